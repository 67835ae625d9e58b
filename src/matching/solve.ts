// The set of pairs with the largest sum of weights: shortest augmenting paths (Jonker and Volgenant) over the pairs that there are, each mentee with a place of their own for “nobody”. Exact: all numbers are whole and below 2^53.
import type { Graph } from './graph.ts';

/** Nobody: of a mentee, no mentor. */
export const NOBODY = -1;

/**
 * A best set, and the prices that prove it. For every pair `menteePrice + mentorPrice >= weight`, with equality for pairs
 * of the set; no price is negative; who has nobody has price 0, and a mentor with a free place too.
 */
export type Solution = {
  /** The mentor of each mentee, or `NOBODY`. */
  mate: Int32Array;
  menteePrice: Float64Array;
  mentorPrice: Float64Array;
  /** What score and waiting make together: a point of score outweighs all days. */
  unit: number;
  /** Places of each mentor, without those that locks take. */
  room: Int32Array;
  /** Mentees that are not assigned here, because a lock has them. */
  aside: Uint8Array;
};

/** A list of mentees for each mentor, which a mentee can leave and join in one step. */
type Company = { first: Int32Array; next: Int32Array; before: Int32Array; count: Int32Array };

/** A point of score outweighs all waiting days of the pool together, so that one number holds both in their order. */
export function unitOf(days: Float64Array): number {
  const unit = days.reduce((sum, one) => sum + one, 0) + 1;
  // Prices and distances stay below twice the largest weight.
  if (!(unit * 1001 * 4 < Number.MAX_SAFE_INTEGER)) throw new RangeError('The waiting days are too many to be added');
  return unit;
}

/** Solves a pool. `aside` and `room` leave out what locks have taken. */
export function solve(graph: Graph, aside: Uint8Array, room: Int32Array): Solution {
  const { start, mentor, score, days } = graph;
  const n = start.length - 1;
  const m = room.length;
  const unit = unitOf(days);
  const mate = new Int32Array(n).fill(NOBODY);
  const menteePrice = new Float64Array(n);
  const mentorPrice = new Float64Array(m);
  const company: Company = {
    first: new Int32Array(m).fill(NOBODY),
    next: new Int32Array(n).fill(NOBODY),
    before: new Int32Array(n).fill(NOBODY),
    count: new Int32Array(m),
  };
  const solution: Solution = { mate, menteePrice, mentorPrice, unit, room, aside };

  const left = bid(graph, solution, company);

  // What is left over is settled one by one, each time along the shortest path.
  const distance = new Float64Array(m);
  const cameFrom = new Int32Array(m);
  const seen = new Int32Array(m);
  const heap = new Int32Array(m);
  const place = new Int32Array(m);
  const settled = new Int32Array(m);

  for (let turn = 0; turn < left.length; turn += 1) {
    const from = left[turn] as number;
    const mark = turn + 1;
    const ownDays = days[from] as number;
    let price = 0;
    for (let e = start[from] as number; e < (start[from + 1] as number); e += 1) {
      const weight = (score[e] as number) * unit + ownDays;
      if (weight <= price) break;
      const j = mentor[e] as number;
      if (room[j] === 0) continue;
      const worth = weight - (mentorPrice[j] as number);
      if (worth > price) price = worth;
    }
    menteePrice[from] = price;

    // So far: the mentee keeps nobody. `endMentee` is who would then be without a mentor.
    let shortest = price;
    let endMentor = NOBODY;
    let endMentee = from;
    let heaped = 0;
    let done = 0;
    let row = from;
    let base = 0;
    for (;;) {
      const rowPrice = menteePrice[row] as number;
      // Whoever is reached may also be left without a mentor.
      if (base + rowPrice < shortest) {
        shortest = base + rowPrice;
        endMentor = NOBODY;
        endMentee = row;
      }
      const rowDays = days[row] as number;
      for (let e = start[row] as number; e < (start[row + 1] as number); e += 1) {
        const least = base + rowPrice - ((score[e] as number) * unit + rowDays);
        // No mentor's price is negative, and the rest of the row weighs less: nothing shorter follows.
        if (least >= shortest) break;
        const j = mentor[e] as number;
        if (room[j] === 0) continue;
        const length = least + (mentorPrice[j] as number);
        if (length >= shortest) continue;
        const known = seen[j] === mark;
        if (known && length >= (distance[j] as number)) continue;
        if ((company.count[j] as number) < (room[j] as number)) {
          shortest = length;
          endMentor = j;
          endMentee = NOBODY;
          cameFrom[j] = row;
          continue;
        }
        distance[j] = length;
        cameFrom[j] = row;
        let at: number;
        if (known) at = place[j] as number;
        else {
          seen[j] = mark;
          at = heaped;
          heaped += 1;
        }
        // Up to its place in the heap.
        while (at > 0) {
          const above = (at - 1) >> 1;
          const other = heap[above] as number;
          if ((distance[other] as number) <= length) break;
          heap[at] = other;
          place[other] = at;
          at = above;
        }
        heap[at] = j;
        place[j] = at;
      }
      // Everybody else with this mentor is as near; then comes the next mentor.
      row = company.next[row] as number;
      if (row !== NOBODY) continue;
      if (heaped === 0) break;
      const j = heap[0] as number;
      base = distance[j] as number;
      if (base >= shortest) break;
      heaped -= 1;
      if (heaped > 0) {
        const last = heap[heaped] as number;
        const its = distance[last] as number;
        let at = 0;
        for (;;) {
          let below = 2 * at + 1;
          if (below >= heaped) break;
          const beside = below + 1;
          if (
            beside < heaped &&
            (distance[heap[beside] as number] as number) < (distance[heap[below] as number] as number)
          )
            below = beside;
          const other = heap[below] as number;
          if ((distance[other] as number) >= its) break;
          heap[at] = other;
          place[other] = at;
          at = below;
        }
        heap[at] = last;
        place[last] = at;
      }
      settled[done] = j;
      done += 1;
      row = company.first[j] as number;
    }

    menteePrice[from] = (menteePrice[from] as number) - shortest;
    for (let k = 0; k < done; k += 1) {
      const j = settled[k] as number;
      const change = shortest - (distance[j] as number);
      mentorPrice[j] = (mentorPrice[j] as number) + change;
      for (let i = company.first[j] as number; i !== NOBODY; i = company.next[i] as number)
        menteePrice[i] = (menteePrice[i] as number) - change;
    }

    // Along the path, from its end to the mentee whose turn it is.
    let j = endMentor;
    if (endMentee !== NOBODY) {
      j = mate[endMentee] as number;
      if (endMentee !== from) leave(company, mate, endMentee);
    }
    while (j !== NOBODY) {
      const i = cameFrom[j] as number;
      const old = mate[i] as number;
      if (i !== from) leave(company, mate, i);
      join(company, mate, i, j);
      j = i === from ? NOBODY : old;
    }
  }
  return solution;
}

/** So many bids a mentee, before the shortest paths take over: two that want the same would outbid each other for long. */
const BIDS = 4;

/**
 * A first set by bidding: everybody takes the mentor who is worth most to them and raises the price until the second best
 * is worth as much. Yields who is left over. The prices hold what `Solution` says of them.
 */
function bid(graph: Graph, solution: Solution, company: Company): number[] {
  const { start, mentor, score, days } = graph;
  const { mate, menteePrice, mentorPrice, unit, room, aside } = solution;
  const n = mate.length;
  const left: number[] = [];
  let bids = BIDS * n;
  for (let first = 0; first < n; first += 1) {
    if (aside[first] === 1) continue;
    let i = first;
    while (i !== NOBODY) {
      const ownDays = days[i] as number;
      // Having nobody is worth 0.
      let best = 0;
      let bestMentor = NOBODY;
      let second = -1;
      let secondMentor = NOBODY;
      for (let e = start[i] as number; e < (start[i + 1] as number); e += 1) {
        const weight = (score[e] as number) * unit + ownDays;
        if (weight <= second) break;
        const j = mentor[e] as number;
        if (room[j] === 0) continue;
        const worth = weight - (mentorPrice[j] as number);
        if (worth > best) {
          second = best;
          secondMentor = bestMentor;
          best = worth;
          bestMentor = j;
        } else if (worth > second) {
          second = worth;
          secondMentor = j;
        }
      }
      if (bestMentor === NOBODY) {
        menteePrice[i] = 0;
        break;
      }
      const free = (j: number) => (company.count[j] as number) < (room[j] as number);
      // Of two that are worth the same, one that is free.
      if (best === second && !free(bestMentor) && secondMentor !== NOBODY && free(secondMentor))
        bestMentor = secondMentor;
      if (free(bestMentor) && (room[bestMentor] as number) > 1) {
        join(company, mate, i, bestMentor);
        menteePrice[i] = best;
        break;
      }
      bids -= 1;
      // Who has several places keeps their price here: it would be that of all who are with them.
      if (!free(bestMentor) && ((room[bestMentor] as number) > 1 || best === second || bids < 0)) {
        left.push(i);
        break;
      }
      const out = company.first[bestMentor] as number;
      if (out !== NOBODY) leave(company, mate, out);
      join(company, mate, i, bestMentor);
      menteePrice[i] = second;
      mentorPrice[bestMentor] = (mentorPrice[bestMentor] as number) + best - second;
      i = out;
    }
  }
  return left;
}

function join({ first, next, before, count }: Company, mate: Int32Array, i: number, j: number): void {
  const head = first[j] as number;
  next[i] = head;
  before[i] = NOBODY;
  if (head !== NOBODY) before[head] = i;
  first[j] = i;
  count[j] = (count[j] as number) + 1;
  mate[i] = j;
}

function leave({ first, next, before, count }: Company, mate: Int32Array, i: number): void {
  const j = mate[i] as number;
  const after = next[i] as number;
  const ahead = before[i] as number;
  if (ahead === NOBODY) first[j] = after;
  else next[ahead] = after;
  if (after !== NOBODY) before[after] = ahead;
  next[i] = NOBODY;
  before[i] = NOBODY;
  count[j] = (count[j] as number) - 1;
  mate[i] = NOBODY;
}
