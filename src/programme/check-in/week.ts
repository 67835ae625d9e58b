// The weeks of a duo: when it means to meet in each of them, which one it is in, and which one somebody is answering. Pure.
import { Temporal } from 'temporal-polyfill';
import type { Agreement, DuoWeek, Facts, Rhythm } from '../facts.ts';
import { localDate } from '../local-time.ts';

/** How long a weekly meeting takes, unless its week says otherwise. Source: programme page, step 7. */
export const MEETING_MINUTES = 120;
/** No duo has more weeks: six months, pauses and what a coordinator adds. */
export const MOST_WEEKS = 60;

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const WEEK_MS = 7 * 86_400_000;

/** What of a duo its weeks are made of: a turn's and a desk's duo both have it. */
export type Weekly = {
  startedAt: string | null;
  rhythm: Rhythm | null;
  pausedUntil: string | null;
  shiftedWeeks: number;
  weeks: readonly DuoWeek[];
  agreement?: Agreement | null;
};

/** When they usually meet: as it is now, else as it was agreed; null where nobody has said it. */
export const rhythmOf = (duo: Pick<Weekly, 'rhythm' | 'agreement'>): Rhythm | null =>
  duo.rhythm ?? duo.agreement?.content.rhythm ?? null;

/** The zone of a duo's centre: its hours are meant there. */
export const zoneOfDuo = (facts: Facts): string =>
  facts.centres.find(({ id }) => id === facts.duo?.centreId)?.zone ?? facts.person.zone;

/**
 * When week `week` (1 is the first) means to meet (ISO, UTC): as its row says, else the rhythm's day, counted from the
 * beginning and moved by what was paused. Null for a week that is off, and without a rhythm.
 */
export function plannedMeeting(duo: Weekly, week: number, zone: string): string | null {
  const row = duo.weeks.find((one) => one.week === week);
  if (row?.state === 'off') return null;
  if (row?.plannedAt && !isPausedAway(duo, row.plannedAt)) return row.plannedAt;
  return occurrence(duo, week, zone);
}

/** How long the meeting of a week takes. */
export const minutesOf = (duo: Weekly, week: number): number =>
  duo.weeks.find((one) => one.week === week)?.minutes ?? MEETING_MINUTES;

/** A day that was planned before a pause was made, and lies in it, counts no more. */
function isPausedAway({ pausedUntil, shiftedWeeks }: Weekly, plannedAt: string): boolean {
  if (pausedUntil === null || plannedAt >= pausedUntil) return false;
  return Date.parse(plannedAt) >= Date.parse(pausedUntil) - shiftedWeeks * WEEK_MS;
}

function occurrence(duo: Weekly, week: number, zone: string): string | null {
  const rhythm = rhythmOf(duo);
  if (!rhythm || duo.startedAt === null) return null;
  const start = Temporal.PlainDate.from(localDate(duo.startedAt, zone));
  const first = start.add({ days: (days.indexOf(rhythm.day) + 1 - start.dayOfWeek + 7) % 7 });
  const day = first.add({ days: 7 * (week - 1 + duo.shiftedWeeks) });
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(rhythm.time) });
  return new Date(at.epochMilliseconds).toISOString();
}

/** The week in which a duo is at `now` (ISO): 1 from its beginning on. A pause counts as no week. */
export function weekAt(duo: Weekly, now: string): number {
  if (duo.startedAt === null) return 1;
  const until = duo.pausedUntil !== null && duo.pausedUntil > now ? duo.pausedUntil : now;
  const gone = Math.floor((Date.parse(until) - Date.parse(duo.startedAt)) / WEEK_MS) - duo.shiftedWeeks;
  return Math.min(MOST_WEEKS, Math.max(1, gone + 1));
}

/** The next meeting that is still to come, with its week; null when none is, or nobody has said when they meet. */
export function nextMeeting(
  duo: Weekly & { endsAt: string | null },
  now: string,
  zone: string,
): { week: number; at: string } | null {
  const from = duo.pausedUntil !== null && duo.pausedUntil > now ? duo.pausedUntil : now;
  for (let week = 1; week <= MOST_WEEKS; week++) {
    const at = plannedMeeting(duo, week, zone);
    if (at !== null && at > from) return duo.endsAt === null || at < duo.endsAt ? { week, at } : null;
  }
  return null;
}

/** The newest check-in of this duo that was asked, or null. */
export function askedWeek(facts: Facts): number | null {
  const prefix = `${facts.duo?.id}/${facts.person.id}/check-in/`;
  const weeks = facts.dues
    .filter((due) => due.kind === 'check-in' && due.occurrence.startsWith(prefix))
    .filter((due) => due.state === 'sent' || due.state === 'done')
    .map((due) => Number(due.occurrence.slice(prefix.length)));
  return weeks.length > 0 ? Math.max(...weeks) : null;
}

/** What this person answered to a question of a week. */
export const saidOf = (facts: Facts, week: number | null, step: string) => facts.duo?.mine[`check-in/${week}.${step}`];
