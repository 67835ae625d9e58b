// Forms that only ask for a page: nothing is decided and nothing is changed by them.
import type { Act } from '../../core/view.ts';
import { askedPage } from './board-forms.ts';
import { comparedPage } from './merge.ts';
import { searchPage } from './search.ts';

/** The page that each asks for, by the action that sends it; null when what was written names none. */
export const lookups: Readonly<Record<string, (act: Act) => string | null>> = {
  'match-asked': askedPage,
  compared: comparedPage,
  searched: ({ fields }) => searchPage(fields?.name ?? ''),
};

/** The lookup of this name. Only own names count: an action may be called anything. */
export const lookupOf = (name: string): ((act: Act) => string | null) | null =>
  Object.hasOwn(lookups, name) ? (lookups[name] ?? null) : null;
