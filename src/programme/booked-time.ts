// When a reminder of something booked is sent, if its own hour is a quiet one. Source: programme page, "Rules that hold everywhere".
import { Temporal } from 'temporal-polyfill';
import { isQuiet, nextAllowed } from './quiet-hours.ts';

/** The evening before, well before half past eight. */
const EVENING = { hour: 20, minute: 0 } as const;

/**
 * The instant for something that should come at `at`, and has a point until `until` only: `at` itself, unless it is quiet
 * where the person is; else half past eight after the quiet hours, if that is soon enough; else the evening before them.
 */
export function bookedTime(at: string, until: string, zone: string): string {
  if (!isQuiet(at, zone)) return at;
  const morning = nextAllowed(at, zone);
  if (morning <= until) return morning;
  const day = Temporal.Instant.from(morning).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: EVENING }).epochMilliseconds).toISOString();
}
