// A day and an hour as people write them in a chat: "Thursday at 18:00", "hier", "27/11 14h30", "vrijdag om 10 uur". Pure.
import { Temporal } from 'temporal-polyfill';
import { fold } from '../../core/read.ts';

/** What was understood. `time` is null where only a day was named. */
export type Written = { date: Temporal.PlainDate; time: Temporal.PlainTime | null };

const weekdays: readonly (readonly string[])[] = [
  ['monday', 'mon', 'lundi', 'maandag', 'ma'],
  ['tuesday', 'tue', 'mardi', 'dinsdag', 'di'],
  ['wednesday', 'wed', 'mercredi', 'woensdag', 'wo'],
  ['thursday', 'thu', 'jeudi', 'donderdag', 'do'],
  ['friday', 'fri', 'vendredi', 'vrijdag', 'vr'],
  ['saturday', 'sat', 'samedi', 'zaterdag', 'za'],
  ['sunday', 'sun', 'dimanche', 'zondag', 'zo'],
];
const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'januari'],
  ['february', 'feb', 'fevrier', 'februari'],
  ['march', 'mar', 'mars', 'maart'],
  ['april', 'apr', 'avril'],
  ['may', 'mai', 'mei'],
  ['june', 'jun', 'juin', 'juni'],
  ['july', 'jul', 'juillet', 'juli'],
  ['august', 'aug', 'aout', 'augustus'],
  ['september', 'sep', 'septembre'],
  ['october', 'oct', 'octobre', 'oktober', 'okt'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre'],
];
const near: Readonly<Record<string, number>> = {
  today: 0,
  'aujourd hui': 0,
  vandaag: 0,
  yesterday: -1,
  hier: -1,
  gisteren: -1,
  tomorrow: 1,
  demain: 1,
  morgen: 1,
};
/** Noon, as it is said. */
const noon = /\b(?:noon|midi|middag)\b/;

/**
 * Reads a day, with its hour if one stands there. A day of the week, and a date without a year, is the nearest one behind
 * (`past`) or in front of `now` (ISO). Null when no day is named, and none is needed: then `today` may stand for it.
 */
export function readMoment(written: string, now: string, zone: string, where: 'past' | 'ahead'): Written | null {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const plain = timed(written);
  const { time, rest } = takeTime(written, plain);
  const date = dateIn(written, rest, local, time, where);
  return date ? { date, time } : null;
}

/** Folded, with hours and minutes as "18h30". A point is one of an hour only behind "at": "24.11" is a day. */
function timed(written: string): string {
  return fold(
    written
      .replace(/(\d):(\d\d)\b/g, '$1h$2')
      .replace(/((?:^|\s)(?:at|om|à|a|vers|tegen|rond)\s+\d{1,2})\.(\d\d)\b/giu, '$1h$2')
      .replace(/[/.-](?=\d)/g, ' # '),
  );
}

/** The hour alone, where it is what was asked for. */
export function readTime(written: string): Temporal.PlainTime | null {
  const { time } = takeTime(written, timed(written));
  if (time) return time;
  const only = /^\D*(\d{1,2})\D*$/.exec(written.trim())?.[1];
  return only !== undefined && Number(only) <= 23 ? new Temporal.PlainTime(Number(only)) : null;
}

/** How many minutes: "2 hours", "1h30", "90". Between a quarter of an hour and ten hours. */
export function readMinutes(written: string): number | null {
  const plain = written.toLowerCase().replace(',', '.');
  const both = /(\d{1,2})\s*(?:h|u|:)\s*(\d{2})/.exec(plain);
  const hours = /(\d{1,2}(?:\.\d{1,2})?)\s*(?:h|u|stunden)/.exec(plain);
  const number = /(\d{1,3})/.exec(plain);
  const minutes = both
    ? Number(both[1]) * 60 + Number(both[2])
    : hours
      ? Math.round(Number(hours[1]) * 60)
      : number
        ? // "2" are hours, "90" minutes, and "5 minutes" what it says.
          Number(number[1]) * (Number(number[1]) <= 10 && !plain.includes('min') ? 60 : 1)
        : 0;
  return minutes >= 15 && minutes <= 600 ? minutes : null;
}

function takeTime(written: string, plain: string): { time: Temporal.PlainTime | null; rest: string } {
  const evening = /\d\s*p\.?m\b/i.test(written);
  const found =
    /\b(\d{1,2})\s*(?:h|u)\s*(\d{2})\b/.exec(plain) ??
    /\b(\d{1,2})\s*(?:h|heures?|hours?|uur|u|o clock|am|pm)\b/.exec(plain) ??
    /\b(?:at|a|om|vers|around|tegen|rond)\s+(\d{1,2})\b/.exec(plain);
  if (!found) {
    return { time: noon.test(plain) ? new Temporal.PlainTime(12) : null, rest: plain };
  }
  const hour = Number(found[1]) + (evening && Number(found[1]) < 12 ? 12 : 0);
  const minute = Number(found[2] ?? 0);
  const rest = plain.replace(found[0], ' ');
  return hour <= 23 && minute <= 59 ? { time: new Temporal.PlainTime(hour, minute), rest } : { time: null, rest };
}

function dateIn(
  written: string,
  rest: string,
  local: Temporal.ZonedDateTime,
  time: Temporal.PlainTime | null,
  where: 'past' | 'ahead',
): Temporal.PlainDate | null {
  const today = local.toPlainDate();
  const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/.exec(written);
  if (iso) return dateOr(() => Temporal.PlainDate.from(iso[0], { overflow: 'reject' }));
  const has = (name: string) => new RegExp(`(?:^| )${name}(?: |$)`).test(rest);
  const close = Object.keys(near).find(has);
  if (close !== undefined) return today.add({ days: near[close] ?? 0 });
  const month = months.findIndex((names) => names.some(has));
  const numbers = [...rest.matchAll(/\d{1,4}/g)].map(([number]) => Number(number));
  const slash = /\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\b/.exec(written);
  if (slash) return nearest(Number(slash[1]), Number(slash[2]), slash[3], today, where);
  if (month >= 0 && numbers[0] !== undefined) {
    return nearest(numbers[0], month + 1, numbers[1] === undefined ? undefined : String(numbers[1]), today, where);
  }
  const weekday = weekdays.findIndex((names) => names.some(has));
  if (weekday < 0) return null;
  const ahead = (weekday + 1 - today.dayOfWeek + 7) % 7;
  if (where === 'past') return today.subtract({ days: (7 - ahead) % 7 });
  // "Tuesday at 18:00", said on a Tuesday evening, is the next one.
  const over = ahead === 0 && (time === null || Temporal.PlainTime.compare(time, local.toPlainTime()) <= 0);
  return today.add({ days: over ? 7 : ahead });
}

function dateOr(make: () => Temporal.PlainDate): Temporal.PlainDate | null {
  try {
    return make();
  } catch {
    return null;
  }
}

function nearest(
  day: number,
  month: number,
  year: string | undefined,
  today: Temporal.PlainDate,
  where: 'past' | 'ahead',
): Temporal.PlainDate | null {
  const make = (in_: number) =>
    dateOr(() => Temporal.PlainDate.from({ year: in_, month, day }, { overflow: 'reject' }));
  if (year !== undefined && year.length === 4) return make(Number(year));
  const candidate = make(today.year);
  if (!candidate) return null;
  const order = Temporal.PlainDate.compare(candidate, today);
  if (where === 'past' && order > 0) return make(today.year - 1);
  return where === 'ahead' && order < 0 ? make(today.year + 1) : candidate;
}
