// The one reminder of a proposal. Who has said no and never said why has decided all the same.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { partnerName } from '../facts.ts';
import { decided } from './react.ts';

/** Asks once more, or takes the no that is there. */
export function dueDecisionReminder({ planned, facts }: DueSeen): DueDecision {
  const { duo } = facts;
  if (duo?.state !== 'proposed' || !planned.occurrence.startsWith(`${duo.id}/`)) {
    return { kind: 'skip', reason: 'the proposal is over' };
  }
  if (duo.mine['first-meeting.done'] !== undefined) return { kind: 'skip', reason: 'answered' };
  const decision = duo.mine['first-meeting.decide'];
  if (decision !== undefined) {
    return { kind: 'skip', reason: 'answered, without a reason', effects: decided(String(decision), facts) };
  }
  const text = { flow: 'first-meeting', key: 'reminder', params: { partner: partnerName(facts) } };
  return { kind: 'remind', flow: 'first-meeting', text };
}
