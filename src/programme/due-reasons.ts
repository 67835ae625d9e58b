// Why something planned was put off, dropped, folded or failed: the words that stand in its row, in English, and the code by which the desk says it in every language.
import type { HeldBack } from './unasked.ts';

/** Why something whose time had come was held back. */
export type WhyHeld = HeldBack | 'quiet';

const held: Readonly<Record<HeldBack, string>> = {
  'a-day': 'something unasked is sent on that day already',
  'a-week': 'three unasked things in seven days already',
  closed: 'the centre is closed on that day',
};
const about = (what: string): Readonly<Record<HeldBack, string>> => ({
  'a-day': `${what}: ${held['a-day']}`,
  'a-week': `${what}: ${held['a-week']}`,
  closed: `${what}: ${held.closed}`,
});

/** The words in the row. */
export const reasonsOf = {
  late: 'more than 48 hours late',
  putOff: { ...about('put off'), quiet: 'put off: quiet hours' } as Readonly<Record<WhyHeld, string>>,
  folded: about('folded into the next one'),
  dropped: about('dropped'),
} as const;

/** The words in the row of something that was said and did not arrive. The store writes the same (`src/store/failed-due.ts`). */
export const notDelivered = (failure: string): string => `not delivered: ${failure}`;

/** What a reason begins with, and its code: the first that fits counts. */
const codes: readonly (readonly [RegExp, string])[] = [
  [/^in time$/, 'in-time'],
  [/^put off: quiet/, 'quiet'],
  [/^(put off|dropped): something/, 'a-day'],
  [/^(put off|dropped): three/, 'a-week'],
  [/^(put off|dropped): the centre/, 'closed'],
  [/^folded/, 'folded'],
  [/^more than 48/, 'late'],
  [/^no address/, 'unreachable'],
  [/^left|^the other left/, 'left'],
  [/^answered|^has answered|^signed|confirmed$|^said when/, 'answered'],
  [/^the duo|^the proposal|^in the pool no more|^now at the stage/, 'further-on'],
  [/moved|cancelled|another time|corrected|newer edition|^given up|no seat/, 'changed'],
  [/^nothing to book|^no times/, 'nothing-to-book'],
  [/^a case is open/, 'case-open'],
  [/taken back|^came back|^back from/, 'taken-back'],
  [/^not delivered: .*(unreachable|blocked|deactivated|not found)/, 'failed-unreachable'],
  [/^not delivered/, 'failed'],
];

/** The code of a reason, for the texts `reason.<code>` of the desk; `other` is "not needed any more". */
export function reasonCode(reason: string | null): string {
  if (reason === null) return 'none';
  return codes.find(([begins]) => begins.test(reason))?.[1] ?? 'other';
}

/** All codes, for the check of the texts. */
export const reasonCodes: readonly string[] = [...new Set([...codes.map(([, code]) => code), 'none', 'other'])];
