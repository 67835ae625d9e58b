// Who can be a duo and how well two people fit: each hard criterion, each share of the score, what is said for and against, and the order of the best.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFor, commonLanguages, contextOf, type Fit, fitOf } from '../../src/matching/fit.ts';
import {
  type Criterion,
  criteria,
  type Mentee,
  type Mentor,
  obstacles,
  type Pair,
  type Pool,
  usualSettings,
} from '../../src/matching/pool.ts';
import { pools } from './pools.ts';

const mentee: Mentee = {
  id: 'ana',
  centreId: 'ghent',
  languages: { ar: 'C2', fr: 'B1' },
  slots: ['tue-18', 'wed-10'],
  sectors: ['care', 'food'],
  help: ['cv', 'network'],
};
const mentor: Mentor = {
  id: 'ben',
  centreId: 'ghent',
  languages: { fr: 'C1', nl: 'C2' },
  slots: ['tue-18'],
  sectors: ['care'],
  help: ['cv'],
  trained: true,
};

type Around = Partial<Pool['settings']> & { vetoes?: Pair[]; before?: Pair[]; now?: string };
const around = ({ vetoes = [], before = [], now = '2026-11-22', ...settings }: Around = {}) =>
  contextOf({ now, vetoes, before, settings: { ...usualSettings, ...settings } });
const pair = (one: Partial<Mentee> = {}, other: Partial<Mentor> = {}, more: Around = {}): Fit =>
  fitOf({ ...mentee, ...one }, { ...mentor, ...other }, around(more));
const apart = (found: Fit) => (found.kind === 'apart' ? found.obstacles : []);

/** The score when only one criterion counts. */
const only = (criterion: Criterion, one: Partial<Mentee>, other: Partial<Mentor> = {}): number =>
  pair(one, other, {
    weights: Object.fromEntries(criteria.map((name) => [name, name === criterion ? 3 : 0])) as Record<
      Criterion,
      number
    >,
  }).score;

describe('two people fit', () => {
  it('when no hard criterion keeps them apart: the score, each criterion’s part of it, and what is said for and against', () => {
    expect(pair()).toEqual({
      kind: 'fits',
      // 230 × ¾ + 230 × ¾ + 120 × ½ + 0 + 100 × ½ + 90 × ⅓ + 80 × ½ + 60 × ½
      score: 555,
      shares: [
        { criterion: 'help', points: 173, of: 230, known: true },
        { criterion: 'sectors', points: 172, of: 230, known: true },
        { criterion: 'job', points: 60, of: 120, known: false },
        { criterion: 'languages', points: 0, of: 90, known: true },
        { criterion: 'personality', points: 50, of: 100, known: false },
        { criterion: 'slots', points: 30, of: 90, known: true },
        { criterion: 'project', points: 40, of: 80, known: false },
        { criterion: 'waiting', points: 30, of: 60, known: false },
      ],
      reasons: [
        { code: 'help', items: ['cv'] },
        { code: 'sectors', items: ['care'] },
        { code: 'slots', items: ['tue-18'] },
        { code: 'languages', items: ['fr'], level: 'B1' },
      ],
      objections: [
        { code: 'part-help', items: ['network'] },
        { code: 'language-minimum', items: ['fr'], level: 'B1' },
        { code: 'one-slot', items: ['tue-18'] },
      ],
    });
  });

  it('with a thousand when nothing more could be in common, and then nothing speaks against it', () => {
    const all = {
      languages: { fr: 'C1', nl: 'B2' },
      slots: ['mon-10', 'tue-10', 'wed-10'],
      sectors: ['care'],
      help: ['cv'],
      job: ['nurse', 'hospital'],
      scales: { plan: 2, talk: -1 },
    };
    const found = pair({ ...all, hasProject: false, waitingSince: '2026-09-01' }, { ...all, prefers: 'open' });
    expect(found).toMatchObject({ kind: 'fits', score: 1000, objections: [] });
    if (found.kind === 'fits') expect(found.reasons.map(({ code }) => code).sort()).toEqual([...criteria].sort());
  });

  it('with what speaks against it in codes, each with what it is about', () => {
    const found = pair(
      {
        online: true,
        job: ['nurse'],
        hasProject: false,
        scales: { plan: 2, talk: 0, pace: 1 },
        wishes: [{ scale: 'talk', like: 'different' }],
      },
      {
        centreId: 'paris',
        online: true,
        sectors: ['arts'],
        help: ['search'],
        job: ['cook'],
        prefers: 'precise',
        scales: { plan: -2, talk: 1, pace: 1 },
      },
    );
    expect(found.kind === 'fits' && found.objections).toEqual([
      { code: 'online', items: [] },
      { code: 'no-help', items: ['cv', 'network'] },
      { code: 'no-sectors', items: [] },
      { code: 'no-job', items: [] },
      { code: 'language-minimum', items: ['fr'], level: 'B1' },
      { code: 'opposite', items: ['plan', 'talk'] },
      { code: 'one-slot', items: ['tue-18'] },
      { code: 'project', items: [] },
    ]);
    expect(found.kind === 'fits' && found.reasons).toContainEqual({ code: 'personality', items: ['pace'] });
  });
});

describe('two people are kept apart', () => {
  const hard = { scale: 'plan', hard: true } as const;
  it.each([
    ['by another centre', 'centre', {}, { centreId: 'paris' }, {}],
    ['by another centre when only one of them meets online', 'centre', { online: true }, { centreId: 'paris' }, {}],
    ['by having no language in common', 'language', { languages: { ar: 'C2' } }, {}, {}],
    ['by a training that is not done', 'training', {}, { trained: false }, {}],
    ['by a duo that the mentor has', 'capacity', {}, { taken: 1 }, {}],
    ['by having no time in common', 'slot', { slots: ['wed-10'] }, {}, {}],
    ['by a coordinator', 'veto', {}, {}, { vetoes: [['ana', 'ben']] }],
    ['by having been proposed before', 'before', {}, {}, { before: [['ana', 'ben']] }],
    [
      'by a wish of the mentee that must be met',
      'wish',
      { scales: { plan: 2 }, wishes: [{ ...hard, like: 'similar' }] },
      { scales: { plan: 0 } },
      {},
    ],
    [
      'by a wish of the mentor that must be met',
      'wish',
      { scales: { plan: 2 } },
      { scales: { plan: 1 }, wishes: [{ ...hard, like: 'different' }] },
      {},
    ],
    ['by a score under the minimum', 'score', {}, {}, { minimumScore: 556 }],
  ] as [string, string, Partial<Mentee>, Partial<Mentor>, Around][])('%s', (_, obstacle, one, other, more) => {
    expect(apart(pair(one, other, more))).toEqual([obstacle]);
  });

  it('by all that fails at once, each of which is named in the order of the list', () => {
    const other = {
      centreId: 'paris',
      languages: {},
      slots: [],
      trained: false,
      taken: 2,
      scales: { plan: 2 },
    };
    const one = { scales: { plan: -2 }, wishes: [{ ...hard, like: 'similar' as const }] };
    const found = pair(one, other, { vetoes: [['ana', 'ben']], before: [['ana', 'ben']], minimumScore: 1000 });
    expect(apart(found)).toEqual(obstacles);
  });

  it('when nothing is known of the training', () => {
    const { trained: _, ...unknown } = mentor;
    expect(apart(fitOf(mentee, unknown, around()))).toEqual(['training']);
  });

  it('not by what only resembles that: both online, a score of the minimum, a wish met or not comparable, a veto of others', () => {
    for (const found of [
      pair({ online: true }, { centreId: 'paris', online: true }),
      pair({}, {}, { minimumScore: 555 }),
      pair({ scales: { plan: 2 }, wishes: [{ ...hard, like: 'similar' }] }, { scales: { plan: 1 } }),
      pair({ scales: { plan: 2 }, wishes: [{ ...hard, like: 'different' }] }, { scales: { plan: 0 } }),
      pair({ scales: { plan: 2 }, wishes: [{ ...hard, like: 'similar' }] }, {}),
      pair({ wishes: [{ ...hard, like: 'similar' }] }, { scales: { plan: 1 } }),
      pair({ scales: { plan: 2 }, wishes: [{ scale: 'plan', like: 'similar' }] }, { scales: { plan: -2 } }),
      pair(
        {},
        {},
        {
          vetoes: [
            ['ben', 'ana'],
            ['ana', 'cleo'],
          ],
        },
      ),
    ])
      expect(apart(found)).toEqual([]);
  });
});

describe('a language counts', () => {
  it.each([
    ['B1', 'B1', ['fr']],
    ['B1', 'C2', ['fr']],
    ['A2', 'C2', []],
    ['C2', 'A2', []],
    ['b1', 'C2', []],
    ['', 'C2', []],
  ])('when both speak it at B1 or above: %s and %s', (one, other, common) => {
    const both = [
      { ...mentee, languages: { fr: one } },
      { ...mentor, languages: { fr: other } },
    ] as const;
    expect(commonLanguages(...both, usualSettings)).toEqual(common);
  });

  it('from another level on when the settings say so', () => {
    expect(commonLanguages(mentee, mentor, { minimumLevel: 'B2' })).toEqual([]);
    expect(commonLanguages(mentee, mentor, { minimumLevel: 'A1' })).toEqual(['fr']);
  });

  it('by its own name only', () => {
    expect(commonLanguages({ ...mentee, languages: { toString: 'C2' } }, mentor, usualSettings)).toEqual([]);
  });
});

describe('a mentor has room', () => {
  it.each([
    [undefined, 0, true],
    [undefined, 1, false],
    [2, 1, true],
    [2, 2, false],
    [0, 0, false],
  ])('with a capacity of %s and %s taken: %s', (capacity, taken, room) => {
    const found = pair({}, { taken, ...(capacity === undefined ? {} : { capacity }) });
    expect(found.kind === 'fits').toBe(room);
  });
});

it('two slots are common only when their strings are equal', () => {
  for (const slot of ['TUE-18', 'tue-18 ', 'tue-19', 'tue', '18'])
    expect(apart(pair({ slots: ['tue-18'] }, { slots: [slot] }))).toEqual(['slot']);
});

describe('of a thousand, a criterion alone gives', () => {
  it('help and sectors: nothing in common 0, something more than half, all of it everything', () => {
    for (const criterion of ['help', 'sectors'] as const) {
      expect(only(criterion, { [criterion]: ['a', 'b'] }, { [criterion]: ['c'] })).toBe(0);
      expect(only(criterion, { [criterion]: ['a', 'b'] }, { [criterion]: ['a', 'c'] })).toBe(750);
      expect(only(criterion, { [criterion]: ['a', 'b', 'a'] }, { [criterion]: ['b', 'a'] })).toBe(1000);
    }
  });

  it('job: a word in common much, two everything, none something, for words of two languages can mean the same', () => {
    expect(only('job', { job: ['nurse', 'hospital'] }, { job: ['cook'] })).toBe(250);
    expect(only('job', { job: ['nurse', 'hospital'] }, { job: ['nurse'] })).toBe(750);
    expect(only('job', { job: ['nurse', 'hospital', 'night'] }, { job: ['night', 'nurse'] })).toBe(1000);
  });

  it('languages: what both can beyond the minimum, and a second one', () => {
    const speak = (one: Record<string, string>, other: Record<string, string>) =>
      only('languages', { languages: one }, { languages: other });
    expect(speak({ fr: 'B1' }, { fr: 'C2' })).toBe(0);
    expect(speak({ fr: 'B2' }, { fr: 'C2' })).toBe(375);
    expect(speak({ fr: 'C2' }, { fr: 'C1' })).toBe(750);
    expect(speak({ fr: 'B1', nl: 'B1' }, { fr: 'B2', nl: 'B1' })).toBe(250);
    expect(speak({ fr: 'C1', nl: 'B1', en: 'C2' }, { fr: 'C2', nl: 'B1', en: 'A1' })).toBe(1000);
  });

  it('personality: being similar, or as one of them wishes, which weighs double', () => {
    expect(only('personality', { scales: { plan: 2 } }, { scales: { plan: 2 } })).toBe(1000);
    expect(only('personality', { scales: { plan: 2 } }, { scales: { plan: -2 } })).toBe(0);
    expect(only('personality', { scales: { plan: 2 } }, { scales: { talk: 2 } })).toBe(500);
    const wishes = [{ scale: 'plan', like: 'different' as const }];
    expect(only('personality', { scales: { plan: 2 }, wishes }, { scales: { plan: -2 } })).toBe(1000);
    expect(only('personality', { scales: { plan: 2, talk: 0 } }, { scales: { plan: 2, talk: 0 }, wishes })).toBe(333);
  });

  it('slots: a third each, up to three', () => {
    const at = (count: number) => {
      const slots = ['mon-10', 'tue-10', 'wed-10', 'thu-10'].slice(0, count);
      return only('slots', { slots }, { slots });
    };
    expect([1, 2, 3, 4].map(at)).toEqual([333, 667, 1000, 1000]);
  });

  it('project: a mentee without a clear plan prefers a generalist, one with a plan a mentor who likes that', () => {
    const project = (hasProject: boolean, prefers: 'precise' | 'open' | 'both') =>
      only('project', { hasProject }, { prefers });
    expect([project(false, 'open'), project(false, 'both'), project(false, 'precise')]).toEqual([1000, 750, 0]);
    expect([project(true, 'precise'), project(true, 'both'), project(true, 'open')]).toEqual([1000, 750, 0]);
  });

  it('waiting: more with every day, everything from the sixtieth on', () => {
    const since = (waitingSince: string) => only('waiting', { waitingSince });
    expect(since('2026-11-22')).toBe(0);
    expect(since('2026-10-23')).toBe(500);
    expect(since('2026-10-23T00:00:01Z')).toBe(483);
    expect(since('2026-01-01')).toBe(1000);
    expect(since('2027-01-01')).toBe(0);
  });

  it('a half where one of the two has given nothing: less than anything in common, more than nothing in common', () => {
    for (const criterion of ['help', 'sectors', 'job', 'personality', 'project', 'waiting'] as const)
      expect(only(criterion, { sectors: [], help: [] }, {}), criterion).toBe(500);
    expect(only('help', {}, { help: [] })).toBe(500);
    expect(only('project', { hasProject: false })).toBe(500);
  });
});

describe('weights', () => {
  it('count against each other, whatever their size', () => {
    const weights = { ...usualSettings.weights };
    for (const name of criteria) weights[name] *= 7.3;
    expect(pair({}, {}, { weights }).score).toBe(555);
  });

  it('that are all zero are the usual ones', () => {
    const weights = Object.fromEntries(criteria.map((name) => [name, 0])) as Record<Criterion, number>;
    expect(pair({}, {}, { weights }).score).toBe(555);
  });
});

describe('any two people', () => {
  it('get a whole number from 0 to 1000, always the same, of which the shares are the parts', () => {
    fc.assert(
      fc.property(pools(3), (pool) => {
        const context = contextOf(pool);
        for (const one of pool.mentees) {
          for (const other of pool.mentors) {
            const found = fitOf(one, other, context);
            expect(fitOf(structuredClone(one), structuredClone(other), context)).toEqual(found);
            expect(Number.isInteger(found.score) && found.score >= 0 && found.score <= 1000).toBe(true);
            if (found.kind === 'apart') continue;
            const sum = (part: 'points' | 'of') => found.shares.reduce((all, share) => all + share[part], 0);
            expect([sum('points'), sum('of')]).toEqual([found.score, 1000]);
          }
        }
      }),
    );
  });

  it('lose no point by one more thing that the mentor shares with the mentee', () => {
    const more = fc.constantFrom('slots', 'sectors', 'languages', 'help', 'job');
    fc.assert(
      fc.property(pools(2), more, fc.nat(), (pool, what, pick) => {
        const [one] = pool.mentees;
        const [other] = pool.mentors;
        fc.pre(one !== undefined && other !== undefined);
        const known = what === 'languages' ? Object.keys(one.languages) : (one[what] ?? []);
        const extra = known[pick % Math.max(1, known.length)];
        fc.pre(extra !== undefined);
        const raised =
          what === 'languages'
            ? { ...other, languages: { ...other.languages, [extra]: 'C2' } }
            : { ...other, [what]: [...new Set([...(other[what] ?? []), extra])] };
        const context = contextOf(pool);
        expect(fitOf(one, raised, context).score).toBeGreaterThanOrEqual(fitOf(one, other, context).score);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the best for a mentee', () => {
  const named = (id: string, change: Partial<Mentor> = {}): Mentor => ({ ...mentor, id, ...change });

  it('come in the order of their points, equals in the order of their ids, whatever order they came in', () => {
    const mentors = [
      named('d'),
      named('b'),
      named('c', { help: ['cv', 'network'] }),
      named('a', { help: ['search'] }),
      named('e', { trained: false }),
    ];
    const order = (all: readonly Mentor[]) => bestFor(mentee, all, around()).map(({ mentorId }) => mentorId);
    expect(order(mentors)).toEqual(['c', 'b', 'd', 'a']);
    fc.assert(
      fc.property(fc.shuffledSubarray(mentors, { minLength: 5 }), (shuffled) => {
        expect(order(shuffled)).toEqual(['c', 'b', 'd', 'a']);
      }),
      { numRuns: 30 },
    );
  });

  it('leave out who was proposed before, and are nobody when nobody fits', () => {
    const found = bestFor(mentee, [named('a'), named('b')], around({ before: [['ana', 'a']] }));
    expect(found.map(({ mentorId }) => mentorId)).toEqual(['b']);
    expect(bestFor(mentee, [], around())).toEqual([]);
    expect(bestFor({ ...mentee, slots: [] }, [named('a')], around())).toEqual([]);
  });
});
