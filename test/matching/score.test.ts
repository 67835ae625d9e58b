// Who can be a duo and how well two people fit: each hard criterion, the score, and the order of the best.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFor, type Candidate, commonLanguages, type Fit, fitOf, usual } from '../../src/matching/score.ts';

const mentee: Candidate = {
  id: 'ana',
  centreId: 'ghent',
  languages: { ar: 'C2', fr: 'B1' },
  slots: ['tue-18', 'wed-10'],
  sectors: ['care', 'food'],
  help: ['cv', 'network'],
};
const mentor: Candidate = {
  id: 'ben',
  centreId: 'ghent',
  languages: { fr: 'C1', nl: 'C2' },
  slots: ['tue-18'],
  sectors: ['care'],
  help: ['cv'],
  trained: true,
};

const pair = (one: Partial<Candidate> = {}, other: Partial<Candidate> = {}, before = false): Fit =>
  fitOf({ ...mentee, ...one }, { ...mentor, ...other }, before);
const obstacles = (found: Fit) => (found.kind === 'apart' ? found.obstacles : []);
const scoreOf = (found: Fit): number => (found.kind === 'fits' ? found.score : Number.NaN);

describe('two people fit', () => {
  it('when no hard criterion keeps them apart, and what they have in common is said', () => {
    expect(pair()).toEqual({
      kind: 'fits',
      // Half of the help, half of the sectors, one of three slots, one of two languages.
      score: 225 + 175 + 40 + 40,
      reasons: { languages: ['fr'], slots: ['tue-18'], sectors: ['care'], help: ['cv'] },
    });
  });

  it('when they share neither sector nor kind of help: that costs points only', () => {
    expect(scoreOf(pair({ sectors: [], help: [] }))).toBe(80);
  });

  it('with all points when nothing more could be in common', () => {
    const slots = ['mon-10', 'tue-10', 'wed-10', 'thu-10'];
    const all = { languages: { fr: 'C1', nl: 'B2', en: 'B1' }, slots, sectors: ['care'], help: ['cv'] };
    expect(scoreOf(pair(all, all))).toBe(1000);
  });
});

describe('two people are kept apart', () => {
  it.each([
    ['by another centre', 'centre', {}, { centreId: 'paris' }, false],
    ['by having no language in common', 'language', { languages: { ar: 'C2' } }, {}, false],
    ['by a training that is not done', 'training', {}, { trained: false }, false],
    ['by a duo that the mentor has', 'capacity', {}, { taken: 1 }, false],
    ['by having no time in common', 'slot', { slots: ['wed-10'] }, {}, false],
    ['by having been proposed before', 'before', {}, {}, true],
  ] as const)('%s', (_, obstacle, one, other, before) => {
    expect(pair(one, other, before)).toEqual({ kind: 'apart', obstacles: [obstacle] });
  });

  it('by several at once, each of which is named', () => {
    const other = { centreId: 'paris', languages: {}, slots: [], trained: false, taken: 2 };
    expect(obstacles(pair({}, other, true))).toEqual(['centre', 'language', 'training', 'capacity', 'slot', 'before']);
  });

  it('when nothing is known of the training', () => {
    const { trained: _, ...unknown } = mentor;
    expect(obstacles(fitOf(mentee, unknown, false))).toEqual(['training']);
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
    expect(commonLanguages(...both, usual)).toEqual(common);
  });

  it('from another level on when the settings say so', () => {
    expect(commonLanguages(mentee, mentor, { minimumLevel: 'B2' })).toEqual([]);
    expect(commonLanguages(mentee, mentor, { minimumLevel: 'A1' })).toEqual(['fr']);
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
    expect(obstacles(pair({ slots: ['tue-18'] }, { slots: [slot] }))).toEqual(['slot']);
});

describe('any two people', () => {
  const codes = (...all: string[]) => fc.uniqueArray(fc.constantFrom(...all), { minLength: 1 });
  const candidate = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    centreId: fc.constant('ghent'),
    languages: fc.dictionary(fc.constantFrom('fr', 'nl', 'ar'), fc.constantFrom('A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
    slots: codes('mon-10', 'tue-10', 'wed-10', 'thu-10'),
    sectors: codes('care', 'food', 'arts', 'social'),
    help: codes('cv', 'network', 'search', 'language'),
    trained: fc.constant(true),
  });

  it('get a whole number from 0 to 1000, always the same', () => {
    fc.assert(
      fc.property(candidate, candidate, (one, other) => {
        const found = fitOf(one, other, false);
        expect(fitOf(structuredClone(one), structuredClone(other), false)).toEqual(found);
        if (found.kind === 'apart') return;
        expect(Number.isInteger(found.score)).toBe(true);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(1000);
      }),
    );
  });

  it('lose no point by one more thing that the mentor shares with the mentee', () => {
    const more = fc.constantFrom('slots', 'sectors', 'help', 'languages');
    fc.assert(
      fc.property(candidate, candidate, more, fc.nat(), (one, other, what, pick) => {
        const before = fitOf(one, other, false);
        const known = what === 'languages' ? Object.keys(one.languages) : one[what];
        const extra = known[pick % Math.max(1, known.length)];
        fc.pre(extra !== undefined && before.kind === 'fits');
        const raised =
          what === 'languages'
            ? { ...other, languages: { ...other.languages, [extra as string]: 'C2' } }
            : { ...other, [what]: [...new Set([...other[what], extra as string])] };
        expect(scoreOf(fitOf(one, raised, false))).toBeGreaterThanOrEqual(scoreOf(before));
      }),
    );
  });
});

describe('the best for a mentee', () => {
  const named = (id: string, change: Partial<Candidate> = {}): Candidate => ({ ...mentor, id, ...change });

  it('come in the order of their points, equals in the order of their ids, whatever order they came in', () => {
    const mentors = [
      named('d'),
      named('b'),
      named('c', { help: ['cv', 'network'] }),
      named('a', { help: [] }),
      named('e', { trained: false }),
    ];
    const order = (all: readonly Candidate[]) => bestFor(mentee, all, () => false).map(({ mentorId }) => mentorId);
    expect(order(mentors)).toEqual(['c', 'b', 'd', 'a']);
    fc.assert(
      fc.property(fc.shuffledSubarray(mentors, { minLength: 5 }), (shuffled) => {
        expect(order(shuffled)).toEqual(['c', 'b', 'd', 'a']);
      }),
      { numRuns: 30 },
    );
  });

  it('leave out who was proposed before, and are nobody when nobody fits', () => {
    expect(bestFor(mentee, [named('a'), named('b')], (id) => id === 'a').map(({ mentorId }) => mentorId)).toEqual([
      'b',
    ]);
    expect(bestFor(mentee, [], () => false)).toEqual([]);
    expect(bestFor({ ...mentee, slots: [] }, [named('a')], () => false)).toEqual([]);
  });
});
