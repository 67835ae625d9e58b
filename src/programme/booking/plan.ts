// The two reminders of an interview: the day before, and two hours before.
import { Temporal } from 'temporal-polyfill';
import { bookedTime } from '../booked-time.ts';
import type { Effect } from '../effects.ts';
import type { Facts, InterviewSlot } from '../facts.ts';
import { planAt } from '../local-time.ts';

/** Hours before the interview at which the second reminder comes. */
const LAST_HOURS = 2;
/** A reminder later than this before the interview is of no use: one has to get there. */
const ON_THE_WAY_HOURS = 0.5;

/** Plans them. The hour is part of each occurrence: when the interview is moved, the old ones say nothing. */
export function planInterview({ id, startsAt }: InterviewSlot, { now, person, dues }: Facts): Effect[] {
  const { zone } = person;
  const before = (hours: number) => new Date(Date.parse(startsAt) - hours * 3_600_000).toISOString();
  const dayBefore = Temporal.Instant.from(startsAt).toZonedDateTimeISO(zone).subtract({ days: 1 });
  const plan = (which: string, wanted: string): Effect[] => {
    const at = bookedTime(wanted, before(ON_THE_WAY_HOURS), zone);
    const occurrence = `${person.id}/appointment-reminder/${id}/${startsAt}/${which}`;
    // What has been said is not said again after the time was given up and taken once more.
    const said = dues.some((due) => due.occurrence === occurrence && due.state === 'sent');
    if (at <= now || said) return [];
    const due = { occurrence, kind: 'appointment-reminder', policy: 'until the interview begins', ...planAt(at, zone) };
    return [{ kind: 'plan', due }];
  };
  return [...plan('day', new Date(dayBefore.epochMilliseconds).toISOString()), ...plan('hours', before(LAST_HOURS))];
}
