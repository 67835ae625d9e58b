// Measures the best set of duos against a library, both by the processor's time, on pools of several kinds. `npm run bench:match`
import { munkres } from 'munkres';
import { assign, assignIn } from '../src/matching/assign.ts';
import { type Graph, graphOf } from '../src/matching/graph.ts';
import { levels, type Mentee, type Mentor, type Pool, usualSettings } from '../src/matching/pool.ts';

const ROUNDS = 3;
/** A full matrix of more cells than this takes the library minutes, or more memory than there is. */
const MOST_CELLS = 12_000_000;

/** Numbers that are the same on every machine (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const codes = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
const slots = codes('t', 18);
const sectors = codes('s', 14);
const help = codes('h', 8);
const languages = ['fr', 'nl', 'en', 'ar', 'es', 'ti'];

type Kind = { mentees: number; mentors: number; centres: number; online?: number; tied?: boolean };

/** People as an association has them: three languages at any level, some sectors, slots and kinds of help. */
function poolOf({ mentees, mentors, centres, online = 0, tied = false }: Kind): Pool {
  const number = numbers(20_261_122);
  const upTo = (most: number) => Math.floor(number() * most);
  const some = (all: readonly string[], count: number) => [
    ...new Set(Array.from({ length: count }, () => all[upTo(all.length)] ?? '')),
  ];
  const person = (id: string) => ({
    id,
    centreId: `c${upTo(centres)}`,
    online: number() < online,
    ...(tied
      ? { languages: { fr: 'C1' }, slots: ['t0'], sectors: [], waitingSince: '2026-11-22' }
      : {
          languages: Object.fromEntries(some(languages, 3).map((code) => [code, levels[upTo(6)] ?? 'B1'])),
          slots: some(slots, 5),
          sectors: some(sectors, 3),
          help: some(help, 4),
          scales: { plan: upTo(5) - 2, talk: upTo(5) - 2 },
          waitingSince: `2026-${String(5 + upTo(6)).padStart(2, '0')}-${String(1 + upTo(28)).padStart(2, '0')}`,
        }),
  });
  return {
    now: '2026-11-22',
    settings: usualSettings,
    mentees: Array.from(
      { length: mentees },
      (_, at): Mentee => ({ ...person(`e${at}`), hasProject: number() > 1 / 7 }),
    ),
    mentors: Array.from({ length: mentors }, (_, at): Mentor => ({ ...person(`o${at}`), trained: true })),
    locks: [],
    vetoes: [],
    before: [],
  };
}

/** The time of the processor that something takes, in milliseconds: what others do on the machine does not count. */
function timeOf<T>(run: () => T): { ms: number; result: T } {
  const begun = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(begun);
  return { ms: (user + system) / 1000, result };
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** The same pairs as a full matrix of costs, with one column of “nobody” for each mentee. */
function matrixOf({ mentees, mentors, start, mentor, score }: Graph): Float64Array[] {
  return mentees.map((_, i) => {
    const row = new Float64Array(mentors.length + mentees.length);
    row.fill(1e9, 0, mentors.length);
    for (let e = start[i] ?? 0; e < (start[i + 1] ?? 0); e += 1) row[mentor[e] ?? 0] = -(score[e] ?? 0);
    return row;
  });
}

function totalOf(costs: readonly Float64Array[]): number {
  return munkres(costs).reduce((sum, [row, column]) => sum - (costs[row]?.[column] ?? 0), 0);
}

function measure(name: string, kind: Kind): void {
  const pool = poolOf(kind);
  const whole: number[] = [];
  const solving: number[] = [];
  const library: number[] = [];
  let pairs = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { ms, result } = timeOf(() => assign(pool));
    whole.push(ms);
    const graph = graphOf(pool);
    pairs = graph.mentor.length;
    solving.push(timeOf(() => assignIn(graph, pool)).ms);
    if (kind.mentees * (kind.mentees + kind.mentors) > MOST_CELLS) continue;
    const costs = matrixOf(graph);
    const theirs = timeOf(() => totalOf(costs));
    if (theirs.result !== result.total) throw new Error(`${name}: ${theirs.result} against ${result.total}`);
    library.push(theirs.ms);
  }
  const ratio = library.length > 0 ? (median(solving) / median(library)).toFixed(2) : '–';
  const shown = [
    name,
    pairs,
    Math.round(median(whole)),
    Math.round(median(solving)),
    library.length > 0 ? Math.round(median(library)) : '–',
    ratio,
  ];
  console.log(`| ${shown.join(' | ')} |`);
}

const kinds: [string, Kind][] = [
  ['one centre, 300 × 300', { mentees: 300, mentors: 300, centres: 1 }],
  ['one centre, 1,000 × 1,000', { mentees: 1000, mentors: 1000, centres: 1 }],
  ['one centre, 2,000 × 2,000', { mentees: 2000, mentors: 2000, centres: 1 }],
  ['all the same, 1,000 × 900', { mentees: 1000, mentors: 900, centres: 1, tied: true }],
  ['2,000 × 2,000 in 12 centres', { mentees: 2000, mentors: 2000, centres: 12 }],
  ['10,000 × 10,000 in 200 centres', { mentees: 10_000, mentors: 10_000, centres: 200 }],
  ['10,000 × 10,000 in 60 centres', { mentees: 10_000, mentors: 10_000, centres: 60 }],
  ['10,000 × 5,000 in 60 centres', { mentees: 10_000, mentors: 5000, centres: 60 }],
  ['10,000 × 10,000 in 60 centres, a tenth online', { mentees: 10_000, mentors: 10_000, centres: 60, online: 0.1 }],
  ['10,000 × 10,000 in 12 centres', { mentees: 10_000, mentors: 10_000, centres: 12 }],
];
console.log(
  '| pool | possible pairs | ours, with the pairs (ms) | ours, solving | munkres, solving | ours / munkres |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [name, kind] of kinds) measure(name, kind);
