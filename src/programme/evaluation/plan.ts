// When the questions at the end come.
import type { Effect } from '../effects.ts';
import { daysLater, planAt } from '../local-time.ts';

/** Unanswered questions are brought up again after so many days, twice. Source: the issue; field notes, MentorNeko's stall alert. */
const REMIND_AFTER_DAYS = [3, 7] as const;
const HOUR = 10;

/** The evaluation of one person, on the last day of the duo. `endsAt` is an instant (ISO). */
export function planEvaluation(duoId: string, person: { id: string; zone: string }, endsAt: string): Effect {
  const due = { occurrence: `${duoId}/${person.id}/evaluation`, kind: 'evaluation', policy: 'always' };
  return { kind: 'plan', of: person.id, due: { ...due, ...planAt(endsAt, person.zone) } };
}

/** Its two reminders, counted from when it was asked. */
export const planEvaluationReminders = (duoId: string, person: { id: string; zone: string }, asked: string): Effect[] =>
  REMIND_AFTER_DAYS.map((days, nth) => reminder(duoId, person, asked, nth + 1, days));

function reminder(
  duoId: string,
  person: { id: string; zone: string },
  asked: string,
  nth: number,
  days: number,
): Effect {
  const occurrence = `${duoId}/${person.id}/evaluation/reminder${nth === 1 ? '' : `/${nth}`}`;
  const at = daysLater(asked, days, HOUR, person.zone);
  const due = {
    occurrence,
    kind: 'evaluation-reminder',
    ...at,
    zone: person.zone,
    policy: 'within 48 h, else dropped',
  };
  return { kind: 'plan', of: person.id, due };
}
