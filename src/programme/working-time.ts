// The working hours of a centre: Monday to Friday, nine to five where it is, but for its closing days. Source: programme page, "Eligibility".
import { Temporal } from 'temporal-polyfill';
import { isClosed } from './closing-days.ts';

/** The hours between which coordinators work, and the days: 1 is Monday. */
export const WORK = { from: 9, to: 17, lastDay: 5 } as const;

/** Nobody closes longer; whoever writes it all the same still gets a time. */
const LOOK_DAYS = 400;

/**
 * The instant (ISO, UTC) that lies `days` full working days after `from`. What came outside working hours counts from their
 * next beginning. `closingDays` are those of the centre.
 */
export function workingDaysLater(
  from: string,
  days: number,
  zone: string,
  closingDays: readonly string[] = [],
): string {
  let time = atWork(Temporal.Instant.from(from).toZonedDateTimeISO(zone), closingDays);
  const last = time.add({ days: LOOK_DAYS });
  for (let left = days; left > 0; ) {
    time = time.add({ days: 1 });
    if (isWorkingDay(time, closingDays) || Temporal.ZonedDateTime.compare(time, last) > 0) left--;
  }
  return new Date(time.epochMilliseconds).toISOString();
}

/** The instant (ISO, UTC) that lies `hours` working hours after `from`: two hours after Friday at four is Monday at ten. */
export function workingHoursLater(
  from: string,
  hours: number,
  zone: string,
  closingDays: readonly string[] = [],
): string {
  let time = atWork(Temporal.Instant.from(from).toZonedDateTimeISO(zone), closingDays);
  let left = hours * 3_600_000;
  for (;;) {
    const end = time.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: { hour: WORK.to } });
    const today = end.epochMilliseconds - time.epochMilliseconds;
    if (left <= today) return new Date(time.epochMilliseconds + left).toISOString();
    left -= today;
    time = atWork(opening(time.toPlainDate().add({ days: 1 }), zone), closingDays);
  }
}

/** Whether coordinators work at this instant. */
export function isWorkingTime(at: string, zone: string, closingDays: readonly string[] = []): boolean {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return isWorkingDay(time, closingDays) && time.hour >= WORK.from && time.hour < WORK.to;
}

/** This time, or the next beginning of work. */
function atWork(from: Temporal.ZonedDateTime, closingDays: readonly string[]): Temporal.ZonedDateTime {
  const zone = from.timeZoneId;
  let time = from;
  if (time.hour >= WORK.to) time = opening(time.toPlainDate().add({ days: 1 }), zone);
  else if (time.hour < WORK.from) time = opening(time.toPlainDate(), zone);
  for (let looked = 0; !isWorkingDay(time, closingDays) && looked < LOOK_DAYS; looked++)
    time = opening(time.toPlainDate().add({ days: 1 }), zone);
  return time;
}

function isWorkingDay(time: Temporal.ZonedDateTime, closingDays: readonly string[]): boolean {
  return time.dayOfWeek <= WORK.lastDay && !isClosed(time.toPlainDate().toString(), closingDays);
}

function opening(day: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour: WORK.from } });
}
