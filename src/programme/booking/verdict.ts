// What was decided after the interview, as a participant may know it: nothing before they were told.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { countryOf, type Facts, type Stage } from '../facts.ts';
import { tellTeam } from '../tell-team.ts';
import { freeTime, takeTime } from './react.ts';
import { offeredTimes } from './times.ts';

/** The due kinds by which somebody is told. */
export const verdictKinds = ['accepted', 'continued', 'declined'] as const;
/** What may still be missing. The person reads it. */
export const missingCodes = ['talk', 'project', 'time', 'language', 'paper', 'other'] as const;

/** Whether something was decided that the person was not told yet. */
export const isPending = ({ dues }: Pick<Facts, 'dues'>): boolean =>
  dues.some((due) => due.state === 'due' && verdictKinds.some((kind) => kind === due.kind));

/** The stage that the person may know of: while they were not told of a decision, the one before it. */
function toldStage(facts: Facts): Stage {
  const { role, stage } = facts.person;
  if (!isPending(facts)) return stage;
  if (stage === 'pool' && role === 'mentor') return 'training';
  return ['pool', 'training', 'ended'].includes(stage) ? 'interview' : stage;
}

/** Where somebody is told that they are: a stage, or that they were not accepted. */
export function whereIs(facts: Facts): Stage | 'declined' {
  const stage = toldStage(facts);
  return stage === 'ended' && facts.answers['decision.result'] === 'decline' ? 'declined' : stage;
}

/** Whether an answer may be shown to the person themselves. A decision is shown once it was told, and not once it was taken back. */
export function mayShow(name: string, facts: Facts): boolean {
  if (!name.startsWith('decision.')) return true;
  const told = ['accept', 'continue', 'decline'].includes(String(facts.answers['decision.result']));
  return told && !isPending(facts) && name !== 'decision.slot' && facts.answers[name] !== '';
}

/** A decision that is told frees the time that was booked and is not needed any more. */
export const freeing =
  (decide: (seen: DueSeen) => DueDecision) =>
  (seen: DueSeen): DueDecision => {
    const decision = decide(seen);
    if (decision.kind !== 'say' && decision.kind !== 'begin') return decision;
    return {
      ...decision,
      over: [...(decision.over ?? []), 'book-interview', 'appointment'],
      effects: [...(decision.effects ?? []), ...freeTime(seen.facts).effects, ...toldTeam(seen.facts)],
    };
  };

/** The cards of the team still show that it can be taken back; after the training nothing can. */
const toldTeam = (facts: Facts) => {
  const trained = facts.person.role === 'mentor' && facts.person.stage === 'pool';
  return trained ? [] : tellTeam(facts, 'changed', `person/${facts.person.id}`);
};

const result = (facts: Facts) => facts.answers['decision.result'];
const words = (facts: Facts) => String(facts.answers['decision.words'] ?? '');

/** Something is missing: what it is, the coordinator's own words, and a new date. */
export function dueContinued({ facts }: DueSeen): DueDecision {
  const { stage, firstName } = facts.person;
  if (stage !== 'interview' || result(facts) !== 'continue') return { kind: 'skip', reason: 'was taken back' };
  const code = missingCodes.find((one) => one === facts.answers['decision.missing']) ?? 'other';
  const params = {
    name: firstName ?? '',
    missing: { flow: 'decision', key: `missing.${code}` },
    words: words(facts),
  };
  const text = words(facts)
    ? { flow: 'decision', key: 'continued.words', params }
    : { flow: 'decision', key: 'continued', params };
  const proposed = offeredTimes(facts).find(({ id }) => id === facts.answers['decision.slot']);
  if (proposed) {
    const { effects } = takeTime(proposed, facts);
    return { kind: 'begin', flow: 'appointment', urgency: 'booked', text, effects: [...effects, ...toldTeam(facts)] };
  }
  return { kind: 'begin', flow: 'book-interview', urgency: 'booked', text, effects: toldTeam(facts) };
}

/** Not accepted: kind words, the coordinator's own, and other addresses. */
export function dueDeclined({ facts }: DueSeen): DueDecision {
  const { stage, firstName } = facts.person;
  if (stage !== 'ended' || result(facts) !== 'decline') return { kind: 'skip', reason: 'was taken back' };
  const country = countryOf(facts)?.toLowerCase() ?? '';
  const at = ['be', 'fr', 'nl'].includes(country) ? country : 'all';
  const params = {
    name: firstName ?? '',
    addresses: { flow: 'decision', key: `addresses.${at}` },
    words: words(facts),
  };
  const text = words(facts)
    ? { flow: 'decision', key: 'declined.words', params }
    : { flow: 'decision', key: 'declined', params };
  return { kind: 'say', urgency: 'booked', text };
}

/** A coordinator looks at it once more: the talk goes on. */
export function dueReopened({ facts }: DueSeen): DueDecision {
  if (facts.person.stage !== 'interview') return { kind: 'skip', reason: `now at the stage ${facts.person.stage}` };
  const text = { flow: 'decision', key: 'reopened', params: { name: facts.person.firstName ?? '' } };
  return { kind: 'begin', flow: 'book-interview', urgency: 'booked', text };
}
