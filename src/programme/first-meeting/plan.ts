// When somebody who has not decided yet is asked once more.
import type { Effect } from '../effects.ts';
import { daysLater } from '../local-time.ts';

const REMIND_AFTER_DAYS = 2;
const HOUR = 18;

/** The one reminder of a proposal that was told at `told` (ISO). */
export function planDecisionReminder(duoId: string, person: { id: string; zone: string }, told: string): Effect {
  const due = { occurrence: `${duoId}/${person.id}/decision-reminder`, kind: 'decision-reminder', policy: 'always' };
  const at = daysLater(told, REMIND_AFTER_DAYS, HOUR, person.zone);
  return { kind: 'plan', of: person.id, due: { ...due, ...at, zone: person.zone } };
}
