// Alerts out of what a participant's turn knows: each kind with its reason, none twice for the same weeks, none in a pause; and when the team is asked to look.
import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/core/conversation.ts';
import { alertsNow, dueCareLook } from '../../src/programme/care/due.ts';
import { contactAt, lookAt, nextWorking } from '../../src/programme/care/plan.ts';
import { careUnreached, lookAfterAnswer } from '../../src/programme/care/react.ts';
import type { Due, DuoFacts, Facts } from '../../src/programme/facts.ts';
import { factsFor, noCourse, waitingCase } from '../support/facts.ts';

/** Begun on Monday 2 November 2026; without a rhythm each week's meeting is a week after the other, from the 9th on. */
const START = '2026-11-02T09:00:00.000Z';
const day = (days: number) => new Date(Date.parse(START) + days * 86_400_000).toISOString();

type Answers = Record<string, Value>;
type World = {
  mine?: Answers;
  theirs?: Answers;
  duo?: Partial<DuoFacts>;
  facts?: Partial<Facts>;
  role?: 'mentee' | 'mentor';
};

/** Ana, or Ben, so many days after the beginning. */
function at(days: number, { mine = {}, theirs = {}, duo = {}, facts = {}, role = 'mentee' }: World = {}): Facts {
  const base = factsFor();
  const partner = { id: 'q', firstName: 'Ben', role: 'mentor', zone: 'Europe/Brussels', stage: 'mentoring' } as const;
  return factsFor({
    now: day(days),
    person: { ...base.person, role, stage: 'mentoring', centreId: 'ghent' },
    team: [{ id: 'sofie', name: 'Sofie', lead: false, deputyId: null, weeklyLimit: null }],
    duo: {
      ...{ id: 'duo', state: 'active', centreId: 'ghent', coordinatorId: 'sofie', proposedAt: START },
      ...{
        startedAt: START,
        endsAt: day(180),
        ...noCourse,
        meetings: [],
        messages: [],
        agreement: null,
        signatures: [],
      },
      ...{ place: null, coordinator: null, partner: { ...partner, answers: {} }, mine, theirs },
      ...duo,
    },
    ...facts,
  });
}

/** What somebody said of the first weeks. */
const said = (step: string, ...weeks: (string | null)[]): Answers =>
  Object.fromEntries(weeks.flatMap((one, nth) => (one === null ? [] : [[`check-in/${nth + 1}.${step}`, one]])));

const raised = (facts: Facts): string[] =>
  alertsNow(facts).flatMap((effect) => (effect.kind === 'open-case' ? [effect.case] : []));

const row = (occurrence: string, state = 'done'): Due => ({
  occurrence,
  kind: 'care-solved',
  at: day(0),
  state,
  policy: 'always',
});

describe('an alert has its reason:', () => {
  const met = said('met', 'yes', 'yes', 'yes', 'yes');

  it('two decided weeks without a meeting, in the turn of the mentee', () => {
    const two = { mine: said('met', 'no', 'no'), theirs: said('met', 'no', 'not-yet') };
    expect(raised(at(17, two))).toEqual([]);
    expect(raised(at(20, two))).toEqual(['care-not-met']);
    expect(raised(at(20, { ...two, role: 'mentor' }))).toEqual([]);
  });

  it('one week of these with a meeting is no reason', () => {
    expect(raised(at(20, { mine: said('met', 'yes', 'no'), theirs: said('met', 'yes', 'no') }))).toEqual([]);
  });

  it('two weeks without an answer, about whoever gives none', () => {
    expect(raised(at(20, { theirs: met }))).toEqual(['silent']);
    expect(raised(at(20, { mine: met, role: 'mentor' }))).toEqual([]);
  });

  it('two different answers', () => {
    expect(raised(at(9, { mine: said('met', 'yes'), theirs: said('met', 'no') }))).toEqual(['care-contradiction']);
  });

  it('so-so three times, and not twice', () => {
    const moods = (...all: string[]) => ({ mine: { ...met, ...said('mood', ...all) }, theirs: met });
    expect(raised(at(30, moods('good', 'so-so', 'so-so')))).toEqual([]);
    expect(raised(at(30, moods('good', 'so-so', 'so-so', 'so-so')))).toEqual(['care-mood']);
  });

  it('an objective that is further away than the last time', () => {
    const rated = (...all: (string | null)[]) => ({ mine: { ...met, ...said('objective-2', ...all) }, theirs: met });
    expect(raised(at(30, rated('some', null, null, 'much')))).toEqual([]);
    expect(raised(at(30, rated('much', null, null, 'some')))).toEqual(['care-progress']);
  });

  it('a check-in that did not get through', () => {
    const failed = { ...row('duo/p/check-in/2', 'failed'), kind: 'check-in', at: day(14) };
    expect(raised(at(16, { mine: met, theirs: met, facts: { dues: [failed] } }))).toEqual(['care-undelivered']);
  });

  it('nobody there who could read it: at once, and another word for who never was', () => {
    const gone = { channels: [{ id: 'a', channel: 'telegram', state: 'unreachable' }] };
    const cases = (facts: Facts) => careUnreached(facts).flatMap((one) => (one.kind === 'open-case' ? [one.case] : []));
    expect(cases(at(1, { facts: gone }))).toEqual(['care-blocked']);
    expect(cases(at(1, { facts: { channels: [] } }))).toEqual(['care-not-started']);
    expect(cases(at(1))).toEqual([]);
  });
});

describe('an alert comes once:', () => {
  const two = { mine: said('met', 'no', 'no', 'no'), theirs: said('met', 'no', 'no', 'no') };

  it('not while one of its kind is open', () => {
    const open = { ...waitingCase, id: 'c', kind: 'care-not-met', duoId: 'duo', openedAt: day(19), note: null };
    expect(raised(at(20, { ...two, facts: { cases: [{ ...open, reply: null, addressId: null }] } }))).toEqual([]);
  });

  it('not for the weeks of one that was solved, and again after two others', () => {
    const solved = { dues: [row(`duo/p/care-solved/care-not-met/2/${day(20)}`)] };
    expect(raised(at(27, { ...two, facts: solved }))).toEqual([]);
    const four = { mine: said('met', 'no', 'no', 'no', 'no'), theirs: said('met', 'no', 'no', 'no', 'no') };
    expect(raised(at(34, { ...four, facts: solved }))).toEqual(['care-not-met']);
  });

  it('with one card when both fall silent in the same weeks', () => {
    const news = (role: 'mentee' | 'mentor') =>
      alertsNow(at(20, { role })).flatMap((one) => (one.kind === 'news' ? [one.event] : []));
    expect(news('mentee')).toEqual(['silent']);
    expect(news('mentor')).toEqual(['changed']);
  });
});

describe('a look', () => {
  const planned = row('duo/p/care-look/2', 'due');

  it('comes in the working morning after both had time, past the weekend and closing days', () => {
    const duo = { ...noCourse, startedAt: START };
    // Monday 9 November at nine, two hours, five days: Saturday the 14th, so Monday the 16th at nine in Brussels.
    expect(lookAt(duo, 1, 'Europe/Brussels', [])).toBe('2026-11-16T08:00:00.000Z');
    expect(lookAt(duo, 1, 'Europe/Brussels', ['2026-11-16/2026-11-17'])).toBe('2026-11-18T08:00:00.000Z');
    expect(nextWorking('2026-11-16T10:30:00.000Z', 'Europe/Brussels', [])).toBe('2026-11-16T10:30:00.000Z');
    expect(nextWorking('2026-11-16T16:00:00.000Z', 'Europe/Brussels', [])).toBe('2026-11-17T08:00:00.000Z');
  });

  it('waits in a pause, and finds nothing that the pause has made', () => {
    const paused = { duo: { pausedUntil: day(30), shiftedWeeks: 2 } };
    const decision = dueCareLook({ planned, facts: at(23, paused), heard: null });
    expect(decision).toEqual({
      kind: 'wait',
      until: lookAt({ ...noCourse, ...paused.duo, startedAt: START }, 2, 'Europe/Brussels', []),
    });
    expect(raised(at(23, paused))).toEqual([]);
  });

  it('of a duo that is over is none', () => {
    const facts = at(23, { duo: { state: 'evaluation' } });
    expect(dueCareLook({ planned, facts, heard: null })).toMatchObject({ kind: 'skip' });
  });

  it('follows at once on an answer that is not as usual, for both when the mentor gives it', () => {
    const looks = (facts: Facts, given: Answers) =>
      lookAfterAnswer(facts, 1, given).flatMap((one) => (one.kind === 'plan' ? [one.of] : []));
    expect(looks(at(8), { met: 'yes', mood: 'good' })).toEqual([]);
    expect(looks(at(8), { met: 'yes', mood: 'so-so' })).toEqual(['p']);
    expect(looks(at(8, { role: 'mentor' }), { met: 'no', mood: 'good' })).toEqual(['p', 'q']);
    expect(looks(at(8, { theirs: said('met', 'no') }), { met: 'yes', mood: 'good' })).toEqual(['p']);
  });
});

describe('the talks with both', () => {
  it('are due within two weeks, twice in the first month, then monthly, and move with a pause', () => {
    const due = (nth: number, shiftedWeeks = 0) =>
      contactAt({ startedAt: START, shiftedWeeks }, nth, 'Europe/Brussels', []);
    expect([1, 2, 3, 4].map((nth) => due(nth))).toEqual([day(7), day(21), day(51), '2027-01-22T09:00:00.000Z']);
    expect(due(2, 3)).toBe(day(42));
  });
});
