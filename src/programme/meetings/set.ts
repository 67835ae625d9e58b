// A meeting gets a time: the row, the reminders of both, the question afterwards, and the day on which a coordinator steps in.
import { Temporal } from 'temporal-polyfill';
import { bookedTime } from '../booked-time.ts';
import type { Effect } from '../effects.ts';
import type { Meeting } from '../facts.ts';
import { hoursLater, planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { endOf, type SetMeeting } from './meeting.ts';
import type { Half, Pair } from './pair.ts';

/** Hours before a meeting at which the second reminder comes. */
const LAST_HOURS = 2;
/** A reminder later than this before the meeting is of no use: one has to get there. */
const ON_THE_WAY_HOURS = 0.5;
/** So long after its end each is asked. Source: issue, "After the meeting". */
const ASK_AFTER_HOURS = 2;
/** So many days after the meeting a coordinator steps in, and may open the seal. Source: programme page, step 5. */
export const STEP_IN_DAYS = 5;

/** The occurrences of one of a meeting's plans: the hour is a part of it, so what was planned for another hour says nothing. */
export const reminderOccurrence = (duoId: string, personId: string, startsAt: string, which: 'day' | 'hours') =>
  `${duoId}/${personId}/meeting-reminder/${startsAt}/${which}`;
export const afterOccurrence = (duoId: string, personId: string, startsAt: string) =>
  `${duoId}/${personId}/after-meeting/${startsAt}`;

/** When the coordinator steps in, and the seal may be opened. */
export const stepsIn = (meeting: SetMeeting): string => hoursLater(endOf(meeting), STEP_IN_DAYS * 24);

/** Sets it, and plans what belongs to it for both. Who is told of it, and how, is the caller's. */
export function setMeeting(pair: Pair, meeting: SetMeeting, now: string): Effect[] {
  const { id: _, duoId: __, kind, ...set } = meeting;
  return [
    { kind: 'meeting', duoId: pair.duoId, meeting: kind, set },
    ...pair.people.flatMap((one) => [...reminders(pair, one, meeting, now), ...afterwards(pair, one, meeting)]),
    ...stepIn(pair, meeting),
  ];
}

/** What it is when it has got a time. */
export const timed = (meeting: Meeting, startsAt: string): SetMeeting => ({
  ...meeting,
  state: 'set',
  startsAt,
  sequence: meeting.sequence + 1,
});

function reminders(pair: Pair, { id, zone }: Half, { startsAt }: SetMeeting, now: string): Effect[] {
  const dayBefore = Temporal.Instant.from(startsAt).toZonedDateTimeISO(zone).subtract({ days: 1 });
  const plan = (which: 'day' | 'hours', wanted: string): Effect[] => {
    const at = bookedTime(wanted, hoursLater(startsAt, -ON_THE_WAY_HOURS), zone);
    if (at <= now) return [];
    const occurrence = reminderOccurrence(pair.duoId, id, startsAt, which);
    const due = { occurrence, kind: 'meeting-reminder', policy: 'until the meeting begins', ...planAt(at, zone) };
    return [{ kind: 'plan', of: id, due }];
  };
  return [
    ...plan('day', new Date(dayBefore.epochMilliseconds).toISOString()),
    ...plan('hours', hoursLater(startsAt, -LAST_HOURS)),
  ];
}

/** Each is asked alone, two hours after a first meeting, or in the morning after it. */
function afterwards(pair: Pair, { id, zone }: Half, meeting: SetMeeting): Effect[] {
  if (meeting.kind !== 'first') return [];
  const at = nextAllowed(hoursLater(endOf(meeting), ASK_AFTER_HOURS), zone);
  const occurrence = afterOccurrence(pair.duoId, id, meeting.startsAt);
  return [{ kind: 'plan', of: id, due: { occurrence, kind: 'after-meeting', policy: 'always', ...planAt(at, zone) } }];
}

/** One plan for the two of them: whether both have decided is looked at when the day has come. */
function stepIn(pair: Pair, meeting: SetMeeting): Effect[] {
  if (meeting.kind !== 'first') return [];
  const [{ id, zone }] = pair.people;
  const occurrence = `${pair.duoId}/${id}/undecided/${meeting.startsAt}`;
  const due = { occurrence, kind: 'undecided', policy: 'always', ...planAt(stepsIn(meeting), zone) };
  return [{ kind: 'plan', of: id, due }];
}
