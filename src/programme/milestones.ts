// What participants are told when a coordinator has decided something about them, each at the first minute that is not quiet.
import { certificateOf } from './certificate/paper.ts';
import type { DueDecision, DueSeen } from './due-decision.ts';
import { flowsOfDuo } from './duo.ts';
import { centreOf, type Facts, partnerName, type Stage } from './facts.ts';
import { trainedNow } from './training/due.ts';
import { doneBy, isTrained } from './training/modules.ts';

/** The texts that there are. */
export const milestoneKeys = [
  'accepted.mentee',
  'accepted.mentor',
  'accepted.training',
  'outcome.yes',
  'outcome.no',
  'closed.mentee',
  'closed.mentor',
  'ended',
] as const;

const say = (
  facts: Facts,
  key: (typeof milestoneKeys)[number],
  { partner = '', stage, over = [] }: { partner?: string; stage?: Stage; over?: readonly string[] } = {},
): Extract<DueDecision, { kind: 'say' }> => ({
  kind: 'say',
  urgency: 'booked',
  over,
  // Whoever comes back from a proposal has waited all the time.
  ...(stage
    ? { effects: [{ kind: 'person', set: { stage, ...(stage === 'pool' ? { keepsPlace: true } : {}) } }] }
    : {}),
  text: {
    flow: 'milestones',
    key,
    params: { name: facts.person.firstName ?? '', centre: centreOf(facts)?.name ?? '', partner },
  },
});

/** The programme is for them: the interview begins. */
export function dueEligible({ facts }: DueSeen): DueDecision {
  const { stage } = facts.person;
  if (stage !== 'interview') return { kind: 'skip', reason: `now at the stage ${stage}` };
  // Somebody who came back after leaving: the answers are there, and the coordinator reads them.
  if (facts.answers['interview.confirmed'] !== undefined) return { kind: 'skip', reason: 'interviewed before' };
  return { kind: 'begin', flow: 'interview', urgency: 'booked' };
}

/** The interview was accepted, or the training is done. */
export function dueAccepted({ facts }: DueSeen): DueDecision {
  const { stage, role } = facts.person;
  if (stage === 'training' && !isTrained(doneBy(facts))) {
    const text = { flow: 'milestones', key: 'accepted.training', params: { name: facts.person.firstName ?? '' } };
    return { kind: 'begin', flow: 'training', urgency: 'booked', text };
  }
  // Whoever was trained elsewhere needs nothing more.
  if (stage === 'training' || (stage === 'pool' && role === 'mentor')) return trainedNow(facts);
  if (stage === 'pool') return say(facts, 'accepted.mentee');
  return { kind: 'skip', reason: `now at the stage ${stage}` };
}

/** What has no point any more once both know what came of the proposal. */
const untilOutcome = ['introduction', 'meeting-times', 'my-meeting', 'prepare', 'first-meeting'];

/**
 * Both have decided. The same words for both, whoever said what; and only now does their own stage change, so that nobody
 * who asks "where am I?" in the night hears it before the other.
 */
export const dueOutcome =
  (outcome: 'yes' | 'no') =>
  ({ planned, facts }: DueSeen): DueDecision => {
    // Between the decision and the morning one of them may have left: that is told by itself.
    const goesOn = facts.duo?.state === 'agreement' && planned.occurrence.startsWith(`${facts.duo.id}/`);
    if (outcome === 'yes' && !goesOn) return { kind: 'skip', reason: 'the duo does not go on' };
    // Who never heard of the proposal need not hear that it is over: the other one left in the night before.
    const told = planned.occurrence.replace(/[^/]+$/, 'introduction');
    const heard = facts.dues.find((due) => due.occurrence === told)?.state !== 'skipped';
    const { stage } = facts.person;
    if (!heard && stage === 'first-meeting') {
      const effects = [{ kind: 'person', set: { stage: 'pool', keepsPlace: true } } as const];
      return { kind: 'skip', reason: 'was never told of the proposal', effects };
    }
    if (stage !== 'first-meeting') return { kind: 'skip', reason: `now at the stage ${stage}` };
    const next = outcome === 'yes' ? 'agreement' : 'pool';
    return say(facts, `outcome.${outcome}`, { partner: partnerName(facts), stage: next, over: untilOutcome });
  };

/** The coordinator has closed the duo. */
export function dueClosed({ facts }: DueSeen): DueDecision {
  const said = say(facts, facts.person.role === 'mentor' ? 'closed.mentor' : 'closed.mentee', { over: flowsOfDuo });
  // After an early end it is there for whoever asks.
  const document = facts.past?.state === 'closed' ? certificateOf(facts) : null;
  return document ? { ...said, document } : said;
}

/** The other one has left: the duo is over early. */
export function dueEnded({ facts }: DueSeen): DueDecision {
  return say(facts, 'ended', { stage: 'ended', over: flowsOfDuo });
}
