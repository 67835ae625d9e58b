// Walks a flow: asks, closes and repeats questions, and runs from a step to the next question. The part of the engine that knows no input.
import { askEffect } from './ask.ts';
import type { Conversation, Frame, Open, Value } from './conversation.ts';
import type { EngineEffect, TextRef } from './effect.ts';
import { type EngineFacts, isQuestion, type Step } from './flow.ts';
import { itemsOf, levelsOf, type Place } from './read.ts';
import type { Rules } from './rules.ts';
import { explanations, isExplained, offered, simplerLabel } from './simple.ts';

/** The talk while a turn is taken: replaced step by step, never changed in place. */
export type Talk<F, E> = {
  conversation: Conversation;
  facts: F;
  effects: readonly (EngineEffect | E)[];
};

/** What stays of an open question when it is asked again. */
type Kept = Pick<Open, 'picked' | 'draft' | 'simple'>;

/** A flow that asks nothing for this many steps runs in a circle: a programmer's mistake. */
const LOOP_LIMIT = 100;

/** A text of the catalogue that belongs to no flow. */
export const common = (key: string): TextRef => ({ flow: 'common', key });

/** The frame on top, the one that is talked in. */
export const top = <F, E>(talk: Talk<F, E>): Frame | undefined => talk.conversation.frames.at(-1);

/** The same talk with another frame on top. */
export function withTop<F, E>(talk: Talk<F, E>, frame: Frame): Talk<F, E> {
  const frames = [...talk.conversation.frames.slice(0, -1), frame];
  return { ...talk, conversation: { ...talk.conversation, frames } };
}

/** The same talk with one more thing said. */
export function say<F, E>(
  talk: Talk<F, E>,
  text: TextRef,
  more: Partial<Extract<EngineEffect, { kind: 'say' }>> = {},
): Talk<F, E> {
  return { ...talk, effects: [...talk.effects, { kind: 'say', text, ...more }] };
}

/** Takes the buttons off the open question; `chosen` stays visible beside it. */
export function close<F, E>(talk: Talk<F, E>, chosen: readonly (TextRef | string)[] = []): Talk<F, E> {
  const { open } = talk.conversation;
  if (!open) return talk;
  const closed = { ...talk, conversation: { ...talk.conversation, open: null } };
  if (open.plain) return closed;
  return {
    ...closed,
    effects: [...talk.effects, { kind: 'settle', ask: open.ask, chosen }],
  };
}

/** Opens a question under the next running number. */
export function reopen<F, E>(talk: Talk<F, E>, keep: Kept): Talk<F, E> & { open: Open } {
  const { paused: _, ...conversation } = talk.conversation;
  const open: Open = { ask: conversation.asks + 1, ...keep };
  return { ...talk, conversation: { ...conversation, asks: open.ask, open }, open };
}

/** Where a choice leads. */
export function targetOf<F>(step: Place<F>['step'], value: Value): string {
  if (step.kind !== 'choice' || typeof step.next === 'string') return step.next as string;
  const key = String(value);
  return (Object.hasOwn(step.next, key) ? step.next[key] : step.next['*']) ?? 'end';
}

/** The walking functions over one programme. They throw only on a programmer's mistake: an unknown flow or step, a circle. */
export function walker<F extends EngineFacts, E>(rules: Rules<F, E>) {
  type T = Talk<F, E>;

  function flowOf(name: string) {
    const flow = Object.hasOwn(rules.flows, name) ? rules.flows[name] : undefined;
    if (!flow) throw new Error(`No flow ${name}`);
    return flow;
  }

  function stepOf(frame: Frame): Step<string, F> {
    const { steps } = flowOf(frame.flow);
    const step = Object.hasOwn(steps, frame.step) ? steps[frame.step] : undefined;
    if (!step) throw new Error(`No step ${frame.flow}.${frame.step}`);
    return step;
  }

  /** The question that the talk stands at, or null. */
  function placeOf(talk: T): Place<F> | null {
    const frame = top(talk);
    const step = frame && frame.step !== 'end' ? stepOf(frame) : undefined;
    if (!frame || !step || !isQuestion(step)) return null;
    const seen = { answers: frame.answers, facts: talk.facts };
    return { flow: frame.flow, name: frame.step, step, seen, said: frame.said ?? [] };
  }

  /** Asks the question where the talk stands, under a new number; what was picked or drafted so far stays. */
  function ask(talk: T, keep: Kept = {}): T {
    const place = placeOf(talk);
    if (!place) return talk;
    const { open, ...next } = reopen(talk, keep);
    const effect = askEffect(place, open);
    const plain = effect.kind === 'say' && effect.buttons?.length === 0 && !effect.file;
    const conversation = plain ? { ...next.conversation, open: { ...open, plain } as Open } : next.conversation;
    return { ...next, conversation, effects: [...next.effects, effect] };
  }

  /** Shows the open question once more, at the bottom of the chat. */
  function askAgain(talk: T): T {
    const { ask: _, plain: __, ...keep }: Open = talk.conversation.open ?? { ask: 0 };
    return ask(close(talk), keep);
  }

  /**
   * Says what a question is about in simpler words and asks it again, under a new number; what was picked stays. A
   * question without simpler words, or one that is in them already, is asked again with the way to a person.
   */
  function simplify(talk: T): T {
    const place = placeOf(talk);
    const frame = top(talk);
    if (!place || !frame || offered(place).length === 0 || talk.conversation.open?.simple)
      return askAgain(say(talk, common('simplest')));
    const { ask: _, plain: __, ...keep }: Open = talk.conversation.open ?? { ask: 0 };
    const closed = close(talk, [simplerLabel]);
    // What was simplified before is not told a second time, unless there is nothing else.
    const shown = frame.simple ?? [];
    const fresh = offered(place).filter((name) => name === place.name || !shown.includes(name));
    const names = fresh.length > 0 ? fresh : offered(place);
    const effects = [...closed.effects, ...explanations(place, names, flowOf(place.flow))];
    const simple = [...new Set([...shown, ...names])];
    return ask({ ...withTop(closed, { ...frame, simple }), effects }, { ...keep, simple: true });
  }

  /** A flow at its beginning. */
  function fresh(talk: T, name: string): Frame {
    const flow = flowOf(name);
    return { flow: name, step: flow.first, answers: flow.seed?.(talk.facts) ?? {}, trail: [] };
  }

  /** Keeps what was chosen or typed so far of the open question, until the talk comes back to it. */
  function layAside(talk: T): T {
    const frame = top(talk);
    const { open } = talk.conversation;
    if (!frame || !open) return talk;
    const { picked, draft } = open;
    const kept = { ...(picked ? { picked } : {}), ...(draft === undefined ? {} : { draft }) };
    return withTop(talk, { ...frame, kept });
  }

  /** Asks a question again that was interrupted, as it was. */
  function comeBack(talk: T): T {
    const frame = top(talk);
    if (!frame) return talk;
    const { kept, ...rest } = frame;
    return ask(withTop(talk, rest), kept ?? {});
  }

  /** Lays a flow on top of the talk and runs it to its first question. */
  function begin(talk: T, name: string): T {
    const frame = fresh(talk, name);
    const closed = close(layAside(talk));
    return run({ ...closed, conversation: { ...closed.conversation, frames: [...closed.conversation.frames, frame] } });
  }

  /** Leaves the flow on top and returns to what it interrupted. */
  function leave(talk: T): T {
    const frame = top(talk);
    const closed = close(talk);
    return frame ? run(withTop(closed, { ...frame, step: 'end' })) : closed;
  }

  /** Walks from where the top frame stands to the next question, or until nothing is left. */
  function run(start: T): T {
    let talk = start;
    for (let count = 0; count < LOOP_LIMIT; count++) {
      const frame = top(talk);
      if (!frame) return talk;
      if (frame.step === 'end') {
        talk = { ...talk, conversation: { ...talk.conversation, frames: talk.conversation.frames.slice(0, -1) } };
        const parent = top(talk);
        if (!parent) return talk;
        // What lay open before somebody left or took a break is not asked again; what was open a moment ago is.
        const onward = stepOf(parent).kind === 'call' || (parent.kept && rules.brief?.includes(frame.flow));
        if (rules.quiet(talk.facts) && !onward) return talk;
        const step = stepOf(parent);
        if (step.kind !== 'call') return comeBack(talk);
        talk = withTop(talk, { ...parent, step: step.next });
        continue;
      }
      const place = placeOf(talk);
      if (!place) {
        talk = pass(talk, frame, stepOf(frame));
        continue;
      }
      const known = answered(place, frame);
      if (known === null) {
        const { review } = frame;
        const asked = review ? withTop(talk, { ...frame, review: { to: review.to, since: review.since } }) : talk;
        return ask(asked.conversation.open ? close(asked) : asked, pickedBefore(place));
      }
      const { review: _, ...rest } = frame;
      const confirmed = frame.review?.check && frame.review.to === place.name;
      talk = withTop(talk, confirmed ? { ...rest, step: known } : { ...frame, step: known });
    }
    throw new Error(`The flow runs in a circle at ${top(talk)?.flow}.${top(talk)?.step}`);
  }

  /**
   * Where a question that needs no asking leads, or null. An `each` needs none when every thing has its level; and on
   * the way from a changed answer back to the summary nothing is asked that was answered before the change: only what
   * is missing, what merely steers the talk, and what this very round has led back to.
   */
  function answered(place: Place<F>, frame: Frame): string | null {
    if (place.step.kind === 'each') {
      const given = levelsOf(place);
      return itemsOf(place).every((item) => Object.hasOwn(given, item)) ? place.step.next : null;
    }
    const { review } = frame;
    const value = frame.answers[place.name];
    if (review?.check && review.to === place.name) return targetOf(place.step, 'confirm');
    if (!review || review.ask || review.to === place.name || value === undefined || place.step.record === false)
      return null;
    return frame.trail.slice(review.since).includes(place.name) ? null : targetOf(place.step, value);
  }

  /** A several-choice that is asked again starts from what was chosen before. */
  function pickedBefore(place: Place<F>): Kept {
    const before = place.seen.answers[place.name];
    return place.step.kind === 'many' && Array.isArray(before) ? { picked: before as readonly string[] } : {};
  }

  /** Takes a step that asks nothing. */
  function pass(talk: T, frame: Frame, step: Step<string, F>): T {
    // A walk that only checks says nothing and tells nothing a second time.
    if (frame.review?.check && step.kind !== 'branch' && 'next' in step) {
      return withTop(talk, { ...frame, step: step.next as string });
    }
    const seen = { answers: frame.answers, facts: talk.facts };
    switch (step.kind) {
      case 'say': {
        const key = step.which ? `${frame.step}.${step.which(seen)}` : frame.step;
        const lines = step.lines?.(seen);
        const text: TextRef = { flow: frame.flow, key, params: step.params?.(seen) ?? {} };
        const said = [...new Set([...(frame.said ?? []), frame.step])];
        const heard = isExplained(flowOf(frame.flow), frame.step) ? { ...frame, said } : frame;
        return withTop(say(talk, text, lines ? { lines } : {}), { ...heard, step: step.next });
      }
      case 'branch':
        return withTop(talk, { ...frame, step: step.if(seen) ? step.yes : step.no });
      case 'tell': {
        const event = { name: step.event, flow: frame.flow, answers: frame.answers, simple: frame.simple ?? [] };
        const reaction = rules.react(event, talk.facts);
        const told: T = { ...talk, facts: reaction.facts, effects: [...talk.effects, ...reaction.effects] };
        return withTop(told, { ...frame, step: step.next });
      }
      case 'call': {
        // Nothing is left to do after it: the called flow takes the place of this one, so that help and menu, which call
        // each other, never pile up.
        const below = step.next === 'end' ? talk.conversation.frames.slice(0, -1) : talk.conversation.frames;
        const called = fresh(talk, step.flow);
        return { ...talk, conversation: { ...talk.conversation, frames: [...below, called] } };
      }
      default:
        throw new Error(`${frame.flow}.${frame.step} is a question`);
    }
  }

  return { flowOf, placeOf, ask, comeBack, askAgain, simplify, begin, leave, run, pickedBefore };
}

/** The walking functions, as the other parts of the engine receive them. */
export type Walker<F extends EngineFacts, E> = ReturnType<typeof walker<F, E>>;
