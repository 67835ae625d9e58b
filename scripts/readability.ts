// How easy texts are to read, by the formula that was published for their language.
import { countSyllables } from './count-syllables.ts';

/** What was counted, and what the formula makes of it: 100 is very easy, 60 plain, 30 difficult. */
export type Readability = { words: number; sentences: number; syllables: number; ease: number };

/**
 * Reading ease from words a sentence and syllables a word.
 *
 * - English: Flesch Reading Ease. R. Flesch, “A new readability yardstick”, Journal of Applied Psychology 32, 1948.
 * - French: L. Kandel and A. Moles, “Application de l’indice de Flesch à la langue française”, Cahiers d’Études de
 *   Radio-Télévision 19, 1958.
 * - Dutch: Flesch-Douma. W. H. Douma, “De leesbaarheid van landbouwbladen”, Wageningen 1960.
 *
 * All three are on Flesch's scale, but are not to be compared with each other: each was fitted to its own language.
 */
export const formulas: Readonly<Record<string, { name: string; ease: (asl: number, asw: number) => number }>> = {
  en: { name: 'Flesch Reading Ease', ease: (asl, asw) => 206.835 - 1.015 * asl - 84.6 * asw },
  fr: { name: 'Kandel-Moles', ease: (asl, asw) => 207 - 1.015 * asl - 73.6 * asw },
  nl: { name: 'Flesch-Douma', ease: (asl, asw) => 206.84 - 0.93 * asl - 77 * asw },
};

/**
 * The school year in which an English text is understood. J. P. Kincaid and others, “Derivation of new readability
 * formulas …”, Research Branch Report 8-75, Naval Air Station Memphis, 1975. Fitted to English only.
 */
export function kincaidGrade({ words, sentences, syllables }: Readability): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** Names that nobody can write more simply. Each counts as one word of two syllables, as does a hole of a text. */
const NAMES =
  /DUO for a JOB|France Travail|Mission Locale|Actiris|VDAB|(?<!\p{L})Forem(?!\p{L})|UWV|Telegram|Slack|WhatsApp/gu;
const HOLE = /\{\{[^}]*\}\}/gu;
/** “Voulez-vous”, “est-ce”: two words, as in every count of French. */
const INVERSION = /(?<=\p{L})-(?=(?:je|vous|nous|il|ils|elle|elles|ce)(?!\p{L}))/gu;
/** A letter that stands in no text of ours, so that no word is taken for it. */
const STAND_IN = 'ꙮ';
const STAND_IN_SYLLABLES = 2;

/**
 * The sentences of a text, as lists of words. A line ends one, as do `.`, `!`, `?`, `…`, and `:` and `;`: Flesch counts
 * by units of thought. “aujourd’hui”, “l’équipe” and “follow-up” are one word each. Signs are no words.
 */
export function sentencesOf(text: string): string[][] {
  return text
    .replace(HOLE, STAND_IN)
    .replace(NAMES, STAND_IN)
    .replace(INVERSION, ' ')
    .split(/\n+|[.!?…:;]+(?=[\s”»")]|$)/u)
    .map((sentence) => sentence.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [])
    .filter((words) => words.length > 0);
}

/** Measures texts together, as one. Null for a language without a formula, and where there are no words. */
export function measure(texts: readonly string[], language: string): Readability | null {
  const formula = formulas[language];
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flat();
  if (!formula || words.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, language), 0);
  const ease = formula.ease(words.length / sentences.length, syllables / words.length);
  return { words: words.length, sentences: sentences.length, syllables, ease };
}

/** A number is read as a word of its own; how long it sounds is not the writer's choice. */
function syllablesOf(word: string, language: string): number {
  return word === STAND_IN || /^\p{N}+$/u.test(word) ? STAND_IN_SYLLABLES : countSyllables(word, language);
}
