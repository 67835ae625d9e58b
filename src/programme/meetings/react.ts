// What the events of meetings mean: times chosen, a time found or none, another time asked for, a meeting that did not take place.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { DuoFacts, Facts, Meeting } from '../facts.ts';
import { hoursLater, planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { tellTeam } from '../tell-team.ts';
import { askOccurrence, newsOf, nextRound, type Round, tellOff, type Why, type WhyOff } from './ask.ts';
import { isTaken } from './common-times.ts';
import { ownFile } from './file.ts';
import { askedMeeting, comingMeeting, isSet, occasionOf, withMeeting } from './meeting.ts';
import { pairOf } from './pair.ts';
import { setMeeting, timed } from './set.ts';

type Told = Reaction<Facts, Effect>;
type Step = { effects: Effect[]; facts: Facts };

/** A time that begins sooner than this when the second one answers is not taken any more. */
const TAKEN_HOURS = 12;

/** The reactions by the name of the event. */
export const meetingEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'times-picked': ({ answers }, facts) => {
    const meeting = askedMeeting(facts);
    if (!meeting || !facts.duo) return { effects: [], facts };
    const picked = Array.isArray(answers.pick) ? (answers.pick as readonly string[]) : [];
    const kept = keep(meeting, picked, facts);
    const theirs = facts.duo.theirs[`${occasionOf(meeting)}.pick`];
    const waits = facts.duo.theirs[`${occasionOf(meeting)}.done`] === undefined;
    const page = `duo/${facts.duo.id}`;
    if (waits) return { ...kept, effects: [...kept.effects, ...tellTeam(facts, 'changed', page)] };
    const settled = settle(meeting, picked, Array.isArray(theirs) ? theirs : [], facts.duo, kept.facts);
    return { effects: [...kept.effects, ...settled.effects], facts: settled.facts };
  },

  // Whoever was the second to answer has the time at once, and it for their calendar.
  'meeting-file': (_, facts) => {
    const meeting = comingMeeting(facts);
    const { document } = meeting ? ownFile(meeting, facts) : {};
    if (!document || !facts.duo) return { effects: [], facts };
    const text = { flow: 'my-meeting', key: 'file' };
    return { effects: [{ kind: 'document', text, document, about: facts.duo.id }], facts };
  },

  'another-time': (_, facts) => {
    const meeting = comingMeeting(facts);
    return meeting ? again(meeting, 'asked', facts) : { effects: [], facts };
  },
};

/** What this person chose, kept with the duo under the round. */
function keep(meeting: Meeting, picked: readonly string[], facts: Facts): Step {
  const { duo } = facts;
  if (!duo) return { effects: [], facts };
  const occasion = occasionOf(meeting);
  const value = picked.length > 0 ? picked : 'none';
  const record = (step: string, given: string | readonly string[]): Effect => ({
    kind: 'duo-record',
    duoId: duo.id,
    occasion,
    step,
    value: given,
    coded: true,
  });
  const mine = { ...duo.mine, [`${occasion}.pick`]: value, [`${occasion}.done`]: 'yes' };
  return { effects: [record('pick', value), record('done', 'yes')], facts: { ...facts, duo: { ...duo, mine } } };
}

/** Both have answered: the earliest time that suits both, the next round, or somebody of the team. */
function settle(
  meeting: Meeting,
  mine: readonly string[],
  theirs: readonly string[],
  duo: DuoFacts,
  facts: Facts,
): Step {
  const soon = hoursLater(facts.now, TAKEN_HOURS);
  // The coordinator may have booked something since the times were offered.
  const busy = meeting.alone ? [] : (duo.coordinator?.busy ?? []);
  const common = meeting.options
    .filter((at) => mine.includes(at) && theirs.includes(at) && at > soon && !isTaken(at, meeting.minutes, busy))
    .sort((a, b) => a.localeCompare(b));
  const [startsAt] = common;
  const pair = pairOf(duo, facts);
  if (startsAt !== undefined) {
    const found = timed(meeting, startsAt);
    const { partner } = duo;
    const occurrence = `${duo.id}/${partner.id}/meeting-set/${meeting.kind}/${found.sequence}`;
    const at = nextAllowed(facts.now, partner.zone);
    const due = { occurrence, kind: 'meeting-set', policy: 'always', ...planAt(at, partner.zone) };
    return {
      effects: [
        ...setMeeting(pair, found, facts.now),
        { kind: 'plan', of: partner.id, due },
        ...tellTeam(facts, 'meeting-set', `duo/${duo.id}`),
      ],
      facts: withMeeting(facts, meeting.kind, found),
    };
  }
  if (whyAsked(meeting, facts) === 'second') return arrange(meeting, facts);
  const round = nextRound(pair, meeting, 'second', facts.now, meeting.options);
  return {
    effects: [...round.effects, ...tellPartner(round, meeting, 'second', duo, facts), ...newsOf(round, duo.id, facts)],
    facts: withMeeting(facts, meeting.kind, round.set),
  };
}

/** Two rounds without a time: a coordinator arranges it. */
function arrange(meeting: Meeting, facts: Facts): Step {
  const { duo } = facts;
  if (!duo) return { effects: [], facts };
  const set = { state: 'arranging' } as const;
  return {
    effects: [
      { kind: 'meeting', duoId: duo.id, meeting: meeting.kind, set },
      tellOff(duo.id, duo.partner, meeting, 'second', nextAllowed(facts.now, duo.partner.zone)),
      ...tellTeam(facts, 'meeting-arrange', `duo/${duo.id}`),
    ],
    facts: withMeeting(facts, meeting.kind, set),
  };
}

/** Why this person was asked about the times of this round: their own plan says so. */
function whyAsked(meeting: Meeting, { duo, person, dues }: Facts): Why | null {
  const prefix = duo ? askOccurrence(duo.id, person.id, meeting, 'new').replace(/new$/, '') : '';
  const found = dues.find(({ occurrence }) => occurrence.startsWith(prefix) && occurrence !== prefix);
  return (found?.occurrence.slice(prefix.length) as Why | undefined) ?? null;
}

/** The time that was set is given up, and both are asked anew. The team hears of it. */
export function again(meeting: Meeting, why: 'asked' | 'missed', facts: Facts): Step {
  const { duo } = facts;
  if (!duo || !isSet(meeting)) return { effects: [], facts };
  const round = nextRound(pairOf(duo, facts), meeting, why, facts.now, [meeting.startsAt]);
  return {
    effects: [
      ...round.effects,
      ...tellPartner(round, meeting, why, duo, facts),
      ...(round.set.state === 'arranging'
        ? newsOf(round, duo.id, facts)
        : tellTeam(facts, `meeting-${why}`, `duo/${duo.id}`)),
    ],
    facts: withMeeting(facts, meeting.kind, round.set),
  };
}

/** Where both are asked, the question itself says why; where a coordinator must arrange it, the other one hears that. */
function tellPartner(round: Round, meeting: Meeting, why: WhyOff, { id, partner }: DuoFacts, facts: Facts): Effect[] {
  if (round.set.state === 'asking') return [];
  const at = nextAllowed(facts.now, partner.zone);
  return [tellOff(id, partner, { kind: meeting.kind, round: meeting.round + 1 }, why, at)];
}
