// A duo of the desk as care looks at it: its weeks compared, its health by the weights of its centre, and what is open about it.
import { type ComparedDuo, type WeekOutcome, weekOutcome } from '../care/compare.ts';
import { type Health, healthOf, pulledDown } from '../care/health.ts';
import { CONTACT, isAlert } from '../care/kinds.ts';
import { rhythmOf, weekAt } from '../check-in/week.ts';
import type { CareSettings, Facts } from '../facts.ts';
import { standsInFor } from './absence.ts';
import { mayChange } from './decision.ts';
import type { Desk, DeskCase, DeskDuo } from './desk.ts';

/** The duo with both answers beside each other, by the zone of its centre. */
export function comparedOnDesk(duo: DeskDuo, facts: Facts): ComparedDuo {
  const zone = facts.centres.find(({ id }) => id === duo.centreId)?.zone ?? facts.person.zone;
  const of = (id: string) => duo.answers[id] ?? {};
  return { ...duo, rhythm: rhythmOf(duo), zone, mentee: of(duo.menteeId), mentor: of(duo.mentorId) };
}

/** What the health of a centre's duos is weighed by. */
export const careOf = (centreId: string, desk: Desk): CareSettings =>
  desk.centreSettings.find((one) => one.centreId === centreId)?.care ?? { weights: null };

/** How a running duo goes; its answers must have been read. */
export function healthOnDesk(duo: DeskDuo, desk: Desk, facts: Facts): Health | null {
  return duo.state === 'active' ? healthOf(comparedOnDesk(duo, facts), facts.now, careOf(duo.centreId, desk)) : null;
}

/** The parts that pulled it down, what cost most first. */
export const lowParts = (health: Health, duo: DeskDuo, desk: Desk) => pulledDown(health, careOf(duo.centreId, desk));

/** The weeks up to now, the newest first. */
export function lastWeeks(duo: DeskDuo, facts: Facts, count: number): WeekOutcome[] {
  const compared = comparedOnDesk(duo, facts);
  const now = weekAt(compared, facts.now);
  return Array.from({ length: now }, (_, back) => weekOutcome(compared, now - back, facts.now))
    .filter(({ kind }) => kind !== 'ahead')
    .slice(0, count);
}

/** Whether somebody asked for a listener who is not the duo's coordinator: then it is not for the page of the duo. */
const isForOthers = ({ listener }: DeskCase): boolean => listener !== null && listener !== 'coordinator';

/** What is open about a duo, the oldest first: alerts of it, and a call for a person of one of the two. */
export function alertsOf(duo: DeskDuo, desk: Desk): DeskCase[] {
  const pair = [duo.menteeId, duo.mentorId];
  return desk.cases
    .filter(
      (one) => (isAlert(one.kind) && one.duoId === duo.id) || (one.kind === 'person' && pair.includes(one.personId)),
    )
    .filter((one) => !isForOthers(one))
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
}

/** The talk with both that is due; null when none is. */
export const contactOf = (duo: DeskDuo, desk: Desk): DeskCase | null =>
  desk.cases.find((one) => one.kind === CONTACT && one.duoId === duo.id) ?? null;

/** Whether it was put off and is not back yet. */
export const isSnoozed = ({ snoozedUntil }: DeskCase, now: string): boolean =>
  snoozedUntil !== null && snoozedUntil > now;

/** A case as a revision: it changes with everything that is decided about it. */
export const caseNumber = ({ snoozedUntil, level }: DeskCase): number =>
  1 + level + (snoozedUntil === null ? 0 : Math.floor(Date.parse(snoozedUntil) / 60_000));

/** What a button about a case of a duo is about. */
export const objectOfCase = (duo: DeskDuo, one: DeskCase): string => `${duo.id}+${one.id}`;

/** Whether this coordinator accompanies a duo, or stands in for who does. */
export const isMine = (duo: DeskDuo, desk: Desk, facts: Facts): boolean =>
  [facts.person.id, ...standsInFor(desk, facts)].includes(duo.coordinatorId);

/** The duo and the case that a button is about; null when there is none like it on this desk. */
export function foundIn(object: string, desk: Desk, facts: Facts): { duo: DeskDuo; one: DeskCase | null } | null {
  const plus = object.indexOf('+');
  const duo = desk.duos.find(({ id }) => id === object.slice(0, plus));
  if (!duo || !mayChange(facts, duo.centreId)) return null;
  const cases = [...alertsOf(duo, desk), contactOf(duo, desk)];
  return { duo, one: cases.find((one) => one?.id === object.slice(plus + 1)) ?? null };
}
