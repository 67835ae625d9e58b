// Why a pair is proposed, who would be next best and what that would cost the whole, and why another pair is not: on demand, for it takes longer than finding the set.
import { type Assignment, assignIn } from './assign.ts';
import { contextOf, fitOf, type Match } from './fit.ts';
import { costsOf } from './forced.ts';
import type { Mentee, Mentor, Obstacle, Pool } from './pool.ts';

/** So many next best are told. */
const NEXT = 3;

/** A mentor who was not chosen. `cost`: how much less all scores are together with this pair. `from`: who is with them now. */
export type NextBest = { mentorId: string; cost: number; from: string[] } & Match;

/** What is to be said about one mentee of a result. */
export type Explanation = {
  menteeId: string;
  mentorId: string | null;
  locked: boolean;
  /** What speaks for and against the pair; null without one. */
  match: Match | null;
  /** At most three, the least cost first, then the better score. */
  next: NextBest[];
  /** Without a mentor: how many mentors each hard criterion keeps away. */
  apart: Partial<Record<Obstacle, number>>;
};

/** Why two are not together. */
export type WhyNot =
  /** One of them is not in the pool. */
  | { kind: 'unknown' }
  | { kind: 'together' }
  | { kind: 'apart'; obstacles: Obstacle[] }
  /** All room of the mentor is locked for these. */
  | { kind: 'locked'; menteeIds: string[] }
  /** They could be: `instead` is whom the mentee has now. */
  | { kind: 'costs'; cost: number; score: number; instead: { mentorId: string; score: number } | null; match: Match };

/** Explains what a result of this pool says of a mentee; null when there is none with this id. */
export function explain(pool: Pool, result: Assignment, menteeId: string): Explanation | null {
  const mentee = pool.mentees.find(({ id }) => id === menteeId);
  if (!mentee) return null;
  const own = result.pairs.find((one) => one.menteeId === menteeId);
  const mentors = new Map(pool.mentors.map((one) => [one.id, one]));
  const context = contextOf(pool);
  const matchOf = (mentor: Mentor | undefined): Match | null => {
    const fit = mentor && fitOf(mentee, mentor, context);
    if (fit?.kind !== 'fits') return null;
    const { kind: _, ...match } = fit;
    return match;
  };
  const { scores, costs } = costsFor(pool, result, mentee);
  const next = [...costs]
    .sort(
      ([one, cost], [other, its]) =>
        cost - its || (scores.get(other) ?? 0) - (scores.get(one) ?? 0) || (one < other ? -1 : 1),
    )
    .slice(0, NEXT)
    .flatMap(([mentorId, cost]): NextBest[] => {
      const match = matchOf(mentors.get(mentorId));
      return match ? [{ mentorId, cost, from: withMentor(result, mentorId), ...match }] : [];
    });
  const apart: Partial<Record<Obstacle, number>> = {};
  if (!own) {
    for (const mentor of pool.mentors) {
      const fit = fitOf(mentee, mentor, context);
      if (fit.kind === 'apart') for (const one of fit.obstacles) apart[one] = (apart[one] ?? 0) + 1;
    }
  }
  return {
    menteeId,
    mentorId: own?.mentorId ?? null,
    locked: own?.locked ?? false,
    match: own ? matchOf(mentors.get(own.mentorId)) : null,
    next,
    apart,
  };
}

/** Answers “why not these two?” for any mentee and mentor of a pool and its result. */
export function whyNot(pool: Pool, result: Assignment, menteeId: string, mentorId: string): WhyNot {
  const mentee = pool.mentees.find(({ id }) => id === menteeId);
  const mentor = pool.mentors.find(({ id }) => id === mentorId);
  if (!mentee || !mentor) return { kind: 'unknown' };
  const own = result.pairs.find((one) => one.menteeId === menteeId);
  if (own?.mentorId === mentorId) return { kind: 'together' };
  const fit = fitOf(mentee, mentor, contextOf(pool));
  if (fit.kind === 'apart') return { kind: 'apart', obstacles: fit.obstacles };
  const cost = costsFor(pool, result, mentee).costs.get(mentorId);
  if (cost === undefined) return { kind: 'locked', menteeIds: withMentor(result, mentorId) };
  const { kind: _, ...match } = fit;
  return {
    kind: 'costs',
    cost,
    score: fit.score,
    instead: own ? { mentorId: own.mentorId, score: own.score } : null,
    match,
  };
}

const withMentor = ({ pairs }: Assignment, mentorId: string): string[] =>
  pairs.filter((one) => one.mentorId === mentorId).map(({ menteeId }) => menteeId);

/** By the mentor's id: the score with this mentee, and what the whole loses, which a lock that costs something makes negative. */
function costsFor(pool: Pool, result: Assignment, mentee: Mentee) {
  const { graph } = result.solution;
  const locked = pool.locks.find(([menteeId]) => menteeId === mentee.id);
  // Whoever is locked is thought of as if they were not: the others stay where their locks hold them.
  const open = locked ? assignIn(graph, { locks: pool.locks.filter((one) => one !== locked) }) : result;
  const lost = result.total - open.total;
  const at = graph.mentees.findIndex(({ id }) => id === mentee.id);
  const scores = new Map<string, number>();
  const costs = new Map<string, number>();
  if (at < 0) return { scores, costs };
  const found = costsOf(graph, open.solution.solved, at);
  const mate = open.solution.solved.mate[at] as number;
  // With the lock taken away they may have somebody else: that set is there already.
  if (locked && mate >= 0 && graph.mentors[mate]?.id !== locked[1]) found.set(mate, 0);
  for (let e = graph.start[at] as number; e < (graph.start[at + 1] as number); e += 1) {
    const j = graph.mentor[e] as number;
    const id = graph.mentors[j]?.id ?? '';
    const cost = found.get(j);
    if (cost === undefined || id === locked?.[1]) continue;
    scores.set(id, graph.score[e] as number);
    costs.set(id, lost + cost);
  }
  return { scores, costs };
}
