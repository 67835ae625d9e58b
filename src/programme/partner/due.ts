// What happens when the time of a partner's message, or of the telephone numbers, has come.

import { coordinatorWords, FROM_COORDINATOR } from '../care/words.ts';
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { partnerName } from '../facts.ts';
import { isLate, isUnreachable } from '../late.ts';
import { tellTeam } from '../tell-team.ts';
import { duoThatTalks, hasSafetyCase } from './messages.ts';

/** A message is said, unless whoever it is for has called for help meanwhile: then the coordinator knows of both, and nobody else. */
export function duePartnerMessage({ planned, facts }: DueSeen): DueDecision {
  const duo = duoThatTalks(facts);
  const message = duo?.messages.find(
    ({ id }) => planned.occurrence === `${duo.id}/${facts.person.id}/partner-message/${id}`,
  );
  if (!duo || !message) return { kind: 'skip', reason: 'the duo is over' };
  if (message.kind === FROM_COORDINATOR) return coordinatorWords(message, facts);
  if (hasSafetyCase(facts)) {
    const effects = tellTeam(facts, 'partner-held', `person/${facts.person.id}`);
    return { kind: 'skip', reason: 'a case is open', effects };
  }
  return { kind: 'begin', flow: 'from-partner', urgency: 'booked' };
}

/** The one question about telephone numbers. */
export function duePhoneOffer({ planned, facts }: DueSeen): DueDecision {
  const { duo } = facts;
  if (duo?.state !== 'active' || !planned.occurrence.startsWith(`${duo.id}/`)) {
    return { kind: 'skip', reason: 'the duo is not active' };
  }
  if (duo.mine['phone.agree'] !== undefined) return { kind: 'skip', reason: 'answered' };
  if (hasSafetyCase(facts)) return { kind: 'skip', reason: 'a case is open' };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached' };
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late' };
  return { kind: 'begin', flow: 'phone', urgency: 'unasked' };
}

/** Both have agreed: the partner's number. */
export function duePhoneShared({ planned, facts }: DueSeen): DueDecision {
  const { duo } = facts;
  if (!duo || !planned.occurrence.startsWith(`${duo.id}/`)) return { kind: 'skip', reason: 'the duo is over' };
  // A call for help between the two answers: the number is kept back, and the team knows why.
  if (hasSafetyCase(facts)) {
    return {
      kind: 'skip',
      reason: 'a case is open',
      effects: tellTeam(facts, 'partner-held', `person/${facts.person.id}`),
    };
  }
  const both = duo.mine['phone.done'] === 'yes' && duo.theirs['phone.done'] === 'yes';
  if (!both) return { kind: 'skip', reason: 'one has taken it back' };
  const params = { partner: partnerName(facts), number: String(duo.theirs['phone.number'] ?? '') };
  return { kind: 'say', urgency: 'booked', text: { flow: 'phone', key: 'numbers', params } };
}
