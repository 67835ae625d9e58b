// Looks for a time: the options of a round, and the minute at which both are asked; or that nobody found one.
import type { Effect } from '../effects.ts';
import type { DuoFacts, Facts, Meeting, MeetingKind } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { minuteForBoth } from '../same-minute.ts';
import { tellTeam } from '../tell-team.ts';
import { commonTimes, MEETING_MINUTES, offerOf } from './common-times.ts';
import { isLink, type Pair, pairOf } from './pair.ts';

/**
 * Why both are asked: for the first time, once more because nothing suited both, because one asked for another time, because
 * the meeting did not take place, or because a coordinator said so.
 */
export const reasons = ['new', 'second', 'asked', 'missed', 'team'] as const;
export type Why = (typeof reasons)[number];

/** What is known of a meeting when a round begins. */
export type Before = Pick<Meeting, 'kind' | 'round' | 'alone' | 'sequence'> & Partial<Meeting>;

/** The occurrence by which somebody is asked; the last part says why. */
export const askOccurrence = (duoId: string, personId: string, meeting: Pick<Meeting, 'kind' | 'round'>, why: Why) =>
  `${duoId}/${personId}/meeting-times/${meeting.kind}/${meeting.round}/${why}`;

/** A round: what is asked about, or that there is nothing to ask about, so that somebody of the team must arrange it. */
export type Round = {
  effects: readonly Effect[];
  set: Extract<Effect, { kind: 'meeting' }>['set'] & { state: string };
};

/** The times that could be asked about now, without those that were. */
export function optionsFor(pair: Pair, alone: boolean, now: string, except: readonly string[]): string[] {
  const { people, coordinator, zone } = pair;
  // Somebody whose coordinator is no more is not left without a meeting.
  return offerOf(commonTimes(people, alone ? null : coordinator, now), zone, except);
}

/** The next round. `except` are times that were asked about, or set, before. */
export function nextRound(pair: Pair, before: Before, why: Why, now: string, except: readonly string[] = []): Round {
  const options = optionsFor(pair, before.alone, now, except);
  const place = before.place ?? pair.place;
  const set: Round['set'] = {
    state: options.length > 0 ? 'asking' : 'arranging',
    round: before.round + 1,
    options,
    startsAt: null,
    minutes: before.minutes ?? MEETING_MINUTES,
    zone: pair.zone,
    place,
    online: before.online ?? isLink(place),
    coordinatorId: before.alone ? null : (pair.coordinator?.id ?? null),
    alone: before.alone,
    // A calendar that holds the old time must learn that it is not true any more.
    sequence: before.state === 'set' ? before.sequence + 1 : before.sequence,
  };
  const asked = { kind: before.kind, round: before.round + 1 };
  const at = minuteForBoth(now, [pair.people[0].zone, pair.people[1].zone]);
  const tell = pair.people.map(({ id, zone }): Effect => {
    const occurrence = askOccurrence(pair.duoId, id, asked, why);
    return { kind: 'plan', of: id, due: { occurrence, kind: 'meeting-times', policy: 'always', ...planAt(at, zone) } };
  });
  // Whoever was told that they hear of a time hears that somebody of the team looks for one.
  const wait = pair.people.map((one) => tellOff(pair.duoId, one, asked, 'new', at));
  return {
    set,
    effects: [
      { kind: 'meeting', duoId: pair.duoId, meeting: before.kind, set },
      ...(options.length > 0 ? tell : why === 'new' ? wait : []),
    ],
  };
}

/** Why somebody hears that nothing is asked now: a coordinator sees to it. */
export type WhyOff = 'new' | 'second' | 'asked' | 'missed';

/** Somebody hears that a coordinator looks for the time. */
export function tellOff(
  duoId: string,
  { id, zone }: { id: string; zone: string },
  { kind, round }: Pick<Meeting, 'kind' | 'round'>,
  why: WhyOff,
  at: string,
): Effect {
  const occurrence = `${duoId}/${id}/meeting-off/${kind}/${round}/${why}`;
  return { kind: 'plan', of: id, due: { occurrence, kind: 'meeting-off', policy: 'always', ...planAt(at, zone) } };
}

/**
 * Begins to look for a time for this kind of meeting: both are asked in the same minute; where the weekly hours of the two and
 * of the coordinator have nothing in common, the coordinator is told at once. In a turn of one of the two.
 */
export function startMeeting(kind: MeetingKind, duo: DuoFacts, facts: Facts): Effect[] {
  const first = { kind, round: 0, alone: false, sequence: 0 };
  const round = nextRound(pairOf(duo, facts), first, 'new', facts.now);
  return [...round.effects, ...newsOf(round, duo.id, facts)];
}

/** What the team hears of a round: only that it has to do something. */
export const newsOf = ({ set }: Round, duoId: string, facts: Facts): Effect[] =>
  set.state === 'arranging' ? tellTeam(facts, 'meeting-arrange', `duo/${duoId}`) : [];
