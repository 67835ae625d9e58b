// What the whole loses when one mentee is given another mentor: exact for every mentor at once, out of the prices that prove the best set.
import type { Graph } from './graph.ts';
import { NOBODY, type Solution } from './solve.ts';

/** A heap of nodes by their distance; a node may stand in it several times, the nearest comes out first. */
type Heap = { nodes: number[]; keys: number[] };

function push({ nodes, keys }: Heap, node: number, key: number): void {
  let at = nodes.length;
  nodes.push(node);
  keys.push(key);
  while (at > 0) {
    const above = (at - 1) >> 1;
    if ((keys[above] as number) <= key) break;
    nodes[at] = nodes[above] as number;
    keys[at] = keys[above] as number;
    at = above;
  }
  nodes[at] = node;
  keys[at] = key;
}

function pop({ nodes, keys }: Heap): { node: number; key: number } {
  const [node, key] = [nodes[0] as number, keys[0] as number];
  const last = nodes.pop() as number;
  const its = keys.pop() as number;
  const size = nodes.length;
  if (size > 0) {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= size) break;
      if (below + 1 < size && (keys[below + 1] as number) < (keys[below] as number)) below += 1;
      if ((keys[below] as number) >= its) break;
      nodes[at] = nodes[below] as number;
      keys[at] = keys[below] as number;
      at = below;
    }
    nodes[at] = last;
    keys[at] = its;
  }
  return { node, key };
}

/**
 * For each mentor, by their number: how much less all scores are together when this mentee is with them, and everything
 * else is made the best of. Mentors who cannot be thought of are not in it, nor the one that the mentee has.
 *
 * Who joins a full mentor pushes somebody out, who goes to another or to nobody, and so on, until the place is reached
 * that the mentee left: the shortest such way, where a step costs what a pair falls short of the prices.
 */
export function costsOf(graph: Graph, solution: Solution, mentee: number): Map<number, number> {
  const { start, mentor, score, days } = graph;
  const { mate, menteePrice, mentorPrice, unit, room, aside } = solution;
  const n = mate.length;
  const m = room.length;
  const nobody = m;
  const nodeOf = (i: number) => (mate[i] === NOBODY ? nobody : (mate[i] as number));
  const lossOf = (i: number, e: number) =>
    (menteePrice[i] as number) +
    (mentorPrice[mentor[e] as number] as number) -
    ((score[e] as number) * unit + (days[i] as number));

  // The pairs of each mentor, and who is with them.
  const into = new Int32Array(m + 1);
  for (const j of mentor) into[j + 1] = (into[j + 1] as number) + 1;
  for (let j = 0; j < m; j += 1) into[j + 1] = (into[j + 1] as number) + (into[j] as number);
  const free = into.slice();
  const pair = new Int32Array(mentor.length);
  const menteeOf = new Int32Array(mentor.length);
  const count = new Int32Array(m);
  for (let i = 0; i < n; i += 1) {
    if (aside[i] === 1) continue;
    if (mate[i] !== NOBODY) count[mate[i] as number] = (count[mate[i] as number] as number) + 1;
    for (let e = start[i] as number; e < (start[i + 1] as number); e += 1) {
      const place = free[mentor[e] as number] as number;
      free[mentor[e] as number] = place + 1;
      pair[place] = e;
      menteeOf[place] = i;
    }
  }

  // How far every node is from the place that the mentee leaves, backwards from there.
  const distance = new Float64Array(m + 1).fill(Number.POSITIVE_INFINITY);
  const heap: Heap = { nodes: [], keys: [] };
  const reach = (node: number, length: number) => {
    if (length >= (distance[node] as number)) return;
    distance[node] = length;
    push(heap, node, length);
  };
  reach(nodeOf(mentee), 0);
  while (heap.nodes.length > 0) {
    const { node, key } = pop(heap);
    if (key > (distance[node] as number)) continue;
    if (node === nobody) {
      for (let i = 0; i < n; i += 1)
        if (aside[i] === 0 && mate[i] !== NOBODY) reach(mate[i] as number, key + (menteePrice[i] as number));
      for (let j = 0; j < m; j += 1) if ((count[j] as number) < (room[j] as number)) reach(j, key);
      continue;
    }
    // A place that stays free loses what it is worth.
    reach(nobody, key + (mentorPrice[node] as number));
    for (let k = into[node] as number; k < (free[node] as number); k += 1) {
      const i = menteeOf[k] as number;
      reach(nodeOf(i), key + lossOf(i, pair[k] as number));
    }
  }

  let waited = 0;
  for (let i = 0; i < n; i += 1) if (aside[i] === 0 && mate[i] !== NOBODY) waited += days[i] as number;
  const costs = new Map<number, number>();
  for (let e = start[mentee] as number; e < (start[mentee + 1] as number); e += 1) {
    const j = mentor[e] as number;
    if (room[j] === 0 || mate[mentee] === j) continue;
    const loss = lossOf(mentee, e) + (distance[j] as number);
    // The loss is of score and days together; what is left of the days is less than a point.
    costs.set(j, -Math.floor((waited - loss) / unit));
  }
  return costs;
}
