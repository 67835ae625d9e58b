// What happens when the time of something planned has come: said, begun, put off, skipped with a reason, or erased. One line a kind.
import type { Input } from '../core/input.ts';
import { dueAgreement, dueAgreementMissing, dueAgreementReminder, dueDuoBegins } from './agreement/due.ts';
import { dueAppointmentReminder, dueInterviewMoved, dueInterviewOff, dueTimesOpen } from './booking/due.ts';
import { dueContinued, dueDeclined, dueReopened, freeing } from './booking/verdict.ts';
import { afterBreak, dueBackAgain, dueBreakOver } from './break/due.ts';
import { dueCheckIn, dueCheckInReminder } from './check-in/due.ts';
import type { DueDecision, DueSeen } from './due-decision.ts';
import type { Effect } from './effects.ts';
import { dueEvaluation, dueEvaluationReminder } from './evaluation/due.ts';
import { dueErase, dueProfileErase, dueStrangerErase } from './everyday/due.ts';
import { dueLinked } from './everyday/link.ts';
import { dueExchangeOpen } from './exchange/due.ts';
import type { Due, Facts } from './facts.ts';
import { dueAfterMeeting, dueDecisionReminder, dueThinking, dueUndecided } from './first-meeting/due.ts';
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
import { localDate } from './local-time.ts';
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
import { dueWaiting, dueWaitingWord } from './waiting/due.ts';

/**
 * How to decide each kind. Those that speak keep out of quiet hours; the others have nothing to do with the time of day.
 * `inBreak`: said during a break too, because it was asked for or booked; the others wait for its end.
 */
const kinds: Readonly<Record<string, { speaks: boolean; inBreak?: true; decide: (seen: DueSeen) => DueDecision }>> = {
  'stranger-erase': { speaks: false, decide: dueStrangerErase },
  'profile-erase': { speaks: false, decide: dueProfileErase },
  erase: { speaks: false, decide: dueErase },
  'profile-reminder': { speaks: true, decide: dueProfileReminder },
  'booking-reminder': { speaks: true, decide: dueBookingReminder },
  'session-open': { speaks: true, decide: dueSessionOpen },
  'session-reminder': { speaks: true, inBreak: true, decide: byGathering(dueSessionReminder, dueGatheringReminder) },
  'seat-free': { speaks: true, inBreak: true, decide: byGathering(dueSeatFree, dueGatheringFree) },
  'seat-none': { speaks: true, inBreak: true, decide: byGathering(dueSeatNone, dueGatheringNone) },
  'session-changed': { speaks: true, inBreak: true, decide: byGathering(dueSessionChanged, dueGatheringChanged) },
  'session-cancelled': { speaks: true, inBreak: true, decide: byGathering(dueSessionCancelled, dueGatheringCancelled) },
  'session-missed': { speaks: true, decide: byGathering(dueSessionMissed, dueGatheringMissed) },
  'after-session': { speaks: true, decide: dueAfterSession },
  'after-session-again': { speaks: true, decide: dueAfterSessionAgain },
  'interview-reminder': { speaks: true, decide: dueInterviewReminder },
  'interview-by-phone': { speaks: true, decide: dueInterviewByPhone },
  eligible: { speaks: true, decide: dueEligible },
  'appointment-reminder': { speaks: true, inBreak: true, decide: dueAppointmentReminder },
  'interview-moved': { speaks: true, inBreak: true, decide: dueInterviewMoved },
  'interview-off': { speaks: true, decide: dueInterviewOff },
  'times-open': { speaks: true, decide: dueTimesOpen },
  accepted: { speaks: true, decide: freeing(dueAccepted) },
  continued: { speaks: true, decide: dueContinued },
  declined: { speaks: true, decide: freeing(dueDeclined) },
  reopened: { speaks: true, decide: dueReopened },
  introduction: { speaks: true, decide: dueIntroduction },
  'introduction-reminder': { speaks: true, decide: dueIntroductionReminder },
  'introduction-late': { speaks: false, decide: dueIntroductionLate },
  'meeting-times': { speaks: true, decide: dueMeetingTimes },
  'meeting-times-reminder': { speaks: true, decide: dueMeetingTimesReminder },
  'meeting-times-late': { speaks: false, decide: dueMeetingTimesLate },
  'meeting-set': { speaks: true, inBreak: true, decide: dueMeetingSet },
  'meeting-changed': { speaks: true, inBreak: true, decide: dueMeetingChanged },
  'meeting-off': { speaks: true, inBreak: true, decide: dueMeetingOff },
  'meeting-reminder': { speaks: true, inBreak: true, decide: dueMeetingReminder },
  'after-meeting': { speaks: true, decide: dueAfterMeeting },
  'decision-reminder': { speaks: true, decide: dueDecisionReminder },
  thinking: { speaks: true, decide: dueThinking },
  undecided: { speaks: false, decide: dueUndecided },
  'match-yes': { speaks: true, decide: dueOutcome('yes') },
  'match-no': { speaks: true, decide: dueOutcome('no') },
  'partner-message': { speaks: true, inBreak: true, decide: duePartnerMessage },
  'phone-offer': { speaks: true, decide: duePhoneOffer },
  'phone-shared': { speaks: true, inBreak: true, decide: duePhoneShared },
  agreement: { speaks: true, decide: dueAgreement },
  'agreement-reminder': { speaks: true, decide: dueAgreementReminder },
  'agreement-missing': { speaks: false, decide: dueAgreementMissing },
  'duo-begins': { speaks: true, decide: dueDuoBegins },
  'check-in': { speaks: true, decide: dueCheckIn },
  'check-in-reminder': { speaks: true, decide: dueCheckInReminder },
  evaluation: { speaks: true, decide: dueEvaluation },
  'evaluation-reminder': { speaks: true, decide: dueEvaluationReminder },
  'duo-closed': { speaks: true, decide: dueClosed },
  // The answer to what somebody did a moment ago, and a warning: at any hour.
  linked: { speaks: false, decide: dueLinked },
  'duo-ended': { speaks: true, decide: dueEnded },
  merged: { speaks: true, inBreak: true, decide: dueMerged },
  'new-coordinator': { speaks: true, inBreak: true, decide: dueNewCoordinator },
  'break-over': { speaks: true, inBreak: true, decide: dueBreakOver },
  'back-again': { speaks: true, inBreak: true, decide: dueBackAgain },
  moved: { speaks: true, inBreak: true, decide: dueMoved },
  'question-answered': { speaks: true, inBreak: true, decide: dueQuestionAnswered },
  'training-open': { speaks: true, decide: dueTrainingOpen },
  'module-look': { speaks: true, decide: dueModuleLook },
  'module-ticked': { speaks: true, decide: dueModuleTicked },
  'training-evaluation': { speaks: true, decide: dueTrainingEvaluation },
  'training-evaluation-again': { speaks: true, decide: dueTrainingEvaluationAgain },
  'exchange-open': { speaks: true, decide: dueExchangeOpen },
  'question-waits': { speaks: false, decide: dueQuestionWaits },
  waiting: { speaks: false, decide: dueWaiting },
  'waiting-word': { speaks: true, decide: dueWaitingWord },
};

/** The kinds that something answers to, for the pages that explain a plan. */
export const dueKinds = Object.keys(kinds);

/** Decides one due input. Null when the plan is not there any more. */
export function decideDue(
  input: Extract<Input, { kind: 'due' }>,
  facts: Facts,
  heard: string | null,
): { planned: Due; decision: DueDecision } | null {
  const planned = facts.dues.find((one) => one.occurrence === input.occurrence);
  if (!planned) return null;
  const known = Object.hasOwn(kinds, input.due) ? kinds[input.due] : undefined;
  if (!known) return { planned, decision: { kind: 'skip', reason: `nothing is known of ${input.due}` } };
  if (known.speaks && facts.person.stage === 'left') {
    return { planned, decision: { kind: 'skip', reason: 'left the programme' } };
  }
  if (known.speaks && !known.inBreak && facts.person.stage === 'paused') {
    return { planned, decision: { kind: 'wait', until: afterBreak(facts) } };
  }
  const decision = known.decide({ planned, facts, heard });
  const speaks = decision.kind === 'begin' || decision.kind === 'remind' || decision.kind === 'say';
  const allowed = nextAllowed(facts.now, facts.person.zone);
  // Late because of a stop, or put off for another reason: never at night.
  if (speaks && allowed > facts.now) return { planned, decision: { kind: 'wait', until: allowed } };
  return { planned, decision };
}

/** The plan once more, at another time. */
export function putOff(planned: Due, until: string, facts: Facts): Effect {
  const { zone } = facts.person;
  return {
    kind: 'plan',
    due: {
      occurrence: planned.occurrence,
      kind: planned.kind,
      at: until,
      localDate: localDate(until, zone),
      zone,
      policy: planned.policy,
    },
  };
}
