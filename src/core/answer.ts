// What an answer does to the talk: recorded, its buttons taken off, and on to the next step; or asked again, kindly.
import { buttonsOf, changeLabel, labelRef } from './ask.ts';
import type { Answers, Frame, Open, Value } from './conversation.ts';
import type { EngineEffect, TextRef } from './effect.ts';
import { type EngineFacts, insteadOf, spokenAs } from './flow.ts';
import { changeable, itemsOf, levelsOf, optionCodes, type Place, partOf, type Reading } from './read.ts';
import { close, common, reopen, say, type Talk, targetOf, type Walker, withTop } from './walk.ts';

/** The answering functions over one programme. */
export function answering<F extends EngineFacts, E>(walk: Walker<F, E>) {
  type T = Talk<F, E>;

  /** Acts on what was read from a text or a tap. */
  function heed(talk: T, place: Place<F>, frame: Frame, reading: Reading, tapped: boolean): T {
    switch (reading.kind) {
      case 'answer':
        return answer(talk, place, frame, reading.value, reading.chosen);
      case 'skip':
        return skip(talk, place, frame);
      case 'change':
        return change(talk, place, frame, reading.step);
      case 'pick':
        return pick(talk, place, reading.picked, tapped);
      case 'draft':
        return hold(talk, place, reading.draft);
      case 'unclear':
        return walk.askAgain(unclear(talk, place, reading.why));
    }
  }

  function answer(talk: T, place: Place<F>, frame: Frame, value: Value, chosen?: readonly string[]): T {
    const { step, name, flow } = place;
    if (step.kind === 'review') return confirm(talk, place, frame);
    const kept = keptOf(place, value);
    // Of a file its name is shown; the answer is only its id.
    let next = close(talk, step.kind === 'file' ? (chosen ?? []) : chosenOf(place, value));
    if (step.record !== false) {
      const effect: EngineEffect = {
        kind: 'record',
        flow,
        step: name,
        value: kept,
        coded: isCoded(place, kept) && !isSealed(place),
      };
      next = { ...next, effects: [...next.effects, effect] };
    }
    const answers = forgetLevels(place, { ...frame.answers, [name]: kept });
    const trail = frame.trail.at(-1) === name ? frame.trail : [...frame.trail, name];
    const { review, ...rest } = frame;
    const moved: Frame = { ...rest, step: staysAt(place, kept) ? name : targetOf(step, value), answers, trail };
    if (!review || review.to === name) return walk.run(withTop(next, moved));
    const { ask: _, ...onward } = review;
    return walk.run(withTop(next, { ...moved, review: step.record === false ? { ...onward, ask: true } : onward }));
  }

  /** What is kept of an answer to one of several things, or to a part of a document, together with those before it. */
  function keptOf(place: Place<F>, value: Value): Value {
    if (place.step.kind === 'each') return { ...levelsOf(place), ...itemLevel(place, value) };
    return place.step.kind === 'document' ? (partOf(place)?.read ?? 0) + 1 : value;
  }

  /** Whether the same step may have more to ask: another thing, the next part. */
  function staysAt(place: Place<F>, kept: Value): boolean {
    if (place.step.kind === 'document') return Number(kept) < (partOf(place)?.parts ?? 0);
    return place.step.kind === 'each';
  }

  /** A summary counts when nothing is missing: the way to it is walked once more, and what lacks an answer is asked. */
  function confirm(talk: T, place: Place<F>, frame: Frame): T {
    const [first] = changeable(place);
    const closed = close(talk, chosenOf(place, 'confirm'));
    const review = { to: place.name, since: frame.trail.length, check: true } as const;
    return walk.run(withTop(closed, { ...frame, step: first ?? place.name, review }));
  }

  /** One answer of the summary is given anew; the way back to the summary asks only what is then missing. */
  function change(talk: T, place: Place<F>, frame: Frame, name: string): T {
    const closed = close(talk, [changeLabel(place.flow, name)]);
    const there = withTop(closed, {
      ...withoutEach(frame, name),
      step: name,
      review: { to: frame.step, since: frame.trail.length },
    });
    const asked = walk.placeOf(there);
    return asked ? walk.ask(there, walk.pickedBefore(asked)) : there;
  }

  function pick(talk: T, place: Place<F>, picked: readonly string[], tapped: boolean): T {
    const { open } = talk.conversation;
    if (!open || !tapped) return walk.ask(close(talk), open?.simple ? { picked, simple: true } : { picked });
    const next: Open = { ...open, picked };
    const amend: EngineEffect = { kind: 'amend', ask: open.ask, buttons: buttonsOf(place, next) };
    return { ...talk, conversation: { ...talk.conversation, open: next }, effects: [...talk.effects, amend] };
  }

  /** A very long text comes in pieces; nothing of it may be taken for the answer to the next question. */
  function hold(talk: T, place: Place<F>, draft: string): T {
    const { open, ...held } = reopen(close(talk), { draft });
    return say(held, common('more'), { ask: open.ask, buttons: buttonsOf(place, open) });
  }

  function skip(talk: T, place: Place<F>, frame: Frame): T {
    const { step, name, flow } = place;
    const closed = close(talk, [{ flow, key: `${name}.skip` }]);
    const target = (step.kind === 'text' || step.kind === 'file') && step.skip ? step.skip : 'end';
    return walk.run(withTop(closed, { ...frame, step: target, trail: [...frame.trail, name] }));
  }

  function unclear(talk: T, place: Place<F>, why: string): T {
    const { step, seen, flow, name } = place;
    const params =
      step.kind === 'number'
        ? { min: step.min(seen), max: step.max(seen) }
        : step.kind === 'file'
          ? { types: step.types.join(', ').toUpperCase(), max: Math.floor(step.maxBytes / 1_048_576) }
          : { max: (step.kind === 'text' && step.max) || 20_000 };
    const orElse: TextRef = { ...common(`retry.${why}`), params };
    return say(talk, { flow, key: `${spokenAs(name, step)}.retry`, params }, { orElse });
  }

  /** Levels of things that are no longer chosen go with them. */
  function forgetLevels(place: Place<F>, answers: Answers): Answers {
    const picked = answers[place.name];
    if (place.step.kind !== 'many' || !Array.isArray(picked)) return answers;
    const out: Record<string, Value> = { ...answers };
    for (const [name, step] of Object.entries(walk.flowOf(place.flow).steps)) {
      const given = out[name];
      if (step.kind !== 'each' || step.of !== place.name || typeof given !== 'object') continue;
      out[name] = Object.fromEntries(Object.entries(given).filter(([item]) => picked.includes(item)));
    }
    return out;
  }

  function itemLevel(place: Place<F>, value: Value): Record<string, string> {
    const given = levelsOf(place);
    const item = itemsOf(place).find((code) => !Object.hasOwn(given, code));
    return item ? { [item]: String(value) } : {};
  }

  const isInstead = ({ step }: Place<F>, value: Value): boolean => insteadOf(step).some((code) => code === value);

  /** Closed-list codes may be stored as they are; everything in somebody's own words may not. */
  function isCoded(place: Place<F>, value: Value): boolean {
    const { step, seen } = place;
    if (isInstead(place, value)) return true;
    if (step.kind === 'many' && Array.isArray(value)) {
      const codes = optionCodes(step.options, seen.facts);
      return !step.free || value.every((code) => codes.includes(code));
    }
    // The store finds the files that are an answer by their ids.
    if (step.kind === 'each' || step.kind === 'file' || step.kind === 'document') return true;
    return step.kind === 'choice' && optionCodes(step.options, seen.facts).includes(String(value));
  }

  function chosenOf(place: Place<F>, value: Value): (TextRef | string)[] {
    const { step } = place;
    if (isInstead(place, value)) return [labelRef(place, String(value))];
    if (step.kind === 'text' || step.kind === 'number' || step.kind === 'file') return [];
    if (step.kind === 'review') return [{ flow: place.flow, key: `${spokenAs(place.name, step)}.confirm` }];
    // Several may be codes and own words together.
    if (step.kind === 'many' && Array.isArray(value)) return value.map((code: string) => labelRef(place, code));
    return [isCoded(place, value) ? labelRef(place, String(value)) : String(value)];
  }

  return { heed };
}

/** A delicate list: its codes are kept like words. */
const isSealed = <F>({ step }: Place<F>): boolean => 'sealed' in step && step.sealed === true;

/** A question that asks about each of several things is asked anew from its first thing. */
export function withoutEach(frame: Frame, name: string): Frame {
  const given = frame.answers[name];
  if (typeof given !== 'object' || Array.isArray(given)) return frame;
  const { [name]: _, ...answers } = frame.answers;
  return { ...frame, answers };
}
