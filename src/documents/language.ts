// The language of a paper: which way it is read, and the words around what it says.
import type { Catalogue } from '../speech/catalogue.ts';
import { firstLanguage } from '../speech/languages.ts';
import type { Direction } from './lines.ts';

/** Languages that are written from the right. An agreement may be in one that the service itself does not speak. */
const FROM_THE_RIGHT = new Set(['ar', 'fa', 'prs', 'ps', 'ur', 'he', 'yi', 'ckb', 'sd', 'ug', 'dv', 'syr']);

/** Which way this language is written. */
export const directionOf = (language: string): Direction =>
  FROM_THE_RIGHT.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';

/** What our papers say beside what they are about. */
export const paperWords = [
  ...['page', 'version'],
  ...['title', 'role', 'name', 'when', 'channel', 'hash', 'note'].map((key) => `sign.${key}` as const),
  ...['mentee', 'mentor', 'coordinator'].map((code) => `role.${code}` as const),
  ...['telegram', 'slack', 'web'].map((code) => `channel.${code}` as const),
];

/** The texts of `documents.json` in this language, or in the first one where there are none. */
export function wordsFor(language: string, catalogue: Catalogue) {
  const spoken = catalogue.vocabulary.languages.includes(language) ? language : firstLanguage;
  return {
    direction: directionOf(spoken),
    text: (key: string, params: Record<string, string | number> = {}) =>
      catalogue.text(spoken, 'documents', key, params),
    /** The name of a code such as `mentee`; other words stand for themselves. */
    named: (kind: 'role' | 'channel', code: string) =>
      catalogue.has(spoken, 'documents', `${kind}.${code}`)
        ? catalogue.text(spoken, 'documents', `${kind}.${code}`)
        : code,
  };
}
