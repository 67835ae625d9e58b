// A board of one list, a page at a time: a row with one button for each, and the way on, back and home.
import type { Action, Section, View, Words } from '../../core/view.ts';
import { team } from './team-words.ts';
import { open, text } from './words.ts';

/** A line of a list, and the page that its button opens. */
export type Row = { text: Words; page: string };

/** How many rows stand on one page: with their buttons well inside what every channel can show. */
const PAGE = 15;

/** What a board is made of. `name` is the page without its number, `page` counts from 1. */
type Board = {
  name: string;
  page: number;
  size?: number;
  title: Words;
  none: Words;
  sections: readonly Section[];
  /** What stands above the list, on every page. */
  above?: readonly Section[];
  actions?: readonly Action[];
};

/** The board. A page that does not exist becomes the nearest that does. */
export function boardOf({ name, page, size = PAGE, title, none, sections, above = [], actions = [] }: Board): View {
  const pages = Math.max(1, Math.ceil(sections.length / size));
  const shown = Math.min(pages, Math.max(1, Number.isInteger(page) ? page : 1));
  const part = sections.slice((shown - 1) * size, shown * size);
  return {
    kind: 'board',
    object: `${name}/${shown}`,
    revision: 0,
    title: pages === 1 ? title : team('board.title', { title, page: shown, pages }),
    sections: [...above, ...(part.length > 0 ? part : [{ text: none }])],
    fields: [],
    actions: [
      open('home', text('open.home')),
      ...actions,
      ...(shown > 1 ? [open(`${name}/${shown - 1}`, text('open.before'))] : []),
      ...(shown < pages ? [open(`${name}/${shown + 1}`, text('open.after'))] : []),
    ],
  };
}

/** A board of rows with one button each. */
export const boardView = ({ rows, ...board }: Omit<Board, 'sections'> & { rows: readonly Row[] }): View =>
  boardOf({ ...board, sections: rows.map(rowSection) });

/** One row with its button. */
export const rowSection = (row: Row): Section => ({ text: row.text, actions: [open(row.page, text('open.one'))] });
