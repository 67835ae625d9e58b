// The lines about fairness, computed by hand: medians, hidden cells, no subtraction, and the word about who waits much longer.
import { describe, expect, it } from 'vitest';
import type { DeskPerson } from '../../src/programme/desk/desk.ts';
import {
  bestLanguage,
  fairnessLines,
  fairnessOf,
  type Looked,
  lookedAt,
} from '../../src/programme/matching/fairness.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { speak } from '../../src/speech/compose.ts';

const some = (days: readonly number[], more: Partial<Looked> = {}, scores: readonly (number | null)[] = []): Looked[] =>
  days.map((one, nth) => ({ days: one, score: scores[nth] ?? null, language: null, education: null, ...more }));

/**
 * By hand. Arabic: 10 20 30 40 50 60, in the middle 30 and 40, so 35; scores 500 600 700 800 900, in the middle 700.
 * French: 5 10 15 20 25, so 15; no pair. Tigrinya (2) and Pashto (3) are small and stand together: 8 9 | 1 2 3, in order
 * 1 2 3 8 9, so 3. All sixteen in order: 1 2 3 5 8 9 10 10 15 20 20 25 30 40 50 60, in the middle 10 and 15: 12.5, so 13.
 * Those who do not speak Arabic, in order: 1 2 3 5 8 9 10 15 20 25, in the middle 8 and 9: 8.5, so 9. Arabic waits much
 * longer: 35 is at least 9 × 1.5 = 13.5, and 26 days more. French against the other eleven (1 2 3 8 9 10 20 30 40 50 60,
 * in the middle 10): 15 is 10 × 1.5, but only 5 days more.
 */
const session: Looked[] = [
  ...some([10, 20, 30, 40, 50, 60], { language: 'ar' }, [500, 600, 700, 800, 900]),
  ...some([5, 10, 15, 20, 25], { language: 'fr' }),
  ...some([8, 9], { language: 'ti' }),
  ...some([1, 2, 3], { language: 'ps' }),
];

describe('the lines', () => {
  it('are those of the example above', () => {
    expect(fairnessOf(session)).toEqual({
      all: { code: 'all', people: 16, days: 13, score: 700 },
      groups: [
        {
          dimension: 'language',
          // Nobody of the other two was given a pair: there is no score.
          lines: [
            { code: 'ar', people: 6, days: 35, score: 700 },
            { code: 'fr', people: 5, days: 15, score: null },
            { code: 'other', people: 5, days: 3, score: null },
          ],
          hidden: 0,
        },
      ],
      longer: [{ dimension: 'language', code: 'ar', days: 35, others: 9 }],
    });
  });

  it('do not depend on the order of people', () => {
    expect(fairnessOf([...session].reverse())).toEqual(fairnessOf(session));
  });

  it('say nothing at all of fewer than five', () => {
    const few = fairnessOf(some([1, 2, 3, 4], { language: 'ar', education: 'none' }));
    expect(few).toMatchObject({ all: null, longer: [] });
    expect(few.groups.flatMap(({ lines }) => lines)).toEqual([]);
  });
});

describe('what is hidden', () => {
  const codes = (all: Looked[]) => {
    const [group] = fairnessOf(all).groups;
    return [group?.lines.map(({ code }) => code), group?.hidden];
  };
  const education = (code: string, count: number) => some(Array<number>(count).fill(10), { education: code });

  it('never follows by subtraction: with one small cell the next smallest is hidden too', () => {
    expect(codes([...education('a', 4), ...education('b', 6), ...education('c', 9)])).toEqual([['c'], 2]);
  });

  it('is at least five people: two cells of one and two take a third with them', () => {
    const all = [...education('a', 1), ...education('b', 2), ...education('c', 5), ...education('d', 6)];
    expect(codes(all)).toEqual([['d'], 3]);
  });

  it('also of scores: a group with four pairs takes the score of another one with it', () => {
    const five = [500, 500, 500, 500, 500];
    const all = [
      ...some([1, 1, 1, 1, 1], { education: 'a' }, [...five.slice(1), null]),
      ...some([1, 1, 1, 1, 1], { education: 'b' }, five),
      ...some([1, 1, 1, 1, 1, 1], { education: 'c' }, [...five, 500]),
    ];
    expect(fairnessOf(all).groups[0]?.lines.map(({ code, score }) => [code, score])).toEqual([
      ['c', 500],
      ['a', null],
      ['b', null],
    ]);
  });

  it('is nothing when every cell has five, and two small cells of five together are enough', () => {
    expect(codes([...education('a', 5), ...education('b', 5)])).toEqual([['a', 'b'], 0]);
    expect(codes([...education('a', 2), ...education('b', 3), ...education('c', 5)])).toEqual([['c'], 2]);
  });
});

describe('gender', () => {
  it('is not spoken of when nobody gave it, and is looked at like the others when somebody did', () => {
    expect(fairnessOf(session).groups.map(({ dimension }) => dimension)).toEqual(['language']);
    const given = [
      ...some([30, 30, 30, 30, 30], { gender: 'woman' }),
      ...some([10, 10, 10, 10, 10], { gender: 'man' }),
    ];
    expect(fairnessOf(given).longer).toEqual([{ dimension: 'gender', code: 'woman', days: 30, others: 10 }]);
  });
});

describe('much longer', () => {
  const two = (a: number, b: number) =>
    fairnessOf([
      ...some(Array<number>(5).fill(a), { education: 'a' }),
      ...some(Array<number>(5).fill(b), { education: 'b' }),
    ]).longer.map(({ code }) => code);

  it('is half as long again and a week more, both', () => {
    expect(two(21, 14)).toEqual(['a']);
    expect(two(20, 14)).toEqual([]);
    expect(two(47, 40)).toEqual([]);
    expect(two(7, 0)).toEqual(['a']);
    expect(two(6, 0)).toEqual([]);
  });
});

describe('who is looked at', () => {
  it('an education that was not said is none of the codes', () => {
    const person = { since: '2026-11-01T09:00:00.000Z', answers: { 'interview.education': 'unsure' } };
    const looked = lookedAt(person as unknown as DeskPerson, 640, '2026-11-22T08:00:00.000Z');
    expect(looked).toEqual({ days: 20, score: 640, language: null, education: null });
  });
});

describe('the language of somebody', () => {
  const answers = (levels: Record<string, string>, named: string[]): DeskPerson['answers'] => ({
    ...{ 'onboarding.levels': levels, 'onboarding.languages': named },
  });

  it('is the one that they speak best, of equal ones the first that they named', () => {
    expect(bestLanguage(answers({ fr: 'B1', ar: 'C2', en: 'B2' }, ['fr', 'ar', 'en']))).toBe('ar');
    expect(bestLanguage(answers({ fr: 'C2', ar: 'C2' }, ['ar', 'fr']))).toBe('ar');
    expect(bestLanguage({})).toBeNull();
    expect(bestLanguage(null)).toBeNull();
  });
});

it('the lines are words in every language, and hold no name of a key', () => {
  const catalogue = openCatalogue();
  for (const language of ['en', 'fr', 'nl']) {
    const lines = fairnessLines(fairnessOf(session)).map(({ label, value }) =>
      [label, value].map((one) => (typeof one === 'string' ? one : speak(one, language, catalogue))).join(' | '),
    );
    expect(lines).toHaveLength(5);
    if (language === 'en') {
      expect(lines[1]).toBe('Language: Arabic | 6 people, half of them waited 35 days or more, middle score 70 %');
      expect(lines[4]).toBe('⚠️ Much longer | Arabic: 35 days, all others 9. Please look at why.');
    }
  }
});
