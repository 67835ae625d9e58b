// The answers of two people next to each other.
import { make } from './dom.js';

/** @typedef {{ heads: [string, string], rows: { label: string, left: string, right: string }[] }} Beside as the server sends it */

/** What is compared stands above each pair, not beside it: a pane is narrow, and the two get all of its width.
 * @param {Beside} beside */
export function makeBeside({ heads, rows }) {
  const head = heads.map((name) => make('th', { scope: 'col', dir: 'auto' }, name));
  const bodies = rows.map(({ label, left, right }) =>
    make(
      'tbody',
      {},
      make('tr', {}, make('th', { scope: 'rowgroup', colspan: '2', dir: 'auto' }, label)),
      make('tr', {}, ...[left, right].map((words) => make('td', { class: 'words', dir: 'auto' }, words))),
    ),
  );
  return make('table', { class: 'beside' }, make('thead', {}, make('tr', {}, ...head)), ...bodies);
}
