// What a programme gives to the engine: its flows, its commands, and what its events mean.

import type { Value } from './conversation.ts';
import type { EngineEffect } from './effect.ts';
import type { EngineFacts, Flow } from './flow.ts';

/** An event that a flow tells, with the answers of that flow, and the steps that were also shown in simpler words. */
export type Event = {
  name: string;
  flow: string;
  answers: Readonly<Record<string, Value>>;
  simple: readonly string[];
};

/** What an event leads to: effects, and the facts as they are from then on. */
export type Reaction<F, E> = { effects: readonly (EngineEffect | E)[]; facts: F };

/** A programme as the engine sees it. */
export type Rules<F extends EngineFacts, E> = {
  /** All flows by name. */
  flows: Readonly<Record<string, Flow<F>>>;
  /** The flow that a command opens. `back` and `cancel` are the engine's own. */
  commands: Readonly<Record<string, string>>;
  /** Flows after which the talk goes on where it was, also when a command had opened what they interrupt. */
  brief?: readonly string[];
  /** Flows that a command opens and that are no interruption: another command does not clear them away, and their own brings them up. */
  lasting?: readonly string[];
  /** The flow for somebody with whom nothing is open. */
  rest: (facts: F) => string;
  /** Whether nothing may be asked of this person now, because they left: what lies open stays, unasked. */
  quiet: (facts: F) => boolean;
  react: (event: Event, facts: F) => Reaction<F, E>;
};
