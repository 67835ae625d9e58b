// What somebody has booked that is still to come: seats at sessions, and an interview time.
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';

/** One effect for each booking, which frees it. */
export function bookedOf(facts: Facts): Effect[] {
  const seats = facts.seats.filter(({ gatheringId, state }) => {
    const gathering = facts.gatherings.find((one) => one.id === gatheringId);
    return (state === 'booked' || state === 'waiting') && gathering !== undefined && gathering.startsAt > facts.now;
  });
  const slots = facts.interviewSlots.filter((one) => one.personId === facts.person.id && one.startsAt > facts.now);
  return [
    ...seats.map(({ gatheringId }): Effect => ({ kind: 'seat', gatheringId, state: 'cancelled' })),
    ...slots.map(({ id }): Effect => ({ kind: 'interview-slot', id, set: { personId: null } })),
  ];
}
