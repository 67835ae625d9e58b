// What happens when the time of something about a training or an exchange has come: reminders, seats, changes, ticks, new dates.
import type { TextRef } from '../../core/effect.ts';
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import { isEvent, offeredEvents, ownEvents } from '../events/events.ts';
import { centreOf, type Facts, type OpenGathering, type Seat } from '../facts.ts';
import { freeSeats, placeInQueue } from '../information/gatherings.ts';
import { planSession } from '../information/plan.ts';
import { daysLater, localDate } from '../local-time.ts';
import { isFresh } from './flow.ts';
import { doneBy, isTrained } from './modules.ts';
import { becomeTrained, flowsOfTraining } from './trained.ts';
import { hasMakeUp, isLearning, neededModules, offeredTrainings, openModules, ownDates } from './trainings.ts';

const skip = (reason: string, effects?: readonly Effect[]): DueDecision => ({
  kind: 'skip',
  reason,
  ...(effects ? { effects } : {}),
});

/** The hour of the day at which new dates are looked for. */
const LOOK_HOUR = 10;

type Found = { gathering: OpenGathering; seat: Seat };

/** The gathering that an occurrence names first, with this person's seat at it. */
function seatOf({ planned, facts }: DueSeen): Found | null {
  const [id] = planned.occurrence.split('/');
  const gathering = facts.gatherings.find((one) => one.id === id);
  const seat = facts.seats.find((one) => one.gatheringId === id);
  return gathering && seat ? { gathering, seat } : null;
}

/** A due kind that is about a gathering: information sessions have their own words, trainings, exchanges and events these. */
export const byGathering =
  (information: (seen: DueSeen) => DueDecision, other: (seen: DueSeen) => DueDecision) =>
  (seen: DueSeen): DueDecision => {
    const [id] = seen.planned.occurrence.split('/');
    const kind = seen.facts.gatherings.find((one) => one.id === id)?.kind;
    return kind === undefined || kind === 'information' ? information(seen) : other(seen);
  };

/** A text about one gathering: of the flow of trainings, of exchanges, or of events. */
function about(facts: Facts, key: string, one: OpenGathering, more: Record<string, string | number> = {}): TextRef {
  const params = {
    name: facts.person.firstName ?? '',
    when: `$when:${one.startsAt}@${facts.person.zone}`,
    place: one.place,
    ...(one.kind === 'training' ? { module: one.module ?? 0 } : {}),
    ...(isEvent(one) ? { kind: { flow: 'events', key: `kind.${one.kind}` } } : {}),
    ...more,
  };
  return { flow: flowOf(one), key, params };
}

/** Where their own dates of this kind are kept, moved and given up. */
const flowOf = (one: OpenGathering) => (one.kind === 'training' ? 'training' : isEvent(one) ? 'events' : 'exchange');
/** Where another date is found. */
const otherFlow = (one: OpenGathering) => (one.kind === 'training' ? 'make-up' : flowOf(one));

/** Whether this kind of gathering still concerns the person. */
const isPast = (facts: Facts, one: OpenGathering): boolean =>
  one.kind === 'training' && !neededModules(facts).includes(Number(one.module));

/** The half days of theirs on the same day where they are, the first one first. */
function sameDay(facts: Facts, one: OpenGathering): OpenGathering[] {
  const { zone } = facts.person;
  const day = localDate(one.startsAt, zone);
  return facts.gatherings
    .filter((other) => other.kind === one.kind && other.state === 'open' && localDate(other.startsAt, zone) === day)
    .filter((other) =>
      facts.seats.some(
        ({ gatheringId, state }) => gatheringId === other.id && (state === 'booked' || state === 'came'),
      ),
    )
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id));
}

/** The day before and two hours before, with the way there: once a day, whatever half days it has. */
export function dueGatheringReminder(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'booked' || found.gathering.state !== 'open') return skip('no seat any more');
  const { gathering } = found;
  if (!planned.occurrence.includes(`/${gathering.startsAt}/`)) return skip('the date was moved');
  if (gathering.startsAt <= facts.now) return skip('has begun');
  const [first, second] = isEvent(gathering) ? [gathering] : sameDay(facts, gathering);
  if (first && first.id !== gathering.id) return skip('told with the first half day');
  const link = gathering.online ? 'online' : 'place';
  const say = (key: string, more = {}): DueDecision => ({
    kind: 'say',
    urgency: 'booked',
    text: about(facts, key, gathering, more),
  });
  if (!second || gathering.kind === 'exchange') return say(`reminder.${link}`);
  const then = { when2: `$when:${second.startsAt}@${facts.person.zone}`, place2: second.place };
  return say(`reminder.two.${link}`, { ...then, module2: second.module ?? 0 });
}

/** A seat became free for somebody who waited. Several of one training at the same moment are told once. */
export function dueGatheringFree(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'booked' || found.gathering.startsAt <= facts.now) return skip('no seat any more');
  const { gathering } = found;
  if (isPast(facts, gathering)) return skip('does not need it any more');
  const effects = planSession(gathering, 'booked', facts);
  const together = facts.dues.filter(
    (due) =>
      due.kind === planned.kind &&
      due.at === planned.at &&
      due.occurrence !== planned.occurrence &&
      facts.gatherings.some((one) => one.kind === gathering.kind && due.occurrence.startsWith(`${one.id}/`)),
  );
  if (together.some(({ state }) => state === 'sent')) return skip('told with another one', effects);
  const several = gathering.kind === 'training' && together.some(({ state }) => state !== 'skipped');
  const text = about(facts, several ? 'freed.more' : 'freed', gathering);
  return { kind: 'begin', flow: flowOf(gathering), urgency: 'booked', text, effects };
}

/** No seat became free: other dates are offered. */
export function dueGatheringNone(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'waiting') return skip('does not wait any more');
  const { gathering } = found;
  if (!planned.occurrence.includes(`/${gathering.startsAt}/`)) return skip('the date was moved');
  const of = (state: 'booked' | 'cancelled'): Effect[] => [{ kind: 'seat', gatheringId: gathering.id, state }];
  // Somebody who was erased has left a seat behind, and no turn gave it on.
  if (placeInQueue(gathering, facts.person.id) <= freeSeats(gathering)) {
    const text = about(facts, 'freed', gathering);
    return { kind: 'begin', flow: flowOf(gathering), urgency: 'booked', text, effects: of('booked') };
  }
  const text = about(facts, 'not-freed', gathering);
  return { kind: 'begin', flow: otherFlow(gathering), urgency: 'booked', text, effects: of('cancelled') };
}

/** The centre has changed the hour or the place. */
export function dueGatheringChanged(seen: DueSeen): DueDecision {
  const { facts } = seen;
  const found = seatOf(seen);
  const held = found && ownDates(facts, found.gathering.kind);
  if (!found || !held?.some(({ gathering }) => gathering.id === found.gathering.id)) return skip('no seat any more');
  const state = found.seat.state === 'booked' ? 'booked' : 'waiting';
  const effects = planSession(found.gathering, state, facts);
  const text = about(facts, 'changed', found.gathering);
  return { kind: 'begin', flow: flowOf(found.gathering), urgency: 'booked', text, effects };
}

/** The centre has cancelled it: another date is offered. */
export function dueGatheringCancelled(seen: DueSeen): DueDecision {
  const { facts } = seen;
  const [id] = seen.planned.occurrence.split('/');
  const gathering = facts.gatherings.find((one) => one.id === id);
  if (gathering?.state !== 'cancelled') return skip('takes place');
  const text = about(facts, 'cancelled', gathering);
  if (isPast(facts, gathering)) return { kind: 'say', urgency: 'booked', text };
  return { kind: 'begin', flow: otherFlow(gathering), urgency: 'booked', text, over: ['training'] };
}

/** Whoever did not come to a module is asked for its next date, in whatever centre. An exchange that was missed is not held against anybody. */
export function dueGatheringMissed(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'missed' || !planned.occurrence.endsWith(`/${found.seat.at}`)) {
    return skip('the attendance was corrected');
  }
  const { gathering } = found;
  // Of an event one other is offered, if there is one to come; nobody is asked why.
  if (isEvent(gathering)) {
    if (ownEvents(facts).length > 0 || offeredEvents(facts).length === 0) return skip('there is no other event');
    return { kind: 'begin', flow: 'events', urgency: 'booked', text: about(facts, 'missed', gathering) };
  }
  if (gathering.kind !== 'training') return skip('an exchange can be made up at any time');
  if (!isLearning(facts)) return skip(`now at the stage ${facts.person.stage}`);
  if (!openModules(facts).includes(Number(gathering.module))) return skip('no other date is needed');
  const others = facts.dues.filter(
    (due) =>
      due.kind === planned.kind &&
      due.occurrence !== planned.occurrence &&
      facts.seats.some(
        ({ gatheringId, state, at }) =>
          state === 'missed' && due.occurrence === `${gatheringId}/${facts.person.id}/${planned.kind}/${at}`,
      ),
  );
  // Whoever missed a whole day is asked once: the list holds the dates of both half days.
  if (others.some(({ state, at }) => state === 'sent' && at >= found.seat.at)) return skip('asked with another one');
  const several = others.some(({ state }) => state === 'due' || state === 'taken');
  const text = about(facts, several ? 'missed.more' : 'missed', gathering);
  return { kind: 'begin', flow: 'make-up', urgency: 'booked', text, over: ['training'] };
}

/** What was ticked is told now, and counts from now on: with the last module the mentor is trained. */
export function dueModuleTicked(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const found = seatOf(seen);
  if (found?.seat.state !== 'came' || !planned.occurrence.endsWith(`/${found.seat.at}`)) {
    return skip('the attendance was corrected');
  }
  if (facts.person.stage !== 'training') return skip(`now at the stage ${facts.person.stage}`);
  if (!isTrained(doneBy(facts, planned.occurrence))) return skip('there are modules still to do');
  return trainedNow(facts);
}

/** All eight: said, and done in the same turn. */
export function trainedNow(facts: Facts): DueDecision {
  const params = { name: facts.person.firstName ?? '', centre: centreOf(facts)?.name ?? '', partner: '' };
  const text = { flow: 'milestones', key: 'accepted.mentor', params };
  return { kind: 'say', urgency: 'booked', text, over: flowsOfTraining, effects: becomeTrained(facts).effects };
}

/** What can be offered to somebody who needs dates, or null. */
function offer(facts: Facts): DueDecision | null {
  if (isFresh(facts) && ownDates(facts, 'training').length === 0) {
    if (offeredTrainings(facts).length === 0) return null;
    const text = { flow: 'training', key: 'open', params: { name: facts.person.firstName ?? '' } };
    return { kind: 'begin', flow: 'training', urgency: 'booked', text };
  }
  if (!hasMakeUp(facts)) return null;
  const text = { flow: 'make-up', key: 'open', params: { name: facts.person.firstName ?? '' } };
  return { kind: 'begin', flow: 'make-up', urgency: 'booked', text };
}

/** What stops every offer of dates. */
function needsNone(facts: Facts): DueDecision | null {
  if (!isLearning(facts)) return skip('is not in the training');
  return openModules(facts).length === 0 ? skip('has a date for every module') : null;
}

/** The centre has made dates. */
export function dueTrainingOpen({ facts }: DueSeen): DueDecision {
  return needsNone(facts) ?? offer(facts) ?? skip('nothing to book');
}

/** Looked at each morning by whoever found no date: another centre may have made one. */
export function dueModuleLook({ facts }: DueSeen): DueDecision {
  const { now, person } = facts;
  return needsNone(facts) ?? offer(facts) ?? { kind: 'wait', until: daysLater(now, 1, LOOK_HOUR, person.zone).at };
}
