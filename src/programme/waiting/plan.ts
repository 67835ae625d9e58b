// What is planned for somebody who comes into the pool: nobody waits there for long without a word.
import type { Desk } from '../desk/desk.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { daysLater } from '../local-time.ts';

/** How long it usually takes from the interview to the match, in days. Source: programme page, step 4. */
export const USUAL_DAYS = { from: 15, to: 30 } as const;
/** The day on which whoever waits hears from us; before it, and after it again and again, their coordinator does. */
export const WORD_DAY = USUAL_DAYS.to;
/** The coordinator is told so often, the first time after as many days. */
export const EVERY_DAYS = USUAL_DAYS.from;
const HOUR = 10;

/** Whose row it is that is planned. */
type Waiting = { id: string; zone: string };

/**
 * One row of the plan: what happens on this day of waiting. The occurrence names the day on which they came into the pool,
 * so that a return with the place kept plans nothing twice.
 */
export function planWaiting(person: Waiting, since: string, day: number, of?: string): Effect {
  const { id, zone } = person;
  const kind = day === WORD_DAY ? 'waiting-word' : 'waiting';
  const due = { occurrence: `${id}/waiting/${since.slice(0, 10)}/${day}`, kind, policy: 'while they are in the pool' };
  return { kind: 'plan', ...(of ? { of } : {}), due: { ...due, ...daysLater(since, day, HOUR, zone), zone } };
}

/** The day that such an occurrence names as the first one in the pool, and how many days later it is planned. */
export function waitingOf(occurrence: string): { entered: string; day: number } {
  const [day = '', entered = ''] = occurrence.split('/').reverse();
  return { entered, day: Number(day) };
}

/** The effects of a turn, and the plan of waiting for everybody whom it brings into the pool anew. */
export function withWaiting(effects: readonly Effect[], facts: Facts, desk: Desk | null): readonly Effect[] {
  const plans = effects.flatMap((effect): Effect[] => {
    if (effect.kind !== 'person' || effect.set.stage !== 'pool' || effect.set.keepsPlace) return [];
    const own = effect.of === undefined || effect.of === facts.person.id;
    const person = own ? facts.person : desk?.people.find(({ id }) => id === effect.of);
    if (!person) return [];
    return [EVERY_DAYS, WORD_DAY].map((day) => planWaiting(person, facts.now, day, own ? undefined : person.id));
  });
  return plans.length > 0 ? [...effects, ...plans] : effects;
}
