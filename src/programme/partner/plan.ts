// When the two of a duo are asked about their telephone numbers, and when both get them.
import type { Effect } from '../effects.ts';
import type { DuoFacts, Facts } from '../facts.ts';
import { daysLater, planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';

/** Days after the beginning of a duo: they have met once more by then and know whether they want it. */
const ASK_AFTER_DAYS = 10;
const HOUR = 17;

/** The one question whether to exchange numbers; it stays at hand under "tell my duo partner". */
export function planPhoneOffer(duoId: string, person: { id: string; zone: string }, from: string): Effect {
  const due = {
    occurrence: `${duoId}/${person.id}/phone-offer`,
    kind: 'phone-offer',
    policy: 'within 48 h, else dropped',
  };
  const at = daysLater(from, ASK_AFTER_DAYS, HOUR, person.zone);
  return { kind: 'plan', of: person.id, due: { ...due, ...at, zone: person.zone } };
}

/** Both have agreed: each gets the other's number, at the first minute that is quiet for neither. */
export function planNumbers(duo: DuoFacts, facts: Facts): Effect[] {
  const pair = [facts.person, duo.partner];
  const at = pair.reduce((time, { zone }) => nextAllowed(time, zone), nextAllowed(facts.now, duo.partner.zone));
  return pair.map(({ id, zone }) => ({
    kind: 'plan',
    of: id,
    due: { occurrence: `${duo.id}/${id}/phone-shared`, kind: 'phone-shared', policy: 'always', ...planAt(at, zone) },
  }));
}
