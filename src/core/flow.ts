// What a flow is: a talk declared as data, step by step, and the function that checks its targets while it is typed.
import type { Answers, Value } from './conversation.ts';
import type { Heading, Line, Params, TextRef } from './effect.ts';
import type { FileType } from './file.ts';

/** What a step's small functions may look at: the answers of this flow so far, and the facts of the turn. */
export type Seen<F> = { answers: Answers; facts: F };

/** What every programme's facts must bring for the engine. */
export type EngineFacts = {
  /** The instant of the input, ISO 8601 in UTC. */
  now: string;
  /** The language that the person is spoken to in. */
  language: string;
  /** Named lists whose options are not known when a flow is written, such as the centres. */
  lists: Record<string, readonly ListItem[]>;
};

/** One option of a named list, with its label as everybody reads it, and other names that people type for it. */
export type ListItem = { id: string; label: string; also?: readonly string[] };

/** A named list in the language of the talk where there is one for each language, else the one for all. */
export const listOf = (facts: EngineFacts, name: string): readonly ListItem[] =>
  facts.lists[`${name}.${facts.language}`] ?? facts.lists[name] ?? [];

/** The options of a question: codes, or the name of a list in the facts. */
export type Options = readonly string[] | { list: string };

type Asks<T extends string, F> = {
  /** Values for the text of the question. */
  params?: (seen: Seen<F>) => Params;
  /** False: the answer steers the talk but is not kept. */
  record?: false;
  /**
   * The question offers “say it more simply”. True: its own text has simpler words under `<step>.simple`. Names: those of
   * the `say` steps that lead here have, and of the question itself if it is named too.
   */
  simple?: true | readonly T[];
  /** A text of this flow below the question, which many questions share: who reads the answer. */
  below?: string;
  /** Lines below the question: what is known already, and is asked about. */
  lines?: (seen: Seen<F>) => readonly Line[];
};

/** The step whose texts are spoken, where several ask the same. Not for an answer that is kept: it is known by its own name. */
type Spoken = { as?: string };

/**
 * What may be answered in the place of an answer, each a button below the others and kept as its code: that it is not known
 * yet, that there is nothing to say, or that none of what is offered is right.
 */
export type Instead = 'unsure' | 'nothing' | 'none';
type Open = {
  instead?: readonly Instead[];
  /** The answer is sealed also where it is made of codes: a delicate list. */
  sealed?: true;
};

/** A part of a document: its words, and simpler ones where there are some. */
export type Part = { text: TextRef; simple?: TextRef };

/** One step; `T` are the names that it may lead to. */
export type Step<T extends string, F> =
  | {
      kind: 'say';
      next: T | 'end';
      params?: (seen: Seen<F>) => Params;
      /** One text for each case: `which` says the case, and step `now` speaks `now.<case>`. */
      variants?: readonly string[];
      which?: (seen: Seen<F>) => string;
      /** Lines of a summary below the text. */
      lines?: (seen: Seen<F>) => readonly (Line | Heading)[];
    }
  | (Asks<T, F> & Open & { kind: 'text'; next: T | 'end'; max?: number; skip?: T | 'end' })
  | (Asks<T, F> & { kind: 'number'; min: (seen: Seen<F>) => number; max: (seen: Seen<F>) => number; next: T | 'end' })
  | (Asks<T, F> &
      Open &
      Spoken & {
        kind: 'choice';
        options: Options;
        /** One target for all options, or one for each; `*` stands for all that are not named. */
        next: T | 'end' | { [option: string]: T | 'end' };
        /** True: words that are no option are an answer too. */
        free?: true;
        columns?: number;
      })
  | (Asks<T, F> &
      Open & {
        kind: 'many';
        options: Options;
        min: number;
        next: T | 'end';
        /** True: words that are no option are one of the things chosen. */
        free?: true;
        columns?: number;
      })
  | (Asks<T, F> & { kind: 'each'; of: T; options: readonly string[]; next: T | 'end'; columns?: number })
  /** A file; the answer is its id. Words are none, and step `cv` says `cv.given` where an answer is shown. */
  | (Asks<T, F> &
      Open & { kind: 'file'; types: readonly FileType[]; maxBytes: number; next: T | 'end'; skip?: T | 'end' })
  | (Asks<T, F> & Spoken & { kind: 'review'; of: readonly T[]; next: T | 'end' })
  /** A text that is read part by part: each is said as the holes `part`, `parts` and `text`; the answer is how many were read. */
  | (Asks<T, F> & { kind: 'document'; parts: (seen: Seen<F>) => readonly Part[]; next: T | 'end' })
  | { kind: 'branch'; if: (seen: Seen<F>) => boolean; yes: T | 'end'; no: T | 'end' }
  | { kind: 'tell'; event: string; next: T | 'end' }
  | { kind: 'call'; flow: string; next: T | 'end' };

/** A declared talk. Texts are never in it: step `born` of `onboarding` speaks `onboarding:born`. */
export type Flow<F = EngineFacts> = {
  name: string;
  first: string;
  steps: Readonly<Record<string, Step<string, F>>>;
  /** Steps that were renamed or removed, and where somebody who waits there goes on. */
  moved?: Readonly<Record<string, string>>;
  /** What is answered already when the flow begins, for a talk about what is known. */
  seed?: (facts: F) => Answers;
};

/**
 * A `defineFlow` for one kind of facts. The compiler rejects a target that is no step of the flow: the names are inferred
 * from the keys alone, and `NoInfer` keeps the targets from widening them.
 */
export function flowsOver<F>() {
  return <const S extends string>(flow: {
    name: string;
    first: NoInfer<S>;
    steps: { readonly [K in S]: Step<NoInfer<S>, F> };
    moved?: Readonly<Record<string, NoInfer<S>>>;
    seed?: (facts: F) => Answers;
  }): Flow<F> => flow as unknown as Flow<F>;
}

/** Every place that a step may lead to, 'end' included. */
export function targetsOf<F>(step: Step<string, F>): string[] {
  switch (step.kind) {
    case 'choice':
      return typeof step.next === 'string' ? [step.next] : Object.values(step.next);
    case 'text':
    case 'file':
      return step.skip ? [step.next, step.skip] : [step.next];
    case 'branch':
      return [step.yes, step.no];
    default:
      return [step.next];
  }
}

/** The kinds of step that wait for an answer. */
export type Question<F> = Extract<
  Step<string, F>,
  { kind: 'text' | 'number' | 'choice' | 'many' | 'each' | 'file' | 'review' | 'document' }
>;

/** The name under which the texts of a step stand in the catalogue. */
export function spokenAs<F>(name: string, step: Step<string, F>): string {
  return ('as' in step ? step.as : undefined) ?? name;
}

/** What may be answered to a step in the place of an answer. */
export function insteadOf<F>(step: Step<string, F>): readonly Instead[] {
  return ('instead' in step ? step.instead : undefined) ?? [];
}

/** Whether a step waits for an answer. */
export function isQuestion<F>(step: Step<string, F>): step is Question<F> {
  return ['text', 'number', 'choice', 'many', 'each', 'file', 'review', 'document'].includes(step.kind);
}

/** The value type is re-exported so that flows need one import only. */
export type { Value };
