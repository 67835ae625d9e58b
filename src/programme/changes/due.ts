// What became of somebody's wish, told in the very words that a coordinator wrote.
import type { DueDecision, DueSeen } from '../due-decision.ts';

/** Under this name the words lie with the person whose wish it was: state, wish, decision; by the id of the wish. */
export const HEARD = 'change-decided';

/** Tells it; what was decided anew since is told as it is now. */
export function dueChangeDecided({ planned, facts }: DueSeen): DueDecision {
  const id = planned.occurrence.slice(planned.occurrence.lastIndexOf('/') + 1);
  const heard = facts.answers[`${HEARD}.${id}`];
  if (!Array.isArray(heard)) return { kind: 'skip', reason: 'nothing was decided' };
  const [state = '', wish = '', decision = ''] = heard.map(String);
  const params = { wish, decision, state: { flow: 'changes', key: `state.${state}` } };
  return { kind: 'say', urgency: 'booked', text: { flow: 'changes', key: 'heard', params } };
}
