// An alert is raised: a case of the duo, of which there is one open at a time for each kind and person, and the news to whoever accompanies them.
import type { Effect } from '../effects.ts';
import type { Due, Facts } from '../facts.ts';
import { tellTeam } from '../tell-team.ts';
import type { Covered } from './alerts.ts';
import { type ComparedDuo, decidedWeeks } from './compare.ts';
import type { AlertKind } from './kinds.ts';
import { planOf, workingDaysOn } from './plan.ts';
import { comparedOf, zoneOfCare } from './seen.ts';

/** A case that stays open is told once more after so many days. */
const STILL_OPEN_DAYS = 7;

/** The page of all that is open about a duo. */
export const alertsPage = (duoId: string): string => `alerts/${duoId}`;

/** The name of what says that an alert about these weeks was raised (`open`) or solved. */
export const alertOccurrence = (
  what: 'open' | 'solved',
  duoId: string,
  personId: string,
  kind: string,
  week: number,
  at: string,
): string => `${duoId}/${personId}/care-${what}/${kind}/${week}/${at}`;

/** Up to which week each alert was raised or solved: an alert that is over does not come back for the same weeks. */
export function coveredIn(dues: readonly Due[], duoId: string, personId: string): Covered {
  return (kind) => {
    const names = ['open', 'solved'].map((what) => `${duoId}/${personId}/care-${what}/${kind}/`);
    const weeks = dues.flatMap(({ occurrence }) =>
      names
        .filter((name) => occurrence.startsWith(name))
        .map((name) => Number(occurrence.slice(name.length).split('/')[0])),
    );
    return Math.max(0, ...weeks);
  };
}

/** The case, its reminder in a week, and the news (`quietly`: only the cards change). Nothing while one of the kind is open. */
export function raise(facts: Facts, kind: AlertKind, quietly = false): Effect[] {
  const { duo, person, now, closingDays } = facts;
  const compared = comparedOf(facts);
  if (!duo || !compared || facts.cases.some((one) => one.kind === kind)) return [];
  const week = newestWeek(compared, now);
  const again = workingDaysOn(now, STILL_OPEN_DAYS, zoneOfCare(facts), closingDays);
  return [
    { kind: 'open-case', case: kind, duoId: duo.id },
    planOf(person, alertOccurrence('open', duo.id, person.id, kind, week, now), 'care-open', again),
    ...tellTeam(facts, quietly ? 'changed' : kind, alertsPage(duo.id)),
  ];
}

/** The newest week of which anything is known: decided, or answered by one of the two. */
export function newestWeek(duo: ComparedDuo, now: string): number {
  const answered = [...Object.keys(duo.mentee), ...Object.keys(duo.mentor)].map(
    (name) => /^check-in\/(\d+)\./.exec(name)?.[1],
  );
  return Math.max(0, decidedWeeks(duo, now).at(-1)?.week ?? 0, ...answered.map((week) => Number(week ?? 0)));
}

/** A case that ended by itself: the cards show it. */
export function settle(facts: Facts, kinds: readonly AlertKind[]): Effect[] {
  const over = kinds.filter((kind) => facts.cases.some((one) => one.kind === kind));
  if (over.length === 0 || !facts.duo) return [];
  return [
    ...over.map((kind): Effect => ({ kind: 'close-case', case: kind })),
    ...tellTeam(facts, 'changed', alertsPage(facts.duo.id)),
  ];
}
