// Events of a centre for mentees: mock interviews, CV workshops, language sessions. Which somebody may choose, has, and which fits the moment of their duo.
import { weekAt } from '../check-in/week.ts';
import type { Facts, GatheringKind, OpenGathering, Stage } from '../facts.ts';
import { isComing } from '../information/gatherings.ts';
import { freeFor, ownDates } from '../training/trainings.ts';

/** The kinds of events, in the order in which they are shown. */
export const eventKinds = ['cv-workshop', 'mock-interview', 'language'] as const satisfies readonly GatheringKind[];
/** One of them. */
export type EventKind = (typeof eventKinds)[number];

/** How long one takes. */
export const EVENT_MINUTES = 120;
/** So many are offered at once. */
const OFFERED = 10;
/** The weeks of a duo in which a CV workshop is of most use, and from which a mock interview is. Source: the issue of steps 7 and 8. */
const CV_WEEKS = { from: 3, to: 8 } as const;
const INTERVIEW_FROM = 8;
/** Levels at which a session in that language helps. */
const BELOW = ['A1', 'A2', 'B1'];

/** From the pool on a mentee may come. */
const eventStages: readonly Stage[] = ['pool', 'first-meeting', 'agreement', 'mentoring', 'evaluation'];

/** Whether a gathering is one of these. */
export const isEvent = ({ kind }: { kind: GatheringKind }): boolean => eventKinds.some((one) => one === kind);

/** Whether this person comes to events. */
export const mayJoin = ({ person }: Facts): boolean => person.role === 'mentee' && eventStages.includes(person.stage);

/** The events at which this person is booked, or waits; the next first. */
export const ownEvents = (facts: Facts) =>
  eventKinds
    .flatMap((kind) => ownDates(facts, kind))
    .sort((a, b) => a.gathering.startsAt.localeCompare(b.gathering.startsAt));

/** The events to come of their own centre that this person has no place at, the next first. */
export function offeredEvents(facts: Facts): readonly OpenGathering[] {
  const held = facts.seats.filter(({ state }) => state !== 'cancelled').map(({ gatheringId }) => gatheringId);
  return facts.gatherings
    .filter((one) => isEvent(one) && isComing(one, facts.now) && one.centreId === facts.person.centreId)
    .filter(({ id }) => !held.includes(id))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id))
    .slice(0, OFFERED);
}

/** The ids of the events that were offered to this person: each is offered once. */
export function toldOf({ answers }: Pick<Facts, 'answers'>): readonly string[] {
  const told = answers['events.offered'];
  return Array.isArray(told) ? told.map(String) : [];
}

/** The event that fits the moment of this person's duo, has a seat, and was not offered to them; the next one. Null when none does. */
export function fittingEvent(facts: Facts): OpenGathering | null {
  const { duo, now } = facts;
  if (!mayJoin(facts) || duo?.state !== 'active' || (duo.pausedUntil !== null && duo.pausedUntil > now)) return null;
  const told = toldOf(facts);
  return offeredEvents(facts).find((one) => freeFor(one) > 0 && !told.includes(one.id) && fits(one, facts)) ?? null;
}

function fits(one: OpenGathering, facts: Facts): boolean {
  // Whoever has a date of this kind, or was at one, is not asked to come to another.
  const been = facts.gatherings.some(
    ({ id, kind }) =>
      kind === one.kind && facts.seats.some(({ gatheringId, state }) => gatheringId === id && state === 'came'),
  );
  const has = ownEvents(facts).some(({ gathering }) => gathering.kind === one.kind);
  if (has || !facts.duo) return false;
  const week = weekAt(facts.duo, facts.now);
  if (one.kind === 'cv-workshop') return !been && week >= CV_WEEKS.from && week <= CV_WEEKS.to;
  if (one.kind === 'mock-interview') return !been && (week >= INTERVIEW_FROM || speaksOfInterviews(facts));
  return needsLanguage(one.language, facts);
}

/** Whether an interview was among what they talked about in any week. */
const speaksOfInterviews = ({ duo }: Facts): boolean =>
  Object.entries(duo?.mine ?? {}).some(
    ([name, about]) => /^check-in\/\d+\.about$/.test(name) && Array.isArray(about) && about.includes('interview'),
  );

/** Below B2 in a language of the centre; whoever has said no levels is not judged. */
function needsLanguage(language: string, { answers, centres, person }: Facts): boolean {
  const levels = answers['onboarding.levels'];
  const centre = centres.find(({ id }) => id === person.centreId);
  if (typeof levels !== 'object' || Array.isArray(levels) || !centre?.languages.includes(language)) return false;
  const level = (levels as Readonly<Record<string, string>>)[language];
  return level === undefined || BELOW.includes(level);
}

/** Whether there is a mentor who could be told. */
export const hasMentor = ({ duo, person }: Facts): boolean => person.role === 'mentee' && duo?.state === 'active';
