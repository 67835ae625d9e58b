// What both of a duo hear of its course when the time has come: a pause and its end, another time, a later end, an early end, messages that are stopped.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { flowsOfDuo } from '../duo.ts';
import type { DuoFacts, Facts, Meeting, MeetingKind } from '../facts.ts';
import { meetingFile } from '../meetings/file.ts';
import { isPaused } from './course.ts';
import { askedEnd, rhythmParams, wishOf } from './wishes.ts';

const skip = (reason: string): DueDecision => ({ kind: 'skip', reason });
const date = (at: string | null | undefined): string => (at ? `$date:${at.slice(0, 10)}` : '');

function say(
  key: Told,
  facts: Facts,
  more: Partial<Extract<DueDecision, { kind: 'say' }>> = {},
  params = {},
): DueDecision {
  const { duo, past, person } = facts;
  const partner = duo?.partner.firstName ?? past?.partner?.firstName ?? '';
  const text = { flow: 'duo-told', key, params: { name: person.firstName ?? '', partner, ...params } };
  return { kind: 'say', urgency: 'booked', text, ...more };
}

/** The texts that there are. */
export const toldKeys = [
  'paused',
  'pause-not',
  'back',
  'time-changed',
  'time-stays',
  'time-set',
  'longer-done',
  'longer-not',
  'early',
  'early.words',
  'off',
  'frozen',
  'open',
] as const;
type Told = (typeof toldKeys)[number];

/** The active duo that a plan is about, or null. */
function duoFor({ planned, facts }: DueSeen): DuoFacts | null {
  const { duo } = facts;
  return duo?.state === 'active' && planned.occurrence.startsWith(`${duo.id}/`) ? duo : null;
}

const last = (occurrence: string): string => occurrence.split('/').at(-1) ?? '';

/** A coordinator has made a pause: until when, and the end that moves with it. */
export function dueDuoPaused(seen: DueSeen): DueDecision {
  const duo = duoFor(seen);
  if (!duo || !isPaused(duo, seen.facts.now)) return skip('no pause any more');
  if (duo.pausedUntil !== last(seen.planned.occurrence)) return skip('another pause');
  const params = { until: date(duo.pausedUntil), end: date(duo.endsAt) };
  return say('paused', seen.facts, { over: ['check-in'] }, params);
}

/** The pause was asked for, and a coordinator wants to talk about it first. */
export function duePauseNot(seen: DueSeen): DueDecision {
  return duoFor(seen) ? say('pause-not', seen.facts) : skip('the duo is not active');
}

/** The day of the return. */
export function dueDuoBack(seen: DueSeen): DueDecision {
  const duo = duoFor(seen);
  if (!duo) return skip('the duo is not active');
  if (duo.pausedUntil !== last(seen.planned.occurrence)) return skip('the pause was made longer');
  return say('back', seen.facts, {}, { end: date(duo.endsAt) });
}

/** The partner would like another time. */
export function dueNewTime(seen: DueSeen): DueDecision {
  if (!duoFor(seen)) return skip('the duo is not active');
  if (wishOf(seen.facts) === null) return skip('answered');
  return { kind: 'begin', flow: 'new-time', urgency: 'booked' };
}

/** The partner has said yes or no to it, or a coordinator has set it. */
export const dueTime =
  (key: 'time-changed' | 'time-stays' | 'time-set') =>
  (seen: DueSeen): DueDecision => {
    const duo = duoFor(seen);
    return duo ? say(key, seen.facts, {}, rhythmParams(duo.rhythm)) : skip('the duo is not active');
  };

/** Both are asked whether to go on longer. */
export function dueLonger(seen: DueSeen): DueDecision {
  if (!duoFor(seen)) return skip('the duo is not active');
  if (askedEnd(seen.facts) === null) return skip('answered, or asked anew');
  return { kind: 'begin', flow: 'longer', urgency: 'booked' };
}

/** What came of it. */
export const dueLongerResult =
  (key: 'longer-done' | 'longer-not') =>
  (seen: DueSeen): DueDecision => {
    const duo = duoFor(seen);
    return duo ? say(key, seen.facts, { over: ['longer'] }, { end: date(duo.endsAt) }) : skip('the duo is not active');
  };

/** An active duo ends early: the same words for both, and for each what a coordinator wrote to them. The questions of the evaluation follow. */
export function dueDuoEarly({ planned, facts }: DueSeen): DueDecision {
  const { duo } = facts;
  if (!duo || !planned.occurrence.startsWith(`${duo.id}/`)) return skip('the duo is over');
  const over = flowsOfDuo.filter((flow) => flow !== 'evaluation');
  const words = duo.mine['early-end.words'];
  return typeof words === 'string' ? say('early.words', facts, { over }, { words }) : say('early', facts, { over });
}

/**
 * A duo that has not begun does not go on: the same words for both, back to the pool with the place that they had, and the
 * calendar of each loses what was fixed (`…/duo-off/<kind>~<instant>~<minutes>~<sequence>`, because the duo is not theirs any more).
 */
export function dueDuoOff({ planned, facts }: DueSeen): DueDecision {
  const { stage } = facts.person;
  if (stage !== 'first-meeting' && stage !== 'agreement') return skip(`now at the stage ${stage}`);
  const effects = [{ kind: 'person', set: { stage: 'pool', keepsPlace: true } } as const];
  const [duoId = ''] = planned.occurrence.split('/', 1);
  // Who never heard of the proposal need not hear that it is over.
  const introduced = facts.dues.find(({ occurrence }) => occurrence === `${duoId}/${facts.person.id}/introduction`);
  if (introduced?.state === 'skipped') return { kind: 'skip', reason: 'was never told of the proposal', effects };
  const [kind, startsAt, minutes, sequence] = last(planned.occurrence).split('~');
  if (!startsAt) return say('off', facts, { over: flowsOfDuo, effects });
  const place = { zone: facts.person.zone, place: '', online: false, coordinatorId: null, alone: false };
  const meeting: Meeting = {
    ...{ id: `${duoId}/${kind}`, duoId, kind: kind as MeetingKind, state: 'cancelled', round: 1, options: [] },
    ...{ startsAt, minutes: Number(minutes), sequence: Number(sequence), ...place },
  };
  const document = meetingFile(meeting, { flow: 'duo-told', key: 'calendar' });
  return say('off', facts, { over: flowsOfDuo, effects, ...(document ? { document } : {}) });
}

/** A coordinator has stopped messages between the two, or lets them go again. */
export const dueTalkStopped =
  (key: 'frozen' | 'open') =>
  ({ planned, facts }: DueSeen): DueDecision => {
    const { duo } = facts;
    if (!duo || !planned.occurrence.startsWith(`${duo.id}/`)) return skip('the duo is over');
    const isFrozen = duo.mine['frozen.on'] === 'yes';
    return isFrozen === (key === 'frozen') ? say(key, facts) : skip('decided otherwise since');
  };
