// What the events of booking mean: a time taken, moved, given up; nobody has one that fits.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts, InterviewSlot } from '../facts.ts';
import { tellTeam } from '../tell-team.ts';
import { planInterview } from './plan.ts';
import { offeredTimes, ownTime, withTime } from './times.ts';

type Told = Reaction<Facts, Effect>;

/** The reactions by the name of the event. */
export const bookingEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'interview-booked': ({ answers }, facts) => {
    const time = offeredTimes(facts).find(({ id }) => id === answers.time);
    return time ? take(time, facts, 'interview-booked') : { effects: [], facts };
  },

  'interview-moved': ({ answers }, facts) => {
    const time = offeredTimes(facts).find(({ id }) => id === answers.time);
    if (!time) return { effects: [], facts };
    const old = ownTime(facts);
    const freed = freeTime(facts);
    const taken = take(time, freed.facts, 'interview-moved');
    const other = old && old.coordinatorId !== time.coordinatorId ? [newsOf(old, 'interview-cancelled', facts)] : [];
    return { effects: [...freed.effects, ...taken.effects, ...other], facts: taken.facts };
  },

  'interview-cancelled': (_, facts) => {
    const old = ownTime(facts);
    const freed = freeTime(facts);
    return {
      effects: [...freed.effects, ...(old ? [newsOf(old, 'interview-cancelled', facts)] : [])],
      facts: freed.facts,
    };
  },

  // The team is told once; who waits is told when there are new times.
  'interview-waits': (_, facts) =>
    waits(facts)
      ? { effects: [], facts }
      : {
          effects: [
            { kind: 'record', flow: 'book-interview', step: 'waits', value: 'yes', coded: true },
            ...tellTeam(facts, 'no-times', 'slots/1'),
          ],
          facts: { ...facts, answers: { ...facts.answers, 'book-interview.waits': 'yes' } },
        },
};

/** Whether somebody was told that there is no time for them, and was offered none since. */
export const waits = (facts: Facts): boolean => facts.answers['book-interview.waits'] === 'yes';

/** Somebody who waited is offered times now: when none of them fits either, the team hears of it again. */
export const waitsNoMore = (facts: Facts): Effect[] =>
  waits(facts) ? [{ kind: 'record', flow: 'book-interview', step: 'waits', value: 'no', coded: true }] : [];

/** Takes a time that is free: it becomes theirs, and its coordinator is from now on the one who accompanies them. */
export function takeTime(time: InterviewSlot, facts: Facts): Told {
  const { person } = facts;
  const set = { personId: person.id };
  return {
    effects: [
      { kind: 'interview-slot', id: time.id, set },
      { kind: 'person', set: { coordinatorId: time.coordinatorId } },
      ...planInterview(time, facts),
      ...waitsNoMore(facts),
    ],
    facts: withTime({ ...facts, person: { ...person, coordinatorId: time.coordinatorId } }, time.id, set),
  };
}

function take(time: InterviewSlot, facts: Facts, event: string): Told {
  const taken = takeTime(time, facts);
  return { effects: [...taken.effects, newsOf(time, event, facts)], facts: taken.facts };
}

/** Gives up the time that somebody has, for whoever wants it. Reminders find that out by themselves. */
export function freeTime(facts: Facts): Told {
  const own = ownTime(facts);
  if (!own) return { effects: [], facts };
  const set = { personId: null };
  return { effects: [{ kind: 'interview-slot', id: own.id, set }], facts: withTime(facts, own.id, set) };
}

/** Told to whoever holds the interview. */
const newsOf = (time: InterviewSlot, event: string, facts: Facts): Effect => ({
  kind: 'news',
  to: time.coordinatorId,
  event,
  data: { page: `person/${facts.person.id}` },
});
