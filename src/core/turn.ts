// One turn of the talk: conversation, facts and input in; the next conversation and a list of effects out. Pure and synchronous.
import { answering, withoutEach } from './answer.ts';
import type { Conversation, Frame } from './conversation.ts';
import type { EngineFacts } from './flow.ts';
import type { Input } from './input.ts';
import { fold, levelsOf, partOf, readFile, readTap, readText, refusedBefore } from './read.ts';
import type { Rules } from './rules.ts';
import { SIMPLER } from './simple.ts';
import { upgrade } from './upgrade.ts';
import type { Vocabulary } from './vocabulary.ts';
import { close, common, say, type Talk, top, walker, withTop } from './walk.ts';

/** The effects that a person sees as an answer. */
const ANSWERS = ['say', 'amend'];

/** The engine over one programme. Throws only on a programmer's mistake (an unknown flow or step, a circle). */
export function engine<F extends EngineFacts, E>(rules: Rules<F, E>, vocabulary: Vocabulary) {
  type T = Talk<F, E>;
  const walk = walker(rules);
  const { heed } = answering(walk);

  /** One question back. Out of a flow that interrupted another one, back means leaving it. */
  function back(talk: T): T {
    const frame = top(talk);
    if (!frame) return walk.begin(talk, rules.rest(talk.facts));
    const { review, ...rest } = frame;
    if (review && review.to !== frame.step) return walk.run(withTop(close(talk), { ...rest, step: review.to }));
    const place = walk.placeOf(talk);
    const last = place ? Object.keys(levelsOf(place)).at(-1) : undefined;
    if (place?.step.kind === 'each' && last !== undefined) {
      const { [last]: _, ...fewer } = levelsOf(place);
      return walk.run(withTop(close(talk), { ...frame, answers: { ...frame.answers, [frame.step]: fewer } }));
    }
    const read = place ? (partOf(place)?.read ?? 0) : 0;
    if (place && read > 0) {
      return walk.run(withTop(close(talk), { ...frame, answers: { ...frame.answers, [frame.step]: read - 1 } }));
    }
    const before = frame.trail.filter((name) => name !== frame.step).at(-1);
    if (before) return walk.run(withTop(close(talk), backTo(frame, before)));
    if (talk.conversation.frames.length > 1) return walk.leave(talk);
    return walk.askAgain(say(talk, common('first')));
  }

  function backTo(frame: Frame, name: string): Frame {
    const given = frame.answers[name];
    const trail = frame.trail.slice(0, frame.trail.lastIndexOf(name));
    // Back into a document means back to its last part: a part that is past the end is that one (`partOf`).
    if (typeof given !== 'object' || Array.isArray(given)) return { ...frame, step: name, trail };
    // Back into an `each` means back to its last thing, so that one is asked again.
    const fewer = Object.fromEntries(Object.entries(given).slice(0, -1));
    return { ...withoutEach(frame, name), step: name, trail, answers: { ...frame.answers, [name]: fewer } };
  }

  /** Stop: an interrupting flow is left; the talk below it is only laid aside, and nothing answered is lost. */
  function cancel(talk: T): T {
    if (talk.conversation.frames.length > 1) return walk.leave(say(talk, common('left')));
    if (!top(talk)) return say(talk, common('idle'));
    const aside = say(talk, common('paused'));
    return { ...aside, conversation: { ...aside.conversation, paused: true } };
  }

  /** A command at any time: the engine's own, or the flow that the programme names for it. */
  function command(talk: T, name: string): T {
    if (name === 'back') return back(talk);
    if (name === 'cancel') return cancel(talk);
    if (name === SIMPLER) return top(talk) ? walk.simplify(talk) : walk.begin(talk, rules.rest(talk.facts));
    const flow = Object.hasOwn(rules.commands, name) ? rules.commands[name] : undefined;
    if (!flow) return walk.askAgain(say(talk, common('unknown-command')));
    const cleared = clearAway(talk, flow);
    return rules.lasting?.includes(flow) ? bringUp(cleared, flow) : walk.begin(cleared, flow);
  }

  /** Interrupting flows never pile up: the menu asked for twice is shown twice, not two deep. */
  function clearAway(talk: T, flow: string): T {
    const brief = rules.brief?.includes(flow) ? [flow] : Object.values(rules.commands);
    const opened = brief.filter((one) => !rules.lasting?.includes(one));
    let next = talk;
    for (let frame = top(next); frame && opened.includes(frame.flow); frame = top(next)) {
      const closed = close(next);
      next = { ...closed, conversation: { ...closed.conversation, frames: closed.conversation.frames.slice(0, -1) } };
    }
    return next;
  }

  /** What each word of a command stands for; made at the first text, as there are hundreds of them. */
  let spoken: ReadonlyMap<string, string> | null = null;
  /** As a reader compares them: signs alone fold to nothing and stand for themselves. */
  const plain = (words: string): string => fold(words) || words.trim();

  /** The command that a typed text stands for, if the whole text is one of its words. */
  function typedCommand(typed: string): string | null {
    spoken ??= new Map(
      vocabulary.languages.flatMap((language) =>
        Object.entries(vocabulary.words(language).commands).flatMap(([name, words]) =>
          words.map((word): [string, string] => [plain(word), name]),
        ),
      ),
    );
    return spoken.get(plain(typed)) ?? null;
  }

  function text(talk: T, typed: string): T {
    const name = typedCommand(typed);
    if (name) return command(talk, name);
    const frame = top(talk);
    if (!frame) return walk.begin(talk, rules.rest(talk.facts));
    const { open, paused } = talk.conversation;
    const place = walk.placeOf(talk);
    if (paused || !open || !place) return resume(talk);
    return heed(talk, place, frame, readText(place, open, typed, vocabulary), false);
  }

  function tap(talk: T, number: number, option: string): T {
    const frame = top(talk);
    const { open } = talk.conversation;
    const place = walk.placeOf(talk);
    if (!frame || !place || open?.ask !== number) return say(talk, common('stale'));
    const { paused: _, ...conversation } = talk.conversation;
    if (option === SIMPLER) return walk.simplify({ ...talk, conversation });
    return heed({ ...talk, conversation }, place, frame, readTap(place, open, option), true);
  }

  /** Somebody comes back: the question that waits is shown again. */
  function resume(talk: T): T {
    if (!top(talk)) return walk.begin(talk, rules.rest(talk.facts));
    return walk.askAgain(say(talk, common('resume')));
  }

  /** A file counts where the open question wants one; everywhere else it is not looked at. */
  function file(talk: T, input: Extract<Input, { kind: 'file' }>): T {
    const frame = top(talk);
    const place = walk.placeOf(talk);
    const { open, paused: _, ...conversation } = talk.conversation;
    if (!frame || !open || place?.step.kind !== 'file') {
      if (input.state === 'offered') return media(talk);
      return resume(say(talk, { flow: 'files', key: 'late' }));
    }
    const { step } = place;
    const on: T = { ...talk, conversation: { ...conversation, open } };
    switch (input.state) {
      case 'offered': {
        const refused = refusedBefore(step, input);
        if (refused) return heed(on, place, frame, refused, false);
        const { ref, name } = input;
        const wanted = { types: step.types, maxBytes: step.maxBytes };
        const waits = say(on, { flow: 'files', key: 'wait' });
        return { ...waits, effects: [...waits.effects, { kind: 'fetch-file', ref, name, wanted }] };
      }
      case 'stored':
        return heed(on, place, frame, readFile(step, input), false);
      case 'refused':
        return heed(on, place, frame, { kind: 'unclear', why: input.why }, false);
    }
  }

  function media(talk: T): T {
    const frame = top(talk);
    const place = walk.placeOf(talk);
    // A photo of a document where a document is asked for.
    if (frame && talk.conversation.open && place?.step.kind === 'file')
      return heed(talk, place, frame, { kind: 'unclear', why: 'kind' }, false);
    const kind = say(talk, common('media'));
    return top(kind) ? walk.askAgain(kind) : walk.begin(kind, rules.rest(kind.facts));
  }

  /** Takes flows out of the talk that have no point any more, wherever in it they lie. */
  function drop(talk: T, names: readonly string[]): T {
    const last = top(talk);
    const closed = last && names.includes(last.flow) ? close(talk) : talk;
    const frames = closed.conversation.frames.filter((frame) => !names.includes(frame.flow));
    return { ...closed, conversation: { ...closed.conversation, frames } };
  }

  /** Begins a flow anew: an older one of the same name that was never finished makes room for it. */
  function beginAfresh(talk: T, name: string): T {
    return walk.begin(drop(talk, [name]), name);
  }

  /** Shows the open question of a flow once more, also when another one was laid on top of it since; begins it when it is gone. */
  function bringUp(talk: T, name: string): T {
    const { frames } = talk.conversation;
    const frame = frames.find((one) => one.flow === name);
    if (!frame) return walk.begin(talk, name);
    if (top(talk) === frame) return walk.askAgain(talk);
    const closed = close(talk);
    const others = frames.filter((one) => one !== frame);
    return walk.comeBack({ ...closed, conversation: { ...closed.conversation, frames: [...others, frame] } });
  }

  /** A talk as it is stored, brought to the flows of today. */
  function open(stored: Conversation, facts: F): T {
    return { conversation: upgrade(stored, rules.flows), facts, effects: [] };
  }

  /** Somebody who left and writes again is met by the flow for that, whatever lay open. */
  function meetAgain(talk: T, input: Input): boolean {
    if (!rules.quiet(talk.facts) || talk.conversation.open !== null) return false;
    // A command is what it says, typed or tapped.
    return input.kind !== 'command' && !(input.kind === 'text' && typedCommand(input.text) !== null);
  }

  /** Takes the input of a participant. Due times and news are the programme's own: it uses the other functions. */
  function take(talk: T, input: Input): T {
    const next = heard(talk, input);
    // Whoever does something gets an answer, also when a flow ended without a word.
    if (next.effects.some((effect) => ANSWERS.includes((effect as { kind: string }).kind))) return next;
    return rules.quiet(next.facts) ? say(next, common('idle')) : resume(next);
  }

  function heard(talk: T, input: Input): T {
    if (meetAgain(talk, input)) return walk.begin(talk, rules.rest(talk.facts));
    switch (input.kind) {
      case 'start':
        return resume(talk);
      case 'command':
        return command(talk, input.name);
      case 'text':
        return text(talk, input.text);
      case 'tap':
        return tap(talk, input.ask, input.option);
      case 'media':
        return media(talk);
      case 'file':
        return file(talk, input);
      default:
        return talk;
    }
  }

  return { open, take, resume, begin: walk.begin, beginAfresh, bringUp, drop, askAgain: walk.askAgain, typedCommand };
}

/** The engine over one programme, as the programme's own turn receives it. */
export type Engine<F extends EngineFacts, E> = ReturnType<typeof engine<F, E>>;
