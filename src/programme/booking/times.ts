// Which interview times can be booked now, and the one that somebody has. A coordinator whose week is full offers nothing more in it.
import { Temporal } from 'temporal-polyfill';
import type { Effect } from '../effects.ts';
import type { Facts, InterviewSlot } from '../facts.ts';

/** A time that begins sooner than this is not offered: somebody has to get there, and somebody has to read the answers. */
const NOTICE_HOURS = 2;
/** So many are offered at once; whoever can make none of them says so. */
const OFFERED = 10;

/** What the limit of load is counted from: who holds interviews, and how many a week at most (null: any number). */
export type Load = readonly { id: string; weeklyLimit: number | null }[];

/** The week of an instant where the centre is, as ISO 8601 counts weeks: `2026-W53`. */
export function weekOf(at: string, zone: string): string {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
}

/** The end of a time, as an instant. */
export const endOf = ({ startsAt, minutes }: Pick<InterviewSlot, 'startsAt' | 'minutes'>): string =>
  new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

/** Whether the coordinator of this time has as many interviews in its week as they want to hold. Their past ones of that week count. */
export function isFull(time: InterviewSlot, all: readonly InterviewSlot[], team: Load): boolean {
  const limit = team.find(({ id }) => id === time.coordinatorId)?.weeklyLimit ?? null;
  if (limit === null) return false;
  const week = weekOf(time.startsAt, time.zone);
  const held = all.filter(
    (one) =>
      one.coordinatorId === time.coordinatorId && one.personId !== null && weekOf(one.startsAt, one.zone) === week,
  );
  return held.length >= limit;
}

/** The times that can be booked, the next first. Whoever is not of the team any more holds no interviews. */
export function freeTimes(all: readonly InterviewSlot[], team: Load, now: string): InterviewSlot[] {
  const from = new Date(Date.parse(now) + NOTICE_HOURS * 3_600_000).toISOString();
  return all
    .filter((one) => one.state === 'open' && one.personId === null && one.startsAt >= from)
    .filter((one) => team.some(({ id }) => id === one.coordinatorId) && !isFull(one, all, team))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id));
}

/** The times that this person may choose from now. */
export function offeredTimes({ interviewSlots, team, now, person }: Facts): readonly InterviewSlot[] {
  const ofCentre = interviewSlots.filter((one) => one.centreId === person.centreId);
  // What they have themselves does not fill the week for them: they would give it up.
  const counted = ofCentre.map((one) =>
    one.personId === person.id && one.startsAt > now ? { ...one, personId: null, state: 'closed' as const } : one,
  );
  return freeTimes(counted, team, now).slice(0, OFFERED);
}

/** The time to come that this person has booked; null without one. */
export function ownTime({ interviewSlots, person, now }: Facts): InterviewSlot | null {
  const own = interviewSlots.filter((one) => one.personId === person.id && one.state === 'open' && one.startsAt > now);
  return own[0] ?? null;
}

/** The facts once an interview time has changed. */
export function withTime(facts: Facts, id: string, set: Extract<Effect, { kind: 'interview-slot' }>['set']): Facts {
  const interviewSlots = facts.interviewSlots.map((one) => (one.id === id ? { ...one, ...set } : one));
  return { ...facts, interviewSlots };
}

/** What a text says of a time: when it is where the reader is, with whom, and the way there. */
export function timeParams(time: InterviewSlot | null, { person, team }: Facts) {
  return {
    when: time ? `$when:${time.startsAt}@${person.zone}` : '',
    minutes: time?.minutes ?? 0,
    name: team.find(({ id }) => id === time?.coordinatorId)?.name ?? '—',
    place: time?.place ?? '',
  };
}
