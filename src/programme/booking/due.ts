// What happens when the time of something about an interview has come: reminders, a change by the centre, new times for whoever waits.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { localDate } from '../local-time.ts';
import { planInterview } from './plan.ts';
import { waits, waitsNoMore } from './react.ts';
import { offeredTimes, ownTime, timeParams } from './times.ts';

/** Where somebody can have an interview before them; in a break they may have kept it. */
const awaits = ({ person }: DueSeen['facts']): boolean => person.stage === 'interview' || person.stage === 'paused';

const skip = (reason: string): DueDecision => ({ kind: 'skip', reason });

/** The day before and two hours before, with the way there. */
export function dueAppointmentReminder({ planned, facts }: DueSeen): DueDecision {
  const own = ownTime(facts);
  if (!awaits(facts)) return skip(`now at the stage ${facts.person.stage}`);
  if (!own || !planned.occurrence.includes(`/${own.id}/${own.startsAt}/`)) return skip('given up, moved or over');
  const params = { name: facts.person.firstName ?? '' };
  if (planned.occurrence.endsWith('/day')) {
    const today = localDate(facts.now, facts.person.zone) === localDate(own.startsAt, facts.person.zone);
    const text = today
      ? { flow: 'appointment', key: 'today', params }
      : { flow: 'appointment', key: 'tomorrow', params };
    return { kind: 'begin', flow: 'appointment', urgency: 'booked', text };
  }
  const soon = { flow: 'appointment', key: 'soon', params: timeParams(own, facts) };
  return { kind: 'say', urgency: 'booked', text: soon };
}

/** The centre has moved the interview. */
export function dueInterviewMoved({ facts }: DueSeen): DueDecision {
  const own = ownTime(facts);
  if (!own || !awaits(facts)) return skip('no interview any more');
  const text = { flow: 'appointment', key: 'changed', params: { name: facts.person.firstName ?? '' } };
  return { kind: 'begin', flow: 'appointment', urgency: 'booked', text, effects: planInterview(own, facts) };
}

/** The centre has cancelled the interview: other times are offered. */
export function dueInterviewOff({ planned, facts }: DueSeen): DueDecision {
  if (facts.person.stage !== 'interview') return skip(`now at the stage ${facts.person.stage}`);
  if (ownTime(facts)) return skip('has another time already');
  const when = `$when:${planned.occurrence.split('/')[2] ?? ''}@${facts.person.zone}`;
  const text = { flow: 'appointment', key: 'off', params: { name: facts.person.firstName ?? '', when } };
  return { kind: 'begin', flow: 'book-interview', urgency: 'booked', text, over: ['appointment'] };
}

/** There are times now, for somebody who was told that there were none. */
export function dueTimesOpen({ facts }: DueSeen): DueDecision {
  if (facts.person.stage !== 'interview') return skip(`now at the stage ${facts.person.stage}`);
  if (ownTime(facts)) return skip('has a time');
  if (!waits(facts)) return skip('does not wait for a time');
  if (offeredTimes(facts).length === 0) return skip('nothing to book');
  const text = { flow: 'book-interview', key: 'open', params: { name: facts.person.firstName ?? '' } };
  return { kind: 'begin', flow: 'book-interview', urgency: 'booked', text, effects: [...waitsNoMore(facts)] };
}

/** The occurrence of a cancelled interview, which names its hour. */
export const offOccurrence = (personId: string, startsAt: string, now: string): string =>
  `${personId}/interview-off/${startsAt}/${now}`;
