// Seats are taken, given up, and given on to whoever waits: always in one turn, so that no seat is ever free while somebody waits for it.
import type { Effect } from '../effects.ts';
import type { Facts, OpenGathering, Seat, SeatState } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { tellTeam } from '../tell-team.ts';
import { freeSeats, isComing, openSeat, queueOf } from './gatherings.ts';
import { planSession } from './plan.ts';

/** What changes, and the facts as they are from then on. */
export type Changed = { effects: readonly Effect[]; facts: Facts };

/** Somebody who waits, with the zone in which they are told. */
type Waiting = Seat & { zone: string };

/** The facts with another state of this person's own seat. */
export function withSeat(facts: Facts, gatheringId: string, state: SeatState): Facts {
  const { id, zone } = facts.person;
  const before = facts.seats.find((one) => one.gatheringId === gatheringId);
  const at = before && state !== 'waiting' ? before.at : facts.now;
  const seat: Seat = { id: `${gatheringId}/${id}`, gatheringId, personId: id, state, at };
  const taken = (one: OpenGathering) => [
    ...one.taken.filter((other) => other.personId !== id),
    ...(state === 'cancelled' ? [] : [{ ...seat, zone }]),
  ];
  return {
    ...facts,
    seats: [...facts.seats.filter((one) => one.gatheringId !== gatheringId), seat],
    gatherings: facts.gatherings.map((one) => (one.id === gatheringId ? { ...one, taken: taken(one) } : one)),
  };
}

/** Free seats go to the first who wait; each is told at the first minute that is not quiet where they are. */
export function fillSeats(
  gathering: { id: string; startsAt: string; seats: number; taken: readonly Waiting[] },
  now: string,
): Effect[] {
  if (gathering.startsAt <= now) return [];
  return queueOf(gathering.taken)
    .slice(0, freeSeats(gathering))
    .flatMap(({ personId, zone }): Effect[] => [
      { kind: 'seat', of: personId, gatheringId: gathering.id, state: 'booked' },
      {
        kind: 'plan',
        of: personId,
        due: {
          occurrence: `${gathering.id}/${personId}/seat-free/${now}`,
          kind: 'seat-free',
          policy: 'until the session begins',
          ...planAt(nextAllowed(now, zone), zone),
        },
      },
    ]);
}

/** This person gives up their place at one gathering; the first who waits gets it. */
export function leaveSeat(facts: Facts, id: string): Changed {
  const held = facts.gatherings.find((one) => one.id === id);
  const after = withSeat(facts, id, 'cancelled');
  const gathering = after.gatherings.find((one) => one.id === id);
  const over = facts.dues
    .filter((due) => due.state === 'due' && due.occurrence.startsWith(`${id}/${facts.person.id}/`))
    .map(({ occurrence }): Effect => ({ kind: 'due-state', occurrence, state: 'skipped', reason: 'given up' }));
  return {
    effects: [
      { kind: 'seat', gatheringId: id, state: 'cancelled' },
      ...over,
      ...(gathering ? fillSeats(gathering, facts.now) : []),
      ...(held ? refreshTeam(facts, held) : []),
    ],
    facts: after,
  };
}

/** This person gives up their place at a session to come, if they have one; the first who waits gets it. */
export function giveUpSeat(facts: Facts): Changed {
  const held = openSeat(facts);
  return held ? leaveSeat(facts, held.gathering.id) : { effects: [], facts };
}

/** Every place at something to come is given up, of whatever kind: somebody leaves, or has a break. */
export function giveUpSeats(facts: Facts): Changed {
  const held = facts.seats.filter((seat) => {
    const one = facts.gatherings.find(({ id }) => id === seat.gatheringId);
    return (seat.state === 'booked' || seat.state === 'waiting') && one && isComing(one, facts.now);
  });
  let changed: Changed = { effects: [], facts };
  for (const { gatheringId } of held) {
    const left = leaveSeat(changed.facts, gatheringId);
    changed = { effects: [...changed.effects, ...left.effects], facts: left.facts };
  }
  return changed;
}

/** This person takes a seat at one gathering, or a place in the queue when all are taken. Null when it is not there any more. */
export function joinSeat(facts: Facts, gatheringId: string): Changed | null {
  const wanted = facts.gatherings.find((one) => one.id === gatheringId);
  if (wanted?.state !== 'open' || wanted.startsAt <= facts.now) return null;
  // Whoever waits is in front of whoever comes.
  const state = freeSeats(wanted) > queueOf(wanted.taken).length ? 'booked' : 'waiting';
  const after = withSeat(facts, gatheringId, state);
  // Somebody who was erased has left a seat behind, and no turn gave it on.
  const others = wanted.taken.filter((one) => one.state !== 'waiting' || one.personId !== facts.person.id);
  const filled = fillSeats({ ...wanted, seats: wanted.seats - (state === 'booked' ? 1 : 0), taken: others }, facts.now);
  return {
    effects: [
      { kind: 'seat', gatheringId, state },
      ...planSession(wanted, state, facts),
      ...filled,
      ...refreshTeam(facts, wanted),
    ],
    facts: after,
  };
}

/**
 * This person takes a seat at a session, or a place in the queue when all are taken; what they had elsewhere is given up.
 * Null when the session is not there any more.
 */
export function takeSeat(facts: Facts, gatheringId: string): Changed | null {
  const wanted = facts.gatherings.find((one) => one.id === gatheringId);
  if (wanted?.state !== 'open' || wanted.startsAt <= facts.now) return null;
  if (openSeat(facts)?.gathering.id === gatheringId) return { effects: [], facts };
  const left = giveUpSeat(facts);
  const joined = joinSeat(left.facts, gatheringId);
  return joined && { effects: [...left.effects, ...joined.effects], facts: joined.facts };
}

/** Cards of the session that the person's own team has open. */
export const refreshTeam = (facts: Facts, { id, centreId }: OpenGathering): Effect[] =>
  centreId === facts.person.centreId ? tellTeam(facts, 'changed', `session/${id}`) : [];
