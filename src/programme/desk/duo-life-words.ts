// A text about the course of a duo at the desk.
import type { Params, TextRef } from '../../core/effect.ts';

/** A text of `desk-duo`. */
export const courseText = (key: string, params?: Params): TextRef => ({
  flow: 'desk-duo',
  key,
  ...(params ? { params } : {}),
});
