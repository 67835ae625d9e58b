// What is wrong with a pool beyond its form: people twice, and locks that cannot be kept. Each with the place where it stands.
import { contextOf, fitOf } from './fit.ts';
import type { Pool } from './pool.ts';

/**
 * `repeated`: an id that stands before already. `unknown`: a lock names nobody of the pool. `taken`: its mentee is in a
 * lock before. `apart`: hard criteria keep the two apart, which the items name. `full`: its mentor has no room left.
 */
export type PoolFault = {
  path: readonly (string | number)[];
  code: 'repeated' | 'unknown' | 'taken' | 'apart' | 'full';
  items: readonly string[];
};

/** Everything that is wrong; nothing when the best set can be looked for. */
export function faultsOf(pool: Pool): PoolFault[] {
  const faults: PoolFault[] = [];
  for (const side of ['mentees', 'mentors'] as const) {
    const seen = new Set<string>();
    pool[side].forEach(({ id }, at) => {
      if (seen.has(id)) faults.push({ path: [side, at, 'id'], code: 'repeated', items: [id] });
      seen.add(id);
    });
  }
  return pool.locks.length === 0 ? faults : [...faults, ...lockFaults(pool)];
}

function lockFaults(pool: Pool): PoolFault[] {
  const faults: PoolFault[] = [];
  const context = contextOf(pool);
  const mentees = new Map(pool.mentees.map((one) => [one.id, one]));
  const mentors = new Map(pool.mentors.map((one) => [one.id, one]));
  const locked = new Set<string>();
  const uses = new Map<string, number>();
  pool.locks.forEach(([menteeId, mentorId], at) => {
    const add = (code: PoolFault['code'], items: readonly string[], part?: number) =>
      faults.push({ path: part === undefined ? ['locks', at] : ['locks', at, part], code, items });
    const mentee = mentees.get(menteeId);
    const mentor = mentors.get(mentorId);
    if (!mentee) add('unknown', [menteeId], 0);
    if (!mentor) add('unknown', [mentorId], 1);
    if (!mentee || !mentor) return;
    if (locked.has(menteeId)) {
      add('taken', [menteeId]);
      return;
    }
    locked.add(menteeId);
    const fit = fitOf(mentee, mentor, context);
    if (fit.kind === 'apart') {
      add('apart', fit.obstacles);
      return;
    }
    const used = (uses.get(mentorId) ?? 0) + 1;
    uses.set(mentorId, used);
    if (used > (mentor.capacity ?? 1) - (mentor.taken ?? 0)) add('full', [mentorId]);
  });
  return faults;
}
