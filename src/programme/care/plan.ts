// When the team's attention is due: the look at a week when both had time to answer, the talk with both, and what was put off.
import { Temporal } from 'temporal-polyfill';
import { minutesOf, plannedMeeting, type Weekly } from '../check-in/week.ts';
import type { Effect } from '../effects.ts';
import { dayBegins, hoursLater, planAt } from '../local-time.ts';
import { WORK } from '../working-time.ts';
import { SETTLED_AFTER_DAYS } from './compare.ts';

/** Of whom something is planned. */
type Whom = { id: string; zone: string };

/** Whether a day (yyyy-mm-dd) is one on which nobody of a centre works. */
const isClosed = (day: string, closed: readonly string[]): boolean =>
  closed.some((one) => {
    const [from = '', to = from] = one.split('/');
    return from <= day && day <= to;
  });

/** The first instant from `at` on at which the team of a centre works. */
export function nextWorking(at: string, zone: string, closed: readonly string[]): string {
  const from = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const works = (day: Temporal.PlainDate) => day.dayOfWeek <= WORK.lastDay && !isClosed(day.toString(), closed);
  if (works(from.toPlainDate()) && from.hour >= WORK.from && from.hour < WORK.to) return at;
  let day = from.hour < WORK.from ? from.toPlainDate() : from.toPlainDate().add({ days: 1 });
  // A centre that is closed for a whole year is none; its news come all the same.
  for (let left = 366; left > 0 && !works(day); left--) day = day.add({ days: 1 });
  return hoursLater(dayBegins(day.toString(), zone), WORK.from);
}

/** So many days after another instant, when the team works. */
export const workingDaysOn = (from: string, days: number, zone: string, closed: readonly string[]): string =>
  nextWorking(hoursLater(from, 24 * days), zone, closed);

/** The name of the look at one week. */
export const lookOccurrence = (duoId: string, personId: string, week: number): string =>
  `${duoId}/${personId}/care-look/${week}`;

/** When a week is looked at: the next working morning after both had time to answer. */
export function lookAt(duo: Weekly, week: number, zone: string, closed: readonly string[]): string {
  const start = hoursLater(duo.startedAt ?? '1970-01-01T00:00:00.000Z', 7 * 24 * (week + duo.shiftedWeeks));
  const meeting = plannedMeeting(duo, week, zone) ?? start;
  const settled = hoursLater(meeting, minutesOf(duo, week) / 60 + 24 * SETTLED_AFTER_DAYS);
  return nextWorking(settled, zone, closed);
}

/** The look at week `week`, as a silent row of one of the two. */
export function planLook(
  duo: Weekly & { id: string },
  person: Whom,
  week: number,
  zone: string,
  closed: readonly string[],
): Effect {
  const at = lookAt(duo, week, zone, closed);
  return planOf(person, lookOccurrence(duo.id, person.id, week), 'care-look', at);
}

/** A look at once: what was just answered gives reason for one. */
export const planLookNow = (duoId: string, person: Whom, now: string): Effect =>
  planOf(person, `${duoId}/${person.id}/care-look/now/${now}`, 'care-look', now);

/** Something silent that is planned for somebody's row. */
export const planOf = (person: Whom, occurrence: string, kind: string, at: string): Effect => ({
  kind: 'plan',
  of: person.id,
  due: { occurrence, kind, policy: 'always', ...planAt(at, person.zone) },
});

/** On which day of a duo the n-th talk becomes due: within two weeks, twice in the first month, then monthly. Source: field notes, section 3. */
const FIRST_DAYS = [7, 21] as const;
const MONTH = 30;
/** So many days the coordinator has for it: the first within 14 days, the second within 28. */
export const CONTACT_DAYS = 7;

/** When the n-th talk (1 is the first) is due, moved by what was paused. */
export function contactAt(
  duo: { startedAt: string; shiftedWeeks: number },
  nth: number,
  zone: string,
  closed: readonly string[],
): string {
  const [first, second] = FIRST_DAYS;
  const days = nth === 1 ? first : second + MONTH * (nth - 2);
  return workingDaysOn(duo.startedAt, days + 7 * duo.shiftedWeeks, zone, closed);
}

/** The name of the n-th talk with both. */
export const contactOccurrence = (duoId: string, menteeId: string, nth: number): string =>
  `${duoId}/${menteeId}/care-contact/${nth}`;
