// Whether matching is fair to all: waiting time and score by language, education and, where given, gender. Codes and numbers only; nobody can be found in them.
import type { TextRef } from '../../core/effect.ts';
import type { DeskPerson } from '../desk/desk.ts';

/**
 * A mentee of a session. `days` waited so far, `score` of the pair that was confirmed (0 to 1000; null without one).
 * A code is null when it was not given. Nobody is asked for a gender today: then nothing is said of it.
 */
export type Looked = {
  days: number;
  score: number | null;
  language: string | null;
  education: string | null;
  gender?: string | null;
};

/** What people are grouped by. */
export const dimensions = ['language', 'education', 'gender'] as const;
export type Dimension = (typeof dimensions)[number];

/** One line: medians in whole days and whole points. `score` is null when too few of the group have one. */
export type Line = { code: string; people: number; days: number; score: number | null };
/** A group waits much longer than all others of its dimension together. Medians in days. */
export type Longer = { dimension: Dimension; code: string; days: number; others: number };
/** Plain data, so that it can be kept with the session. `all` is null when fewer than five were looked at. */
export type Fairness = {
  all: Line | null;
  groups: { dimension: Dimension; lines: Line[]; hidden: number }[];
  longer: Longer[];
};

/** A cell with fewer people than this is hidden: in a small group everybody knows who is meant. */
const CELL = 5;
/** "Much longer": at least half as long again, and at least a week more. One of the two alone says little. */
const MUCH = { times: 1.5, days: 7 } as const;
/** Small languages together, and whoever did not say. */
const OTHER = 'other';
const UNKNOWN = 'unknown';

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const low = sorted[sorted.length % 2 === 0 ? half - 1 : half] ?? 0;
  return Math.round((low + (sorted[half] ?? 0)) / 2);
}

/**
 * The codes of cells that are not shown: all below five. What is hidden must not follow from the total by subtraction, so
 * that the next smallest is hidden too until there are two of them and five people in them.
 */
function hiddenOf(counts: ReadonlyMap<string, number>): Set<string> {
  const bySize = [...counts].sort(([a, few], [b, many]) => few - many || (a < b ? -1 : 1));
  const hidden = new Set<string>();
  let people = 0;
  for (const [code, count] of bySize) {
    const covered = hidden.size === 0 || (hidden.size >= 2 && people >= CELL);
    if (count >= CELL && covered) break;
    hidden.add(code);
    people += count;
  }
  return hidden;
}

const scoresOf = (all: readonly Looked[]): number[] => all.flatMap(({ score }) => score ?? []);
const daysOf = (all: readonly Looked[]): number[] => all.map(({ days }) => days);

function grouped(all: readonly Looked[], dimension: Dimension): Map<string, Looked[]> {
  const groups = new Map<string, Looked[]>();
  const add = (code: string, ones: readonly Looked[]) => groups.set(code, [...(groups.get(code) ?? []), ...ones]);
  for (const one of all) add(one[dimension] ?? UNKNOWN, [one]);
  if (dimension !== 'language') return groups;
  // There are many languages: those of fewer than five people stand together.
  for (const [code, ones] of [...groups]) {
    if (ones.length >= CELL || code === UNKNOWN) continue;
    groups.delete(code);
    add(OTHER, ones);
  }
  return groups;
}

/** The lines of a session. Pure; the order of people means nothing. */
export function fairnessOf(all: readonly Looked[]): Fairness {
  const longer: Longer[] = [];
  const groups = dimensions.flatMap((dimension): Fairness['groups'] => {
    if (!all.some((one) => (one[dimension] ?? null) !== null)) return [];
    const cells = grouped(all, dimension);
    const hidden = hiddenOf(new Map([...cells].map(([code, ones]) => [code, ones.length])));
    const shown = [...cells].filter(([code]) => !hidden.has(code));
    // A group without any pair has no score to hide.
    const scored = shown.filter(([, ones]) => scoresOf(ones).length > 0);
    const scoreless = hiddenOf(new Map(scored.map(([code, ones]) => [code, scoresOf(ones).length])));
    const lines = shown.map(([code, ones]): Line => {
      const days = median(daysOf(ones));
      const scores = scoresOf(ones);
      const score = scores.length === 0 || scoreless.has(code) ? null : median(scores);
      const others = all.filter((one) => !ones.includes(one));
      const compared = median(daysOf(others));
      if (
        others.length >= CELL &&
        ![OTHER, UNKNOWN].includes(code) &&
        days >= compared * MUCH.times &&
        days - compared >= MUCH.days
      ) {
        longer.push({ dimension, code, days, others: compared });
      }
      return { code, people: ones.length, days, score };
    });
    lines.sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
    return [{ dimension, lines, hidden: hidden.size }];
  });
  const scores = scoresOf(all);
  const days = median(daysOf(all));
  const score = scores.length >= CELL ? median(scores) : null;
  return { all: all.length >= CELL ? { code: 'all', people: all.length, days, score } : null, groups, longer };
}

const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

/**
 * The language that somebody speaks best, of those that they named; of equal ones the first that they named. It says more
 * about who waits than the language of the chat, which many choose because the team speaks it.
 */
export function bestLanguage(answers: DeskPerson['answers']): string | null {
  const spoken = answers?.['onboarding.levels'];
  if (spoken === undefined || typeof spoken !== 'object' || Array.isArray(spoken)) return null;
  const named = answers?.['onboarding.languages'];
  const order = Array.isArray(named) ? named.map(String) : [];
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  const byLevel = Object.entries(spoken).sort(
    ([a, one], [b, other]) =>
      levels.indexOf(String(other)) - levels.indexOf(String(one)) || rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return byLevel[0]?.[0] ?? null;
}

const educations = ['none', 'primary', 'secondary', 'vocational', 'bachelor', 'master'] as const;

/** A mentee of the desk, whose answers were read, with the score of the pair that was confirmed. */
export function lookedAt(person: DeskPerson, score: number | null, now: string): Looked {
  const education = person.answers?.['interview.education'];
  return {
    days: Math.max(0, Math.floor((Date.parse(now) - Date.parse(person.since)) / 86_400_000)),
    score,
    language: bestLanguage(person.answers),
    // “I do not know” is no answer.
    education: educations.find((code) => code === education) ?? null,
  };
}

const word = (key: string, params?: TextRef['params']): TextRef => ({
  flow: 'fairness',
  key,
  ...(params ? { params } : {}),
});

/** A group by its name. */
function groupName(dimension: Dimension, code: string): TextRef | string {
  if (code === OTHER || code === UNKNOWN) return word(code);
  if (dimension === 'language') return `$language:${code}`;
  return dimension === 'education' ? { flow: 'interview', key: `education.${code}` } : word(`gender.${code}`);
}

const percent = (score: number): number => Math.round(score / 10);

/** The lines in words, for the minutes: all, then each group, what is hidden, and the word about who waits much longer. */
export function fairnessLines({ all, groups, longer }: Fairness): { label: TextRef | string; value: TextRef }[] {
  if (!all) return [{ label: word('title'), value: word('few') }];
  const line = (label: TextRef | string, { people, days, score }: Line) => ({
    label,
    value:
      score === null ? word('line', { people, days }) : word('line.score', { people, days, score: percent(score) }),
  });
  return [
    line(word('all'), all),
    ...groups.flatMap(({ dimension, lines, hidden }) => [
      ...lines.map((one) => line(word(`of.${dimension}`, { group: groupName(dimension, one.code) }), one)),
      ...(hidden > 0 ? [{ label: word(`of.${dimension}`, { group: word('rest') }), value: word('hidden') }] : []),
    ]),
    ...longer.map(({ dimension, code, days, others }) => ({
      label: word('longer'),
      value: word('longer.text', { group: groupName(dimension, code), days, others }),
    })),
  ];
}
