// What the decision of one of a duo means: nothing yet, or, when both have decided, the same for both at the same minute.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { DuoFacts, Facts } from '../facts.ts';
import { hoursLater, planAt } from '../local-time.ts';
import { startMeeting } from '../meetings/ask.ts';
import { meetingOf } from '../meetings/meeting.ts';
import { again } from '../meetings/react.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { tellBoth } from '../same-minute.ts';
import { tellTeam } from '../tell-team.ts';
import { hasDecided, isAsked } from './state.ts';

/** Whoever still thinks is asked again after so long. Source: issue, "First meeting". */
const AGAIN_AFTER_HOURS = 48;

type Told = Reaction<Facts, Effect>;

/** The reactions by the name of the event. */
export const firstMeetingEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  decided: ({ answers }, facts) => {
    const effects = decided(String(answers.decide), facts);
    return { effects, facts: effects.length > 0 ? withDone(facts, 'yes') : facts };
  },

  // Not yet an answer; whoever had given one before has taken it back.
  'still-thinking': (_, facts) => {
    const { duo, person } = facts;
    if (!duo || !isAsked(facts)) return { effects: [], facts };
    const at = nextAllowed(hoursLater(facts.now, AGAIN_AFTER_HOURS), person.zone);
    const due = { occurrence: `${duo.id}/${person.id}/thinking`, kind: 'thinking', policy: 'always' };
    return {
      effects: [...takeBack(duo), { kind: 'plan', due: { ...due, ...planAt(at, person.zone) } }],
      facts: withDone(facts, 'no'),
    };
  },

  'not-held': (_, facts) => {
    const meeting = facts.duo && meetingOf(facts.duo, 'first');
    if (!facts.duo || !meeting || !isAsked(facts)) return { effects: [], facts };
    const next = again(meeting, 'missed', facts);
    return { effects: [...takeBack(facts.duo), ...next.effects], facts: next.facts };
  },
};

const doneAs = (duo: DuoFacts, value: 'yes' | 'no'): Effect => ({
  kind: 'duo-record',
  duoId: duo.id,
  occasion: 'first-meeting',
  step: 'done',
  value,
  coded: true,
});

/** That somebody has decided is not true any more. */
export const takeBack = (duo: DuoFacts): Effect[] => (hasDecided(duo.mine) ? [doneAs(duo, 'no')] : []);

function withDone(facts: Facts, value: 'yes' | 'no'): Facts {
  const { duo } = facts;
  return duo ? { ...facts, duo: { ...duo, mine: { ...duo.mine, 'first-meeting.done': value } } } : facts;
}

/**
 * What it means that this person has decided `answer` ("yes" or "no"): it is kept, and when both have, brought together. It
 * may be another word than before: only what is there when the second one is in counts.
 */
export function decided(answer: string, facts: Facts): Effect[] {
  const { duo } = facts;
  if (duo?.state !== 'proposed') return [];
  const done = doneAs(duo, 'yes');
  if (!hasDecided(duo.theirs)) return [done];
  const both = answer === 'yes' && duo.theirs['first-meeting.decide'] === 'yes';
  return [done, ...(both ? goOn(duo, facts) : part(duo, facts))];
}

/** The agreement is next: both are told, and a time for it is looked for. */
function goOn(duo: DuoFacts, facts: Facts): Effect[] {
  return [
    { kind: 'duo', id: duo.id, set: { state: 'agreement' } },
    ...tellBoth('match-yes', duo, facts),
    ...tellTeam(facts, 'matched', `duo/${duo.id}`),
    ...startMeeting('agreement', duo, facts),
  ];
}

/** Both go back to the pool when they hear it; who said no, and why, is the coordinator's alone to know. */
export function part(duo: DuoFacts, facts: Facts): Effect[] {
  return [
    { kind: 'duo', id: duo.id, set: { state: 'declined', endedAt: facts.now } },
    ...tellBoth('match-no', duo, facts),
    ...tellTeam(facts, 'declined', `duo/${duo.id}`),
  ];
}
