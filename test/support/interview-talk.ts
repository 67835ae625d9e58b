// The interview as one mentee and one mentor answer it, for every test that walks it: by steps and codes, and as what is seen and tapped in English.
import { slotName } from '../../src/speech/slots.ts';
import { openTexts } from './texts.ts';

/** A question by its step (or by the texts that it speaks), and what is done: one button, several, or words. Buttons by their codes. */
export type Answered = readonly [step: string, does: { taps: string | string[] } | { say: string }];

/** What both are asked at the end of their own parts. */
const aboutYou: readonly Answered[] = [
  ['spoken', { taps: 'yes' }],
  ['scale-plan', { taps: 'a2' }],
  ['scale-talk', { taps: 'a1' }],
  ['scale-direct', { taps: 'ab' }],
  ['scale-detail', { taps: 'b1' }],
  ['scale-pace', { taps: 'b2' }],
  ['scale-advice', { taps: 'unsure' }],
  ['check', { taps: 'confirm' }],
  ['summary', { taps: 'yes' }],
];

/** The mentee's talk. */
export const menteeAnswers: readonly Answered[] = [
  ['situation', { taps: 'looking' }],
  ['education', { taps: 'secondary' }],
  ['recognised', { taps: 'asked' }],
  ['experience', { taps: 'three' }],
  ['worked', { say: 'I sold fruit' }],
  ['check', { taps: 'confirm' }],
  ['rest', { taps: 'now' }],
  ['job', { say: 'Nurse in a hospital' }],
  ['sectors', { taps: ['care', 'social'] }],
  ['availability', { taps: ['tue-18', 'sat-10'] }],
  ['goals', { taps: ['cv', 'interview', 'confidence'] }],
  ['cv', { taps: 'nothing' }],
  ['check', { taps: 'confirm' }],
  ['rest', { taps: 'now' }],
  ['objective', { say: 'A first contract' }],
  ['objective-two', { taps: 'nothing' }],
  ['barriers', { taps: ['language', 'network'] }],
  ['expectations', { taps: 'unsure' }],
  ['check', { taps: 'confirm' }],
  ['rest', { taps: 'now' }],
  ...aboutYou,
];

/** The mentor's talk; `words` are what they write of their working life, and why they come. */
export const mentorAnswers = (words: { career: string; motivation: string }): readonly Answered[] => [
  ['today', { taps: 'retired' }],
  ['career', { say: words.career }],
  ['fields', { taps: ['care', 'education'] }],
  ['coaching', { taps: 'some' }],
  ['coached', { taps: 'nothing' }],
  ['check', { taps: 'confirm' }],
  ['rest', { taps: 'now' }],
  ['motivation', { say: words.motivation }],
  ['helps', { taps: ['cv', 'interview', 'network'] }],
  ['hours', { taps: ['tue-18', 'thu-14'] }],
  ['project', { taps: 'open' }],
  ['meet', { taps: 'both' }],
  ['wishes', { taps: 'nothing' }],
  ['check', { taps: 'confirm' }],
  ['rest', { taps: 'now' }],
  ...aboutYou,
];

/** The same talk with other words to some questions. */
export const inOtherWords = (talk: readonly Answered[], words: Readonly<Record<string, string>>): readonly Answered[] =>
  talk.map(([step, does]) => [step, words[step] === undefined ? does : { say: words[step] }]);

/** The label of a button of the interview, in a language. */
function labelOf(step: string, code: string, language: string): string {
  const texts = openTexts(language);
  const own = texts('interview', `${step}.${code}`) ?? texts('common', `instead.${code}`);
  return own ?? texts('sectors', code) ?? texts('scale', code) ?? slotName(code, language);
}

/** The talk as it is seen and done in a chat in English: several buttons are tapped one after the other, then “Done”. */
export function seenInEnglish(talk: readonly Answered[]): { sees: RegExp; tap?: string; say?: string }[] {
  const texts = openTexts('en');
  return talk.flatMap(([step, does]): { sees: RegExp; tap?: string; say?: string }[] => {
    const [line = ''] = (texts('interview', step) ?? '').split('\n');
    const sees = new RegExp(line.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{\w+\}\}/g, '.+'));
    if ('say' in does) return [{ sees, say: does.say }];
    if (typeof does.taps === 'string') return [{ sees, tap: labelOf(step, does.taps, 'en') }];
    const taps = does.taps.map((code) => ({ sees, tap: labelOf(step, code, 'en') }));
    return [...taps, { sees, tap: texts('common', 'done') ?? '' }];
  });
}

/** The talk cut after each pause, for walks that take one sitting at a time. */
export function inSittings(talk: readonly Answered[]): Answered[][] {
  const sittings: Answered[][] = [[]];
  for (const one of talk) {
    sittings.at(-1)?.push(one);
    if (one[0] === 'rest') sittings.push([]);
  }
  return sittings;
}
