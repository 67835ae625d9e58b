// Search by first name over a coordinator's own desk: what is looked for, the form with one field, and the page of what was found.
import type { TextRef } from '../../core/effect.ts';
import { fold } from '../../core/read.ts';
import type { Act, View } from '../../core/view.ts';
import { boardView } from './board.ts';
import type { Desk, DeskPerson } from './desk.ts';
import type { DeskForm } from './form.ts';
import { team } from './team-words.ts';
import { day, nameOf, text } from './words.ts';

/** So many characters of what was typed are looked for. */
export const QUERY_MAX = 40;
/** So many stand on one page; with their buttons they fit a message of Slack. */
const FOUND = 20;

/** What somebody typed as it is looked for; empty when there is no letter and no digit in it. */
export const queryOf = (typed: string): string => [...fold(typed.toWellFormed())].slice(0, QUERY_MAX).join('').trim();

/** The page of what was found, or null when there is nothing to look for. A name may hold any letter, a page only safe ones. */
export function searchPage(typed: string): string | null {
  const query = queryOf(typed);
  return query === '' ? null : `search/${encodeURIComponent(query)}`;
}

/** What a page looks for, with the number of the page; null for a name that `searchPage` never made. */
function readPage(id: string): { query: string; page: number } | null {
  const [coded = '', page = '1'] = id.split('/');
  let query: string;
  try {
    query = decodeURIComponent(coded);
  } catch {
    return null;
  }
  return query !== '' && queryOf(query) === query ? { query, page: Number(page) } : null;
}

/** How well a name answers: 0 the very name, 1 its beginning, 2 the beginning of a later word, 3 a part; null not at all. */
export function answers(name: string | null, query: string): number | null {
  const folded = fold(name ?? '');
  if (folded === '' || query === '') return null;
  if (folded === query) return 0;
  if (folded.startsWith(query)) return 1;
  if (folded.includes(` ${query}`)) return 2;
  return folded.includes(query) ? 3 : null;
}

/** The people whose first name answers, the best first; among equals who has waited longest. */
export function found(people: readonly DeskPerson[], query: string): DeskPerson[] {
  return people
    .flatMap((one, nth) => {
      const rank = answers(one.firstName, query);
      return rank === null ? [] : [{ one, rank, nth }];
    })
    .sort((a, b) => a.rank - b.rank || a.nth - b.nth)
    .map(({ one }) => one);
}

/** One line about somebody: name, role, stage, since when. */
export const personLine = (one: DeskPerson): TextRef =>
  text('person.line', {
    name: nameOf(one),
    role: { flow: 'desk', key: `role.${one.role}` },
    stage: { flow: 'desk', key: `stage.${one.stage}` },
    date: day(one.since),
  });

/** What was found, twenty at a time. */
export function searchView(id: string, desk: Desk): View | null {
  const asked = readPage(id);
  if (!asked) return null;
  return boardView({
    name: `search/${encodeURIComponent(asked.query)}`,
    page: asked.page,
    size: FOUND,
    title: team('search.title', { query: asked.query }),
    none: team('search.none', { query: asked.query }),
    rows: found(desk.people, asked.query).map((one) => ({ text: personLine(one), page: `person/${one.id}` })),
    actions: [searchAction],
  });
}

/** The button that opens the form. */
export const searchAction = {
  do: 'search',
  object: 'search',
  revision: 1,
  label: team('open.search'),
  opens: true,
} as const;

/** The form with its one field. */
export const searchForm: DeskForm = {
  sends: 'searched',
  detail: () => ({ persons: [] }),
  view: () => ({
    kind: 'form',
    object: 'search',
    revision: 1,
    title: team('search.form'),
    sections: [],
    fields: [{ name: 'name', label: team('search.name'), hint: team('search.hint'), kind: 'text', max: QUERY_MAX }],
    actions: [{ do: 'searched', object: 'search', revision: 1, label: team('search.send'), tone: 'main' }],
    again: searchAction,
  }),
  check: (fields: Act['fields']): Record<string, TextRef> =>
    queryOf(fields?.name ?? '') === '' ? { name: team('search.wrong') } : {},
};
