// When the two of a duo are asked about their telephone numbers.
import type { Effect } from '../effects.ts';
import { daysLater } from '../local-time.ts';

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
