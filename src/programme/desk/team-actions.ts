// The buttons on a person's card for what coordinators do together.
import type { Action } from '../../core/view.ts';
import type { DeskPerson } from './desk.ts';
import { handOverAction } from './hand-over.ts';
import { mergeAction } from './merge.ts';
import { toTimeline } from './timeline.ts';

/** One for each. */
export const personActions = (person: DeskPerson): Action[] => [
  handOverAction(person),
  mergeAction(person),
  toTimeline(person.id),
];
