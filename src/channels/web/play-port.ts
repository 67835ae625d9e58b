// What the page of six months asks for: how the programme of synthetic people stands, and to begin, to pause, to go on, to speak for somebody.
import type { CheckForm, Clock, FileArrival, HandedOut, WebStore } from '../../app/ports.ts';
import type { Receive, SentDocument } from '../channel.ts';

/** Something that happened, by the key of its text; `names` are first names of the two it is about. */
export type Played = { at: string; key: string; names: readonly string[] };

/** Somebody of the programme. `name` is their address. */
export type PlayedPerson = {
  name: string;
  firstName: string;
  role: 'mentee' | 'mentor' | 'coordinator';
  taken: boolean;
};

/** How it stands. `figures` are numbers by the key of their text. */
export type PlayState = {
  phase: 'none' | 'running' | 'paused' | 'over';
  now: string;
  day: number;
  days: number;
  figures: readonly (readonly [string, number])[];
  happened: readonly Played[];
  people: readonly PlayedPerson[];
};

/** Six months that are played. All of it is in memory, and nothing of it touches the sandbox. */
export type Play = {
  state: () => PlayState;
  /** The figures of the programme once it is over, in words, as its team sees them; empty before. */
  closing: (language: string) => readonly { name: string; value: string }[];
  /** Begins anew with everybody. */
  start: () => Promise<void>;
  pause: () => Promise<void>;
  go: () => void;
  /** From now on the visitor speaks for this person; false when there is none. Pauses. */
  take: (name: string) => Promise<boolean>;
  /** Called after each day; the returned function ends it. */
  onChange: (listener: () => void) => () => void;
  talk: {
    store: WebStore;
    receive: Receive;
    check: CheckForm;
    keepFile: (arrival: FileArrival) => Promise<{ fresh: boolean }>;
    handOut: (wanted: HandedOut) => Promise<SentDocument>;
    clock: Clock;
  };
};
