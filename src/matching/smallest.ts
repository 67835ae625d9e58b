// Of all best sets the one with the smallest ids. The prices of any best set say which pairs a best set can have at all: only among those is anything exchanged.
import { circlesOf } from './circles.ts';
import type { Graph } from './graph.ts';
import { NOBODY, type Solution } from './solve.ts';

/**
 * Changes the solution's set into the smallest: its pairs written one after the other, in the order of the mentees' ids, as
 * mentee, mentor, mentee, mentor …, compared as a dictionary does (what ends first is smaller). Mentees and mentors of a
 * graph are numbered in the order of their ids. The prices stay: they prove every best set.
 *
 * Mentee after mentee is given the first mentor that some best set gives them beside everything settled before.
 * Giving `i` another mentor leaves one there too many and one missing where `i` was; that can be made good exactly when
 * there is a way back over exchanges that cost nothing. A node is a mentor, or the “nobody” of those who are connected by
 * pairs without loss: the centres of a pool have nothing to exchange.
 */
export function makeSmallest(graph: Graph, solution: Solution): void {
  const { start, mentor, score, days } = graph;
  const { mate, menteePrice, mentorPrice, unit, room, aside } = solution;
  const n = mate.length;
  const m = room.length;

  // The pairs without loss, by mentee, the mentor with the smaller id first.
  const tightStart = new Int32Array(n + 1);
  const found: number[] = [];
  for (let i = 0; i < n; i += 1) {
    if (aside[i] === 0) {
      const from = found.length;
      const price = menteePrice[i] as number;
      for (let e = start[i] as number; e < (start[i + 1] as number); e += 1) {
        const weight = (score[e] as number) * unit + (days[i] as number);
        if (weight < price) break;
        const j = mentor[e] as number;
        if (room[j] !== 0 && weight === price + (mentorPrice[j] as number)) found.push(j);
      }
      if (found.length - from > 1) {
        const own = found.splice(from).sort((a, b) => a - b);
        for (const j of own) found.push(j);
      }
    }
    tightStart[i + 1] = found.length;
  }
  const tight = Int32Array.from(found);

  // Who is with whom, as sets that are left and joined in one step.
  const nobodyOf = connected(m, tightStart, tight);
  const company: number[][] = Array.from({ length: 2 * m }, () => []);
  const at = new Int32Array(n);
  /** Whoever has no pair without loss keeps nobody, and is in no exchange. */
  const isOut = (i: number) => tightStart[i] === tightStart[i + 1];
  const nodeOf = (i: number) =>
    mate[i] === NOBODY ? (nobodyOf[tight[tightStart[i] as number] as number] as number) : (mate[i] as number);
  for (let i = 0; i < n; i += 1) {
    if (isOut(i)) continue;
    const there = company[nodeOf(i)] as number[];
    at[i] = there.length;
    there.push(i);
  }
  const leave = (i: number) => {
    const there = company[nodeOf(i)] as number[];
    const last = there.pop() as number;
    if (last !== i) {
      there[at[i] as number] = last;
      at[last] = at[i] as number;
    }
  };
  const join = (i: number, node: number) => {
    mate[i] = node >= m ? NOBODY : node;
    const there = company[node] as number[];
    at[i] = there.length;
    there.push(i);
  };
  const taken = Int32Array.from({ length: m }, (_, j) => (company[j] as number[]).length);
  // Mentors of whom a best set may leave a place free, by their “nobody”.
  const spare: number[][] = Array.from({ length: 2 * m }, () => []);
  for (let j = 0; j < m; j += 1)
    if (room[j] !== 0 && mentorPrice[j] === 0) (spare[nobodyOf[j] as number] as number[]).push(j);

  // Who is not on a circle of exchanges with a node now never will be: what is settled only takes exchanges away.
  let ways = 0;
  const circles = (): Int32Array => {
    const arcs: number[] = [];
    const arcStart = new Int32Array(2 * m + 1);
    for (let node = 0; node < 2 * m; node += 1) {
      for (const i of company[node] as number[]) {
        for (let e = tightStart[i] as number; e < (tightStart[i + 1] as number); e += 1) arcs.push(tight[e] as number);
        if (node < m && menteePrice[i] === 0) arcs.push(nobodyOf[node] as number);
      }
      if (node >= m) for (const j of spare[node] as number[]) arcs.push(j);
      else if ((taken[node] as number) < (room[node] as number)) arcs.push(nobodyOf[node] as number);
      arcStart[node + 1] = arcs.length;
    }
    ways = arcs.length;
    return circlesOf(arcStart, Int32Array.from(arcs));
  };
  let circle = circles();
  let looked = 0;

  // A way from a node to another: which node it came from, and which mentee moves (`NOBODY`: a free place does).
  const seen = new Int32Array(2 * m);
  const cameFrom = new Int32Array(2 * m);
  const mover = new Int32Array(2 * m);
  const queue = new Int32Array(2 * m);

  const wayBack = (from: number, to: number, mark: number): boolean => {
    if (seen[from] === mark || circle[from] !== circle[to]) return false;
    let head = 0;
    let tail = 0;
    const reach = (node: number, previous: number, moving: number): boolean => {
      if (seen[node] === mark || circle[node] !== circle[to]) return false;
      seen[node] = mark;
      cameFrom[node] = previous;
      mover[node] = moving;
      queue[tail] = node;
      tail += 1;
      return node === to;
    };
    if (reach(from, NOBODY, NOBODY)) return true;
    while (head < tail) {
      const node = queue[head] as number;
      head += 1;
      // The short ways first.
      if (node >= m) {
        if (to < m && mentorPrice[to] === 0 && reach(to, node, NOBODY)) return true;
      } else if ((taken[node] as number) < (room[node] as number) && reach(nobodyOf[node] as number, node, NOBODY))
        return true;
      for (const i of company[node] as number[]) {
        looked += (tightStart[i + 1] as number) - (tightStart[i] as number);
        for (let e = tightStart[i] as number; e < (tightStart[i + 1] as number); e += 1)
          if (reach(tight[e] as number, node, i)) return true;
        if (node < m && menteePrice[i] === 0 && reach(nobodyOf[node] as number, node, i)) return true;
      }
      if (node >= m) for (const j of spare[node] as number[]) if (reach(j, node, NOBODY)) return true;
    }
    return false;
  };

  for (let i = 0; i < n; i += 1) {
    if (isOut(i)) continue;
    // What was settled since has opened circles: to look again takes no longer than what was looked at in vain.
    if (looked > 4 * ways) {
      circle = circles();
      looked = 0;
    }
    const old = nodeOf(i);
    // From here on this mentee is settled: no exchange moves them.
    leave(i);
    let next = old;
    for (let e = tightStart[i] as number; e < (tightStart[i + 1] as number); e += 1) {
      const wanted = tight[e] as number;
      if (wanted === old) break;
      if (!wayBack(wanted, old, i + 1)) continue;
      for (let node = old; node !== wanted; ) {
        const previous = cameFrom[node] as number;
        const moving = mover[node] as number;
        if (moving !== NOBODY) {
          leave(moving);
          join(moving, node);
        }
        if (node < m && moving !== NOBODY) taken[node] = (taken[node] as number) + 1;
        if (previous < m && moving !== NOBODY) taken[previous] = (taken[previous] as number) - 1;
        node = previous;
      }
      taken[wanted] = (taken[wanted] as number) + 1;
      if (old < m) taken[old] = (taken[old] as number) - 1;
      next = wanted;
      break;
    }
    mate[i] = next >= m ? NOBODY : next;
  }
}

/** For each of m mentors the node of “nobody” that they share with all whom pairs connect them to: numbers from m on. */
function connected(m: number, start: Int32Array, to: Int32Array): Int32Array {
  const above = Int32Array.from({ length: m }, (_, j) => j);
  const rootOf = (node: number): number => {
    let at = node;
    while (above[at] !== at) {
      above[at] = above[above[at] as number] as number;
      at = above[at] as number;
    }
    return at;
  };
  for (let i = 0; i + 1 < start.length; i += 1)
    for (let e = (start[i] as number) + 1; e < (start[i + 1] as number); e += 1)
      above[rootOf(to[e] as number)] = rootOf(to[e - 1] as number);
  return Int32Array.from({ length: m }, (_, j) => m + rootOf(j));
}
