// How a day with its hour is written, in somebody's language and zone: "Tuesday 1 December, 18:00".

/** Null for what is no instant or no zone: the words may be what somebody wrote. */
export function whenWritten(instant: string, zone: string, language: string): string | null {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return null;
  // Day before month and 24 hours, as everybody in Europe writes it.
  const locale = language === 'en' ? 'en-GB' : language;
  try {
    const { day, hour } = formats(locale, zone);
    const written = day.format(at);
    // The first of a month is an ordinal in French, which Unicode's data do not say.
    return `${language === 'fr' ? written.replace(/ 1 /, ' 1er ') : written}, ${hour.format(at)}`;
  } catch {
    return null;
  }
}

type Formats = { day: Intl.DateTimeFormat; hour: Intl.DateTimeFormat };
const known = new Map<string, Formats>();

/** How days and hours are written there. Making these takes a hundred times longer than using them; there are as many as languages and zones. */
function formats(locale: string, zone: string): Formats {
  const key = `${locale} ${zone}`;
  const made = known.get(key) ?? {
    day: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone }),
    hour: new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    }),
  };
  known.set(key, made);
  return made;
}
