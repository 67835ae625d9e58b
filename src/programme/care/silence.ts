// Silence is a diagnosis: why nothing comes from one of a duo, and from when the team must hear of it.
import { type ComparedDuo, decidedWeeks, isHeld, type Side, type WeekOutcome } from './compare.ts';

/**
 * `never-started`: no chat was ever opened, or nothing was ever answered. `blocked`: no address can be reached any more.
 * `undelivered`: what was sent last did not get through. `unanswered`: it did, and weeks stay without an answer.
 * `not-met`: there are answers, and they say that the two do not meet.
 */
export const diagnoses = ['never-started', 'blocked', 'undelivered', 'unanswered', 'not-met'] as const;
/** One of them. */
export type Diagnosis = (typeof diagnoses)[number];

/** Those of which the coordinator hears the same day; the others after two weeks. Source: field notes, section 4, 6. */
export const sameDay: readonly Diagnosis[] = ['never-started', 'blocked', 'undelivered'];

/** So many weeks without an answer, or without a meeting. Source: programme page, step 7. */
export const WEEKS_OF_SILENCE = 2;

/** How one of the two can be reached. */
export type Reach = {
  /** They have opened a chat with us, once. */
  opened: boolean;
  /** At one of their addresses at least. */
  reachable: boolean;
  /** What was to be sent to them last did not get through. */
  undelivered: boolean;
  /** They have answered anything, ever. */
  answeredEver: boolean;
};

/** The weeks after `after` that are decided. */
const weeksSince = (duo: ComparedDuo, now: string, after: number): WeekOutcome[] =>
  decidedWeeks(duo, now).filter(({ week }) => week > after);

/** Whether somebody said nothing in the last two decided weeks after `after`. */
export function isUnanswered(duo: ComparedDuo, side: Side, now: string, after = 0): boolean {
  const last = weeksSince(duo, now, after).slice(-WEEKS_OF_SILENCE);
  return last.length === WEEKS_OF_SILENCE && last.every(({ week }) => duo[side][`check-in/${week}.met`] === undefined);
}

/** Whether the last two decided weeks after `after` went by without a meeting, and somebody said so. */
export function isNotMet(duo: ComparedDuo, now: string, after = 0): boolean {
  const last = weeksSince(duo, now, after).slice(-WEEKS_OF_SILENCE);
  const held = (one: WeekOutcome) => isHeld(one) || one.kind === 'contradiction';
  return (
    last.length === WEEKS_OF_SILENCE &&
    !last.some(held) &&
    last.some(({ kind }) => kind === 'not-met' || kind === 'one-sided')
  );
}

/** Why nothing comes from one side of a duo at `now` (ISO); null when nothing is wrong. The first that holds, in their order. */
export function silenceOf(duo: ComparedDuo, side: Side, reach: Reach, now: string): Diagnosis | null {
  if (!reach.opened) return 'never-started';
  if (!reach.reachable) return 'blocked';
  if (reach.undelivered) return 'undelivered';
  const decided = decidedWeeks(duo, now);
  if (!reach.answeredEver && decided.length > 0) return 'never-started';
  if (isUnanswered(duo, side, now)) return 'unanswered';
  return isNotMet(duo, now) ? 'not-met' : null;
}
