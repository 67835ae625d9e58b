// What happens when the time of something about a meeting has come: the question for times, the time that was found, reminders, and the coordinator who is told.
import { type DueDecision, type DueSeen, doneWith } from '../due-decision.ts';
import { isUntold } from '../duo.ts';
import type { Effect } from '../effects.ts';
import { type Facts, partnerName } from '../facts.ts';
import { hoursLater, localDate, planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { tellTeam } from '../tell-team.ts';
import { ownFile } from './file.ts';
import { askedMeeting, comingMeeting, knownMeeting, meetingParams } from './meeting.ts';

/** Whoever has not chosen a time is reminded after so long, and the coordinator told after as long again. */
const REMIND_AFTER_HOURS = 24;
/** How long a question waits that comes before the result which it follows. */
const AFTER_RESULT_MINUTES = 1;

const skip = (reason: string): DueDecision => ({ kind: 'skip', reason });

/** The parts of `<duo>/<person>/<kind>/<meeting>/<round>/<why>`. */
function partsOf(occurrence: string): { kind: string; number: number; why: string } {
  const [, , , kind = '', number = '', why = ''] = occurrence.split('/');
  return { kind, number: Number(number), why };
}

/** Whether what was planned is about the round that is open, and this person has not answered it. */
function isOpen(planned: DueSeen['planned'], facts: Facts): boolean {
  const { kind, number } = partsOf(planned.occurrence);
  const meeting = askedMeeting(facts);
  return meeting?.kind === kind && meeting.round === number && planned.occurrence.startsWith(`${meeting.duoId}/`);
}

/** Both are asked, in the same minute. */
export function dueMeetingTimes({ planned, facts }: DueSeen): DueDecision {
  const { kind, why } = partsOf(planned.occurrence);
  // They have decided, and are told of it in this very minute.
  if (kind === 'agreement' && isUntold(facts))
    return { kind: 'wait', until: hoursLater(facts.now, AFTER_RESULT_MINUTES / 60) };
  if (!isOpen(planned, facts)) return skip('no times to choose from any more');
  const params = { partner: partnerName(facts) };
  const text = {
    second: { flow: 'meeting-times', key: 'why.second', params },
    asked: { flow: 'meeting-times', key: 'why.asked', params },
    missed: { flow: 'meeting-times', key: 'why.missed', params },
    team: { flow: 'meeting-times', key: 'why.team', params },
  }[why];
  const reminder = planOwn(`${planned.occurrence}/remind`, 'meeting-times-reminder', REMIND_AFTER_HOURS, facts);
  return {
    kind: 'begin',
    flow: 'meeting-times',
    urgency: 'booked',
    ...(text ? { text } : {}),
    over: why === 'missed' ? ['my-meeting', 'prepare', 'first-meeting'] : ['my-meeting', 'prepare'],
    effects: [reminder, ...(why === 'missed' ? askedAnew(facts) : [])],
  };
}

/** What somebody said after a meeting that the other one says did not take place: they are asked after the next one. */
function askedAnew({ duo }: Facts): Effect[] {
  if (duo?.mine['first-meeting.done'] !== 'yes') return [];
  return [{ kind: 'duo-record', duoId: duo.id, occasion: 'first-meeting', step: 'done', value: 'no', coded: true }];
}

function planOwn(occurrence: string, kind: string, hours: number, facts: Facts): Effect {
  const { zone } = facts.person;
  const at = nextAllowed(hoursLater(facts.now, hours), zone);
  return { kind: 'plan', due: { occurrence, kind, policy: 'always', ...planAt(at, zone) } };
}

/** The one reminder of a question for times. */
export function dueMeetingTimesReminder({ planned, facts }: DueSeen): DueDecision {
  if (!isOpen(planned, facts)) return skip('answered, or asked anew');
  const text = { flow: 'meeting-times', key: 'reminder', params: { partner: partnerName(facts) } };
  const occurrence = planned.occurrence.replace(/\/remind$/, '/late');
  const late = planOwn(occurrence, 'meeting-times-late', REMIND_AFTER_HOURS, facts);
  return { kind: 'remind', flow: 'meeting-times', text, effects: [late] };
}

/** No answer after the reminder either: the coordinator is told, and the question stays open. */
export function dueMeetingTimesLate({ planned, facts }: DueSeen): DueDecision {
  if (!facts.duo || !isOpen(planned, facts)) return skip('answered, or asked anew');
  return doneWith(planned, 'the coordinator was told', tellTeam(facts, 'meeting-silent', `duo/${facts.duo.id}`));
}

/** A time was found, or somebody of the team has set one. */
export function dueMeetingSet({ planned, facts }: DueSeen): DueDecision {
  const meeting = comingMeeting(facts);
  const { kind, number } = partsOf(planned.occurrence);
  if (meeting?.kind !== kind || meeting.sequence !== number) return skip('there is another time');
  const params = meetingParams(meeting, facts);
  const text =
    meeting.coordinatorId === null
      ? { flow: 'meeting-times', key: 'result.found.alone', params }
      : { flow: 'meeting-times', key: 'result.found', params };
  return { kind: 'say', urgency: 'booked', text, ...ownFile(meeting, facts), over: ['meeting-times'] };
}

/** Somebody of the team has changed it. */
export function dueMeetingChanged({ planned, facts }: DueSeen): DueDecision {
  const meeting = comingMeeting(facts);
  const { kind, number } = partsOf(planned.occurrence);
  if (meeting?.kind !== kind || meeting.sequence !== number) return skip('there is another time');
  const text = { flow: 'my-meeting', key: 'changed', params: { partner: partnerName(facts) } };
  const over = ['meeting-times', 'prepare'];
  return { kind: 'begin', flow: 'my-meeting', urgency: 'booked', text, ...ownFile(meeting, facts), over };
}

/** It does not take place, and nobody is asked for another time: a coordinator sees to it. */
export function dueMeetingOff({ planned, facts }: DueSeen): DueDecision {
  const { kind, why } = partsOf(planned.occurrence);
  const meeting = knownMeeting(facts);
  if (meeting?.kind !== kind || (meeting.state !== 'cancelled' && meeting.state !== 'arranging'))
    return skip('there is another time');
  const params = { partner: partnerName(facts) };
  const over = why === 'missed' ? ['meeting-times', 'my-meeting', 'first-meeting'] : ['meeting-times', 'my-meeting'];
  const text = {
    new: { flow: 'my-meeting', key: 'state.arranging', params },
    second: { flow: 'meeting-times', key: 'result.arranging', params },
    asked: { flow: 'my-meeting', key: 'off.asked', params },
    missed: { flow: 'my-meeting', key: 'off.missed', params },
  }[why] ?? { flow: 'my-meeting', key: 'off', params };
  const effects = why === 'missed' ? askedAnew(facts) : [];
  return { kind: 'say', urgency: 'booked', text, ...ownFile(meeting, facts), over, effects };
}

/** The day before, with the sheet, and two hours before, with the way there. */
export function dueMeetingReminder({ planned, facts }: DueSeen): DueDecision {
  const meeting = comingMeeting(facts);
  if (!meeting || meeting.startsAt <= facts.now || !planned.occurrence.includes(`/${meeting.startsAt}/`))
    return skip('moved, off or over');
  const params = meetingParams(meeting, facts);
  if (planned.occurrence.endsWith('/hours'))
    return { kind: 'say', urgency: 'booked', text: { flow: 'my-meeting', key: 'soon', params } };
  const today = localDate(facts.now, facts.person.zone) === localDate(meeting.startsAt, facts.person.zone);
  const text = today ? { flow: 'my-meeting', key: 'today', params } : { flow: 'my-meeting', key: 'tomorrow', params };
  return { kind: 'begin', flow: 'prepare', urgency: 'booked', text, over: ['my-meeting'] };
}
