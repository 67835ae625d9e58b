// What the events of exchanges mean: a date taken, a date given up.
import type { Event, Reaction } from '../../core/rules.ts';
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { joinSeat, leaveSeat } from '../information/seats.ts';
import { isLate, isUnreachable } from '../late.ts';
import { ownDates } from '../training/trainings.ts';
import { EXCHANGES, exchangesDone, mayExchange, offeredExchanges } from './exchanges.ts';

/** The reactions by the name of the event. */
export const exchangeEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'exchange-chosen': ({ answers }, facts) => {
    const chosen = offeredExchanges(facts).find(({ id }) => id === answers.pick);
    return (chosen && joinSeat(facts, chosen.id)) ?? { effects: [], facts };
  },

  'exchange-given-up': ({ answers }, facts) => {
    const held = ownDates(facts, 'exchange').find(({ gathering }) => gathering.id === answers['which-off']);
    return held ? leaveSeat(facts, held.gathering.id) : { effects: [], facts };
  },
};

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
