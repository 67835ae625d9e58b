// What a questionnaire is made of: sittings of a few questions each, as data; and what can be said of them.
import type { Answers, Value } from '../../core/conversation.ts';
import type { Line } from '../../core/effect.ts';
import type { Instead, Options, Seen } from '../../core/flow.ts';
import type { Facts } from '../facts.ts';

/** Who reads an answer: the coordinators of the centre alone, or the partner of a duo too. */
export type Readers = 'team' | 'partner';

/** One question. `Q` is the name of its step. */
export type InterviewQuestion<Q extends string = string> = {
  step: Q;
  reads: Readers;
  /** What may be answered in the place of an answer. */
  instead?: readonly Instead[];
  /** A delicate list: its codes are sealed like words. */
  sealed?: true;
  /** Asked only then. */
  when?: (answers: Answers) => boolean;
  /** Nobody is accepted without it: who answers by phone is asked at least these. */
  needed?: true;
  /** What is known already, shown below the question. */
  lines?: (seen: Seen<Facts>) => readonly Line[];
} & (
  | { kind: 'text' }
  | { kind: 'choice'; options: Options; free?: true; columns?: number }
  | { kind: 'many'; options: Options; free?: true; columns?: number }
  /** A document, such as a CV. */
  | { kind: 'file' }
);

/** A question that is answered in words or by buttons, so that a coordinator can write the answer too. */
export type WordsQuestion = Exclude<InterviewQuestion, { kind: 'file' }>;

/** Whether it is one. */
export const isInWords = (question: InterviewQuestion): question is WordsQuestion => question.kind !== 'file';

/** Some questions that are answered in one go; afterwards comes a small summary, and a pause. `N` is its name. */
export type Sitting<Q extends string = string, N extends string = string> = {
  name: N;
  questions: readonly InterviewQuestion<Q>[];
};

/** Most characters of an answer in somebody's own words. */
export const WORDS_MAX = 500;

/** Whether somebody has begun a sitting: its first question is answered. Sittings are asked in order, and none is left half-way. */
export function isBegun(sitting: Sitting, answers: Readonly<Record<string, Value>>): boolean {
  const [first] = sitting.questions;
  return first !== undefined && answers[first.step] !== undefined;
}

/** Whether something was said: neither "I do not know yet" nor "nothing". */
export const isSaid = (value: Value | undefined): boolean =>
  value !== undefined && value !== 'unsure' && value !== 'nothing';
