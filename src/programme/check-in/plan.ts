// When the weekly check-in comes, and what belongs to it: from the planned meeting, at six in the evening where the person is.
import { Temporal } from 'temporal-polyfill';
import type { Effect } from '../effects.ts';
import { daysLater, planAt } from '../local-time.ts';
import { minutesOf, plannedMeeting, type Weekly } from './week.ts';

/** The local hour at which both are asked: after work, long before quiet hours. */
export const CHECK_IN_HOUR = 18;
/** An unanswered check-in is asked once more after so many days. Source: programme page, step 7. */
export const REMIND_AFTER_DAYS = 1;
/** "Not yet" is asked again after so many days. Source: the issue of steps 7 and 8. */
export const AGAIN_AFTER_DAYS = 2;
/** So long after the planned end of a meeting nobody is asked about it yet. */
const AFTER_MINUTES = 120;
/** The hour of the evening before at which both are reminded. */
const EVENING_HOUR = 17;
const WEEK = 7;

/** A duo with what its plans are made of. `zone` is that of its centre. */
export type Planned = Weekly & { id: string; zone: string };
type Whom = { id: string; zone: string };

/** The name of one week's check-in of one person. */
export const checkInOccurrence = (duoId: string, personId: string, week: number): string =>
  `${duoId}/${personId}/check-in/${week}`;

/** The name of one week's reminder of the day before. It names the planned time: a meeting that is moved has another reminder. */
export const reminderOccurrence = (duoId: string, personId: string, week: number, meeting: string): string =>
  `${duoId}/${personId}/meeting-tomorrow/${week}/${meeting}`;

/**
 * When somebody is asked about a week (ISO): the first six o'clock in the evening that is two hours or more after the planned
 * end. A week that is off has none; where nobody has said when they meet, it is a week later each time.
 */
export function checkInAt(duo: Planned, { zone }: Whom, week: number): string | null {
  const planned = plannedMeeting(duo, week, duo.zone);
  if (planned !== null) {
    const ready = Date.parse(planned) + (minutesOf(duo, week) + AFTER_MINUTES) * 60_000;
    const local = Temporal.Instant.fromEpochMilliseconds(ready).toZonedDateTimeISO(zone);
    const today = local.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: { hour: CHECK_IN_HOUR } });
    const at =
      today.epochMilliseconds >= ready
        ? today
        : local
            .toPlainDate()
            .add({ days: 1 })
            .toZonedDateTime({ timeZone: zone, plainTime: { hour: CHECK_IN_HOUR } });
    return new Date(at.epochMilliseconds).toISOString();
  }
  const off = duo.weeks.some((one) => one.week === week && one.state === 'off');
  if (off || duo.startedAt === null) return null;
  return daysLater(duo.startedAt, WEEK * (week + duo.shiftedWeeks), CHECK_IN_HOUR, zone).at;
}

/** The next week from `week` on that has something to ask, within the duo's own weeks; null when none has. */
function nextAsked(duo: Planned, person: Whom, week: number): { week: number; at: string } | null {
  for (let next = week; next < week + 8; next++) {
    const at = checkInAt(duo, person, next);
    if (at !== null) return { week: next, at };
  }
  return null;
}

/** The check-in of `week`, or of the first one after it that is not off. */
export function planCheckIn(duo: Planned, person: Whom, week: number): Effect[] {
  const next = nextAsked(duo, person, week);
  if (!next) return [];
  const due = {
    occurrence: checkInOccurrence(duo.id, person.id, next.week),
    kind: 'check-in',
    policy: 'within 48 h, else the next week',
    ...planAt(next.at, person.zone),
  };
  return [{ kind: 'plan', of: person.id, due }];
}

/** When somebody is reminded of a meeting (ISO): the evening before. */
export function tomorrowAt(meeting: string, { zone }: Pick<Whom, 'zone'>): string {
  return daysLater(meeting, -1, EVENING_HOUR, zone).at;
}

/** The reminder of the day before the meeting of `week`; nothing when nobody knows when it is, or the evening is over. */
export function planTomorrow(duo: Planned, person: Whom, week: number, now: string): Effect[] {
  const meeting = plannedMeeting(duo, week, duo.zone);
  const at = meeting === null ? null : tomorrowAt(meeting, person);
  if (meeting === null || at === null || at <= now) return [];
  const due = {
    occurrence: reminderOccurrence(duo.id, person.id, week, meeting),
    kind: 'meeting-tomorrow',
    policy: 'before the meeting, else dropped',
    ...planAt(at, person.zone),
  };
  return [{ kind: 'plan', of: person.id, due }];
}

/** The one reminder of a check-in that was asked at `asked`. */
export function planReminder(duoId: string, person: Whom, asked: string, week: number): Effect {
  return followUp(duoId, person, asked, week, 'reminder', REMIND_AFTER_DAYS);
}

/** "Not yet" is asked again. */
export function planAgain(duoId: string, person: Whom, answered: string, week: number): Effect {
  return followUp(duoId, person, answered, week, 'again', AGAIN_AFTER_DAYS);
}

function followUp(
  duoId: string,
  person: Whom,
  from: string,
  week: number,
  what: 'reminder' | 'again',
  days: number,
): Effect {
  return {
    kind: 'plan',
    of: person.id,
    due: {
      occurrence: `${checkInOccurrence(duoId, person.id, week)}/${what}`,
      kind: `check-in-${what}`,
      ...daysLater(from, days, CHECK_IN_HOUR, person.zone),
      zone: person.zone,
      policy: 'within 48 h, else dropped',
    },
  };
}
