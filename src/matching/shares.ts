// How much of each soft criterion a pair reaches, from 0 to 1, out of counts; and the score that the weights make of it. The one place where points are decided: one pair and a whole pool are scored by the same functions.
import { criteria, levels, type Settings, usualSettings } from './pool.ts';

/** What one of the two has not given neither speaks for them nor against them. */
export const UNKNOWN = 0.5;

/** More common slots than this add nothing: a week has one meeting of two hours, and some room to move it. */
const ENOUGH_SLOTS = 3;
/** Two levels above the minimum are enough to talk about work with ease (B1 to C1). */
const ENOUGH_LEVELS = 2;
/** A second common language is worth as much as this. */
const SECOND_LANGUAGE = 0.25;
/** Words of a job in two languages can mean the same: none in common says little. */
const NO_WORD = 0.25;
const ONE_WORD = 0.75;
/** A mentor who likes both is nearly as good as one who asks for exactly this. */
const EITHER = 0.75;
/** After so many days waiting gives all of its points: twice the 30 days that a match may take. */
const LONG_DAYS = 60;

/**
 * Codes that the mentor shares, of those that the mentee wants: nothing in common 0, something more than a half, all of
 * it 1. So a mentor who shares one code is above one of whom nothing is known, who is above one who shares none.
 */
export function shareOfCommon(common: number, wanted: number, offered: number): number {
  if (wanted === 0 || offered === 0) return UNKNOWN;
  return common === 0 ? 0 : 0.5 + (0.5 * common) / wanted;
}

/** Words of the job looked for that the mentor's career has too. Two are enough. */
export function shareOfJob(common: number, wanted: number, offered: number): number {
  if (wanted === 0 || offered === 0) return UNKNOWN;
  return common === 0 ? NO_WORD : common === 1 ? ONE_WORD : 1;
}

/** `best`: the rank of the level that both reach in their best common language, among those at `minimum` or above. */
export function shareOfLanguages(best: number, count: number, minimum: number): number {
  if (count === 0) return 0;
  const most = Math.min(ENOUGH_LEVELS, levels.length - 1 - minimum);
  const above = most === 0 ? 1 : Math.min(1, (best - minimum) / most);
  return (1 - SECOND_LANGUAGE) * above + (count > 1 ? SECOND_LANGUAGE : 0);
}

/** Common two-hour slots. */
export const shareOfSlots = (count: number): number => Math.min(1, count / ENOUGH_SLOTS);

/** A wish about a scale, as a number: none, similar, different. */
export const likes = { none: 0, similar: 1, different: 2 } as const;
/** Both ends of a scale are so far apart. */
const FAR = 4;
/** A scale that one of them has a wish about weighs twice as much as one that nobody has. */
const WISHED = 2;

/** How well a difference (0 to 4) on a scale answers a wish. */
export const answers = (like: number, apart: number): number =>
  like === likes.different ? apart / FAR : 1 - apart / FAR;

/** Whether a hard wish is met: similar is at most one step, different at least two. */
export const isMet = (like: number, apart: number): boolean => (like === likes.different ? apart >= 2 : apart <= 1);

/** What a scale that both gave adds to the points, given the wishes of the two: without any, being similar counts. */
export function scalePoints(one: number, other: number, apart: number): number {
  if (one === likes.none && other === likes.none) return answers(likes.similar, apart);
  return (
    (one === likes.none ? 0 : WISHED * answers(one, apart)) +
    (other === likes.none ? 0 : WISHED * answers(other, apart))
  );
}

/** What that scale weighs. */
export function scaleWeight(one: number, other: number): number {
  if (one === likes.none && other === likes.none) return 1;
  return (one === likes.none ? 0 : WISHED) + (other === likes.none ? 0 : WISHED);
}

/** All scales that both gave, together. */
export const shareOfPersonality = (points: number, weight: number): number =>
  weight === 0 ? UNKNOWN : points / weight;

/** Whether a mentee has a plan, as a number. */
export const projects = { unknown: 0, none: 1, clear: 2 } as const;
/** Whom a mentor prefers, as a number. */
export const preferences = { unknown: 0, precise: 1, open: 2, both: 3 } as const;

/** A mentee without a clear plan and a generalist, or one with a plan and a mentor who likes plans. */
export function shareOfProject(project: number, prefers: number): number {
  if (project === projects.unknown || prefers === preferences.unknown) return UNKNOWN;
  if (prefers === preferences.both) return EITHER;
  return (project === projects.none) === (prefers === preferences.open) ? 1 : 0;
}

/** How long the mentee has waited; -1 when that is not known. It tells mentees apart, not the mentors of one mentee. */
export const shareOfWaiting = (days: number): number => (days < 0 ? UNKNOWN : Math.min(1, days / LONG_DAYS));

/** Weights that together are a thousand, in the order of the criteria. */
export function thousandths({ weights }: Settings): Float64Array {
  const sumOf = (given: Settings['weights']) => criteria.reduce((sum, one) => sum + given[one], 0);
  const used = sumOf(weights) > 0 ? weights : usualSettings.weights;
  const sum = sumOf(used);
  return Float64Array.from(criteria, (one) => (used[one] / sum) * 1000);
}

/** The score out of the weights of `thousandths` and the shares in the order of the criteria. */
export function scoreOf(
  of: Float64Array,
  help: number,
  sectors: number,
  job: number,
  languages: number,
  personality: number,
  slots: number,
  project: number,
  waiting: number,
): number {
  return Math.round(
    (of[0] as number) * help +
      (of[1] as number) * sectors +
      (of[2] as number) * job +
      (of[3] as number) * languages +
      (of[4] as number) * personality +
      (of[5] as number) * slots +
      (of[6] as number) * project +
      (of[7] as number) * waiting,
  );
}
