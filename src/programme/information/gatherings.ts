// What of the information sessions concerns somebody: those that they may book, their own seat, who is in front of them.
import { centreOf, type Facts, type Gathering, type OpenGathering, type Seat } from '../facts.ts';

/** How long a session takes. Source: programme page, step 1. */
export const SESSION_MINUTES = 90;
/** So many are offered at once; the next ones come when these are over. */
const OFFERED = 10;
/** Levels at which somebody follows a session in a language. */
const WORKING = ['B1', 'B2', 'C1', 'C2'];

/** The end of a gathering, as an instant. */
export const endOf = ({ startsAt, minutes }: Pick<Gathering, 'startsAt' | 'minutes'>): string =>
  new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();

/** The languages in which somebody can follow a session: the one that we speak with them, and those that they speak at B1 or better. */
export function languagesOf(facts: Facts): readonly string[] {
  const levels = facts.answers['onboarding.levels'];
  const spoken =
    levels !== undefined && typeof levels === 'object' && !Array.isArray(levels) ? Object.entries(levels) : [];
  return [facts.language, ...spoken.filter(([, level]) => WORKING.includes(level)).map(([code]) => code)];
}

/** Whether a gathering is still to come and takes place. */
export const isComing = (one: Gathering, now: string): boolean => one.state === 'open' && one.startsAt > now;

/**
 * The sessions that this person may choose from, the next first: for their role; all of their own centre, and online ones
 * of other centres in a language that they can follow. What they have a place at is left out.
 */
export function offered(facts: Facts): readonly OpenGathering[] {
  const { role } = facts.person;
  const mine = openSeat(facts)?.gathering.id;
  const own = centreOf(facts)?.id;
  const languages = languagesOf(facts);
  return facts.gatherings
    .filter((one) => one.kind === 'information' && isComing(one, facts.now) && one.id !== mine)
    .filter((one) => one.audience === 'both' || one.audience === role)
    .filter((one) => one.centreId === own || (one.online && languages.includes(one.language)))
    .slice(0, OFFERED);
}

/** How many seats nobody has, or had. */
export const freeSeats = ({ seats, taken }: { seats: number; taken: readonly Seat[] }): number =>
  Math.max(0, seats - taken.filter((one) => ['booked', 'came', 'missed'].includes(one.state)).length);

/** Who waits for a seat, the first in the queue first. */
export const queueOf = <T extends Seat>(taken: readonly T[]): T[] =>
  taken.filter((one) => one.state === 'waiting').sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));

/** The place that this person has at an information session to come, or waits for; nobody has two. Null without one. */
export function openSeat(facts: Facts): { seat: Seat; gathering: OpenGathering } | null {
  for (const gathering of facts.gatherings.filter(({ kind }) => kind === 'information')) {
    const seat = facts.seats.find((one) => one.gatheringId === gathering.id);
    if (seat && isComing(gathering, facts.now) && (seat.state === 'booked' || seat.state === 'waiting')) {
      return { seat, gathering };
    }
  }
  return null;
}

/** The place in the queue of a gathering, from 1; 0 for whoever does not wait. */
export const placeInQueue = (gathering: OpenGathering, personId: string): number =>
  queueOf(gathering.taken).findIndex((one) => one.personId === personId) + 1;

/** Whether this person was at an information session. */
export const hasCome = (facts: Facts): boolean =>
  facts.seats.some(
    (one) =>
      one.state === 'came' && facts.gatherings.some(({ id, kind }) => id === one.gatheringId && kind === 'information'),
  );
