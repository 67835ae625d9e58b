// All texts, read once from locales/ and spoken through i18next.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import type { Params } from '../core/effect.ts';
import type { Vocabulary, Words } from '../core/vocabulary.ts';
import { firstLanguage, languages } from './languages.ts';
import { slotName } from './slots.ts';
import { languageName, languageNamed } from './spoken.ts';
import { whenWritten } from './when.ts';

/** The texts of all languages. `text` throws when a key is missing: that is a programmer's mistake, found by the checks. */
export type Catalogue = {
  text: (language: string, flow: string, key: string, params?: Params) => string;
  has: (language: string, flow: string, key: string) => boolean;
  words: (language: string) => Words;
  /** All texts of one file, with their holes, for the frame of a web page. */
  labels: (language: string, file: string) => Record<string, string>;
  vocabulary: Vocabulary;
};

/** Where the texts stand, seen from this file. */
export const localesFolder = join(import.meta.dirname, '..', '..', 'locales');

/** Reads every file of every language of the list. Throws when a folder is missing or a file is not JSON. */
export function openCatalogue(folder = localesFolder): Catalogue {
  const resources: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const { code } of languages) {
    const files = readdirSync(join(folder, code)).filter((name) => name.endsWith('.json'));
    resources[code] = Object.fromEntries(
      files.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, code, name), 'utf8'))]),
    );
  }
  const instance: i18n = i18next.createInstance();
  instance.init({
    resources: resources as never,
    lng: firstLanguage,
    fallbackLng: false,
    ns: Object.keys(resources[firstLanguage] ?? {}),
    keySeparator: false,
    initAsync: false,
    // What people typed is never markup here: each channel escapes for itself.
    interpolation: { escapeValue: false },
  });

  /** A text as it was written, holes and all, without asking i18next; undefined for what only i18next can answer. */
  const written = (language: string, flow: string, key: string): string | undefined => {
    const file = resources[language]?.[flow];
    const found = file !== undefined && Object.hasOwn(file, key) ? file[key] : undefined;
    return typeof found === 'string' ? found : undefined;
  };
  const has = (language: string, flow: string, key: string) =>
    written(language, flow, key) !== undefined ||
    // Of a language that has files everything is known; another one may have a fallback.
    (resources[language] === undefined && instance.exists(`${flow}:${key}`, { lng: language }));
  const text = (language: string, flow: string, key: string, params: Params = {}): string => {
    if (!has(language, flow, key)) throw new Error(`No text ${flow}:${key} in ${language}`);
    const filled: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(params)) {
      filled[name] =
        typeof value === 'object' ? text(language, value.flow, value.key, value.params) : fill(value, language);
    }
    const plain = written(language, flow, key);
    if (plain !== undefined) {
      const simple = simplyFilled(plain, filled);
      if (simple !== null) return simple;
    }
    return instance.t(`${flow}:${key}`, { lng: language, ...filled }) as string;
  };
  const words = (language: string) => resources[language]?.words as unknown as Words;
  return {
    text,
    has,
    words,
    labels: (language, file) => resources[language]?.[file] as Record<string, string>,
    vocabulary: {
      languages: languages.map((language) => language.code),
      label: (language, flow, step, option) =>
        has(language, flow, `${step}.${option}`) ? text(language, flow, `${step}.${option}`) : null,
      words,
      languageNamed,
      languageName,
    },
  };
}

/**
 * A text whose holes are all plain names that are given, filled in one go: most texts are of this kind, and i18next takes ten times
 * as long. Null for whatever needs its grammar: plurals, contexts, nested texts, formats, holes that nothing was given for.
 */
function simplyFilled(written: string, given: Readonly<Record<string, string | number>>): string | null {
  if (Object.keys(given).some((name) => grammar.has(name)) || written.includes('$t(')) return null;
  if (!written.includes('{{')) return written;
  let whole = true;
  const filled = written.replace(/\{\{(.*?)\}\}/gs, (_, name: string) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) whole = false;
    return String(value);
  });
  return whole ? filled : null;
}

/** Names that say to i18next how a text is chosen or filled. */
const grammar: ReadonlySet<string> = new Set([
  'count',
  'context',
  'ordinal',
  'lng',
  'lngs',
  'ns',
  'replace',
  'interpolation',
  'postProcess',
  'defaultValue',
]);

/** A formatter is slow to make, and every message may have a date in it. */
const longDates = new Map<string, Intl.DateTimeFormat>();

function longDate(language: string): Intl.DateTimeFormat {
  const known = longDates.get(language);
  if (known) return known;
  const locale = language === 'en' ? 'en-GB' : language;
  const made = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  longDates.set(language, made);
  return made;
}

/** A value such as `$language:ar`, `$slot:tue-18`, `$date:2026-11-22` or `$when:2026-12-01T17:00:00.000Z@Europe/Brussels` is written in the reader's language. */
function fill(value: string | number, language: string): string | number {
  if (typeof value === 'number') return value;
  // Only what is a language or a date: these values may also be what somebody wrote.
  if (/^\$language:[a-z]{2,3}$/.test(value)) return languageName(value.slice('$language:'.length), language);
  if (/^\$slot:[a-z]{3}-\d{2}$/.test(value)) return slotName(value.slice('$slot:'.length), language);
  if (/^\$date:\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)) {
    const date = new Date(`${value.slice('$date:'.length)}T12:00:00Z`);
    // Day before month, as everybody in Europe writes it.
    const written = longDate(language).format(date);
    // The first of a month is an ordinal in French, which Unicode's data do not say.
    return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
  }
  const [, instant, zone] =
    /^\$when:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)@([A-Za-z_]+(?:\/[A-Za-z_-]+)*)$/.exec(value) ?? [];
  if (instant !== undefined && zone !== undefined) return whenWritten(instant, zone, language) ?? value;
  return value;
}
