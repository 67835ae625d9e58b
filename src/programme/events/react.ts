// What the talk about events means: a seat taken or given up, the mentor told.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { joinSeat, leaveSeat } from '../information/seats.ts';
import { hasSafetyCase, MOST_A_DAY, sentToday } from '../partner/messages.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { hasMentor, offeredEvents, ownEvents } from './events.ts';

/** The reactions by the name of the event. */
export const eventEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'event-chosen': ({ answers }, facts) => {
    const chosen = offeredEvents(facts).find(({ id }) => id === answers.pick);
    return (chosen && joinSeat(facts, chosen.id)) ?? { effects: [], facts };
  },

  'event-given-up': ({ answers }, facts) => {
    const held = ownEvents(facts).find(({ gathering }) => gathering.id === answers['which-off']);
    return held ? leaveSeat(facts, held.gathering.id) : { effects: [], facts };
  },

  // Passed on like every message of a partner: in their language, out of their quiet hours.
  'event-told': (_, facts) => {
    const { duo, now } = facts;
    if (!duo || !hasMentor(facts) || hasSafetyCase(facts) || sentToday(facts) >= MOST_A_DAY)
      return { effects: [], facts };
    const { id, zone } = duo.partner;
    const at = nextAllowed(now, zone);
    const effect: Effect = {
      kind: 'partner-message',
      ...{ duoId: duo.id, to: id, zone, at, message: 'event', words: null },
    };
    return { effects: [effect], facts };
  },
};
