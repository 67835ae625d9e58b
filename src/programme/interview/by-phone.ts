// Whoever answered by phone: what they are told, and the questions that are still open in their chat, which end with their next turn.
import type { TextRef } from '../../core/effect.ts';
import type { Engine } from '../../core/turn.ts';
import { say, type Talk } from '../../core/walk.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { dropReminders } from './plan.ts';

/** The kind of what is planned for them. */
export const BY_PHONE = 'interview-by-phone';

/** What they are told. */
export const byPhoneText = ({ person }: Facts): TextRef => ({
  flow: 'interview',
  key: 'by-phone',
  params: { name: person.firstName ?? '' },
});

/**
 * The talk without the questions, said at once to somebody who writes before they were told: what they write is no answer any
 * more, and nothing that the coordinator wrote down is overwritten.
 */
export function endOpenQuestions(talks: Engine<Facts, Effect>, talk: Talk<Facts, Effect>): Talk<Facts, Effect> {
  const told = talk.facts.dues.find(({ kind, state }) => kind === BY_PHONE && state === 'due');
  if (!told || !talk.conversation.frames.some(({ flow }) => flow === 'interview')) return talk;
  const said = say(talks.drop(talk, ['interview']), byPhoneText(talk.facts));
  const { occurrence } = told;
  const over: Effect = { kind: 'due-state', occurrence, state: 'sent', reason: 'said when they wrote' };
  return { ...said, effects: [...said.effects, over, ...dropReminders(talk.facts)] };
}
