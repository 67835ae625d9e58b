// What the events of exchanges mean: a date taken, a date given up.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { joinSeat, leaveSeat } from '../information/seats.ts';
import { ownDates } from '../training/trainings.ts';
import { offeredExchanges } from './exchanges.ts';

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
