// What can happen to a person: the only way into a turn.
import type { Act } from './view.ts';

/** Something a person did on a channel, or a due time, or news; addressed to one person. */
export type Input = {
  id: string;
  /** When it happened, ISO 8601 in UTC. */
  at: string;
} & Happening;

/** The part of an input that a channel, the clock or another turn produces. */
export type Happening =
  | { kind: 'start'; token?: string; language?: string }
  | { kind: 'text'; text: string; language?: string }
  | { kind: 'tap'; ask: number; option: string }
  | { kind: 'command'; name: string; language?: string }
  | { kind: 'media'; media: string; language?: string }
  | { kind: 'reach'; state: 'active' | 'unreachable' | 'deactivated'; reason: string }
  /** The home page was opened. */
  | { kind: 'home' }
  /** Something was done in a view. */
  | { kind: 'act'; act: Act }
  | { kind: 'due'; due: string; occurrence: string }
  | { kind: 'news'; event: string; data: Record<string, string> };
