// What a turn wants done. The engine knows the first kinds; a programme adds its own, which the engine only passes on.
import type { Value } from './conversation.ts';
import type { FileType } from './file.ts';

/** Values for the holes of a text: as they are, or another text of the catalogue. */
export type Params = { [hole: string]: string | number | TextRef };

/** A text by its place in the catalogue. */
export type TextRef = { flow: string; key: string; params?: Params };

/** A button: the option it stands for, and its label as a text or as it is. */
export type ButtonRef = { option: string; label: TextRef | string; picked?: boolean };

/** A line of a summary: which step, and what was answered. `note` stands behind the answer: who wrote it. */
export type Line = { flow: string; step: string; value: Value; note?: TextRef };

/** A heading between lines. */
export type Heading = { title: TextRef };

/** How soon and how surely a message must arrive: see the three classes of the programme, and `answer` for what a person just did. */
export type Urgency = 'answer' | 'safety' | 'booked' | 'unasked';

/** Which files are an answer. */
export type FileWanted = { types: readonly FileType[]; maxBytes: number };

/** What the engine itself asks for. */
export type EngineEffect =
  | {
      kind: 'say';
      text: TextRef;
      /** Tried in order when `text` has no entry in the catalogue. */
      orElse?: TextRef;
      lines?: readonly (Line | Heading)[];
      /** A text below everything, in a paragraph of its own. */
      below?: TextRef;
      ask?: number;
      buttons?: readonly (readonly ButtonRef[])[];
      urgency?: Urgency;
      /** The question wants a file. */
      file?: FileWanted;
      /** The address that it goes to, when it is not the one that the input came from. */
      at?: string;
    }
  /** The question was answered: its buttons go, and what was chosen stays visible. */
  | { kind: 'settle'; ask: number; chosen: readonly (TextRef | string)[] }
  /** The question's buttons change in place. */
  | { kind: 'amend'; ask: number; buttons: readonly (readonly ButtonRef[])[] }
  /** A file that a channel keeps is to be fetched, looked at and stored; what comes of it is an input. */
  | { kind: 'fetch-file'; ref: string; name: string; wanted: FileWanted }
  | { kind: 'record'; flow: string; step: string; value: Value; coded: boolean };
