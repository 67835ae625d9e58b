// What both of a duo are told in the same minute: the first that is quiet for neither, so that nobody hears before the other.
import type { Effect } from './effects.ts';
import type { DuoFacts, Facts } from './facts.ts';
import { planAt } from './local-time.ts';
import { nextAllowed } from './quiet-hours.ts';

/** The first minute from `now` on that is allowed in both zones. */
export function minuteForBoth(now: string, [one, other]: readonly [string, string]): string {
  const both = nextAllowed(nextAllowed(now, one), other);
  return nextAllowed(both, one);
}

/** Plans something of this kind for both of the duo of whose turn it is. */
export function tellBoth(kind: string, duo: DuoFacts, facts: Facts): Effect[] {
  const at = minuteForBoth(facts.now, [facts.person.zone, duo.partner.zone]);
  return [facts.person, duo.partner].map(({ id, zone }) => ({
    kind: 'plan',
    of: id,
    due: { occurrence: `${duo.id}/${id}/${kind}`, kind, ...planAt(at, zone), policy: 'always' },
  }));
}
