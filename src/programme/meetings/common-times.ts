// When two people and a coordinator can meet: the weekly hours of each, where each is, laid over each other. Pure.
import { Temporal } from 'temporal-polyfill';
import { WORK } from '../working-time.ts';

/** How long a meeting is. */
export const MEETING_MINUTES = 60;
/** A time that begins sooner than this is not asked about: both must answer, and get there. */
const NOTICE_HOURS = 48;
/** Nor one that is further away. */
const DAYS_AHEAD = 14;
/** So many are asked about at once. */
const OFFERED = 5;
/** A weekly slot is so long. */
const SLOT_HOURS = 2;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Somebody with weekly slots (`tue-18`), which are hours where they are. */
export type Side = { slots: readonly string[]; zone: string };

/** Who of the team would be there. `hours`: their weekly slots, or null for working hours; `busy`: what they have booked. */
export type Attendant = {
  zone: string;
  hours: readonly string[] | null;
  busy: readonly { startsAt: string; minutes: number }[];
};

/** From one instant to another, in milliseconds. */
type Span = { from: number; until: number };

/** The spans of weekly slots, or of working hours, on every day that the search may touch. */
function spansOf(slots: readonly string[] | null, zone: string, search: Span): Span[] {
  const first = Temporal.Instant.fromEpochMilliseconds(search.from).toZonedDateTimeISO(zone).toPlainDate();
  const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, nth) => first.add({ days: nth }));
  return days.flatMap((day) => hoursOf(slots, day.dayOfWeek).map(({ hour, long }) => spanAt(day, hour, long, zone)));
}

/** On which hours of a weekday (1 is Monday), and for how long. */
function hoursOf(slots: readonly string[] | null, weekday: number): { hour: number; long: number }[] {
  if (slots === null) return weekday <= WORK.lastDay ? [{ hour: WORK.from, long: WORK.to - WORK.from }] : [];
  return slots.flatMap((slot) => {
    const [, day = '', hour = ''] = /^([a-z]{3})-(\d{2})$/.exec(slot) ?? [];
    return weekdays.indexOf(day) === weekday - 1 && Number(hour) < 24 ? [{ hour: Number(hour), long: SLOT_HOURS }] : [];
  });
}

/** An hour that a clock change skips becomes the next that exists. */
function spanAt(day: Temporal.PlainDate, hour: number, long: number, zone: string): Span {
  const from = day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds;
  return { from, until: from + long * HOUR };
}

/** What lies in both. */
function both(some: readonly Span[], others: readonly Span[]): Span[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const span = { from: Math.max(one.from, other.from), until: Math.min(one.until, other.until) };
      return span.from < span.until ? [span] : [];
    }),
  );
}

/** The first minute of a span from which nothing else is booked for long enough; null when there is none. */
function freeIn(span: Span, busy: readonly Span[], minutes: number): number | null {
  let at = span.from;
  for (;;) {
    const until = at + minutes * MINUTE;
    if (until > span.until) return null;
    const taken = busy.find((one) => one.from < until && at < one.until);
    if (!taken) return at;
    at = taken.until;
  }
}

/**
 * The instants (ISO 8601 in UTC) at which both can meet, one for each span that they share, the earliest first: at least two
 * days from `now` and at most fourteen. `coordinator` null: without anybody of the team. Throws RangeError for an unknown zone.
 */
export function commonTimes(
  pair: readonly [Side, Side],
  coordinator: Attendant | null,
  now: string,
  minutes = MEETING_MINUTES,
): string[] {
  const search = { from: Date.parse(now) + NOTICE_HOURS * HOUR, until: Date.parse(now) + DAYS_AHEAD * 24 * HOUR };
  const [one, other] = pair;
  const shared = both(spansOf(one.slots, one.zone, search), spansOf(other.slots, other.zone, search));
  const attended = coordinator ? both(shared, spansOf(coordinator.hours, coordinator.zone, search)) : shared;
  const busy = (coordinator?.busy ?? []).map(({ startsAt, minutes: long }) => {
    const from = Date.parse(startsAt);
    return { from, until: from + long * MINUTE };
  });
  const starts = attended.flatMap((span) => freeIn(span, busy, minutes) ?? []);
  const inTime = starts.filter((at) => at >= search.from && at <= search.until);
  return [...new Set(inTime)].sort((a, b) => a - b).map((at) => new Date(at).toISOString());
}

/** Those that are asked about: at most five, on as many days as there are, the earliest first. `except` were asked about before. */
export function offerOf(times: readonly string[], zone: string, except: readonly string[] = []): string[] {
  const fresh = times.filter((at) => !except.includes(at));
  const dayOf = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  const days = fresh.map(dayOf);
  const firsts = fresh.filter((at, nth) => days.indexOf(dayOf(at)) === nth);
  const rest = fresh.filter((at) => !firsts.includes(at));
  return [...firsts, ...rest].slice(0, OFFERED).sort((a, b) => a.localeCompare(b));
}

/** Whether a time collides with something booked. */
export function isTaken(at: string, minutes: number, busy: Attendant['busy']): boolean {
  const from = Date.parse(at);
  return busy.some((one) => {
    const begin = Date.parse(one.startsAt);
    return begin < from + minutes * MINUTE && from < begin + one.minutes * MINUTE;
  });
}
