// What somebody said that they will do before the next meeting: given back once, word for word.
import type { Facts } from '../facts.ts';
import { askedWeek, saidOf } from './week.ts';

/** The newest promise of an earlier week that was not asked about yet, or null. */
export function openPromise(facts: Facts): string | null {
  const now = askedWeek(facts) ?? 0;
  for (let week = now - 1; week >= 1; week--) {
    // In one check-in the older promise is asked about before the newer one is given.
    const promise = saidOf(facts, week, 'promise');
    if (promise !== undefined) return String(promise);
    if (saidOf(facts, week, 'kept') !== undefined) return null;
  }
  return null;
}
