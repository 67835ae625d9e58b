// The best set of duos of a whole pool.
import { faultsOf } from './faults.ts';
import { type Graph, graphOf } from './graph.ts';
import type { Pool } from './pool.ts';
import { makeSmallest } from './smallest.ts';
import { NOBODY, type Solution, solve } from './solve.ts';

/** Two who are proposed to each other. */
export type AssignedPair = { menteeId: string; mentorId: string; score: number; locked: boolean };

/** The best set: pairs by the mentee's id, who stays without a mentor, the sum of the scores and of the mentees' waiting days. */
export type Assignment = {
  pairs: AssignedPair[];
  unmatched: string[];
  total: number;
  days: number;
  /** What `explain` and `whyNot` go on from. Not to be stored or compared: two runs may have different prices for the same set. */
  solution: { graph: Graph; solved: Solution };
};

/**
 * The best set of duos, in this order: all locks; the largest sum of scores over the sets that respect every mentor's
 * room (a larger sum, not more pairs); the largest sum of the mentees' waiting days at `now`; the smallest ids.
 *
 * The smallest ids: the pairs of a set written one after the other in the order of the mentees' ids, as mentee, mentor,
 * mentee, mentor …, and compared word by word as in a dictionary, where what ends first comes first. Words are compared
 * by their UTF-16 units. So the result follows from the pool alone, whatever the order of its people and pairs.
 *
 * Throws when `faultsOf` finds something: who offers locks asks that before.
 */
export function assign(pool: Pool): Assignment {
  const [fault] = faultsOf(pool);
  if (fault) throw new RangeError(`${fault.path.join('.')}: ${fault.code}`);
  return assignIn(graphOf(pool), pool);
}

/** The same from pairs that are known already. */
export function assignIn(graph: Graph, pool: Pick<Pool, 'locks'>): Assignment {
  const { mentees, mentors, start, mentor, score, days } = graph;
  const aside = new Uint8Array(mentees.length);
  const room = graph.room.slice();
  const locked = new Map<number, number>();
  if (pool.locks.length > 0) {
    const menteeAt = new Map(mentees.map(({ id }, at) => [id, at]));
    const mentorAt = new Map(mentors.map(({ id }, at) => [id, at]));
    for (const [menteeId, mentorId] of pool.locks) {
      const i = menteeAt.get(menteeId) ?? NOBODY;
      const j = mentorAt.get(mentorId) ?? NOBODY;
      aside[i] = 1;
      room[j] = (room[j] ?? 0) - 1;
      locked.set(i, j);
    }
  }
  const solved = solve(graph, aside, room);
  makeSmallest(graph, solved);

  const pairs: AssignedPair[] = [];
  // Pairs that add nothing only lengthen the list when nothing follows them.
  let needed = 0;
  for (let i = 0; i < mentees.length; i += 1) {
    const j = locked.get(i) ?? (solved.mate[i] as number);
    if (j === NOBODY) continue;
    const points = scoreIn(start, mentor, score, i, j);
    pairs.push({
      menteeId: mentees[i]?.id ?? '',
      mentorId: mentors[j]?.id ?? '',
      score: points,
      locked: locked.has(i),
    });
    if (locked.has(i) || points > 0 || (days[i] as number) > 0) needed = pairs.length;
  }
  pairs.length = needed;
  const withMentor = new Set(pairs.map(({ menteeId }) => menteeId));
  mentees.forEach(({ id }, i) => {
    if (!withMentor.has(id)) solved.mate[i] = NOBODY;
  });
  return {
    pairs,
    unmatched: mentees.filter(({ id }) => !withMentor.has(id)).map(({ id }) => id),
    total: pairs.reduce((sum, one) => sum + one.score, 0),
    days: mentees.reduce((sum, { id }, i) => sum + (withMentor.has(id) ? (days[i] as number) : 0), 0),
    solution: { graph, solved },
  };
}

function scoreIn(start: Int32Array, mentor: Int32Array, score: Int16Array, i: number, j: number): number {
  for (let e = start[i] as number; e < (start[i + 1] as number); e += 1) if (mentor[e] === j) return score[e] as number;
  return 0;
}
