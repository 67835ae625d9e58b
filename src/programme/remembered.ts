// What is remembered of a talk beside the engine's part: the programme's own additions.
import type { Conversation } from '../core/conversation.ts';

/** A stored conversation. */
export type Remembered = Conversation & {
  /** When the person last did something (ISO). */
  heard?: string;
  /** Coordinators: the running number of the newest card of each page (`person/<id>`), so that it can be changed in place. */
  cards?: Readonly<Record<string, number>>;
  /** Coordinators: the page that their home shows. */
  page?: string;
};
