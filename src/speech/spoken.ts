// Names of spoken languages: what people write for them, and how each is called in a language of the interface.
import { fold } from '../core/read.ts';
import { languages } from './languages.ts';

/** Offered as buttons; any other can be typed. Centre languages first, then by how often mentees name them. */
export const offered = [
  'fr',
  'nl',
  'en',
  'ar',
  'es',
  'pt',
  'tr',
  'de',
  'it',
  'ru',
  'uk',
  'fa',
  'ps',
  'so',
  'ti',
  'am',
  'ln',
  'sw',
] as const;

/** Understood when typed (ISO 639-1, and the 639-2/3 codes of languages that mentees speak and 639-1 lacks). */
const understood = (
  'aa af ak am ar arc ary as az be ber bg bm bn bo bs ca ceb ckb cs cy da de dv dz ee el en eo es et eu fa ff fi fil fr fy ga gl gu ' +
  'ha he hi hr ht hu hy id ig is it ja ka kab kk km kmr kn ko kr ku ky lb lg ln lo lt lua luo lv mg mk ml mn mr ms mt my nb ne nl nn no ny ' +
  'om pa pl ps pt qu rn ro rom ru rw sd sg si sk sl sn so sq sr st sv sw ta te tg th ti tk tl tn tr ts tt ug uk ur uz vi wo xh yi yo zgh zh zu'
).split(' ');

const names = new Map<string, Intl.DisplayNames>();

function namesIn(language: string): Intl.DisplayNames {
  const known = names.get(language);
  if (known) return known;
  const made = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
  names.set(language, made);
  return made;
}

/** "Arabic", "Arabe", "Arabisch": the name of a language, written as at the start of a line. */
export function languageName(code: string, language: string): string {
  const name = namesIn(language).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

let byName: Map<string, string> | null = null;

/** The code of a language that somebody named in any language of the interface or in the language itself; null when unknown. */
export function languageNamed(text: string): string | null {
  if (!byName) {
    byName = new Map();
    for (const code of understood) {
      for (const language of [...languages.map((one) => one.code), code]) {
        const key = fold(namesIn(language).of(code) ?? code);
        if (!byName.has(key)) byName.set(key, code);
      }
    }
  }
  return byName.get(fold(text)) ?? null;
}
