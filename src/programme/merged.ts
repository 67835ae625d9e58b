// What somebody hears after a coordinator brought their two records together.
import type { DueDecision, DueSeen } from './due-decision.ts';
import type { Effect } from './effects.ts';
import { planAt } from './local-time.ts';
import { doneBy, isTrained } from './training/modules.ts';

/** Said in every app that they use: from now on all of them lead to the same talk. */
export function dueMerged({ facts }: DueSeen): DueDecision {
  const { id, zone, stage } = facts.person;
  const occurrence = `${id}/accepted/${facts.now}`;
  const due = { occurrence, kind: 'accepted', policy: 'always', ...planAt(facts.now, zone) };
  // Half of the training under one record and half under the other make a whole one.
  const trained: Effect[] = stage === 'training' && isTrained(doneBy(facts)) ? [{ kind: 'plan', due }] : [];
  const text = { flow: 'teamwork', key: 'told.merged', params: { name: facts.person.firstName ?? '' } };
  // The same order in which the shell picks where something goes: a chat before the web.
  const reached = facts.channels.filter(({ state }) => state === 'active');
  const first = reached.find(({ channel }) => channel !== 'web') ?? reached[0];
  const others = reached.filter((one) => one !== first);
  return {
    kind: 'say',
    urgency: 'booked',
    text,
    effects: [...others.map((one): Effect => ({ kind: 'say', text, at: one.id, urgency: 'booked' })), ...trained],
  };
}
