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
  const today = numberOf(localDate(now, zone));
  const taken = [...around.sent, ...keptFor(planned, around)].map((at) => numberOf(localDate(at, zone)));
  const held = (day: number): HeldBack | null => {
    if (isClosed(nameOf(day), closingDays)) return 'closed';
    if (taken.filter((one) => one === day).length >= UNASKED.aDay) return 'a-day';
    return isFull(day, taken) ? 'a-week' : null;
  };
  const why = held(today);
  if (why === null) return { kind: 'now' };
  let day = today + 1;
  while (held(day) && day < today + LOOK_DAYS) day++;
  const time = Temporal.Instant.from(planned.at).toZonedDateTimeISO(zone).toPlainTime();
  const on = Temporal.PlainDate.from(nameOf(day)).toZonedDateTime({ timeZone: zone, plainTime: time });
  return { kind: 'later', why, at: nextAllowed(new Date(on.epochMilliseconds).toISOString(), zone) };
}

/** When something more important has its place. What is ripe already has it today. */
function keptFor(planned: Unasked, { now, others }: Around): string[] {
  const before = (one: Unasked) =>
    one.weight > planned.weight ||
    (one.weight === planned.weight && `${one.at}${one.occurrence}` < `${planned.at}${planned.occurrence}`);
  return others
    .filter((one) => one.occurrence !== planned.occurrence && before(one))
    .map((one) => (one.at > now ? one.at : now));
}

/** Whether one more on this day would be too many in any seven days that it belongs to. */
function isFull(day: number, taken: readonly number[]): boolean {
  for (let first = day - UNASKED.week + 1; first <= day; first++) {
    if (taken.filter((one) => one >= first && one < first + UNASKED.week).length >= UNASKED.aWeek) return true;
  }
  return false;
}

/** Days as numbers that follow each other, and back. */
const DAY_MS = 86_400_000;
const numberOf = (day: string): number => Date.parse(day) / DAY_MS;
const nameOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
