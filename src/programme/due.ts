// What happens when the time of something planned has come: said, begun, put off, skipped with a reason, or erased. One line a kind.
import type { Input } from '../core/input.ts';
import { dueAgreement, dueAgreementMissing, dueAgreementReminder, dueDuoBegins } from './agreement/due.ts';
import { dueAppointmentReminder, dueInterviewMoved, dueInterviewOff, dueTimesOpen } from './booking/due.ts';
import { dueContinued, dueDeclined, dueReopened, freeing } from './booking/verdict.ts';
import { afterBreak, dueBackAgain, dueBreakOver } from './break/due.ts';
import { dueCareBack, dueCareContact, dueCareLook, dueCareOpen, dueCareSolved } from './care/due.ts';
import { dueChangeDecided } from './changes/due.ts';
import {
  dueCheckIn,
  dueCheckInAgain,
  dueCheckInReminder,
  dueMeetingTomorrow,
  dueWeekLogged,
  dueWeekMoved,
} from './check-in/due.ts';
import { dueHeavy, dueMidTerm, duePulse } from './check-in/pulse.ts';
import type { DueDecision, DueSeen } from './due-decision.ts';
import { reasonsOf, type WhyHeld } from './due-reasons.ts';
import {
  dueDuoBack,
  dueDuoEarly,
  dueDuoOff,
  dueDuoPaused,
  dueLonger,
  dueLongerResult,
  dueNewTime,
  duePauseNot,
  dueTalkStopped,
  dueTime,
} from './duo-life/due.ts';
import type { Effect } from './effects.ts';
import { dueContact, dueContactBoth, dueEndingNotice, dueLastMeeting } from './ending/due.ts';
import { dueEvaluation, dueEvaluationReminder } from './evaluation/due.ts';
import { dueEventOffer, dueGuideOffer } from './events/due.ts';
import { dueErase, dueProfileErase, dueStrangerErase } from './everyday/due.ts';
import { dueLinked } from './everyday/link.ts';
import { dueExchangeOpen } from './exchange/due.ts';
import type { Due, Facts } from './facts.ts';
import { dueAfterMeeting, dueDecisionReminder, dueThinking, dueUndecided } from './first-meeting/due.ts';
import { dueFollowUp, dueFollowUpReminder } from './follow-up/due.ts';
import { dueCaseLate, dueCaseTaken, dueCaseUnheard } from './help/due.ts';
import {
  dueAfterSession,
  dueAfterSessionAgain,
  dueBookingReminder,
  dueSeatFree,
  dueSeatNone,
  dueSessionCancelled,
  dueSessionChanged,
  dueSessionMissed,
  dueSessionOpen,
  dueSessionReminder,
} from './information/due.ts';
import { dueInterviewByPhone, dueInterviewReminder } from './interview/due.ts';
import { dueIntroduction, dueIntroductionLate, dueIntroductionReminder } from './introduction/due.ts';
import { isLate, type LatePolicy, plainPolicy, policyWords, putOffPolicy } from './late.ts';
import { hoursBetween, localDate } from './local-time.ts';
import {
  dueMeetingChanged,
  dueMeetingOff,
  dueMeetingReminder,
  dueMeetingSet,
  dueMeetingTimes,
  dueMeetingTimesLate,
  dueMeetingTimesReminder,
} from './meetings/due.ts';
import { dueMerged } from './merged.ts';
import { dueAccepted, dueClosed, dueEligible, dueEnded, dueOutcome } from './milestones.ts';
import { dueNewCoordinator } from './new-coordinator.ts';
import { dueProfileReminder } from './onboarding/due.ts';
import { isExpected, untold } from './onboarding/moved-in.ts';
import { duePartnerMessage, duePhoneOffer, duePhoneShared } from './partner/due.ts';
import { dueMoved } from './profile/due.ts';
import { dueQuestionAnswered, dueQuestionWaits } from './questions/due.ts';
import { nextAllowed } from './quiet-hours.ts';
import {
  byGathering,
  dueGatheringCancelled,
  dueGatheringChanged,
  dueGatheringFree,
  dueGatheringMissed,
  dueGatheringNone,
  dueGatheringReminder,
  dueModuleLook,
  dueModuleTicked,
  dueTrainingOpen,
} from './training/due.ts';
import { dueTrainingEvaluation, dueTrainingEvaluationAgain } from './training/evaluation.ts';
import { placeOf, UNASKED } from './unasked.ts';
import { dueWaiting, dueWaitingWord } from './waiting/due.ts';

/**
 * How a kind is treated. `safety`: said at once, at any hour, whatever the stage. `booked`: what the person booked, or waits
 * for: out of quiet hours, as often as needed. `unasked`: also at most one a day and three in seven days, never on a closing
 * day of the centre; of several the one with the greater `weight` comes first (`unasked.ts`). `silent`: speaks to nobody
 * here, and has nothing to do with the time of day. `late`: what becomes of it when it is late (`late.ts`). `inBreak`: said
 * during a break too, because it was asked for or booked; the others wait for its end.
 */
type Treated = { late: LatePolicy; inBreak?: true } & (
  | { class: 'safety' | 'booked' | 'silent' }
  | { class: 'unasked'; weight: number }
);
type Kind = Treated & { decide: (seen: DueSeen) => DueDecision };

const kinds: Readonly<Record<string, Kind>> = {
  'stranger-erase': { class: 'silent', late: 'always', decide: dueStrangerErase },
  'profile-erase': { class: 'silent', late: 'always', decide: dueProfileErase },
  erase: { class: 'silent', late: 'always', decide: dueErase },
  'profile-reminder': { class: 'unasked', weight: 45, late: 'drop', decide: dueProfileReminder },
  'booking-reminder': { class: 'unasked', weight: 45, late: 'drop', decide: dueBookingReminder },
  'session-open': { class: 'booked', late: 'always', decide: dueSessionOpen },
  'session-reminder': {
    class: 'booked',
    late: 'until',
    inBreak: true,
    decide: byGathering(dueSessionReminder, dueGatheringReminder),
  },
  'seat-free': { class: 'booked', late: 'always', inBreak: true, decide: byGathering(dueSeatFree, dueGatheringFree) },
  'seat-none': { class: 'booked', late: 'until', inBreak: true, decide: byGathering(dueSeatNone, dueGatheringNone) },
  'session-changed': {
    class: 'booked',
    late: 'always',
    inBreak: true,
    decide: byGathering(dueSessionChanged, dueGatheringChanged),
  },
  'session-cancelled': {
    class: 'booked',
    late: 'always',
    inBreak: true,
    decide: byGathering(dueSessionCancelled, dueGatheringCancelled),
  },
  'session-missed': { class: 'booked', late: 'always', decide: byGathering(dueSessionMissed, dueGatheringMissed) },
  'after-session': { class: 'booked', late: 'always', decide: dueAfterSession },
  'after-session-again': { class: 'unasked', weight: 35, late: 'drop', decide: dueAfterSessionAgain },
  'interview-reminder': { class: 'unasked', weight: 45, late: 'drop', decide: dueInterviewReminder },
  'interview-by-phone': { class: 'booked', late: 'always', decide: dueInterviewByPhone },
  eligible: { class: 'booked', late: 'always', decide: dueEligible },
  'appointment-reminder': { class: 'booked', late: 'until', inBreak: true, decide: dueAppointmentReminder },
  'interview-moved': { class: 'booked', late: 'always', inBreak: true, decide: dueInterviewMoved },
  'interview-off': { class: 'booked', late: 'always', decide: dueInterviewOff },
  'times-open': { class: 'booked', late: 'always', decide: dueTimesOpen },
  accepted: { class: 'booked', late: 'always', decide: freeing(dueAccepted) },
  continued: { class: 'booked', late: 'always', decide: dueContinued },
  declined: { class: 'booked', late: 'always', decide: freeing(dueDeclined) },
  reopened: { class: 'booked', late: 'always', decide: dueReopened },
  introduction: { class: 'booked', late: 'always', decide: dueIntroduction },
  'introduction-reminder': { class: 'booked', late: 'always', decide: dueIntroductionReminder },
  'introduction-late': { class: 'silent', late: 'always', decide: dueIntroductionLate },
  'meeting-times': { class: 'booked', late: 'always', decide: dueMeetingTimes },
  'meeting-times-reminder': { class: 'booked', late: 'always', decide: dueMeetingTimesReminder },
  'meeting-times-late': { class: 'silent', late: 'always', decide: dueMeetingTimesLate },
  'meeting-set': { class: 'booked', late: 'always', inBreak: true, decide: dueMeetingSet },
  'meeting-changed': { class: 'booked', late: 'always', inBreak: true, decide: dueMeetingChanged },
  'meeting-off': { class: 'booked', late: 'always', inBreak: true, decide: dueMeetingOff },
  'meeting-reminder': { class: 'booked', late: 'until', inBreak: true, decide: dueMeetingReminder },
  'after-meeting': { class: 'booked', late: 'always', decide: dueAfterMeeting },
  'decision-reminder': { class: 'booked', late: 'always', decide: dueDecisionReminder },
  thinking: { class: 'booked', late: 'always', decide: dueThinking },
  undecided: { class: 'silent', late: 'always', decide: dueUndecided },
  'match-yes': { class: 'booked', late: 'always', decide: dueOutcome('yes') },
  'match-no': { class: 'booked', late: 'always', decide: dueOutcome('no') },
  'partner-message': { class: 'booked', late: 'always', inBreak: true, decide: duePartnerMessage },
  'phone-offer': { class: 'unasked', weight: 15, late: 'drop', decide: duePhoneOffer },
  'phone-shared': { class: 'booked', late: 'always', inBreak: true, decide: duePhoneShared },
  agreement: { class: 'booked', late: 'always', decide: dueAgreement },
  'agreement-reminder': { class: 'booked', late: 'always', decide: dueAgreementReminder },
  'agreement-missing': { class: 'silent', late: 'always', decide: dueAgreementMissing },
  'duo-begins': { class: 'booked', late: 'always', decide: dueDuoBegins },
  'check-in': { class: 'unasked', weight: 80, late: 'fold', decide: dueCheckIn },
  'check-in-reminder': { class: 'unasked', weight: 70, late: 'drop', decide: dueCheckInReminder },
  'check-in-again': { class: 'unasked', weight: 75, late: 'drop', decide: dueCheckInAgain },
  'meeting-tomorrow': { class: 'booked', late: 'until', decide: dueMeetingTomorrow },
  'week-moved': { class: 'booked', late: 'always', inBreak: true, decide: dueWeekMoved },
  'week-logged': { class: 'booked', late: 'always', decide: dueWeekLogged },
  pulse: { class: 'unasked', weight: 42, late: 'drop', decide: duePulse },
  'mid-term': { class: 'unasked', weight: 65, late: 'always', decide: dueMidTerm },
  heavy: { class: 'unasked', weight: 18, late: 'drop', decide: dueHeavy },
  'ending-notice': { class: 'booked', late: 'always', decide: dueEndingNotice },
  'last-meeting': { class: 'booked', late: 'always', decide: dueLastMeeting },
  contact: { class: 'booked', late: 'always', decide: dueContact },
  'contact-both': { class: 'booked', late: 'always', inBreak: true, decide: dueContactBoth },
  evaluation: { class: 'unasked', weight: 100, late: 'always', decide: dueEvaluation },
  'evaluation-reminder': { class: 'unasked', weight: 90, late: 'drop', decide: dueEvaluationReminder },
  'follow-up': { class: 'unasked', weight: 55, late: 'always', decide: dueFollowUp },
  'follow-up-reminder': { class: 'unasked', weight: 50, late: 'drop', decide: dueFollowUpReminder },
  'change-decided': { class: 'booked', late: 'always', inBreak: true, decide: dueChangeDecided },
  'duo-closed': { class: 'booked', late: 'always', inBreak: true, decide: dueClosed },
  // The answer to what somebody did a moment ago, and a warning: at any hour.
  linked: { class: 'safety', late: 'always', decide: dueLinked },
  'duo-ended': { class: 'booked', late: 'always', decide: dueEnded },
  merged: { class: 'booked', late: 'always', inBreak: true, decide: dueMerged },
  'new-coordinator': { class: 'booked', late: 'always', inBreak: true, decide: dueNewCoordinator },
  'break-over': { class: 'booked', late: 'always', inBreak: true, decide: dueBreakOver },
  'back-again': { class: 'booked', late: 'always', inBreak: true, decide: dueBackAgain },
  moved: { class: 'booked', late: 'always', inBreak: true, decide: dueMoved },
  'question-answered': { class: 'booked', late: 'always', inBreak: true, decide: dueQuestionAnswered },
  // Calls for help go on at any hour, in a break and after somebody has left.
  'case-unheard': { class: 'silent', late: 'always', decide: dueCaseUnheard },
  'case-late': { class: 'silent', late: 'always', decide: dueCaseLate },
  'case-taken': { class: 'safety', late: 'always', decide: dueCaseTaken },
  'duo-paused': { class: 'booked', late: 'always', inBreak: true, decide: dueDuoPaused },
  'pause-not': { class: 'booked', late: 'always', inBreak: true, decide: duePauseNot },
  'duo-back': { class: 'booked', late: 'always', inBreak: true, decide: dueDuoBack },
  'new-time': { class: 'booked', late: 'always', decide: dueNewTime },
  'time-changed': { class: 'booked', late: 'always', inBreak: true, decide: dueTime('time-changed') },
  'time-stays': { class: 'booked', late: 'always', inBreak: true, decide: dueTime('time-stays') },
  'time-set': { class: 'booked', late: 'always', inBreak: true, decide: dueTime('time-set') },
  longer: { class: 'booked', late: 'always', decide: dueLonger },
  'longer-done': { class: 'booked', late: 'always', inBreak: true, decide: dueLongerResult('longer-done') },
  'longer-not': { class: 'booked', late: 'always', inBreak: true, decide: dueLongerResult('longer-not') },
  'duo-early': { class: 'booked', late: 'always', inBreak: true, decide: dueDuoEarly },
  'duo-off': { class: 'booked', late: 'always', decide: dueDuoOff },
  'contact-frozen': { class: 'booked', late: 'always', inBreak: true, decide: dueTalkStopped('frozen') },
  'contact-open': { class: 'booked', late: 'always', inBreak: true, decide: dueTalkStopped('open') },
  'training-open': { class: 'booked', late: 'always', decide: dueTrainingOpen },
  'module-look': { class: 'booked', late: 'always', decide: dueModuleLook },
  'module-ticked': { class: 'booked', late: 'always', decide: dueModuleTicked },
  'training-evaluation': { class: 'unasked', weight: 30, late: 'always', decide: dueTrainingEvaluation },
  'training-evaluation-again': { class: 'unasked', weight: 25, late: 'drop', decide: dueTrainingEvaluationAgain },
  'exchange-open': { class: 'unasked', weight: 20, late: 'drop', decide: dueExchangeOpen },
  'event-offer': { class: 'unasked', weight: 12, late: 'always', decide: dueEventOffer },
  'guide-offer': { class: 'unasked', weight: 13, late: 'drop', decide: dueGuideOffer },
  'question-waits': { class: 'silent', late: 'always', decide: dueQuestionWaits },
  'care-look': { class: 'silent', late: 'always', decide: dueCareLook },
  'care-back': { class: 'silent', late: 'always', decide: dueCareBack },
  'care-open': { class: 'silent', late: 'always', decide: dueCareOpen },
  'care-solved': { class: 'silent', late: 'always', decide: dueCareSolved },
  'care-contact': { class: 'silent', late: 'always', decide: dueCareContact },
  waiting: { class: 'silent', late: 'always', decide: dueWaiting },
  'waiting-word': { class: 'unasked', weight: 60, late: 'always', decide: dueWaitingWord },
};

/** The kinds that something answers to, for the pages that explain a plan. */
export const dueKinds = Object.keys(kinds);

/** The classes of messages. */
export type DueClass = Treated['class'];

const kindOf = (kind: string): Kind | undefined => (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined);

/** How a kind is treated; null for one that nothing is known of, or that is for coordinators. */
export function treatmentOf(
  kind: string,
): { class: DueClass; late: LatePolicy; weight: number; inBreak: boolean } | null {
  const known = kindOf(kind);
  if (!known) return null;
  return { class: known.class, late: known.late, weight: weightOf(known), inBreak: known.inBreak === true };
}

const weightOf = (known: Kind): number => (known.class === 'unasked' ? known.weight : 0);

/** The policy that the row of a plan gets: that of its kind. What was put off keeps for when it was planned at first. */
export function policyOf(kind: string, written: string): string {
  const known = kindOf(kind);
  return known && plainPolicy(written) === written ? policyWords[known.late] : written;
}

const speaks = ({ kind }: DueDecision): boolean => kind === 'begin' || kind === 'remind' || kind === 'say';

/** Decides one due input. Null when the plan is not there any more. */
export function decideDue(
  input: Extract<Input, { kind: 'due' }>,
  facts: Facts,
  heard: string | null,
): { planned: Due; decision: DueDecision } | null {
  const planned = facts.dues.find((one) => one.occurrence === input.occurrence);
  if (!planned) return null;
  const known = kindOf(input.due);
  if (!known) return { planned, decision: { kind: 'skip', reason: `nothing is known of ${input.due}` } };
  return { planned, decision: decided(known, { planned, facts, heard }) };
}

function decided(known: Kind, seen: DueSeen): DueDecision {
  const { facts, planned } = seen;
  const { stage, zone } = facts.person;
  const free = known.class === 'safety' || known.class === 'silent';
  if (!free && stage === 'left') return { kind: 'skip', reason: 'left the programme' };
  if (!free && !known.inBreak && stage === 'paused') return { kind: 'wait', until: afterBreak(facts) };
  const decision = known.decide(seen);
  // Nothing is sent to whoever has not agreed yet; what the plan does beside speaking is done.
  if (!free && isExpected(facts)) return untold(decision);
  if (!speaks(decision) || known.class === 'safety') return decision;
  if (isPerishable(known) && isLate(planned, facts)) return { kind: 'skip', reason: reasonsOf.late };
  // Late because of a stop, or put off for another reason: never at night.
  const allowed = nextAllowed(facts.now, zone);
  const place = allowed > facts.now ? null : placeAmong(known, seen);
  if (!place) return allowed > facts.now ? { kind: 'wait', until: allowed, why: 'quiet' } : decision;
  // Put off to a free day, unless it would be too old by then. What it would have brought about without a word still is.
  if (!isPerishable(known) || !isLate(planned, { now: place.at }))
    return { kind: 'wait', until: place.at, why: place.why };
  const late = known.decide({ ...seen, planned: { ...planned, ...longAgo } });
  const effects = late.kind === 'skip' ? (late.effects ?? []) : [];
  return { kind: 'skip', reason: reasonsOf[known.late === 'fold' ? 'folded' : 'dropped'][place.why], effects };
}

const isPerishable = ({ late }: Kind): boolean => late === 'fold' || late === 'drop';
/** So old that every kind that can be too late is. */
const longAgo = { at: '1970-01-01T00:00:00.000Z', policy: '' } as const;

/** The later place of something unasked, or null when it may be said now. */
function placeAmong(known: Kind, { planned, facts, heard }: DueSeen) {
  if (known.class !== 'unasked') return null;
  const { now, closingDays, dues, person } = facts;
  const own = (due: Due) => ({ occurrence: due.occurrence, at: due.at, weight: treatmentOf(due.kind)?.weight ?? 0 });
  const unasked = dues.filter((due) => kindOf(due.kind)?.class === 'unasked');
  const place = placeOf(own(planned), {
    ...{ now, zone: person.zone, closingDays },
    sent: unasked.filter((due) => wasSent(due) && isRecent(due, now)).map(sentAt),
    others: unasked.filter((due) => wouldSpeak(due, planned, facts, heard)).map(own),
  });
  return place.kind === 'later' ? place : null;
}

const wasSent = ({ state }: Due): boolean => state === 'sent' || state === 'done';
const sentAt = (due: Due): string => due.settledAt ?? due.at;
/** What was sent longer ago takes no place any more. */
const isRecent = (due: Due, now: string): boolean => hoursBetween(sentAt(due), now) < 24 * (UNASKED.week + 1);

/** Whether something that is still to come would be said, as things stand; only then a place is kept for it. */
function wouldSpeak(due: Due, planned: Due, facts: Facts, heard: string | null): boolean {
  const known = kindOf(due.kind);
  if (!known || due.occurrence === planned.occurrence || (due.state !== 'due' && due.state !== 'taken')) return false;
  const now = due.at > facts.now ? due.at : facts.now;
  return speaks(known.decide({ planned: due, facts: { ...facts, now }, heard }));
}

/** The plan once more, at another time. `why`: it was held back, and is late by when it was planned at first. */
export function putOff(planned: Due, until: string, facts: Facts, why?: WhyHeld): Effect {
  const { zone } = facts.person;
  const known = kindOf(planned.kind);
  const kept = why !== undefined && known !== undefined && isPerishable(known);
  return {
    kind: 'plan',
    due: {
      occurrence: planned.occurrence,
      kind: planned.kind,
      at: until,
      localDate: localDate(until, zone),
      zone,
      policy: kept ? putOffPolicy(planned) : plainPolicy(planned.policy),
      ...(why === undefined ? {} : { reason: reasonsOf.putOff[why] }),
    },
  };
}
