// Short ways to say things in the views of the desk.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Action, Words } from '../../core/view.ts';

/** A text of the desk. */
export const text = (key: string, params?: Params): TextRef => ({
  flow: 'desk',
  key,
  ...(params ? { params } : {}),
});

/** A button that shows another page. What it shows is read anew, so its revision does not matter. */
export const open = (page: string, label: Words): Action => ({ do: 'open', object: page, revision: 0, label });

/** The name of somebody, or a dash. */
export const nameOf = (person: { firstName: string | null } | undefined): string => person?.firstName ?? '—';

/** A day, to be written as the reader's language does. */
export const day = (instant: string): string => `$date:${instant.slice(0, 10)}`;
