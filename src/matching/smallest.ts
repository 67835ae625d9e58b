// Of all best sets the one with the smallest ids. The prices of any best set say which pairs a best set can have at all: only among those is anything exchanged.
import type { Graph } from './graph.ts';
import { NOBODY, type Solution } from './solve.ts';

/**
 * Changes the solution's set into the smallest: its pairs written one after the other, in the order of the mentees' ids, as
 * mentee, mentor, mentee, mentor …, compared as a dictionary does (what ends first is smaller). Mentees and mentors of a
 * graph are numbered in the order of their ids. The prices stay: they prove every best set.
 *
 * Mentee after mentee is given the first mentor that some best set gives them beside everything settled before.
 * Giving `i` another mentor leaves one there too many and one missing where `i` was; that can be made good exactly when
 * there is a way back over exchanges that cost nothing. A node is a mentor, or “nobody” (number m).
 */
export function makeSmallest(graph: Graph, solution: Solution): void {
  const { start, mentor, score, days } = graph;
  const { mate, menteePrice, mentorPrice, unit, room, aside } = solution;
  const n = mate.length;
  const m = room.length;
  const nobody = m;

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
  const company: number[][] = Array.from({ length: m + 1 }, () => []);
  const at = new Int32Array(n);
  const nodeOf = (i: number) => (mate[i] === NOBODY ? nobody : (mate[i] as number));
  for (let i = 0; i < n; i += 1) {
    if (aside[i] === 1) continue;
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
    mate[i] = node === nobody ? NOBODY : node;
    const there = company[node] as number[];
    at[i] = there.length;
    there.push(i);
  };
  const taken = Int32Array.from({ length: m }, (_, j) => (company[j] as number[]).length);
  const spare: number[] = [];
  for (let j = 0; j < m; j += 1) if (room[j] !== 0 && mentorPrice[j] === 0) spare.push(j);

  // A way from a node to another: which node it came from, and which mentee moves (`NOBODY`: a free place does).
  const seen = new Int32Array(m + 1);
  const cameFrom = new Int32Array(m + 1);
  const mover = new Int32Array(m + 1);
  const queue = new Int32Array(m + 1);

  const wayBack = (from: number, to: number, mark: number): boolean => {
    if (seen[from] === mark) return false;
    let head = 0;
    let tail = 0;
    const reach = (node: number, previous: number, moving: number): boolean => {
      if (seen[node] === mark) return false;
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
      for (const i of company[node] as number[]) {
        for (let e = tightStart[i] as number; e < (tightStart[i + 1] as number); e += 1)
          if (reach(tight[e] as number, node, i)) return true;
        if (node !== nobody && menteePrice[i] === 0 && reach(nobody, node, i)) return true;
      }
      if (node !== nobody) {
        if ((taken[node] as number) < (room[node] as number) && reach(nobody, node, NOBODY)) return true;
      } else for (const j of spare) if (reach(j, node, NOBODY)) return true;
    }
    return false;
  };

  for (let i = 0; i < n; i += 1) {
    if (aside[i] === 1) continue;
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
        if (node !== nobody && moving !== NOBODY) taken[node] = (taken[node] as number) + 1;
        if (previous !== nobody && moving !== NOBODY) taken[previous] = (taken[previous] as number) - 1;
        node = previous;
      }
      if (wanted !== nobody) taken[wanted] = (taken[wanted] as number) + 1;
      if (old !== nobody) taken[old] = (taken[old] as number) - 1;
      next = wanted;
      break;
    }
    mate[i] = next === nobody ? NOBODY : next;
  }
}
