// The best set of duos: possible, best by an independent solver, smallest by trying all, and the same whatever the order of the pool.
import fc from 'fast-check';
import { munkres } from 'munkres';
import { describe, expect, it } from 'vitest';
import { type Assignment, assign } from '../../src/matching/assign.ts';
import { graphOf } from '../../src/matching/graph.ts';
import { daysWaited, type Mentee, type Pool } from '../../src/matching/pool.ts';
import { exactly } from './exact.ts';
import { admissible, closePools, pools, roomOf } from './pools.ts';

const wordsOf = ({ pairs }: Assignment) => pairs.flatMap(({ menteeId, mentorId }) => [menteeId, mentorId]);
const seen = ({ pairs, unmatched, total, days }: Assignment) => ({ pairs, unmatched, total, days });

/** Sums of score and of days by the library, over a full matrix with one place a mentor may fill and one “nobody” a mentee. */
function byLibrary(pool: Pool): { total: number; days: number } {
  const scores = admissible(pool);
  const lockOf = new Map(pool.locks);
  const left = new Map(pool.mentors.map((one) => [one.id, roomOf(one)]));
  let total = 0;
  let days = 0;
  const waited = (one: Mentee) => daysWaited(one.waitingSince, pool.now);
  for (const [menteeId, mentorId] of pool.locks) {
    left.set(mentorId, (left.get(mentorId) ?? 0) - 1);
    total += scores.get(`${menteeId}+${mentorId}`) ?? Number.NaN;
    days += waited(pool.mentees.find(({ id }) => id === menteeId) as Mentee);
  }
  const free = pool.mentees.filter(({ id }) => !lockOf.has(id));
  const places = pool.mentors.flatMap(({ id }) => Array<string>(left.get(id) ?? 0).fill(id));
  const unit = 1e6;
  const costs = free.map((one) => [
    ...places.map((mentorId) => {
      const score = scores.get(`${one.id}+${mentorId}`);
      return score === undefined ? 1e12 : -(score * unit + waited(one));
    }),
    ...free.map(() => 0),
  ]);
  if (costs.length === 0) return { total, days };
  for (const [row, column] of munkres(costs)) {
    const one = free[row] as Mentee;
    const mentorId = places[column];
    if (mentorId === undefined) continue;
    total += scores.get(`${one.id}+${mentorId}`) ?? Number.NaN;
    days += waited(one);
  }
  return { total, days };
}

/** The words of the smallest best set of a pool without locks: score, days and ids in one number, the first mentee’s mentor outweighing all later ones. */
function smallestByLibrary(pool: Pool): string[] {
  const scores = admissible(pool);
  const byId = <T extends { id: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const mentees = byId(pool.mentees);
  const places = byId(pool.mentors).flatMap(
    (one, rank) => Array(roomOf(one)).fill({ id: one.id, rank }) as { id: string; rank: number }[],
  );
  const base = BigInt(pool.mentors.length + 1);
  const ids = base ** BigInt(mentees.length);
  const costs = mentees.map((one, at) => [
    ...places.map(({ id, rank }) => {
      const score = scores.get(`${one.id}+${id}`);
      if (score === undefined) return ids * 10n ** 15n;
      const worth = BigInt(score) * 1_000_000n + BigInt(daysWaited(one.waitingSince, pool.now));
      return -(worth * ids + BigInt(pool.mentors.length - rank) * base ** BigInt(mentees.length - 1 - at));
    }),
    ...mentees.map(() => 0n),
  ]);
  const words: string[] = [];
  let needed = 0;
  for (const [row, column] of munkres(costs).sort(([a], [b]) => a - b)) {
    const one = mentees[row] as Mentee;
    const place = places[column];
    if (place === undefined) continue;
    words.push(one.id, place.id);
    if ((scores.get(`${one.id}+${place.id}`) ?? 0) + daysWaited(one.waitingSince, pool.now) > 0) needed = words.length;
  }
  return words.slice(0, needed);
}

describe('the pairs of a whole pool', () => {
  it('are those that each pair alone says, with the same scores', () => {
    fc.assert(
      fc.property(pools(12), (pool) => {
        const { mentees, mentors, start, mentor, score } = graphOf(pool);
        const found = new Map<string, number>();
        mentees.forEach(({ id }, i) => {
          for (let e = start[i] ?? 0; e < (start[i + 1] ?? 0); e += 1)
            found.set(`${id}+${mentors[mentor[e] ?? -1]?.id}`, score[e] ?? -1);
        });
        expect(new Map([...found].sort())).toEqual(new Map([...admissible(pool)].sort()));
      }),
    );
  });
});

describe('the best set', () => {
  it('is possible: no hard criterion fails, every mentor has room, every lock is kept, and its sums are right', () => {
    fc.assert(
      fc.property(pools(15), (pool) => {
        const result = assign(pool);
        const scores = admissible(pool);
        for (const { menteeId, mentorId, score } of result.pairs)
          expect(scores.get(`${menteeId}+${mentorId}`)).toBe(score);
        const mentees = result.pairs.map(({ menteeId }) => menteeId);
        expect(new Set([...mentees, ...result.unmatched]).size).toBe(pool.mentees.length);
        expect(mentees.length + result.unmatched.length).toBe(pool.mentees.length);
        for (const one of pool.mentors)
          expect(result.pairs.filter(({ mentorId }) => mentorId === one.id).length).toBeLessThanOrEqual(roomOf(one));
        const locked = result.pairs.filter((one) => one.locked).map(({ menteeId, mentorId }) => [menteeId, mentorId]);
        expect(locked.sort()).toEqual([...pool.locks].sort());
        expect(result.total).toBe(result.pairs.reduce((sum, { score }) => sum + score, 0));
      }),
    );
  });

  it('has the same sums as that of an independent exact solver', () => {
    fc.assert(
      fc.property(fc.oneof(pools(40), closePools(10, 40)), (pool) => {
        const { total, days } = assign(pool);
        expect({ total, days }).toEqual(byLibrary(pool));
      }),
      { numRuns: 100 },
    );
  });

  it('is the smallest of all best sets, by trying all of them', () => {
    fc.assert(
      fc.property(fc.oneof(pools(5), closePools(3, 5)), (pool) => {
        const result = assign(pool);
        const best = exactly(pool);
        expect({ words: wordsOf(result), total: result.total, days: result.days }).toEqual({
          words: best?.words,
          total: best?.total,
          days: best?.days,
        });
      }),
      { numRuns: 800 },
    );
  });

  it('is the smallest also where trying all would take for ever: the ids as one great number, by the independent solver', () => {
    fc.assert(
      fc.property(closePools(15, 25), (pool) => {
        expect(wordsOf(assign(pool))).toEqual(smallestByLibrary(pool));
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order of the pool', () => {
    const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    const both = pools(15).chain((pool) =>
      fc
        .record({
          mentees: shuffled(pool.mentees),
          mentors: shuffled(pool.mentors),
          locks: shuffled(pool.locks),
          vetoes: shuffled(pool.vetoes),
          before: shuffled(pool.before),
        })
        .map((other) => [pool, { ...pool, ...other }] as const),
    );
    fc.assert(
      fc.property(both, ([one, other]) => {
        expect(seen(assign(other))).toEqual(seen(assign(one)));
      }),
    );
  });

  it('without a pair of it that is vetoed is a best set without it, and a lock that it has already changes nothing', () => {
    fc.assert(
      fc.property(pools(12), fc.nat(), (pool, pick) => {
        const before = assign(pool);
        const open = before.pairs.filter((one) => !one.locked);
        fc.pre(open.length > 0);
        const chosen = open[pick % open.length] as Assignment['pairs'][number];
        const pair = [chosen.menteeId, chosen.mentorId] as const;
        const vetoed = assign({ ...pool, vetoes: [...pool.vetoes, pair] });
        expect(vetoed.pairs).not.toContainEqual(chosen);
        expect(vetoed.total).toBeLessThanOrEqual(before.total);
        const locked = assign({ ...pool, locks: [...pool.locks, pair] });
        expect(wordsOf(locked).join()).toBe(wordsOf(before).join());
        expect(locked.total).toBe(before.total);
      }),
    );
  });
});
