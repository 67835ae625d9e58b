// One turn of the programme: the engine's talk, and around it what only the programme knows: invitations, due times, reachability.
import type { Conversation } from '../core/conversation.ts';
import type { Input } from '../core/input.ts';
import { engine } from '../core/turn.ts';
import type { Vocabulary } from '../core/vocabulary.ts';
import { say, type Talk, top } from '../core/walk.ts';
import { decideDue } from './due.ts';
import type { Effect } from './effects.ts';
import type { Facts } from './facts.ts';
import { rules } from './index.ts';
import { planForStranger } from './onboarding/react.ts';

/** What a turn yields, or the fact that it lacks: the shell reads that and takes the turn again. */
export type Outcome =
  | { kind: 'done'; conversation: Conversation; effects: readonly Effect[] }
  | { kind: 'need'; need: 'invite'; token: string };

/** A conversation that also remembers when the person last did something (ISO); the programme's own addition. */
export type Remembered = Conversation & { heard?: string };

/** Makes the turn function over one vocabulary. The function is pure; it throws only on a programmer's mistake. */
export function programme(vocabulary: Vocabulary) {
  const talks = engine(rules, vocabulary);

  return function takeTurn(stored: Remembered, facts: Facts, input: Input): Outcome {
    const talk = talks.open(stored, facts);
    if (input.kind === 'due') return takeDue(stored, talk, input);
    if (input.kind === 'reach') return { kind: 'done', conversation: stored, effects: reach(input, facts) };
    if (input.kind === 'news') return { kind: 'done', conversation: stored, effects: [] };

    const invited = input.kind === 'start' && input.token !== undefined ? input.token : null;
    if (invited !== null && facts.invite === undefined) return { kind: 'need', need: 'invite', token: invited };
    const after = talks.take(invited === null ? talk : useInvite(talk), input);
    const conversation: Remembered = { ...after.conversation, heard: input.at };
    const stranger = after.facts.person.consented ? null : planForStranger(after.facts);
    return {
      kind: 'done',
      conversation,
      effects: [...backInReach(facts), ...after.effects, ...(stranger ? [stranger] : [])],
    };
  };

  function takeDue(stored: Remembered, talk: Talk<Facts, Effect>, input: Extract<Input, { kind: 'due' }>): Outcome {
    const decision = decideDue(input, talk.facts, stored.heard ?? null);
    if (decision.kind === 'done') return { kind: 'done', conversation: stored, effects: decision.effects };
    const text = { flow: decision.flow, key: decision.key, params: { name: talk.facts.person.firstName ?? '' } };
    const reminded = say(talk, text, { urgency: 'unasked' });
    const asked = top(reminded) ? talks.askAgain(reminded) : reminded;
    const effects = asked.effects.map((effect) =>
      effect.kind === 'say' ? { ...effect, urgency: 'unasked' as const } : effect,
    );
    return {
      kind: 'done',
      conversation: { ...asked.conversation, ...(stored.heard ? { heard: stored.heard } : {}) } as Remembered,
      effects: [...effects, { kind: 'due-state', occurrence: input.occurrence, state: 'sent', reason: 'in time' }],
    };
  }
}

/** Whoever blocks the bot, or comes back, changes only how they can be reached. */
function reach(input: Extract<Input, { kind: 'reach' }>, facts: Facts): Effect[] {
  return facts.channels
    .filter((one) => one.id === facts.from && one.state !== input.state)
    .map((one): Effect => ({ kind: 'reach', addressId: one.id, state: input.state, reason: input.reason }));
}

/** Whoever writes to us can be reached again. */
function backInReach(facts: Facts): Effect[] {
  return facts.channels
    .filter((one) => one.id === facts.from && one.state !== 'active')
    .map((one): Effect => ({ kind: 'reach', addressId: one.id, state: 'active', reason: 'wrote to us' }));
}

/** An invitation in `/start`: taken when it is good and still needed, else answered in the same words whatever is wrong with it. */
function useInvite(talk: Talk<Facts, Effect>): Talk<Facts, Effect> {
  const { facts } = talk;
  const { invite } = facts;
  if (facts.person.consented || facts.invited) return talk;
  if (!invite?.usable) return say(talk, { flow: 'onboarding', key: 'invite-bad' });
  return {
    ...talk,
    facts: { ...facts, invited: { role: invite.role, centreId: invite.centreId } },
    effects: [...talk.effects, { kind: 'redeem', inviteId: invite.id }],
  };
}
