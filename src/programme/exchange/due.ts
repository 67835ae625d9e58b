// What happens when new dates for an exchange are to be told.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { isLate, isUnreachable } from '../late.ts';
import { ownDates } from '../training/trainings.ts';
import { EXCHANGES, exchangesDone, mayExchange, offeredExchanges } from './exchanges.ts';

/** The centre has made dates for an exchange. Nobody asked for it, so it is offered once and not repeated. */
export function dueExchangeOpen({ planned, facts }: DueSeen): DueDecision {
  if (!mayExchange(facts)) return { kind: 'skip', reason: `now at the stage ${facts.person.stage}` };
  if ((exchangesDone(facts) ?? 0) >= EXCHANGES) return { kind: 'skip', reason: 'was at both exchanges' };
  if (ownDates(facts, 'exchange').length > 0) return { kind: 'skip', reason: 'has a date' };
  if (offeredExchanges(facts).length === 0) return { kind: 'skip', reason: 'nothing to book' };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached' };
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late' };
  const text = { flow: 'exchange', key: 'open', params: { name: facts.person.firstName ?? '' } };
  return { kind: 'begin', flow: 'exchange', urgency: 'unasked', text };
}
