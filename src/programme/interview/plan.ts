// When somebody who has not answered all questions is reminded: twice, and then left in peace.
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { daysLater } from '../local-time.ts';

/** Days without a word after which the questions are brought up again. */
export const REMIND_AFTER_DAYS = [3, 10] as const;
/** The hour of the day, where the person is. */
export const REMINDER_HOUR = 10;

/** The reminders, counted from now; those that are planned or were sent are not planned again. */
export function planReminders({ person, dues, now }: Facts): Effect[] {
  return REMIND_AFTER_DAYS.map((days) => ({ days, occurrence: `${person.id}/interview-reminder-${days}` }))
    .filter(({ occurrence }) => !dues.some((due) => due.occurrence === occurrence && due.state !== 'skipped'))
    .map(({ days, occurrence }): Effect => {
      const when = { ...daysLater(now, days, REMINDER_HOUR, person.zone), zone: person.zone };
      return {
        kind: 'plan',
        due: { occurrence, kind: 'interview-reminder', ...when, policy: 'within 48 h, else dropped' },
      };
    });
}

/** No reminder any more: everything is answered. */
export function dropReminders({ dues }: Facts): Effect[] {
  return dues
    .filter((due) => due.kind === 'interview-reminder' && due.state === 'due')
    .map(
      ({ occurrence }): Effect => ({ kind: 'due-state', occurrence, state: 'skipped', reason: 'interview confirmed' }),
    );
}
