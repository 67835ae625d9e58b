// Short ways to say things about trainings and exchanges at the desk.
import type { Params, TextRef } from '../../core/effect.ts';

/** A text of locales/<language>/desk-training.json. */
export const trainingText = (key: string, params?: Params): TextRef => ({
  flow: 'desk-training',
  key,
  ...(params ? { params } : {}),
});
