// The texts of what coordinators do together: the overview, search, hand-over, deputies, doubles.
import type { Params, TextRef } from '../../core/effect.ts';

/** A text of locales/<language>/teamwork.json. */
export const team = (key: string, params?: Params): TextRef => ({
  flow: 'teamwork',
  key,
  ...(params ? { params } : {}),
});
