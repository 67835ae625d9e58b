// The weekly check-in when its time has come, its one reminder, "not yet" once more, and the evening before a meeting.
import { planContact, planWeekLook } from '../care/follow.ts';
import { careUnreached } from '../care/react.ts';
import { type DueDecision, type DueSeen, doneWith } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import { type DuoFacts, type Facts, partnerName } from '../facts.ts';
import { isLate, isUnreachable } from '../late.ts';
import { daysLater, hoursBetween, localDate } from '../local-time.ts';
import {
  CHECK_IN_HOUR,
  checkInAt,
  checkInOccurrence,
  type Planned,
  planCheckIn,
  planReminder,
  planTomorrow,
  tomorrowAt,
} from './plan.ts';
import { askedWeek, plannedMeeting, saidOf, zoneOfDuo } from './week.ts';

/** Two weeks are never asked about closer than this: the second one is folded into the next. */
const APART_HOURS = 48;

const skip = (reason: string, effects: readonly Effect[] = []): DueDecision =>
  effects.length > 0 ? { kind: 'skip', reason, effects } : { kind: 'skip', reason };

/** The duo of a turn with the zone of its centre. */
export const plannedDuo = (duo: DuoFacts, facts: Facts): Planned & DuoFacts => ({ ...duo, zone: zoneOfDuo(facts) });

/** The last part of an occurrence, or the one before it, as the number of a week. */
const weekIn = (occurrence: string): number =>
  Number(/\/(\d+)(?:\/(?:[a-z]+|\d{4}-[\d:.T-]+Z))?$/.exec(occurrence)?.[1] ?? 0);

/** The planned time that a reminder was made for; null where it names none, as those did that were planned before they had one. */
const plannedIn = (occurrence: string): string | null => /\/(\d{4}-[\d:.T-]+Z)$/.exec(occurrence)?.[1] ?? null;

/** The duo that something planned is about, while it runs; else why there is nothing to do. */
function running({ planned, facts }: DueSeen): (Planned & DuoFacts) | null {
  const { duo } = facts;
  const runs = duo?.startedAt && duo.state === 'active' && planned.occurrence.startsWith(`${duo.id}/`);
  return runs ? plannedDuo(duo, facts) : null;
}

/** The evening before a meeting, unless it was said already: a meeting may be moved, and moved back. */
function planTomorrowOnce(duo: Planned, facts: Facts, week: number): Effect[] {
  const said = new Set(facts.dues.filter(({ state }) => state === 'sent').map(({ occurrence }) => occurrence));
  return planTomorrow(duo, facts.person, week, facts.now).filter(
    (one) => one.kind !== 'plan' || !said.has(one.due.occurrence),
  );
}

/** What is planned of the weeks from `week` on: the next check-in within the duo's days, and the evening before its meeting. */
export function planOnward(duo: Planned & { endsAt: string | null }, facts: Facts, week: number): Effect[] {
  const inTime = planCheckIn(duo, facts.person, week).filter(
    (one) => one.kind !== 'plan' || (duo.endsAt !== null && one.due.at < duo.endsAt),
  );
  const [first] = inTime;
  if (first?.kind !== 'plan') return [];
  return [first, ...planTomorrowOnce(duo, facts, weekIn(first.due.occurrence))];
}

/** Asks, plans the reminder and the next week. A week that is too late is folded into the next one. */
export function dueCheckIn(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const { person, now } = facts;
  const duo = running(seen);
  if (!duo) return skip('the duo is not active');
  const week = weekIn(planned.occurrence);
  const at = checkInAt(duo, person, week);
  const onward = [...planOnward(duo, facts, week + 1), ...planWeekLook(facts, week), ...planContact(facts)];
  if (duo.pausedUntil !== null && duo.pausedUntil > now) {
    const after = daysLater(duo.pausedUntil, 0, CHECK_IN_HOUR, person.zone).at;
    return { kind: 'wait', until: at !== null && at > after ? at : after };
  }
  if (at === null) return skip('no meeting in this week', onward);
  // The meeting was moved to a later day.
  if (at > now) return { kind: 'wait', until: at };
  const kept = keepWeek(duo, week);
  if (saidOf(facts, week, 'done') !== undefined) {
    return doneWith(planned, 'a coordinator has written it down', [...kept, ...onward]);
  }
  if (isLate(planned, facts)) return skip('more than 48 hours late', [...kept, ...onward]);
  if (justAsked(facts, week)) return skip('folded into the next week', [...kept, ...onward]);
  if (isUnreachable(facts)) {
    return skip('no address that can be reached', [...kept, ...onward, ...careUnreached(facts)]);
  }
  return {
    kind: 'begin',
    flow: 'check-in',
    urgency: 'unasked',
    effects: [planReminder(duo.id, person, now, week), ...kept, ...onward],
  };
}

/** The day of a week that is over stays as it was meant, whatever the rhythm becomes later. */
function keepWeek(duo: Planned & DuoFacts, week: number): Effect[] {
  const plannedAt = plannedMeeting(duo, week, duo.zone);
  const known = duo.weeks.find((one) => one.week === week);
  if (plannedAt === null || known?.plannedAt === plannedAt) return [];
  return [{ kind: 'duo-week', duoId: duo.id, week, set: { plannedAt } }];
}

/** Whether another week was asked about a moment ago: after a moved meeting, or a stop. */
function justAsked(facts: Facts, week: number): boolean {
  const other = `${facts.duo?.id}/${facts.person.id}/check-in/`;
  return facts.dues.some(
    (due) =>
      due.kind === 'check-in' &&
      due.occurrence.startsWith(other) &&
      weekIn(due.occurrence) !== week &&
      (due.state === 'sent' || due.state === 'done') &&
      hoursBetween(due.at, facts.now) < APART_HOURS,
  );
}

/** Once more, a day later, when nothing was answered. */
export function dueCheckInReminder(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const asked = facts.dues.find((due) => `${due.occurrence}/reminder` === planned.occurrence);
  if (asked?.state === 'done' || saidOf(facts, weekIn(planned.occurrence), 'done') !== undefined) {
    return skip('answered');
  }
  if (!running(seen)) return skip('the duo is not active');
  if (isLate(planned, facts)) return skip('more than 48 hours late');
  if (isUnreachable(facts)) return skip('no address that can be reached', careUnreached(facts));
  const text = { flow: 'check-in', key: 'reminder', params: { partner: partnerName(facts) } };
  return { kind: 'remind', flow: 'check-in', text };
}

/** "Not yet" is asked again, once; then there is silence until the next week. */
export function dueCheckInAgain(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  if (!running(seen)) return skip('the duo is not active');
  const week = weekIn(planned.occurrence);
  if (askedWeek(facts) !== week) return skip('another week was asked about');
  if (saidOf(facts, week, 'met') !== 'not-yet') return skip('answered');
  if (isLate(planned, facts)) return skip('more than 48 hours late');
  if (isUnreachable(facts)) return skip('no address that can be reached');
  return { kind: 'begin', flow: 'check-in', urgency: 'unasked' };
}

/** The evening before a meeting. What was moved is reminded of on its own evening. */
export function dueMeetingTomorrow(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const { person, now } = facts;
  const duo = running(seen);
  if (!duo) return skip('the duo is not active');
  if (facts.answers['settings.meeting-reminder'] === 'no') return skip('switched off in the settings');
  const week = weekIn(planned.occurrence);
  const meeting = plannedMeeting(duo, week, duo.zone);
  if (meeting === null) return skip('no meeting in this week');
  const named = plannedIn(planned.occurrence);
  if (named !== null && named !== meeting) return skip('moved, off or over', planTomorrowOnce(duo, facts, week));
  const at = tomorrowAt(meeting, person);
  const dayOf = (instant: string) => localDate(instant, person.zone);
  if (dayOf(at) > dayOf(now)) return { kind: 'wait', until: at };
  if (meeting <= now || (duo.pausedUntil !== null && meeting < duo.pausedUntil)) return skip('moved, off or over');
  const row = duo.weeks.find((one) => one.week === week);
  if (!row && saidOf(facts, week - 1, 'next') === 'open') return skip('nobody knows the day yet');
  const day =
    dayOf(meeting) === dayOf(now) ? { flow: 'check-in', key: 'day.today' } : { flow: 'check-in', key: 'day.tomorrow' };
  const params = { day, partner: partnerName(facts), when: `$when:${meeting}@${person.zone}` };
  const promise = saidOf(facts, week - 1, 'promise');
  const text = promise
    ? { flow: 'check-in', key: 'meets.promise', params: { ...params, promise: String(promise) } }
    : { flow: 'check-in', key: 'meets', params };
  return { kind: 'say', urgency: 'booked', text, alone: true };
}

/** The partner means to meet at another time: said with the way to answer, and one's own plans follow. */
export function dueWeekMoved(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const duo = running(seen);
  if (!duo) return skip('the duo is not active');
  const [, , , number = '', instant = ''] = planned.occurrence.split('/');
  const week = Number(number);
  if (duo.weeks.find((one) => one.week === week)?.plannedAt !== instant) return skip('there is another time');
  if (instant <= facts.now) return skip('the time is over');
  return {
    kind: 'begin',
    flow: 'week-moved',
    urgency: 'booked',
    effects: planOnward(duo, facts, week),
  };
}

/** A coordinator has written the week down: nobody has to answer it any more. */
export function dueWeekLogged(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const duo = running(seen);
  if (!duo) return skip('the duo is not active');
  const week = weekIn(planned.occurrence);
  const asked = checkInOccurrence(duo.id, facts.person.id, week);
  const off = facts.dues
    .filter((due) => due.occurrence.startsWith(asked) && /\/\d+(\/reminder|\/again)?$/.test(due.occurrence))
    .filter((due) => due.occurrence === asked || due.occurrence.startsWith(`${asked}/`))
    .filter((due) => due.state === 'due' || (due.occurrence === asked && due.state === 'sent'))
    .map(
      (due): Effect => ({
        kind: 'due-state',
        occurrence: due.occurrence,
        state: due.occurrence === asked ? 'done' : 'skipped',
        reason: 'a coordinator has written it down',
      }),
    );
  const open = facts.dues.some((due) => due.occurrence === asked && due.state !== 'skipped');
  const params = { partner: partnerName(facts) };
  return {
    kind: 'say',
    urgency: 'booked',
    text: { flow: 'check-in', key: 'logged', params },
    alone: true,
    over: askedWeek(facts) === week ? ['check-in'] : [],
    effects: [...off, ...(open ? planOnward(duo, facts, week + 1) : [])],
  };
}
