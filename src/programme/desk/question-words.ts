// Words and limits that the two ways to write about questions share: the answer to one person, and the list of a centre.
import type { Params, TextRef } from '../../core/effect.ts';

/** A question stands on a button: longer ones are cut off on a small phone. */
export const QUESTION_BUTTON_MAX = 70;

/** A text about questions for the team. */
export const words = (key: string, params?: Params): TextRef => ({
  flow: 'desk-questions',
  key,
  ...(params ? { params } : {}),
});
