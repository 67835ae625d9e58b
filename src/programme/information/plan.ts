// What is planned for somebody who has a seat, who waits for one, or who has not chosen a session yet.
import { Temporal } from 'temporal-polyfill';
import { bookedTime } from '../booked-time.ts';
import type { Effect } from '../effects.ts';
import type { Facts, Gathering } from '../facts.ts';
import { daysLater, planAt } from '../local-time.ts';

/** Hours before the session at which the second reminder comes, and at which nobody waits for a seat any more. */
const LAST_HOURS = 2;
/** A reminder later than this before the session is of no use: one has to get there. */
const ON_THE_WAY_HOURS = 1;
/** Days without a word after which a profile without a session is reminded, and the hour of the day. */
const REMIND_AFTER_DAYS = [3, 10];
const REMINDER_HOUR = 10;
/** Days until "not now" is asked once more. */
export const ASK_AGAIN_AFTER_DAYS = 30;

const before = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) - hours * 3_600_000).toISOString();

/** The same hour of the day before, where the person is. */
function dayBefore(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).subtract({ days: 1 });
  return new Date(local.epochMilliseconds).toISOString();
}

/**
 * Reminders of a seat (the day before, and two hours before), or the moment at which waiting for one ends. The hour of the
 * session is part of each occurrence: when the session is moved, the old ones say nothing.
 */
export function planSession(
  { id, startsAt }: Pick<Gathering, 'id' | 'startsAt'>,
  state: 'booked' | 'waiting',
  { now, person, dues }: Pick<Facts, 'now' | 'person' | 'dues'>,
): Effect[] {
  const { zone } = person;
  const until = before(startsAt, ON_THE_WAY_HOURS);
  const plan = (kind: string, which: string, wanted: string): Effect[] => {
    const at = bookedTime(wanted, until, zone);
    const occurrence = `${id}/${person.id}/${kind}/${startsAt}/${which}`;
    // What has been said is not said again after the seat was given up and taken once more.
    const said = dues.some((due) => due.occurrence === occurrence && due.state === 'sent');
    if (at <= now || said) return [];
    return [{ kind: 'plan', due: { occurrence, kind, policy: 'until the session begins', ...planAt(at, zone) } }];
  };
  if (state === 'waiting') return plan('seat-none', 'end', before(startsAt, LAST_HOURS));
  return [
    ...plan('session-reminder', 'day', dayBefore(startsAt, zone)),
    ...plan('session-reminder', 'hours', before(startsAt, LAST_HOURS)),
  ];
}

/** Reminders of a confirmed profile without a session. Checked again when the time comes. */
export function planBookingReminders({ now, person: { id, zone } }: Facts): Effect[] {
  return REMIND_AFTER_DAYS.map((days) => ({
    kind: 'plan',
    due: {
      occurrence: `${id}/booking-reminder-${days}`,
      kind: 'booking-reminder',
      policy: 'within 48 h, else dropped',
      ...daysLater(now, days, REMINDER_HOUR, zone),
      zone,
    },
  }));
}

/** "Do you want to go on?" once more, for whoever said not now; null when that was done before. */
export function planAskAgain({ now, dues, person: { id, zone } }: Facts): Effect | null {
  const occurrence = `${id}/after-session-again`;
  if (dues.some((due) => due.occurrence === occurrence)) return null;
  const at = daysLater(now, ASK_AGAIN_AFTER_DAYS, REMINDER_HOUR, zone);
  return {
    kind: 'plan',
    due: { occurrence, kind: 'after-session-again', policy: 'within 48 h, else dropped', ...at, zone },
  };
}
