// `duo match`: the best set of duos of a pool in a file. Needs no service, no database and no settings.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { assign } from '../matching/assign.ts';
import { contextOf, fitOf, type Said } from '../matching/fit.ts';
import type { Graph } from '../matching/graph.ts';
import type { Criterion, Mentee, Mentor, Pool } from '../matching/pool.ts';
import { type FileFault, readPool } from './match-pool.ts';

/** What is asked: the file, and whether every possible pair is wanted with its score. */
export type MatchAsked = { file: string; scores: boolean };

/** What comes of it. `out` are pieces of what goes to stdout, for every possible pair of a large pool is more than one text holds. */
export type MatchDone = { exit: 0 | 1 | 2; out: Iterable<string>; words: string[] };

/** A pair as it is printed. */
type PrintedPair = { mentee: string; mentor: string; score: number; reasons: string[] };
type Printed = { pairs: PrintedPair[]; unmatched: string[]; total: number; ms: number };

/** So many lines about what is wrong, or what nobody reads, before the rest is only counted. */
const LINES = 50;

/** Reads the file, finds the best set and yields what is to be printed. */
export function match({ file, scores }: MatchAsked, json: boolean): MatchDone {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return wrong(1, [{ path: '', words: `${file} cannot be read: ${(error as NodeJS.ErrnoException).code}` }], json);
  }
  let parsed: unknown;
  try {
    // Some editors begin a file with a mark of its encoding.
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return wrong(2, [{ path: '', words: `${file} is no JSON: ${(error as Error).message}` }], json);
  }
  const read = readPool(parsed);
  if (read.kind === 'wrong') return wrong(2, read.faults, json);

  const begun = performance.now();
  const result = assign(read.pool);
  const ms = Math.round((performance.now() - begun) * 10) / 10;
  const printed: Printed = {
    pairs: result.pairs.map(({ menteeId, mentorId, score }) => ({
      mentee: menteeId,
      mentor: mentorId,
      score,
      reasons: [],
    })),
    unmatched: result.unmatched,
    total: result.total,
    ms,
  };
  addReasons(printed.pairs, read.pool);
  const { graph } = result.solution;
  return {
    exit: 0,
    out: json ? asJson(printed, scores ? graph : null) : asTable(printed, scores ? graph : null),
    words: shortened(read.unread.map((path) => `${path} is no name that is read`)),
  };
}

function addReasons(pairs: PrintedPair[], pool: Pool): void {
  const context = contextOf(pool);
  const mentees = new Map(pool.mentees.map((one) => [one.id, one]));
  const mentors = new Map(pool.mentors.map((one) => [one.id, one]));
  for (const pair of pairs) {
    const fit = fitOf(mentees.get(pair.mentee) as Mentee, mentors.get(pair.mentor) as Mentor, context);
    if (fit.kind === 'fits') pair.reasons = fit.reasons.map(reasonCode);
  }
}

/** A reason as one stable word: its criterion, and what it is about after a colon, such as `sectors:care,food` or `waiting:42`. */
function reasonCode({ code, items, days }: Said<Criterion>): string {
  const about = days === undefined ? items.join(',') : String(days);
  return about === '' ? code : `${code}:${about}`;
}

function wrong(exit: 1 | 2, faults: readonly FileFault[], json: boolean): MatchDone {
  const words = shortened(faults.map(({ path, words }) => (path === '' ? words : `${path}: ${words}`)));
  return { exit, out: json ? [`${JSON.stringify({ error: words.join('\n'), faults })}\n`] : [], words };
}

const shortened = (lines: readonly string[]): string[] =>
  lines.length > LINES ? [...lines.slice(0, LINES), `… and ${lines.length - LINES} more`] : [...lines];

/** Every possible pair with its score, by the mentee's id and the mentor's. */
function* scoresOf({ mentees, mentors, start, mentor, score }: Graph): Generator<[Mentee, Mentor, number]> {
  for (const [i, mentee] of mentees.entries()) {
    const row = Array.from({ length: (start[i + 1] ?? 0) - (start[i] ?? 0) }, (_, k) => (start[i] ?? 0) + k);
    row.sort((a, b) => (mentor[a] ?? 0) - (mentor[b] ?? 0));
    for (const e of row) yield [mentee, mentors[mentor[e] ?? 0] as Mentor, score[e] ?? 0];
  }
}

/** So many pairs make one piece. */
const PIECE = 1000;

function* inPieces(parts: Iterable<string>): Generator<string> {
  let held: string[] = [];
  for (const part of parts) {
    held.push(part);
    if (held.length < PIECE) continue;
    yield held.join('');
    held = [];
  }
  yield held.join('');
}

function* asJson(printed: Printed, graph: Graph | null): Generator<string> {
  const whole = JSON.stringify(printed);
  if (!graph) {
    yield `${whole}\n`;
    return;
  }
  yield `${whole.slice(0, -1)},"scores":[`;
  let comma = '';
  yield* inPieces(
    (function* () {
      for (const [mentee, mentor, score] of scoresOf(graph)) {
        yield `${comma}{"mentee":${JSON.stringify(mentee.id)},"mentor":${JSON.stringify(mentor.id)},"score":${score}}`;
        comma = ',';
      }
    })(),
  );
  yield ']}\n';
}

function* asTable({ pairs, unmatched, total, ms }: Printed, graph: Graph | null): Generator<string> {
  const plain = (text: string) => text.replace(/\p{Cc}/gu, '�');
  const width = (head: string, all: readonly string[]) =>
    all.reduce((most, one) => Math.max(most, one.length), head.length);
  const mentee = width(
    'mentee',
    pairs.map((one) => one.mentee),
  );
  const mentor = width(
    'mentor',
    pairs.map((one) => one.mentor),
  );
  const row = (one: string, other: string, score: string, rest = '') =>
    `${plain(one).padEnd(mentee)}  ${plain(other).padEnd(mentor)}  ${score.padStart(5)}  ${plain(rest)}`.trimEnd();
  yield `${row('mentee', 'mentor', 'score', 'reasons')}\n`;
  for (const one of pairs) yield `${row(one.mentee, one.mentor, String(one.score), one.reasons.join(' '))}\n`;
  if (unmatched.length > 0) yield `\nwithout a mentor: ${unmatched.map(plain).join(', ')}\n`;
  yield `\n${pairs.length} pairs, ${total} points, ${unmatched.length} without a mentor, ${ms} ms\n`;
  if (!graph) return;
  yield '\nevery possible pair\n';
  yield* inPieces(
    (function* () {
      for (const [one, other, score] of scoresOf(graph)) yield `${row(one.id, other.id, String(score))}\n`;
    })(),
  );
}
