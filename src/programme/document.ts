// The documents that the service hands out, as a turn decides them: data and references to texts. Their bytes are made when they are sent.
import type { TextRef } from '../core/effect.ts';

/** One who signed. Role, channel and time are written as they shall stand there. */
export type Signature = {
  role: string;
  name: string;
  /** An instant (ISO 8601 in UTC), or the time in words. */
  at: string;
  channel: string;
  /** SHA-256 of the text that was signed, in hex. */
  hash: string;
};

/** What a document says. */
export type DocumentSpec =
  /** An invitation for a calendar. A meeting that moves keeps its `uid` and gets a higher `sequence`; so does one that is called off. */
  | {
      kind: 'meeting';
      uid: string;
      sequence: number;
      cancelled?: true;
      startsAt: string;
      minutes: number;
      title: TextRef;
      place: string;
      notes?: TextRef;
    }
  /** The agreement that was signed. All words are final already: they are the stored texts. */
  | {
      kind: 'agreement';
      duoId: string;
      version: string;
      language: string;
      /** The name of the duo, as it stands below the title. */
      name: string;
      title: string;
      parts: readonly { heading?: string; paragraphs: readonly string[] }[];
      signatures: readonly Signature[];
    }
  /** That somebody was in a duo: when, how often they met, for how long. `id` names these very words and numbers. */
  | {
      kind: 'certificate';
      id: string;
      duoId: string;
      version: string;
      language: string;
      person: string;
      title: TextRef;
      about: TextRef;
      rows: readonly (readonly [label: TextRef, value: TextRef | string])[];
      source: TextRef;
      sign: readonly TextRef[];
    }
  /** What was decided in a session of the team. */
  | {
      kind: 'minutes';
      title: TextRef;
      sections: readonly { title: TextRef | string; lines: readonly (TextRef | string)[] }[];
    };
