// What can be decided when the time of something planned has come, and what it is decided from.
import type { TextRef, Urgency } from '../core/effect.ts';
import type { DocumentSpec } from './document.ts';
import type { WhyHeld } from './due-reasons.ts';
import type { Effect } from './effects.ts';
import type { Due, Facts } from './facts.ts';

/** The flows that begin because their time has come, not because somebody asked for them. */
export const begunByTime = [
  'onboarding',
  'sessions',
  'dates',
  'after-session',
  'interview',
  'book-interview',
  'appointment',
  'introduction',
  'meeting-times',
  'my-meeting',
  'prepare',
  'first-meeting',
  'from-partner',
  'phone',
  'agreement',
  'check-in',
  'week-moved',
  'pulse',
  'mid-term',
  'heavy',
  'last-meeting',
  'contact',
  'evaluation',
  'follow-up',
  'answered',
  'break-over',
  'waiting',
  'training',
  'make-up',
  'training-evaluation',
  'exchange',
  'events',
  'guides',
  'new-time',
  'longer',
] as const;

/**
 * What a due time leads to. `begin`: a flow is laid on top of the talk, in the place of an older one of the same name; `text`
 * is said before it.
 * `remind`: a text, and the flow's open question below it. `say`: a text alone. `wait`: not yet. `skip`: not at all.
 * `document` is handed out with the text. `why`: its time had come, and it was held back.
 * `at` is the address that it is said at, where that matters. `over` names flows that have no point from then on: what is open of them is taken back.
 */
export type DueDecision =
  | {
      kind: 'begin';
      flow: (typeof begunByTime)[number];
      urgency: Urgency;
      text?: TextRef;
      document?: DocumentSpec;
      at?: string;
      over?: readonly string[];
      effects?: readonly Effect[];
    }
  | { kind: 'remind'; flow: string; text: TextRef; effects?: readonly Effect[] }
  | {
      kind: 'say';
      text: TextRef;
      /** The question that is open is not asked once more below it. */
      alone?: true;
      document?: DocumentSpec;
      urgency: Urgency;
      over?: readonly string[];
      effects?: readonly Effect[];
    }
  | { kind: 'do'; effects: readonly Effect[] }
  | { kind: 'wait'; until: string; why?: WhyHeld }
  | { kind: 'skip'; reason: string; effects?: readonly Effect[] };

/** What speaks to nobody is over when it was done. */
export const doneWith = (planned: Due, reason: string, effects: readonly Effect[]): DueDecision => ({
  kind: 'do',
  effects: [...effects, { kind: 'due-state', occurrence: planned.occurrence, state: 'done', reason }],
});

/** What a decision is made from. `heard` is when the person last did anything (ISO), or null. */
export type DueSeen = { planned: Due; facts: Facts; heard: string | null };
