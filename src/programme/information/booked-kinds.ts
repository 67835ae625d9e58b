// What somebody has booked that is still to come, by its kind, for "my dates".
import { ownTime } from '../booking/times.ts';
import { ownEvents } from '../events/events.ts';
import type { Facts } from '../facts.ts';
import { ownDates } from '../training/trainings.ts';
import { openSeat } from './gatherings.ts';

/** The kinds that can be booked, in the order in which they are shown. */
const kinds = {
  information: (facts: Facts) => openSeat(facts) !== null,
  interview: (facts: Facts) => ownTime(facts) !== null,
  training: (facts: Facts) => ownDates(facts, 'training').length > 0,
  exchange: (facts: Facts) => ownDates(facts, 'exchange').length > 0,
  event: (facts: Facts) => ownEvents(facts).length > 0,
} as const;

/** One of them. */
export type BookedKind = keyof typeof kinds;

/** All kinds, for the check of the texts. */
export const everyBookedKind = Object.keys(kinds) as readonly BookedKind[];

/** The kinds of which this person has something. */
export const bookedKinds = (facts: Facts): readonly BookedKind[] =>
  everyBookedKind.filter((kind) => kinds[kind](facts));
