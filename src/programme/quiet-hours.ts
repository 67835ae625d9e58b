// When a message that nobody is waiting for may arrive. Source: programme page, "Rules that hold everywhere".
import { Temporal } from 'temporal-polyfill';

/** Local hours between which only answers and safety are sent. */
export const QUIET = { from: 21, to: 8 } as const;
/** What quiet hours hold back comes at this time of the morning. */
const MORNING = { hour: 8, minute: 30 } as const;

/** Whether it is quiet where the person is. `at` is an instant (ISO); throws RangeError for an unknown zone. */
export function isQuiet(at: string, zone: string): boolean {
  const { hour } = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return hour >= QUIET.from || hour < QUIET.to;
}

/** The first instant from `at` on, `at` included, that is not in quiet hours: 08:30 after them. */
export function nextAllowed(at: string, zone: string): string {
  if (!isQuiet(at, zone)) return at;
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const day = local.hour >= QUIET.from ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  const morning = day.toZonedDateTime({ timeZone: zone, plainTime: MORNING });
  return new Date(morning.epochMilliseconds).toISOString();
}
