// The working hours of a centre: Monday to Friday, nine to five where it is. Source: programme page, "Eligibility".
import { Temporal } from 'temporal-polyfill';

/** The hours between which coordinators work, and the days: 1 is Monday. */
export const WORK = { from: 9, to: 17, lastDay: 5 } as const;

/** The instant (ISO, UTC) that lies `days` full working days after `from`. What came outside working hours counts from their next beginning. */
export function workingDaysLater(from: string, days: number, zone: string): string {
  let time = Temporal.Instant.from(from).toZonedDateTimeISO(zone);
  if (time.hour >= WORK.to) time = opening(time.toPlainDate().add({ days: 1 }), zone);
  else if (time.hour < WORK.from) time = opening(time.toPlainDate(), zone);
  while (time.dayOfWeek > WORK.lastDay) time = opening(time.toPlainDate().add({ days: 1 }), zone);
  for (let left = days; left > 0; ) {
    time = time.add({ days: 1 });
    if (time.dayOfWeek <= WORK.lastDay) left--;
  }
  return new Date(time.epochMilliseconds).toISOString();
}

function opening(day: Temporal.PlainDate, zone: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour: WORK.from } });
}
