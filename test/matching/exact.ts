// The best set of a small pool, found by trying every set there is: what the solver is held against.
import { daysWaited, type Pool } from '../../src/matching/pool.ts';
import { admissible, roomOf } from './pools.ts';

/** The pairs as words in the order of the mentees, the sums, and how many sets were tried. */
export type Best = { words: string[]; total: number; days: number; tried: number };

const byWord = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** As a dictionary compares: word by word, and what ends first comes first. */
function isBefore(one: readonly string[], other: readonly string[]): boolean {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
    const order = byWord(one[at] ?? '', other[at] ?? '');
    if (order !== 0) return order < 0;
  }
  return one.length < other.length;
}

/** Every set that keeps the locks and the room of every mentor, and of those the best. With `forced`, only sets that have this pair. */
export function exactly(pool: Pool, forced?: readonly [string, string]): Best | null {
  const scores = admissible(pool);
  const fixed = new Map([...pool.locks, ...(forced ? [forced] : [])]);
  const days = new Map(pool.mentees.map(({ id, waitingSince }) => [id, daysWaited(waitingSince, pool.now)]));
  const mentees = pool.mentees.map(({ id }) => id).sort(byWord);
  const room = new Map(pool.mentors.map((one) => [one.id, roomOf(one)]));
  const mentors = [...room.keys()];
  let best: Best | null = null;
  let tried = 0;
  const words: string[] = [];
  const go = (at: number, total: number, waited: number): void => {
    const mentee = mentees[at];
    if (mentee === undefined) {
      tried += 1;
      const better =
        best === null ||
        total > best.total ||
        (total === best.total && (waited > best.days || (waited === best.days && isBefore(words, best.words))));
      if (better) best = { words: [...words], total, days: waited, tried };
      return;
    }
    const only = fixed.get(mentee);
    if (only === undefined) go(at + 1, total, waited);
    for (const mentor of only === undefined ? mentors : [only]) {
      const score = scores.get(`${mentee}+${mentor}`);
      const left = room.get(mentor) ?? 0;
      if (score === undefined || left === 0) continue;
      room.set(mentor, left - 1);
      words.push(mentee, mentor);
      go(at + 1, total + score, waited + (days.get(mentee) ?? 0));
      words.length -= 2;
      room.set(mentor, left);
    }
  };
  go(0, 0, 0);
  return best;
}
