// What is planned for coordinators, by its kind: what happens when its time has come. News that came at night have a way of their own (`turn.ts`).
import type { Effect } from '../effects.ts';
import type { Due, Facts } from '../facts.ts';

/** `news`: the page as a new card, under the words `news.<event>`, in the morning if it is night. `do`: without a word. */
export type DeskDueDecision =
  | { kind: 'news'; event: string; page: string; effects?: readonly Effect[] }
  | { kind: 'do'; effects: readonly Effect[] }
  | { kind: 'skip'; reason: string; effects?: readonly Effect[] };

/** The kinds. What is not here and is no news is skipped with a reason. */
export const deskDue: Readonly<Record<string, (planned: Due, facts: Facts) => DeskDueDecision>> = {};
