// What of the training concerns a mentor: the modules that they still need, the dates that they have, and those that they may choose.
import type { Facts, GatheringKind, OpenGathering, Seat } from '../facts.ts';
import { freeSeats, isComing, languagesOf, queueOf } from '../information/gatherings.ts';
import { allModules, doneBy } from './modules.ts';

/** So many trainings, or dates of modules, are offered at once. */
const OFFERED = 10;

/** A half day with the seat that this person has at it. */
export type OwnDate = { gathering: OpenGathering; seat: Seat };

/** A training as somebody chooses it: its half days that they need, the first to come first. */
export type Training = { id: string; centreId: string; dates: readonly OpenGathering[]; free: number };

const byDate = (a: OpenGathering, b: OpenGathering): number =>
  a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id);

/** Whether somebody is in the training, and knows it. */
export const isLearning = ({ person, dues }: Facts): boolean =>
  person.role === 'mentor' &&
  person.stage === 'training' &&
  !dues.some((due) => due.kind === 'accepted' && due.state === 'due');

/** The gatherings of a kind that are still to come and at which this person is booked, or waits; the next first. */
export const ownDates = (facts: Facts, kind: GatheringKind): readonly OwnDate[] =>
  facts.gatherings
    .filter((one) => one.kind === kind && isComing(one, facts.now))
    .sort(byDate)
    .flatMap((gathering) => {
      const seat = facts.seats.find((one) => one.gatheringId === gathering.id);
      return seat && (seat.state === 'booked' || seat.state === 'waiting') ? [{ gathering, seat }] : [];
    });

/** What counts for a module today: done, or a date to come. A tick that can still be corrected counts as done here. */
function coveredModules(facts: Facts): { done: readonly number[]; booked: readonly (number | null)[] } {
  const ticked = facts.seats
    .filter(({ state }) => state === 'came')
    .map((seat) => facts.gatherings.find(({ id }) => id === seat.gatheringId))
    .flatMap((one) => (one?.kind === 'training' && one.module !== null ? [one.module] : []));
  // Whoever sits in a module at this moment needs no other date for it.
  const running = facts.seats
    .filter(({ state }) => state === 'booked')
    .map((seat) => facts.gatherings.find(({ id }) => id === seat.gatheringId))
    .flatMap((one) =>
      one?.kind === 'training' && one.startsAt <= facts.now && !isLongOver(one, facts) ? [one.module] : [],
    );
  const booked = ownDates(facts, 'training').map(({ gathering }) => gathering.module);
  return { done: [...doneBy(facts), ...ticked], booked: [...booked, ...running] };
}

/** A half day that nobody ticked for two days is offered once more. */
const isLongOver = ({ startsAt }: OpenGathering, { now }: Facts): boolean =>
  Date.parse(now) - Date.parse(startsAt) > 48 * 3_600_000;

/** The modules that this person has not done. */
export const neededModules = (facts: Facts): readonly number[] => {
  const { done } = coveredModules(facts);
  return allModules.filter((module) => !done.includes(module));
};

/** Of these, the modules for which they have no date either. */
export const openModules = (facts: Facts): readonly number[] => {
  const { booked } = coveredModules(facts);
  return neededModules(facts).filter((module) => !booked.includes(module));
};

/** Seats that whoever comes now would get. */
export const freeFor = (one: OpenGathering): number => Math.max(0, freeSeats(one) - queueOf(one.taken).length);

/** The half days to come that this person may go to: of the own centre all, of others in a language that they can follow. */
function allowed(facts: Facts): OpenGathering[] {
  const languages = languagesOf(facts);
  const own = facts.person.centreId;
  return facts.gatherings
    .filter((one) => one.kind === 'training' && one.module !== null && isComing(one, facts.now))
    .filter((one) => one.centreId === own || languages.includes(one.language))
    .sort(byDate);
}

/**
 * The trainings that have a date for every module that this person still needs, the next first: of the own centre, and online
 * ones of others. Empty for whoever needs nothing more.
 */
export function offeredTrainings(facts: Facts): readonly Training[] {
  const needed = neededModules(facts);
  if (needed.length === 0) return [];
  const series = new Map<string, OpenGathering[]>();
  for (const one of allowed(facts)) {
    if (one.series === null || !needed.includes(Number(one.module))) continue;
    if (one.centreId !== facts.person.centreId && !one.online) continue;
    series.set(one.series, [...(series.get(one.series) ?? []), one]);
  }
  const held = new Set(ownDates(facts, 'training').map(({ gathering }) => gathering.id));
  return [...series.values()]
    .map((dates) => dates.filter((one, nth) => dates.findIndex(({ module }) => module === one.module) === nth))
    .filter((dates) => needed.every((module) => dates.some((one) => one.module === module)))
    .filter((dates) => !dates.every(({ id }) => held.has(id)))
    .map((dates) => ({
      id: dates[0]?.id ?? '',
      centreId: dates[0]?.centreId ?? '',
      dates,
      free: Math.min(...dates.map(freeFor)),
    }))
    .slice(0, OFFERED);
}

/**
 * The next dates of single modules: first those without any date, then others for those that have one. Of each module the next of the
 * own centre, and the next of every other centre; the own centre first.
 */
export function moduleDates(facts: Facts): readonly OpenGathering[] {
  const own = facts.person.centreId;
  const held = new Set(ownDates(facts, 'training').map(({ gathering }) => gathering.id));
  const open = openModules(facts);
  const dates = allowed(facts).filter((one) => !held.has(one.id));
  const nextOf = (module: number): OpenGathering[] => {
    const all = dates.filter((one) => one.module === module);
    const first = all.filter((one, nth) => all.findIndex(({ centreId }) => centreId === one.centreId) === nth);
    return [...first.filter(({ centreId }) => centreId === own), ...first.filter(({ centreId }) => centreId !== own)];
  };
  const others = neededModules(facts).filter((module) => !open.includes(module));
  return [...open.flatMap(nextOf), ...others.flatMap(nextOf)].slice(0, OFFERED);
}

/** Whether there is a date for a module for which this person has none. */
export const hasMakeUp = (facts: Facts): boolean => {
  const open = openModules(facts);
  return moduleDates(facts).some(({ module }) => open.includes(Number(module)));
};
