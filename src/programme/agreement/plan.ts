// What is planned from the moment an agreement is prepared: it is given to both, reminded once, and its coordinator hears when a signature stays missing.
import type { Effect } from '../effects.ts';
import { daysLater, planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';

/** Days after which somebody who has not signed is reminded. Source: the issue; field notes, "stall alert 7 days". */
export const REMIND_AFTER_DAYS = 3;
/** Days after which the coordinator hears that a signature is missing, and between one time and the next. */
export const ALERT_AFTER_DAYS = 7;
const HOUR = 10;

type Whom = { id: string; zone: string };

const plan = (of: string, occurrence: string, kind: string, at: ReturnType<typeof planAt>): Effect => ({
  kind: 'plan',
  of,
  due: { occurrence, kind, policy: 'always', ...at },
});

/** This edition is given to one of the two, at the first minute that is not quiet. */
export function planReading(duoId: string, edition: number, person: Whom, now: string): Effect {
  const at = planAt(nextAllowed(now, person.zone), person.zone);
  return plan(person.id, `${duoId}/${person.id}/agreement/${edition}`, 'agreement', at);
}

/** The one reminder of this edition. */
export function planSigningReminder(duoId: string, edition: number, person: Whom, told: string): Effect {
  const at = { ...daysLater(told, REMIND_AFTER_DAYS, HOUR, person.zone), zone: person.zone };
  return plan(person.id, `${duoId}/${person.id}/agreement-reminder/${edition}`, 'agreement-reminder', at);
}

/** The look at who has signed, `week` weeks after `from`. It is the mentee's row: one for the duo is enough. */
export function planMissing(duoId: string, edition: number, mentee: Whom, from: string, week: number): Effect {
  const at = { ...daysLater(from, ALERT_AFTER_DAYS * week, HOUR, mentee.zone), zone: mentee.zone };
  return plan(mentee.id, `${duoId}/${mentee.id}/agreement-missing/${edition}/${week}`, 'agreement-missing', at);
}
