// Which alerts the answers of a duo give reason for now. Weeks that an alert was about already are not counted a second time.
import { type ComparedDuo, decidedWeeks, type Side, sides } from './compare.ts';
import { objectiveSteps } from './health.ts';
import type { AlertKind } from './kinds.ts';
import { isNotMet, isUnanswered, type Reach, silenceOf } from './silence.ts';

/** So often in a row "so-so" is a low mood too. */
const SO_SO = 3;
/** No duo has more weeks. */
const MOST_WEEKS = 60;

/** Up to which week an alert was raised, or solved, for each kind; 0 for none. */
export type Covered = (kind: AlertKind) => number;

/** What there is reason for about one of the two. */
export function alertsOfOne(duo: ComparedDuo, side: Side, reach: Reach, now: string, covered: Covered): AlertKind[] {
  const silence = silenceOf(duo, side, reach, now);
  if (silence === 'never-started') return ['care-not-started'];
  if (silence === 'blocked') return ['care-blocked'];
  if (silence === 'undelivered') return ['care-undelivered'];
  return [
    ...(isUnanswered(duo, side, now, covered('silent')) ? ['silent' as const] : []),
    ...(isSoSo(duo, side, covered('care-mood')) ? ['care-mood' as const] : []),
  ];
}

/** What there is reason for about the two. */
export function alertsOfBoth(duo: ComparedDuo, now: string, covered: Covered): AlertKind[] {
  const gainsaid = decidedWeeks(duo, now).some(
    ({ week, kind }) => kind === 'contradiction' && week > covered('care-contradiction'),
  );
  const falls = sides.some((side) => hasFallen(duo, side, covered('care-progress')));
  return [
    ...(isNotMet(duo, now, covered('care-not-met')) ? ['care-not-met' as const] : []),
    ...(gainsaid ? ['care-contradiction' as const] : []),
    ...(falls ? ['care-progress' as const] : []),
  ];
}

/** The last moods that somebody told, three weeks in a row in which they answered, are all "so-so". */
function isSoSo(duo: ComparedDuo, side: Side, after: number): boolean {
  const moods = told(duo, side, 'mood', after);
  return moods.length >= SO_SO && moods.slice(-SO_SO).every(({ value }) => value === 'so-so');
}

const grades = ['none', 'some', 'much', 'reached'];

/** The newest grade of an objective is lower than the one before it. */
function hasFallen(duo: ComparedDuo, side: Side, after: number): boolean {
  return objectiveSteps.some((step) => {
    const [before, last] = told(duo, side, step, 0).slice(-2);
    if (!before || !last || last.week <= after) return false;
    return grades.indexOf(last.value) < grades.indexOf(before.value);
  });
}

/** What somebody answered to a question, week by week after `after`. */
function told(duo: ComparedDuo, side: Side, step: string, after: number): { week: number; value: string }[] {
  const weeks = Array.from({ length: MOST_WEEKS }, (_, nth) => nth + 1).filter((week) => week > after);
  return weeks.flatMap((week) => {
    const value = duo[side][`check-in/${week}.${step}`];
    return value === undefined ? [] : [{ week, value: String(value) }];
  });
}
