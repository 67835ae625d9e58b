// What can happen to a person: the only way into a turn.
import type { FileType } from './file.ts';
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
  /** A file was sent to a channel, which keeps it for us under `ref`; nothing of it was fetched yet. */
  | { kind: 'file'; state: 'offered'; ref: string; name: string; size: number | null; language?: string }
  /** A file was looked at and is in the store. */
  | { kind: 'file'; state: 'stored'; file: string; name: string; type: FileType; size: number }
  /** A file was fetched, or tried to, and is not kept. */
  | { kind: 'file'; state: 'refused'; why: 'kind' | 'big' | 'gone' }
  /** `guest`: of the workspace only as a guest: no employee, whatever else they may be. */
  | { kind: 'reach'; state: 'active' | 'unreachable' | 'deactivated'; reason: string; guest?: true }
  /** The home page was opened. */
  | { kind: 'home' }
  /** Something was done in a view. */
  | { kind: 'act'; act: Act }
  | { kind: 'due'; due: string; occurrence: string }
  | { kind: 'news'; event: string; data: Record<string, string> };
