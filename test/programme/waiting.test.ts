// Who waits in the pool: what is planned for them, when it is put off or dropped, and that "where am I?" says nothing which is under seal.
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/programme/effects.ts';
import type { DuoFacts, Facts, Stage } from '../../src/programme/facts.ts';
import { dueWaiting, dueWaitingWord } from '../../src/programme/waiting/due.ts';
import { planWaiting, withWaiting } from '../../src/programme/waiting/plan.ts';
import { standingOf, standingParams } from '../../src/programme/waiting/where.ts';
import { factsFor, noCourse } from '../support/facts.ts';

const ENTERED = '2026-11-22T09:00:00.000Z';
const team = [
  { id: 'sofie', name: 'Sofie', lead: false, deputyId: null, weeklyLimit: null },
  { id: 'tom', name: 'Tom', lead: true, deputyId: null, weeklyLimit: null },
];

function waiter(change: Partial<Facts['person']> = {}, more: Partial<Facts> = {}): Facts {
  const person = { ...factsFor().person, id: 'p', stage: 'pool' as Stage, since: ENTERED, zone: 'Europe/Brussels' };
  const own = { ...person, consented: true, centreId: 'ghent', coordinatorId: 'sofie', ...change };
  const channels = [{ id: 'a', channel: 'story', state: 'active' }];
  return factsFor({ now: '2026-12-22T09:00:00.000Z', person: own, team, channels, ...more });
}

const planned = (day: number, entered = '2026-11-22') => ({
  occurrence: `p/waiting/${entered}/${day}`,
  kind: 'waiting',
  at: ENTERED,
  state: 'taken',
  policy: 'x',
});
const seen = (day: number, facts: Facts, entered?: string) => ({ planned: planned(day, entered), facts, heard: null });
const newsIn = (effects: readonly Effect[] = []) =>
  effects.flatMap((effect) => (effect.kind === 'news' ? [`${effect.event} to ${effect.to}`] : []));
const plansIn = (effects: readonly Effect[] = []) =>
  effects.flatMap((effect) => (effect.kind === 'plan' ? [`${effect.due.occurrence} at ${effect.due.at}`] : []));

describe('what is planned', () => {
  const facts = waiter({ stage: 'interview' }, { now: ENTERED });

  it('the 15th and the 30th day, in the morning, when somebody comes into the pool', () => {
    const effects = withWaiting([{ kind: 'person', set: { stage: 'pool' } }], facts, null);
    expect(plansIn(effects)).toEqual([
      'p/waiting/2026-11-22/15 at 2026-12-07T09:00:00.000Z',
      'p/waiting/2026-11-22/30 at 2026-12-22T09:00:00.000Z',
    ]);
  });

  it('nothing twice for who comes back with the place kept, and nothing for any other step', () => {
    for (const set of [{ stage: 'pool', keepsPlace: true }, { stage: 'training' }, { firstName: 'Ana' }] as const) {
      const effects: Effect[] = [{ kind: 'person', set }];
      expect(withWaiting(effects, facts, null)).toBe(effects);
    }
  });

  it('on the day of the clock change the hour on the wall stays', () => {
    const plan = planWaiting({ id: 'p', zone: 'Europe/Brussels' }, '2026-10-20T09:00:00.000Z', 15);
    expect(plansIn([plan])).toEqual(['p/waiting/2026-10-20/15 at 2026-11-04T09:00:00.000Z']);
  });
});

describe('when the day has come', () => {
  it('the coordinator hears it on day 15, the person does not', () => {
    const decision = dueWaiting(seen(15, waiter()));
    expect(decision.kind).toBe('do');
    expect(newsIn('effects' in decision ? decision.effects : [])).toEqual(['waits to sofie']);
  });

  it('on day 30 the person hears a word, coordinator and lead are told, and the 45th day is planned', () => {
    const decision = dueWaitingWord(seen(30, waiter()));
    expect(decision).toMatchObject({ kind: 'begin', flow: 'waiting', urgency: 'unasked' });
    const effects = 'effects' in decision ? decision.effects : [];
    expect(newsIn(effects)).toEqual(['waits-long to sofie', 'waits-long to tom']);
    expect(plansIn(effects)).toEqual(['p/waiting/2026-11-22/45 at 2027-01-06T09:00:00.000Z']);
  });

  it('who can be reached nowhere is not written to; the team is told all the same', () => {
    const gone = [{ id: 'a', channel: 'story', state: 'unreachable' as const }];
    const decision = dueWaitingWord(seen(30, waiter({}, { channels: gone })));
    expect(decision.kind).toBe('skip');
    expect(newsIn('effects' in decision ? decision.effects : [])).toHaveLength(2);
  });

  it.each(['first-meeting', 'agreement', 'paused'] as const)(
    'at %s it is looked at again a week later: they may come back with their place kept',
    (stage) => {
      const until = '2026-12-29T09:00:00.000Z';
      expect(dueWaiting(seen(15, waiter({ stage })))).toEqual({ kind: 'wait', until });
      expect(dueWaitingWord(seen(30, waiter({ stage })))).toEqual({ kind: 'wait', until });
    },
  );

  it('who is in the pool no more, or anew since, hears nothing of the old wait', () => {
    expect(dueWaiting(seen(15, waiter({ stage: 'mentoring' })))).toMatchObject({ kind: 'skip' });
    const anew = seen(15, waiter(), '2026-05-01');
    expect(dueWaiting(anew)).toEqual({ kind: 'skip', reason: 'an earlier wait' });
  });
});

describe('where am I?', () => {
  const pair = {
    ...noCourse,
    meetings: [],
    messages: [],
    agreement: null,
    signatures: [],
    place: null,
    coordinator: null,
  };
  const partner = {
    id: 'q',
    firstName: 'Ben',
    role: 'mentor',
    zone: 'Europe/Brussels',
    stage: 'first-meeting',
  } as const;
  const base: DuoFacts = {
    ...{ id: 'd', state: 'proposed', centreId: 'ghent', coordinatorId: 'sofie', proposedAt: ENTERED },
    ...{ startedAt: null, endsAt: null, ...pair, partner: { ...partner, answers: {} }, mine: {}, theirs: {} },
  };

  it('until the result is told it says the same, whatever the two have answered', () => {
    const answers = ['yes', 'no'].map((decide) => ({ 'first-meeting.decide': decide, 'first-meeting.done': 'yes' }));
    const duos: (DuoFacts | null)[] = [null, base, { ...base, state: 'active' }, { ...base, state: 'agreement' }];
    for (const theirs of answers) duos.push({ ...base, theirs }, { ...base, theirs, mine: theirs });
    const said = duos.map((duo) => {
      const facts = waiter({ stage: 'first-meeting' }, { duo });
      return JSON.stringify([standingOf(facts), standingParams(facts)]);
    });
    expect(new Set(said).size).toBe(1);
  });

  it('says when the first meeting is until somebody has decided, and then the same whatever the other one does', () => {
    const meetings: DuoFacts['meetings'] = [
      {
        ...{ id: 'm', duoId: 'd', kind: 'first', state: 'set', round: 1, options: [], zone: 'Europe/Brussels' },
        ...{ startsAt: '2026-12-24T17:00:00.000Z', minutes: 60, place: 'x', online: false },
        ...{ coordinatorId: null, alone: false, sequence: 0 },
      },
    ];
    const said = (duo: DuoFacts | null) => {
      const facts = waiter({ stage: 'first-meeting' }, { duo });
      return JSON.stringify([standingOf(facts), standingParams(facts).when]);
    };
    const mine = { 'first-meeting.done': 'yes' };
    expect(said({ ...base, meetings })).toBe('["first-meeting.set","$when:2026-12-24T17:00:00.000Z@Europe/Brussels"]');
    expect(said({ ...base, meetings, theirs: mine })).toBe(said({ ...base, meetings }));
    // Whoever takes an answer back, or is asked anew because the meeting was not held, has decided nothing.
    expect(said({ ...base, meetings, mine: { 'first-meeting.done': 'no' } })).toBe(said({ ...base, meetings }));
    const decided = [{ ...base, meetings, mine }, { ...base, meetings, mine, theirs: mine }, null];
    expect(new Set(decided.map(said))).toEqual(new Set(['["first-meeting",""]']));
  });

  it('an accepted interview reads the same as one that is not decided, until it is told', () => {
    const dues = [{ occurrence: 'p/accepted/x', kind: 'accepted', at: ENTERED, state: 'due', policy: 'x' }];
    const answers = { 'interview.confirmed': 'yes' };
    const before = waiter({ stage: 'interview' }, { answers });
    expect(standingOf(waiter({ stage: 'pool' }, { answers, dues }))).toBe(standingOf(before));
  });

  it('after 30 days it says that this is long', () => {
    expect(standingOf(waiter({}, { now: '2026-12-22T09:00:00.000Z' }))).toBe('pool');
    expect(standingOf(waiter({}, { now: '2026-12-23T09:00:00.000Z' }))).toBe('pool.long');
  });
});
