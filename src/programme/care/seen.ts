// A duo as its weeks are compared, out of what a participant's turn knows of it; and how that person can be reached.
import type { Facts } from '../facts.ts';
import { isUnreachable } from '../late.ts';
import type { ComparedDuo, Side } from './compare.ts';
import type { Reach } from './silence.ts';

/** Which of the two somebody is. */
export const sideOf = ({ person }: Pick<Facts, 'person'>): Side => (person.role === 'mentor' ? 'mentor' : 'mentee');

/** The zone of the duo's centre: its working hours and its meetings are meant there. */
export const zoneOfCare = ({ duo, centres, person }: Facts): string =>
  centres.find(({ id }) => id === duo?.centreId)?.zone ?? person.zone;

/** The duo that runs; null when none does. */
export function comparedOf(facts: Facts): ComparedDuo | null {
  const { duo } = facts;
  if (duo?.state !== 'active') return null;
  const mentor = sideOf(facts) === 'mentor';
  return {
    ...duo,
    endedAt: null,
    zone: zoneOfCare(facts),
    mentee: mentor ? duo.theirs : duo.mine,
    mentor: mentor ? duo.mine : duo.theirs,
  };
}

/** A failed check-in is looked at for so many days. */
const RECENT_MS = 8 * 86_400_000;

/** How this person can be reached now. */
export function reachOf(facts: Facts): Reach {
  const { channels, dues, duo, person, now } = facts;
  const asked = dues
    .filter((due) => due.kind === 'check-in' && due.occurrence.startsWith(`${duo?.id}/`) && due.state !== 'due')
    .filter((due) => Date.parse(now) - Date.parse(due.at) < RECENT_MS)
    .toSorted((a, b) => a.at.localeCompare(b.at));
  return {
    opened: channels.length > 0,
    reachable: !isUnreachable(facts),
    undelivered: asked.at(-1)?.state === 'failed',
    answeredEver: person.consented || Object.keys(duo?.mine ?? {}).length > 0,
  };
}
