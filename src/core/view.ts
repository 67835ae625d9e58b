// What a view is: a page, a card, a board or a form for somebody who works with the programme. Plain data; channels lay it out.
import type { Line, TextRef } from './effect.ts';

/** Words of the catalogue, or words that stand for themselves (a name, what somebody wrote). */
export type Words = TextRef | string;

/**
 * Something that can be done from a view. `object` and `revision` say to what, and from which state of it the view was
 * made: when the action arrives, both are looked at again, and whether this actor may do it.
 */
export type Action = {
  do: string;
  object: string;
  revision: number;
  label: Words;
  /** The action opens a form: a channel that holds a trigger shows an empty one at once. */
  opens?: true;
  tone?: 'main' | 'danger';
  /** Asked before the action is done. */
  sure?: TextRef;
};

/** An address of the web with its words. Only what the service itself made up is ever one, never what somebody wrote. */
export type Link = { label: Words; url: string };

/** One block of a view. `beside` puts the answers of two people next to each other. */
export type Section = {
  title?: Words;
  text?: Words;
  lines?: readonly (Line | { label: Words; value: Words })[];
  beside?: { heads: readonly [Words, Words]; rows: readonly { label: Words; left: Words; right: Words }[] };
  links?: readonly Link[];
  actions?: readonly Action[];
};

/**
 * One field of a form. `value` is what stands in it at first; `choice` needs options. A `date` is written yyyy-mm-dd, a
 * `time` hh:mm, a `number` in digits, whatever the channel shows.
 */
export type Field = {
  name: string;
  label: TextRef;
  hint?: TextRef;
  kind: 'text' | 'long' | 'choice' | 'date' | 'time' | 'number';
  options?: readonly { value: string; label: Words }[];
  value?: string;
  /** Most characters that may be written. */
  max?: number;
  optional?: true;
};

/** What a person of the team works with. A form has fields and one action, which sends it; the others have none. */
export type View = {
  kind: 'home' | 'card' | 'board' | 'form';
  /** Which person, duo or page it shows. */
  object: string;
  revision: number;
  title: Words;
  /** A sentence above everything: what just happened, or why nothing did. */
  notice?: TextRef;
  sections: readonly Section[];
  fields: readonly Field[];
  actions: readonly Action[];
  /** Forms: the action that opens it once more, for a channel that could not show it in time. */
  again?: Action;
};

/** Something that was done in a view, as it comes back from a channel: ids and revisions only, to be looked at again. */
export type Act = {
  do: string;
  object: string;
  revision: number;
  /** The running number of the card that the action was on; absent when it was on the home page. */
  ask?: number;
  /** What was written into a form. */
  fields?: Readonly<Record<string, string>>;
};
