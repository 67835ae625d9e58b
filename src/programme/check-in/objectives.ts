// The objectives of a duo, as its agreement has them, and the question how far each of them is.
import type { Answers, Value } from '../../core/conversation.ts';
import { type Facts, partnerName } from '../facts.ts';

/** How far an objective can be. */
export const progress = ['none', 'some', 'much', 'reached'] as const;
/** So many objectives an agreement has at most. */
const MOST = 3;

/** The objectives of the agreement. */
export const objectivesOf = ({ duo }: Facts): readonly string[] =>
  duo?.agreement?.content.objectives.slice(0, MOST) ?? [];

/** What the question about one of them says. */
export const aboutObjective =
  (nth: number) =>
  ({ facts }: { facts: Facts }) => ({ objective: objectivesOf(facts)[nth] ?? '', partner: partnerName(facts) });

/** Whether there is one more than these. */
export const hasMore =
  (than: number) =>
  ({ facts }: { facts: Facts }): boolean =>
    objectivesOf(facts).length > than;

/** What was answered in a talk, by the name under which it is kept. */
export function ratedIn(answers: Answers): [string, Value][] {
  return Array.from({ length: MOST }, (_, at) => at + 1).flatMap((nth): [string, Value][] => {
    const value = answers[`goal-${nth}`];
    return value === undefined ? [] : [[`objective-${nth}`, value]];
  });
}
