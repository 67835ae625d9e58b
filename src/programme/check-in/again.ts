// Whether "not yet" is asked again: only when the next week is not asked about just then.
import type { Facts } from '../facts.ts';
import { daysLater, hoursBetween } from '../local-time.ts';
import { AGAIN_AFTER_DAYS, CHECK_IN_HOUR, checkInOccurrence } from './plan.ts';

/** The next week is at least a day away then. */
const APART_HOURS = 24;

/** Whether "not yet" can be asked again before the next week is. */
export function againInTime(facts: Facts, week: number): boolean {
  const { duo, person, now } = facts;
  if (!duo) return false;
  const next = facts.dues.find(({ occurrence }) => occurrence === checkInOccurrence(duo.id, person.id, week + 1));
  const again = daysLater(now, AGAIN_AFTER_DAYS, CHECK_IN_HOUR, person.zone).at;
  return next === undefined || hoursBetween(again, next.at) >= APART_HOURS;
}
