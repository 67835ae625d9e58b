// The way in: how far the people who joined in a period have come, and how long each step took.
import { count, type Measure, median, share } from './cell.ts';
import { type FigurePerson, type FunnelStep, funnelSteps, type Side } from './data.ts';
import { type Windows, within } from './period.ts';

const DAY_MS = 86_400_000;

/** The steps of a role: only mentors are trained. */
export const stepsOf = (role: Side): readonly FunnelStep[] =>
  role === 'mentor' ? funnelSteps : funnelSteps.filter((step) => step !== 'trained');

/** Whether somebody has reached a step: its date is known, or that of a later one. */
const reachedBy = ({ reached, role }: FigurePerson, step: FunnelStep, end: string): boolean =>
  stepsOf(role)
    .slice(stepsOf(role).indexOf(step))
    .some((one) => (reached[one] ?? '9') <= end);

/** Whether somebody joined in the period, and did not bring a duo along that ran before. */
function joined({ reached, zone }: FigurePerson, windows: Windows): boolean {
  const since = reached.joined;
  const brought = reached.begun !== undefined && since !== undefined && reached.begun < since;
  return within(since, windows(zone)) && !brought;
}

/** How many reached each step, and the days that it took. */
export function funnel(people: readonly FigurePerson[], windows: Windows, now: string): Measure[] {
  return (['mentee', 'mentor'] as const).flatMap((role) => {
    const cohort = people.filter((one) => one.role === role && joined(one, windows));
    const steps = stepsOf(role);
    return steps.flatMap((step, at) => {
      const part = `${role}.${step}`;
      const there = cohort.filter((one) => reachedBy(one, step, now));
      const before = steps[at - 1];
      if (before === undefined) return [count('funnel', part, there.length)];
      const came = cohort.filter((one) => reachedBy(one, before, now));
      return [
        share('funnel', part, there.length, came.length),
        median(
          'lead-time',
          part,
          there.flatMap((one) => daysBetween(one.reached[before], one.reached[step])),
        ),
      ];
    });
  });
}

/** Nothing where a date is missing, or they are not in this order. */
function daysBetween(from: string | undefined, to: string | undefined): number[] {
  if (from === undefined || to === undefined || to < from) return [];
  return [(Date.parse(to) - Date.parse(from)) / DAY_MS];
}
