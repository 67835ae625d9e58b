// Words in the language that is spoken: the labels that the server sends, days and times.

/** @typedef {{ language: string, text: (key: string) => string, day: (at: string) => string, time: (at: string) => string }} Wording */

/** The locale to write dates in: English as in Europe. @param {string} language */
export const localeOf = (language) => (language === 'en' ? 'en-GB' : language || undefined);

/** @param {Record<string, string>} labels @param {string} language @param {string} [timeZone] @returns {Wording} */
export function makeWording(labels, language, timeZone) {
  const locale = localeOf(language);
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  return {
    language,
    text: (key) => labels[key] ?? key,
    day: (at) => {
      const words = day.format(new Date(at));
      return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
    },
    time: (at) => time.format(new Date(at)),
  };
}
