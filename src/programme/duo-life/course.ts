// How long a duo lasts, and what moves its end: pauses, and an extension within the maximum. Pure.
import { Temporal } from 'temporal-polyfill';
import type { DuoFacts, Rhythm } from '../facts.ts';
import { daysLater, localDate } from '../local-time.ts';

/** Weeks of one pause. Source: issue of step 7, "Pause of one to four weeks". */
export const pauseWeeks = ['1', '2', '3', '4'] as const;
/** All pauses of a duo together. Own value: two long ones; after that a coordinator talks about an end. */
export const MOST_PAUSED_WEEKS = 8;
/** A duo lasts so long at most, without its pauses. Source: programme page, step 7. */
const MOST_MONTHS = 6;
/** The hour, in the zone of the centre, at which a pause is over. */
const BACK_HOUR = 10;

type Course = Pick<DuoFacts, 'startedAt' | 'endsAt' | 'pausedUntil' | 'shiftedWeeks'>;

/** Whether a duo has a pause now. */
export const isPaused = (duo: Pick<Course, 'pausedUntil'> | null, now: string): boolean =>
  duo?.pausedUntil != null && duo.pausedUntil > now;

/** The end, so many weeks later, at the same hour of the wall clock. */
export function weeksLater(at: string, weeks: number, zone: string): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone).add({ weeks });
  return new Date(time.epochMilliseconds).toISOString();
}

/** What a pause of so many weeks from now on changes; a pause that runs is made longer. Null when it would be too much, or there is no end to move. */
export function paused(duo: Course, weeks: number, zone: string, now: string) {
  const { endsAt, pausedUntil, shiftedWeeks } = duo;
  if (endsAt === null || endsAt <= now || shiftedWeeks + weeks > MOST_PAUSED_WEEKS) return null;
  const from = pausedUntil !== null && pausedUntil > now ? pausedUntil : now;
  return {
    pausedUntil: daysLater(from, 7 * weeks, BACK_HOUR, zone).at,
    endsAt: weeksLater(endsAt, weeks, zone),
    shiftedWeeks: shiftedWeeks + weeks,
  };
}

/** The last day (yyyy-mm-dd) to which a duo can be extended: six months from its beginning, and its paused weeks. Null before it has begun. */
export function lastEnd({ startedAt, shiftedWeeks }: Course, zone: string): string | null {
  if (startedAt === null) return null;
  const start = Temporal.PlainDate.from(localDate(startedAt, zone));
  return start.add({ months: MOST_MONTHS }).add({ weeks: shiftedWeeks }).toString();
}

/** A day of the week and an hour as one code, `tue 18:00`. */
export const rhythmCode = ({ day, time }: Rhythm): string => `${day} ${time}`;

/** The two halves of such a code, whatever follows it. */
export function rhythmOfCode(code: string): Rhythm | null {
  const found = /^(mon|tue|wed|thu|fri|sat|sun) (\d\d:\d\d)/.exec(code);
  return found?.[1] && found[2] ? { day: found[1], time: found[2] } : null;
}
