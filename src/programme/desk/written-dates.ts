// Dates, hours and numbers as they are written into the forms of the desk, and where an object says in which zone. Pure.
import { Temporal } from 'temporal-polyfill';

const FALLBACK_ZONE = 'Europe/Brussels';

/** A date written yyyy-mm-dd; null when there is none like it. */
export function dateOf(written: string | undefined): Temporal.PlainDate | null {
  if (!written || !/^\d{4}-\d{2}-\d{2}$/.test(written.trim())) return null;
  try {
    return Temporal.PlainDate.from(written.trim(), { overflow: 'reject' });
  } catch {
    return null;
  }
}

/** An hour written hh:mm; null when there is none like it. */
export const timeOf = (written: string | undefined): Temporal.PlainTime | null =>
  written && /^([01]\d|2[0-3]):[0-5]\d$/.test(written.trim()) ? Temporal.PlainTime.from(written.trim()) : null;

/** The instant (ISO, UTC) of a wall clock. An hour that a clock change skips becomes the next that exists. Throws RangeError for an unknown zone. */
export const instantOf = (date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): string =>
  new Date(date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds).toISOString();

/** A whole number of at most four digits; null for anything else. */
export const wholeOf = (written: string | undefined): number | null =>
  written !== undefined && /^\d{1,4}$/.test(written.trim()) ? Number(written.trim()) : null;

/** When something is, in the zone of its own centre, to be written as the reader's language does. */
export const whenOf = ({ startsAt, zone }: { startsAt: string; zone: string }): string => `$when:${startsAt}@${zone}`;

/** `<id>@<zone>`: the rules of a form must know in which zone a date was written. */
export const objectIn = (id: string, zone: string): string => `${id}@${zone}`;

/** The two halves of such an object. */
export function objectOf(object: string): { id: string; zone: string } {
  const at = object.lastIndexOf('@');
  return at < 0 ? { id: object, zone: '' } : { id: object.slice(0, at), zone: object.slice(at + 1) };
}

/** The zone of an object, when it is one; a button carries what we gave it, but nobody must rely on that. */
export function zoneOf(object: string | undefined): string {
  const { zone } = objectOf(object ?? '');
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone || FALLBACK_ZONE }).resolvedOptions().timeZone;
  } catch {
    return FALLBACK_ZONE;
  }
}
