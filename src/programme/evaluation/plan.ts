// When the questions at the end come.
import type { Effect } from '../effects.ts';
import { daysLater, planAt } from '../local-time.ts';

const REMIND_AFTER_DAYS = 3;
const HOUR = 10;

/** The evaluation of one person, on the last day of the duo. `endsAt` is an instant (ISO). */
export function planEvaluation(duoId: string, person: { id: string; zone: string }, endsAt: string): Effect {
  const due = { occurrence: `${duoId}/${person.id}/evaluation`, kind: 'evaluation', policy: 'always' };
  return { kind: 'plan', of: person.id, due: { ...due, ...planAt(endsAt, person.zone) } };
}

/** The one reminder of it. */
export function planEvaluationReminder(duoId: string, person: { id: string; zone: string }, asked: string): Effect {
  const occurrence = `${duoId}/${person.id}/evaluation/reminder`;
  const at = daysLater(asked, REMIND_AFTER_DAYS, HOUR, person.zone);
  const due = {
    occurrence,
    kind: 'evaluation-reminder',
    ...at,
    zone: person.zone,
    policy: 'within 48 h, else dropped',
  };
  return { kind: 'plan', of: person.id, due };
}
