// When the weekly check-in comes: the same weekday and hour where the person is, week after week.
import type { Effect } from '../effects.ts';
import { daysLater } from '../local-time.ts';

/** The local hour at which both are asked: after work, long before quiet hours. */
export const CHECK_IN_HOUR = 18;
/** An unanswered check-in is asked once more after so many days. Source: programme page, step 7. */
export const REMIND_AFTER_DAYS = 1;
const WEEK = 7;

/** The name of one week's check-in of one person. */
export const checkInOccurrence = (duoId: string, personId: string, week: number): string =>
  `${duoId}/${personId}/check-in/${week}`;

/** The check-in of week `week` (1 is a week after the start at `from`). */
export function planCheckIn(duoId: string, person: { id: string; zone: string }, from: string, week: number): Effect {
  return {
    kind: 'plan',
    of: person.id,
    due: {
      occurrence: checkInOccurrence(duoId, person.id, week),
      kind: 'check-in',
      ...daysLater(from, WEEK * week, CHECK_IN_HOUR, person.zone),
      zone: person.zone,
      policy: 'within 48 h, else the next week',
    },
  };
}

/** The one reminder of a check-in that was asked at `asked`. */
export function planReminder(duoId: string, person: { id: string; zone: string }, asked: string, week: number): Effect {
  return {
    kind: 'plan',
    of: person.id,
    due: {
      occurrence: `${checkInOccurrence(duoId, person.id, week)}/reminder`,
      kind: 'check-in-reminder',
      ...daysLater(asked, REMIND_AFTER_DAYS, CHECK_IN_HOUR, person.zone),
      zone: person.zone,
      policy: 'within 48 h, else dropped',
    },
  };
}
