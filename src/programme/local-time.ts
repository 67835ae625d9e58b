// Wall-clock arithmetic in a person's zone, right across daylight-saving changes.
import { Temporal } from 'temporal-polyfill';

/** A point of time as a due row holds it: the instant (ISO, UTC) and the day where the person is. */
export type LocalTime = { at: string; localDate: string };

/**
 * The day `days` after `from` at `hour` o'clock in `zone`. An hour that a clock change skips becomes the next that exists.
 * `from` is an ISO 8601 instant; throws RangeError for an unknown zone.
 */
export function daysLater(from: string, days: number, hour: number, zone: string): LocalTime {
  const day = Temporal.Instant.from(from).toZonedDateTimeISO(zone).toPlainDate().add({ days });
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: { hour } });
  return { at: new Date(at.epochMilliseconds).toISOString(), localDate: day.toString() };
}

/** The day of an instant in a zone, as yyyy-mm-dd. */
export function localDate(at: string, zone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The year of an instant in a zone. */
export function localYear(at: string, zone: string): number {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).year;
}

/** The instant so many hours later. */
export const hoursLater = (from: string, hours: number): string =>
  new Date(Date.parse(from) + hours * 3_600_000).toISOString();

/** Hours from one instant to another; negative when the second is earlier. */
export function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}

/** The same day of the month `months` later at `hour` o'clock in `zone`; the last day where a month is shorter. */
export function monthsLater(from: string, months: number, hour: number, zone: string): LocalTime {
  const day = Temporal.Instant.from(from).toZonedDateTimeISO(zone).toPlainDate().add({ months });
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: { hour } });
  return { at: new Date(at.epochMilliseconds).toISOString(), localDate: day.toString() };
}

/** An instant as a due row holds it for somebody in `zone`. */
export function planAt(at: string, zone: string): LocalTime & { zone: string } {
  return { at, localDate: localDate(at, zone), zone };
}

/** The instant at which a day (yyyy-mm-dd) begins in a zone, `days` later. Throws RangeError for what is no day. */
export function dayBegins(date: string, zone: string, days = 0): string {
  const begin = Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(zone);
  return new Date(begin.epochMilliseconds).toISOString();
}

/** Whether this is a day as a form sends it (yyyy-mm-dd) that the calendar has. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false;
  const at = new Date(`${written}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === written;
}
