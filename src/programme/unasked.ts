// What nobody asked for: at most one a local day and three in seven days for one person, none on closing days, the more important first. Source: programme page, "Rules that hold everywhere".
import { Temporal } from 'temporal-polyfill';
import { isClosed } from './closing-days.ts';
import { localDate } from './local-time.ts';
import { nextAllowed } from './quiet-hours.ts';

/** At most so many in so many days. */
export const UNASKED = { aDay: 1, aWeek: 3, week: 7 } as const;
/** So far ahead a free day is looked for: longer than any centre is closed. */
const LOOK_DAYS = 60;

/** Something unasked that is planned. `at` is an instant (ISO); of two with the same weight the earlier comes first. */
export type Unasked = { occurrence: string; at: string; weight: number };

/** Why something does not come now. */
export type HeldBack = 'a-day' | 'a-week' | 'closed';

/** Whether it may be said now, or the next minute at which it may. */
export type Place = { kind: 'now' } | { kind: 'later'; at: string; why: HeldBack };

/** What the place of something unasked depends on. `sent` are the instants at which unasked things were sent to this person. */
export type Around = {
  now: string;
  zone: string;
  closingDays: readonly string[];
  sent: readonly string[];
  others: readonly Unasked[];
};

/** The place of something whose time has come. Places are kept for what is more important and planned for the days around. */
export function placeOf(planned: Unasked, around: Around): Place {
  const { now, zone, closingDays } = around;
  const today = Temporal.PlainDate.from(localDate(now, zone));
  const taken = [...around.sent.map((at) => localDate(at, zone)), ...keptFor(planned, around)];
  const held = (day: Temporal.PlainDate): HeldBack | null => {
    const name = day.toString();
    if (isClosed(name, closingDays)) return 'closed';
    if (taken.filter((one) => one === name).length >= UNASKED.aDay) return 'a-day';
    return isFull(day, taken) ? 'a-week' : null;
  };
  const why = held(today);
  if (why === null) return { kind: 'now' };
  const day = Array.from({ length: LOOK_DAYS }, (_, nth) => today.add({ days: nth + 1 })).find((one) => !held(one));
  const time = Temporal.Instant.from(planned.at).toZonedDateTimeISO(zone).toPlainTime();
  const on = (day ?? today.add({ days: LOOK_DAYS })).toZonedDateTime({ timeZone: zone, plainTime: time });
  return { kind: 'later', why, at: nextAllowed(new Date(on.epochMilliseconds).toISOString(), zone) };
}

/** The days on which something more important has its place. What is ripe already has it today. */
function keptFor(planned: Unasked, { now, zone, others }: Around): string[] {
  const before = (one: Unasked) =>
    one.weight > planned.weight ||
    (one.weight === planned.weight && `${one.at}${one.occurrence}` < `${planned.at}${planned.occurrence}`);
  return others
    .filter((one) => one.occurrence !== planned.occurrence && before(one))
    .map((one) => localDate(one.at > now ? one.at : now, zone));
}

/** Whether one more on this day would be too many in any seven days that it belongs to. */
function isFull(day: Temporal.PlainDate, taken: readonly string[]): boolean {
  const days = taken.map((one) => Temporal.PlainDate.from(one).since(day).days);
  return Array.from({ length: UNASKED.week }, (_, back) => -back).some(
    (first) => days.filter((one) => one >= first && one < first + UNASKED.week).length >= UNASKED.aWeek,
  );
}
