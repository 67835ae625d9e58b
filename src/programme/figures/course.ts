// The course of a duo as figures see it: when it was over, and whether before its time.
import type { FigureDuo } from './data.ts';
import { monthsOn, type Windows, within } from './period.ts';

/** A duo is planned for so long. Source: programme page, step 7. */
const MONTHS = 6;
const WEEK_MS = 7 * 86_400_000;

/** Whether it began: all three had signed. */
export const hasBegun = (duo: FigureDuo): duo is FigureDuo & { startedAt: string } => duo.startedAt !== null;

/** Its last day: the planned one, or the one on which it ended before. Null when it has none. */
export function lastDay({ endsAt, endedAt }: Pick<FigureDuo, 'endsAt' | 'endedAt'>): string | null {
  if (endsAt === null || endedAt === null) return endsAt ?? endedAt;
  return endsAt < endedAt ? endsAt : endedAt;
}

/** Whether it runs at an instant. */
export const runsAt = (duo: FigureDuo, at: string): boolean =>
  hasBegun(duo) && duo.startedAt <= at && (lastDay(duo) ?? '9') > at;

/** Whether it ended, or is ending, before its time. */
export const endedEarly = ({ reason, state }: FigureDuo): boolean => reason !== null || state === 'ended';

/** The duos whose last day lies in the period. */
export const overIn = (duos: readonly FigureDuo[], windows: Windows): readonly FigureDuo[] =>
  duos.filter((duo) => hasBegun(duo) && within(lastDay(duo), windows(duo.zone)));

/** When six months of the programme are over: weeks of a pause do not count. */
export const sixMonthsOf = (startedAt: string, { shiftedWeeks, zone }: FigureDuo): string =>
  new Date(Date.parse(monthsOn(startedAt, MONTHS, zone)) + shiftedWeeks * WEEK_MS).toISOString();
