// What happens when the time of something about an information session has come.
import type { TextRef } from '../../core/effect.ts';
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Facts, OpenGathering, Seat } from '../facts.ts';
import { isLate, isUnreachable } from '../late.ts';
import { daysLater } from '../local-time.ts';
import { REMINDER_HOUR } from '../onboarding/react.ts';
import { freeSeats, hasCome, offered, openSeat, placeInQueue } from './gatherings.ts';
import { planSession } from './plan.ts';

const skip = (reason: string): DueDecision => ({ kind: 'skip', reason });

/** A text of the flow about one session. */
function about(facts: Facts, text: TextRef, gathering: OpenGathering): TextRef {
  return {
    ...text,
    params: {
      name: facts.person.firstName ?? '',
      when: `$when:${gathering.startsAt}@${facts.person.zone}`,
      place: gathering.place,
    },
  };
}

/** The gathering that an occurrence names first, with this person's seat at it. */
function seatOf({ planned, facts }: DueSeen): { gathering: OpenGathering; seat: Seat } | null {
  const [id] = planned.occurrence.split('/');
  const gathering = facts.gatherings.find((one) => one.id === id);
  const seat = facts.seats.find((one) => one.gatheringId === id);
  return gathering && seat ? { gathering, seat } : null;
}

/** What stops everything that is about the first step: an answer to "do you want to go on?", or another stage. */
function isOver({ person, answers }: Facts): boolean {
  return person.stage !== 'information' || answers['after-session.on'] !== undefined;
}

/** There is a session now, for somebody who was told that there was none. */
export function dueSessionOpen({ facts }: DueSeen): DueDecision {
  if (isOver(facts) || openSeat(facts) || hasCome(facts)) return skip('no session is looked for');
  if (facts.answers['sessions.known'] === 'offered') return skip('has chosen, or can choose, already');
  if (offered(facts).length === 0) return skip('nothing to book');
  const text = { flow: 'sessions', key: 'open', params: { name: facts.person.firstName ?? '' } };
  return { kind: 'begin', flow: 'sessions', urgency: 'booked', text };
}

/** The day before and two hours before, with the way there. */
export function dueSessionReminder(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'booked' || found.gathering.state !== 'open') return skip('no seat any more');
  const { gathering } = found;
  if (!planned.occurrence.includes(`/${gathering.startsAt}/`)) return skip('the session was moved');
  if (gathering.startsAt <= facts.now) return skip('the session has begun');
  const text = gathering.online
    ? { flow: 'sessions', key: 'reminder.online' }
    : { flow: 'sessions', key: 'reminder.place' };
  return { kind: 'say', urgency: 'booked', text: about(facts, text, gathering) };
}

/** A seat became free for somebody who waited: theirs already, with a way to give it up. */
export function dueSeatFree(seen: DueSeen): DueDecision {
  const { facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'booked' || openSeat(facts)?.gathering.id !== found.gathering.id) {
    return skip('no seat any more');
  }
  const effects = planSession(found.gathering, 'booked', facts);
  return {
    kind: 'begin',
    flow: 'dates',
    urgency: 'booked',
    text: about(facts, { flow: 'sessions', key: 'freed' }, found.gathering),
    effects,
  };
}

/** No seat became free: other dates are offered. */
export function dueSeatNone(seen: DueSeen): DueDecision {
  const { facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'waiting') return skip('does not wait any more');
  const { gathering } = found;
  const moved = !seen.planned.occurrence.includes(`/${gathering.startsAt}/`);
  if (moved) return skip('the session was moved');
  const { id } = gathering;
  // Somebody who was erased has left a seat behind, and no turn gave it on.
  if (placeInQueue(gathering, facts.person.id) <= freeSeats(gathering)) {
    const taken = [{ kind: 'seat', gatheringId: id, state: 'booked' } as const];
    return {
      kind: 'begin',
      flow: 'dates',
      urgency: 'booked',
      text: about(facts, { flow: 'sessions', key: 'freed' }, gathering),
      effects: taken,
    };
  }
  const effects = [{ kind: 'seat', gatheringId: id, state: 'cancelled' } as const];
  return {
    kind: 'begin',
    flow: 'sessions',
    urgency: 'booked',
    text: about(facts, { flow: 'sessions', key: 'not-freed' }, gathering),
    effects,
  };
}

/** The centre has changed the hour or the place. */
export function dueSessionChanged(seen: DueSeen): DueDecision {
  const { facts } = seen;
  const found = seatOf(seen);
  const held = openSeat(facts);
  if (!found || held?.gathering.id !== found.gathering.id) return skip('no seat any more');
  const state = held.seat.state === 'booked' ? 'booked' : 'waiting';
  const effects = planSession(found.gathering, state, facts);
  return {
    kind: 'begin',
    flow: 'dates',
    urgency: 'booked',
    text: about(facts, { flow: 'sessions', key: 'changed' }, found.gathering),
    effects,
  };
}

/** The centre has cancelled the session: another date is offered. */
export function dueSessionCancelled(seen: DueSeen): DueDecision {
  const { facts } = seen;
  const [id] = seen.planned.occurrence.split('/');
  const gathering = facts.gatherings.find((one) => one.id === id);
  if (gathering?.state !== 'cancelled') return skip('takes place');
  return {
    kind: 'begin',
    flow: 'sessions',
    urgency: 'booked',
    text: about(facts, { flow: 'sessions', key: 'cancelled' }, gathering),
    over: ['dates'],
  };
}

/** Whoever came is asked whether they want to go on. The tick may have been corrected meanwhile. */
export function dueAfterSession(seen: DueSeen): DueDecision {
  const found = seatOf(seen);
  if (found?.seat.state !== 'came' || !seen.planned.occurrence.endsWith(`/${found.seat.at}`)) {
    return skip('the attendance was corrected');
  }
  if (isOver(seen.facts)) return skip('has answered, or is further on');
  return { kind: 'begin', flow: 'after-session', urgency: 'booked', over: ['sessions'] };
}

/** Not now: asked once more. */
export function dueAfterSessionAgain({ planned, facts }: DueSeen): DueDecision {
  const waits = facts.person.stage === 'information' && facts.answers['after-session.on'] === 'not-now';
  if (!waits) return skip('has decided, or is further on');
  if (isUnreachable(facts)) return skip('no address that can be reached');
  if (isLate(planned, facts)) return skip('more than 48 hours late');
  return { kind: 'begin', flow: 'after-session', urgency: 'unasked' };
}

/** Whoever did not come is asked once for another date, then left in peace. */
export function dueSessionMissed(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'missed' || !planned.occurrence.endsWith(`/${found.seat.at}`)) {
    return skip('the attendance was corrected');
  }
  if (isOver(facts) || openSeat(facts)) return skip('no other date is needed');
  if (facts.dues.some((due) => due.kind === 'session-missed' && due.state === 'sent')) return skip('was asked before');
  return {
    kind: 'begin',
    flow: 'sessions',
    urgency: 'booked',
    text: about(facts, { flow: 'sessions', key: 'missed' }, found.gathering),
  };
}

/** A confirmed profile without a session, after so many quiet days as the name of the occurrence says. */
export function dueBookingReminder({ planned, facts, heard }: DueSeen): DueDecision {
  const { person } = facts;
  if (isOver(facts)) return skip('has answered, or is further on');
  if (facts.seats.some((one) => one.state !== 'cancelled')) return skip('has chosen a session');
  const days = Number(planned.occurrence.split('-').at(-1));
  const quiet = heard ? daysLater(heard, days, REMINDER_HOUR, person.zone).at : facts.now;
  if (quiet > facts.now) return { kind: 'wait', until: quiet };
  if (offered(facts).length === 0) return skip('nothing to book');
  if (isUnreachable(facts)) return skip('no address that can be reached');
  if (isLate(planned, facts)) return skip('more than 48 hours late');
  const text = { flow: 'sessions', key: 'remind', params: { name: person.firstName ?? '' } };
  return { kind: 'remind', flow: 'sessions', text };
}
