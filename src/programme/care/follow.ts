// What follows a check-in when it was asked: the look at its week, and once, the talks that the coordinator holds with both.
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { CONTACT } from './kinds.ts';
import { contactAt, contactOccurrence, lookOccurrence, planLook, planOf } from './plan.ts';
import { sideOf, zoneOfCare } from './seen.ts';

/** The look at a week, when both had time to answer. */
export function planWeekLook(facts: Facts, week: number): Effect[] {
  const { duo, person, dues, closingDays } = facts;
  const known = dues.some(({ occurrence }) => occurrence === lookOccurrence(duo?.id ?? '', person.id, week));
  return duo && !known ? [planLook(duo, person, week, zoneOfCare(facts), closingDays)] : [];
}

/** The talks begin with the first check-in that is asked, whichever week a duo comes with; the others follow one another. */
export function planContact(facts: Facts): Effect[] {
  const { duo, person, dues, now, closingDays } = facts;
  if (!duo?.startedAt || !duo.endsAt || sideOf(facts) === 'mentor') return [];
  const prefix = `${duo.id}/${person.id}/care-contact/`;
  if (dues.some(({ occurrence }) => occurrence.startsWith(prefix))) return [];
  const course = { startedAt: duo.startedAt, shiftedWeeks: duo.shiftedWeeks };
  const zone = zoneOfCare(facts);
  let nth = 1;
  // A duo that moved in has had its talks elsewhere; the one that was due last is held here.
  while (contactAt(course, nth + 1, zone, closingDays) <= now) nth++;
  const at = contactAt(course, nth, zone, closingDays);
  return at < duo.endsAt ? [planOf(person, contactOccurrence(duo.id, person.id, nth), CONTACT, at)] : [];
}
