// The time that figures are about: whole calendar months, in the zone of each centre.
import { Temporal } from 'temporal-polyfill';

/** From the first day of one month to the last day of another, both `yyyy-mm`. */
export type Period = { from: string; until: string };

/** The same as instants in a zone: `from` belongs to it, `until` does not. `end` is the last moment that has been: `until`, or now. */
export type Window = { from: string; until: string; end: string };

/** A month that exists, such as 2026-03. */
export const isMonth = (text: string): boolean => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text);

/** The month so many months later (or earlier, when negative). */
export const monthLater = (month: string, months: number): string =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString();

/** The month of an instant in a zone. */
export const monthAt = (at: string, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth().toString();

/** All months of a period, the first first. */
export function monthsOf({ from, until }: Period): string[] {
  const months: string[] = [];
  for (let month = from; month <= until; month = monthLater(month, 1)) months.push(month);
  return months;
}

/** The same period in each zone. */
export type Windows = (zone: string) => Window;

/** Makes the windows of a period, each once. */
export function windowsOf(period: Period, now: string): Windows {
  const known = new Map<string, Window>();
  return (zone) => {
    const window = known.get(zone) ?? windowOf(period, zone, now);
    known.set(zone, window);
    return window;
  };
}

/** The period as instants in a zone. */
export function windowOf({ from, until }: Period, zone: string, now: string): Window {
  const begin = startOf(from, zone);
  const after = startOf(monthLater(until, 1), zone);
  return { from: begin, until: after, end: after < now ? after : now };
}

/** Whether something was within the period, and has been already. */
export const within = (at: string | null | undefined, { from, until, end }: Window): boolean =>
  at != null && at >= from && at < until && at <= end;

/** The same day of the month so many months later, as an instant; the last day where a month is shorter. */
export function monthsOn(at: string, months: number, zone: string): string {
  const later = Temporal.Instant.from(at).toZonedDateTimeISO(zone).add({ months });
  return new Date(later.epochMilliseconds).toISOString();
}

function startOf(month: string, zone: string): string {
  const day = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return new Date(day.toZonedDateTime(zone).epochMilliseconds).toISOString();
}
