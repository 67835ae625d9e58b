// What is remembered of the talk with one person, between two turns. Plain JSON.

/** An answer: words or a code, a number, several codes, or a code for each of several things. */
export type Value = string | number | readonly string[] | Readonly<Record<string, string>>;

/** Answers by the name of their step. */
export type Answers = Readonly<Record<string, Value>>;

/** Where somebody is in one flow. Frames stack: `help` lies on top of what it interrupted. */
export type Frame = {
  flow: string;
  step: string;
  answers: Answers;
  /** The question steps answered so far, in order: the way back. */
  trail: readonly string[];
  /** Set while another flow lies on top: what was chosen or typed so far of the question that it interrupted. */
  kept?: Pick<Open, 'picked' | 'draft'>;
  /**
   * Set on the way back to a summary, while one answer is changed: the summary, and how long the trail was when the change
   * began. `check`: the summary was confirmed, and the way is only walked to see whether an answer is missing. `ask`: the
   * talk was just steered, so the next question is asked whether it was answered before or not.
   */
  review?: { to: string; since: number; check?: true; ask?: true };
  /** The explanations said so far that have simpler words. */
  said?: readonly string[];
  /** The steps whose simpler words were shown, in the order of their first time: what was read may matter later. */
  simple?: readonly string[];
};

/** The question that waits for an answer. */
export type Open = {
  /** Its running number; a tap carries it, so that a button of an older question is recognised. */
  ask: number;
  /** The question has no buttons, so there is nothing to take off when it is answered. */
  plain?: true;
  /** What is chosen so far, where several may be. */
  picked?: readonly string[];
  /** What was typed so far, where a long answer comes in pieces. */
  draft?: string;
  /** It was asked for in simpler words, and stays in them. */
  simple?: true;
};

/** The stored conversation. */
export type Conversation = {
  version: 1;
  /** How many questions were asked so far. */
  asks: number;
  frames: readonly Frame[];
  open: Open | null;
  /** The person said stop: what is typed next is not taken for an answer, the question is shown again first. */
  paused?: true;
};

/** A conversation that has not begun. */
export const silent: Conversation = { version: 1, asks: 0, frames: [], open: null };
