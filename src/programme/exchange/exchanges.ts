// Exchanges between mentors: who may come, which dates can be chosen, and how many were attended in the present duo.
import type { Facts, OpenGathering, Stage } from '../facts.ts';
import { isComing, languagesOf } from '../information/gatherings.ts';

/** How many exchanges a mentor attends for each duo, and how long one takes. Source: programme page, step 3. */
export const EXCHANGES = 2;
export const EXCHANGE_MINUTES = 120;
/** So many dates are offered at once. */
const OFFERED = 10;

/** From the pool on a mentor may come. */
export const exchangeStages: readonly Stage[] = ['pool', 'first-meeting', 'agreement', 'mentoring', 'evaluation'];

/** Whether this person comes to exchanges. */
export const mayExchange = ({ person }: Facts): boolean =>
  person.role === 'mentor' && exchangeStages.includes(person.stage);

/** The exchanges to come that this person has not booked, the next first: of their own centre, and online ones in a language that they can follow. */
export function offeredExchanges(facts: Facts): readonly OpenGathering[] {
  const languages = languagesOf(facts);
  const held = facts.seats.filter(({ state }) => state !== 'cancelled');
  return facts.gatherings
    .filter((one) => one.kind === 'exchange' && isComing(one, facts.now))
    .filter((one) => one.centreId === facts.person.centreId || (one.online && languages.includes(one.language)))
    .filter((one) => !held.some(({ gatheringId }) => gatheringId === one.id))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id))
    .slice(0, OFFERED);
}

/** How many exchanges somebody attended since an instant; none when there is no duo yet. */
export const exchangesSince = (
  attended: readonly { kind: string; startsAt: string }[],
  since: string | null,
): number => (since === null ? 0 : attended.filter((one) => one.kind === 'exchange' && one.startsAt >= since).length);

/** How many this person attended since their duo began; null without a duo that goes on. */
export function exchangesDone(facts: Facts): number | null {
  const { duo, person } = facts;
  if (person.role !== 'mentor' || !duo || duo.startedAt === null || duo.state === 'proposed') return null;
  const attended = facts.gatherings.filter(({ id }) =>
    facts.seats.some((seat) => seat.gatheringId === id && seat.state === 'came'),
  );
  return exchangesSince(attended, duo.startedAt);
}
