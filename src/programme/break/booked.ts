// What somebody has booked that is still to come: a seat at a session, and an interview time.
import { freeTime } from '../booking/react.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { giveUpSeats } from '../information/seats.ts';

/** What frees it, and tells whoever waits for it; empty when nothing is booked. */
export const bookedOf = (facts: Facts): readonly Effect[] => [
  ...giveUpSeats(facts).effects,
  ...freeTime(facts).effects,
];
