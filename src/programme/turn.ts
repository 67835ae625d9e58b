// One turn of the programme: the engine's talk, and around it what only the programme knows: invitations, due times, reachability, the desk.
import type { Conversation } from '../core/conversation.ts';
import type { TextRef } from '../core/effect.ts';
import type { Input } from '../core/input.ts';
import { engine } from '../core/turn.ts';
import type { Vocabulary } from '../core/vocabulary.ts';
import { say, type Talk, top } from '../core/walk.ts';
import { withTime } from './booking/times.ts';
import { careReached, careUnreached } from './care/react.ts';
import { isThanks } from './check-in/more.ts';
import { occasionOf } from './check-in/occasion.ts';
import type { Desk, DeskDetail } from './desk/desk.ts';
import { deskTurn } from './desk/turn.ts';
import type { DocumentSpec } from './document.ts';
import { decideDue, putOff } from './due.ts';
import { flowsOfDuo } from './duo.ts';
import type { Effect } from './effects.ts';
import { homeCommands, participantHome } from './everyday/home.ts';
import { takeLink } from './everyday/link.ts';
import type { Facts } from './facts.ts';
import { askedMonths } from './follow-up/asked.ts';
import { rules } from './index.ts';
import { withSeat } from './information/seats.ts';
import { endOpenQuestions } from './interview/by-phone.ts';
import { beforeConsent, isExpected } from './onboarding/moved-in.ts';
import { planForStranger } from './onboarding/react.ts';
import { keptAtHome } from './profile/react.ts';
import type { Remembered } from './remembered.ts';
import { withWaiting } from './waiting/plan.ts';

/** What a turn yields, or the fact that it lacks: the shell reads that and takes the turn again. */
export type Outcome =
  | { kind: 'done'; conversation: Conversation; effects: readonly Effect[] }
  | { kind: 'need'; need: 'invite'; token: string }
  | { kind: 'need'; need: 'desk'; detail: DeskDetail };

/** Makes the turn function over one vocabulary. The function is pure; it throws only on a programmer's mistake. */
export function programme(vocabulary: Vocabulary) {
  const talks = engine(rules, vocabulary);
  const atDesk = deskTurn(talks, vocabulary);

  /** `desk` is what was read for a turn that said it needs it; null when this person is no coordinator. */
  return function takeTurn(stored: Remembered, facts: Facts, input: Input, desk?: Desk | null): Outcome {
    if (input.kind === 'reach') return { kind: 'done', conversation: stored, effects: reach(input, facts) };
    // Deactivated by their workspace: no access from that event on, whatever still arrives.
    if (facts.channels.some((one) => one.id === facts.from && one.state === 'deactivated')) {
      return { kind: 'done', conversation: stored, effects: [] };
    }
    const outcome = decided(stored, facts, input, desk);
    if (outcome.kind === 'need') return outcome;
    const effects = withWaiting(outcome.effects, facts, desk ?? null);
    return { ...outcome, effects: [...backInReach(facts), ...effects] };
  };

  function decided(stored: Remembered, facts: Facts, input: Input, desk?: Desk | null): Outcome {
    const opened = talks.open(stored, facts);
    if (facts.person.role === 'coordinator') return atDesk(stored, opened, input, desk);
    if (input.kind === 'due') return takeDue(stored, opened, input);
    // News are for the team; whoever is not in it any more has nothing to hear.
    if (input.kind === 'news') return { kind: 'done', conversation: stored, effects: [] };
    const talk = withoutThanks(endOpenQuestions(talks, opened), input);
    const done = (after: Talk<Facts, Effect>): Outcome => {
      const conversation: Remembered = { ...after.conversation, heard: input.at };
      const stranger = after.facts.person.consented ? null : planForStranger(after.facts);
      const effects = [...after.effects, ...(stranger ? [stranger] : [])];
      return { kind: 'done', conversation, effects: forDuo(keptAtHome(effects), after.facts) };
    };
    if (input.kind === 'home') {
      const effect: Effect = { kind: 'view', view: participantHome(facts), place: 'home' };
      return { kind: 'done', conversation: stored, effects: [effect] };
    }
    if (input.kind === 'act') {
      // Buttons of their own home page; what only coordinators can do is not for them.
      const { do: verb, object } = input.act;
      const command = verb === 'command' ? homeCommands.find((name) => name === object) : undefined;
      if (!command) return done(say(talk, { flow: 'desk', key: 'refused' }));
      return done(talks.take(talk, { id: input.id, at: input.at, kind: 'command', name: command }));
    }

    const invited = input.kind === 'start' && input.token !== undefined ? input.token : null;
    if (invited !== null && facts.invite === undefined) return { kind: 'need', need: 'invite', token: invited };
    const begun = invited === null ? talk : useInvite(talk);
    const linked = takeLink(begun);
    if (linked) return done(linked);
    // Whoever moved in answers first whether they agree; what concerns their duo comes after it.
    const typed = input.kind === 'text' ? talks.typedCommand(input.text) : null;
    const command = input.kind === 'command' ? input.name : typed;
    const closed = isExpected(facts) && command !== null && !beforeConsent.includes(command);
    return done(closed ? talks.bringUp(begun, 'onboarding') : talks.take(begun, input));
  }

  /** The word of thanks after a check-in waits for nothing: whatever else is asked for takes its place. */
  function withoutThanks(talk: Talk<Facts, Effect>, input: Input): Talk<Facts, Effect> {
    if (!isThanks(top(talk)) || input.kind === 'tap') return talk;
    if (input.kind === 'text' && talks.typedCommand(input.text) === null) return talk;
    return talks.drop(talk, ['week-more']);
  }

  function takeDue(stored: Remembered, talk: Talk<Facts, Effect>, input: Extract<Input, { kind: 'due' }>): Outcome {
    const { facts } = talk;
    const ripe = decideDue(input, facts, stored.heard ?? null);
    const done = (conversation: Conversation, effects: readonly Effect[]): Outcome => ({
      kind: 'done',
      conversation,
      effects: forDuo(effects, facts),
    });
    if (!ripe) return done(stored, []);
    const { planned, decision } = ripe;
    const state = (state: 'sent' | 'skipped', reason: string): Effect => ({
      kind: 'due-state',
      occurrence: planned.occurrence,
      state,
      reason,
    });
    const spoken = (
      after: Talk<Facts, Effect>,
      urgency: 'booked' | 'unasked',
      more: readonly Effect[] = [],
      at?: string,
    ): Outcome => {
      const place = at === undefined ? {} : { at };
      const effects = after.effects.map((effect) =>
        effect.kind === 'say' ? { ...effect, urgency, ...place } : effect,
      );
      const heard = stored.heard ? { heard: stored.heard } : {};
      return done({ ...after.conversation, ...heard } as Remembered, [...more, ...effects, state('sent', 'in time')]);
    };
    switch (decision.kind) {
      case 'do':
        return done(stored, decision.effects);
      case 'wait':
        return done(stored, [putOff(planned, decision.until, facts, decision.why)]);
      case 'skip':
        return done(stored, [...(decision.effects ?? []), state('skipped', decision.reason)]);
      case 'say': {
        const cleared = isThanks(top(talk)) ? talks.drop(talk, ['week-more']) : talk;
        const said = handOut(talks.drop(cleared, decision.over ?? []), decision.text, decision.document);
        return spoken(top(said) && !decision.alone ? talks.askAgain(said) : said, 'booked', decision.effects);
      }
      case 'remind': {
        const reminded = say(talk, decision.text);
        return spoken(talks.bringUp(reminded, decision.flow), 'unasked', decision.effects);
      }
      case 'begin': {
        const changed = changedBy(decision.effects ?? [], sentNow(planned.occurrence, facts));
        const thanked = isThanks(top(talk)) ? ['week-more'] : [];
        const cleared = talks.drop({ ...talk, facts: changed }, [...thanked, ...(decision.over ?? [])]);
        const begun = talks.beginAfresh(
          decision.text ? handOut(cleared, decision.text, decision.document) : cleared,
          decision.flow,
        );
        return spoken(begun, decision.urgency === 'unasked' ? 'unasked' : 'booked', decision.effects, decision.at);
      }
    }
  }
}

/** Says it; with a document, as the words beside that. */
function handOut(talk: Talk<Facts, Effect>, text: TextRef, document?: DocumentSpec): Talk<Facts, Effect> {
  if (!document) return say(talk, text);
  const about = talk.facts.duo ? { about: talk.facts.duo.id } : {};
  return { ...talk, effects: [...talk.effects, { kind: 'document', text, document, urgency: 'booked', ...about }] };
}

/** The facts in which what was planned is said already: the flow that begins on it knows which one it is. */
function sentNow(occurrence: string, facts: Facts): Facts {
  const dues = facts.dues.map((one) => (one.occurrence === occurrence ? { ...one, state: 'sent' } : one));
  return { ...facts, dues };
}

/** The facts as they are after what a due time does to this person and their duo, for the flow that begins on it. */
function changedBy(effects: readonly Effect[], facts: Facts): Facts {
  let next = facts;
  for (const effect of effects) {
    if (effect.kind === 'duo' && next.duo && effect.set.state) {
      next = { ...next, duo: { ...next.duo, state: effect.set.state } };
    }
    if (effect.kind === 'person' && effect.of === undefined && effect.set.stage) {
      next = { ...next, person: { ...next.person, stage: effect.set.stage } };
    }
    if (effect.kind === 'seat' && effect.of === undefined) next = withSeat(next, effect.gatheringId, effect.state);
    if (effect.kind === 'interview-slot') next = withTime(next, effect.id, effect.set);
  }
  return next;
}

/** Answers to the questions of a duo are kept with the duo, not with the person. */
function forDuo(effects: readonly Effect[], facts: Facts): Effect[] {
  return effects.flatMap((effect): Effect | Effect[] => {
    if (effect.kind === 'record' && effect.flow === 'follow-up') return afterDuo(effect, facts);
    if (effect.kind !== 'record' || !flowsOfDuo.includes(effect.flow)) return effect;
    // What is said to a proposal that is decided counts no more, and is nowhere kept.
    const proposal = effect.flow === 'introduction' || effect.flow === 'first-meeting';
    if (!facts.duo || (proposal && facts.duo.state !== 'proposed')) return [];
    const { flow, step, value, coded } = effect;
    return { kind: 'duo-record', duoId: facts.duo.id, occasion: occasionOf(flow, facts), step, value, coded };
  });
}

/** Answers some months after a duo are kept with that duo. */
function afterDuo({ step, value, coded }: Extract<Effect, { kind: 'record' }>, facts: Facts): Effect[] {
  const months = askedMonths(facts);
  if (!facts.past || months === null) return [];
  return [{ kind: 'duo-record', duoId: facts.past.id, occasion: `follow-up/${months}`, step, value, coded }];
}

/** Whoever blocks the bot, or comes back, changes only how they can be reached. */
function reach(input: Extract<Input, { kind: 'reach' }>, facts: Facts): Effect[] {
  // A guest of the workspace is no coordinator; a participant may well be one.
  if (input.guest && facts.person.role !== 'coordinator') return [];
  const care = input.state === 'active' ? careReached(facts) : careUnreached(facts, facts.from);
  return facts.channels
    .filter((one) => one.id === facts.from && one.state !== input.state)
    .flatMap((one): Effect[] => [
      { kind: 'reach', addressId: one.id, state: input.state, reason: input.reason },
      ...care,
    ]);
}

/** Whoever writes to us can be reached again. */
function backInReach(facts: Facts): Effect[] {
  return facts.channels
    .filter((one) => one.id === facts.from && one.state !== 'active')
    .flatMap((one): Effect[] => [
      { kind: 'reach', addressId: one.id, state: 'active', reason: 'wrote to us' },
      ...careReached(facts),
    ]);
}

/** An invitation in `/start`: taken when it is good and still needed, else answered in the same words whatever is wrong with it. */
function useInvite(talk: Talk<Facts, Effect>): Talk<Facts, Effect> {
  const { facts } = talk;
  const { invite } = facts;
  // An app that belongs to somebody already stays theirs: two records are made one by a coordinator.
  if (facts.person.consented && invite?.personId) return say(talk, { flow: 'link', key: 'taken' });
  if (facts.person.consented || facts.invited) return talk;
  if (!invite?.usable) return say(talk, { flow: 'onboarding', key: 'invite-bad' });
  return {
    ...talk,
    facts: {
      ...facts,
      invited: { ...invite, confirmed: false },
    },
    effects: [...talk.effects, { kind: 'redeem', inviteId: invite.id }],
  };
}
