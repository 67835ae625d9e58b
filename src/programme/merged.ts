// What somebody hears after a coordinator brought their two records together.
import type { DueDecision, DueSeen } from './due-decision.ts';
import type { Effect } from './effects.ts';

/** Said in every app that they use: from now on all of them lead to the same talk. */
export function dueMerged({ facts }: DueSeen): DueDecision {
  const text = { flow: 'teamwork', key: 'told.merged', params: { name: facts.person.firstName ?? '' } };
  // The same order in which the shell picks where something goes: a chat before the web.
  const reached = facts.channels.filter(({ state }) => state === 'active');
  const first = reached.find(({ channel }) => channel !== 'web') ?? reached[0];
  const others = reached.filter((one) => one !== first);
  return {
    kind: 'say',
    urgency: 'booked',
    text,
    effects: others.map(({ id }): Effect => ({ kind: 'say', text, at: id, urgency: 'booked' })),
  };
}
