// Short ways to say things about how a centre matches and when a coordinator can be at a meeting.
import type { Params, TextRef } from '../../core/effect.ts';

/** A text of locales/<language>/settings-desk.json. */
export const setting = (key: string, params?: Params): TextRef => ({
  flow: 'settings-desk',
  key,
  ...(params ? { params } : {}),
});
