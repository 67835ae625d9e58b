// The questions at the end when their day has come, and their two reminders.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { partnerName } from '../facts.ts';
import { isLate, isUnreachable } from '../late.ts';
import { planEvaluationReminders } from './plan.ts';

/** Begins the evaluation; from now on there is no weekly check-in any more. */
export function dueEvaluation({ planned, facts }: DueSeen): DueDecision {
  const { duo, person } = facts;
  if (!duo || !planned.occurrence.startsWith(`${duo.id}/`) || (duo.state !== 'active' && duo.state !== 'evaluation')) {
    return { kind: 'skip', reason: 'the duo is over' };
  }
  // Its questions came, or come, when it was ended.
  if (duo.reason !== null && !planned.occurrence.endsWith('/early')) return { kind: 'skip', reason: 'ends early' };
  // A pause or an extension has moved the end since this was planned.
  if (duo.state === 'active' && duo.endsAt !== null && duo.endsAt > facts.now)
    return { kind: 'wait', until: duo.endsAt };
  return {
    kind: 'begin',
    flow: 'evaluation',
    urgency: 'booked',
    over: ['check-in'],
    effects: [
      ...(duo.state === 'active' ? [{ kind: 'duo', id: duo.id, set: { state: 'evaluation' } } as const] : []),
      { kind: 'person', set: { stage: 'evaluation' } },
      ...planEvaluationReminders(duo.id, person, facts.now),
    ],
  };
}

/** Once more, when not everything was answered. */
export function dueEvaluationReminder({ planned, facts }: DueSeen): DueDecision {
  if (facts.duo?.state !== 'evaluation') return { kind: 'skip', reason: 'the duo is over' };
  if (facts.duo.mine['evaluation.done'] !== undefined) return { kind: 'skip', reason: 'answered' };
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late' };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached' };
  const text = { flow: 'evaluation', key: 'reminder', params: { partner: partnerName(facts) } };
  return { kind: 'remind', flow: 'evaluation', text };
}
