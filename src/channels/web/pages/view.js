// What stands in a view below its title: blocks of sections, and what can be done with all of it. On the desk and in cards.
import { makeActions } from './actions.js';
import { sameIn } from './dialog.js';
import { make } from './dom.js';
import { makeSection } from './section.js';

/** @typedef {import('./section.js').Section} Section */
/** @typedef {{ kind: string, object: string, revision: number, language: string, title: string, notice?: string, sections: Section[], fields: import('./field.js').Field[], actions: import('./actions.js').Action[] }} View as the server sends it */

/**
 * @param {'h4' | 'h3'} heading of a section
 * @param {import('./actions.js').Press} press
 * @param {HTMLElement} title where the focus goes when the button that had it is gone
 */
export function makeViewBody(heading, press, title) {
  // A screen reader is told of the title and of the notice, which stand elsewhere; the rest is read when it is wanted.
  const element = make('div', { class: 'view', 'aria-live': 'off' });
  title.dataset.focus = '';
  let shown = '';

  return {
    element,
    /** Shows a view in the place of the last one. @param {View} view */
    show({ sections, actions }) {
      const wanted = JSON.stringify([sections, actions]);
      if (wanted === shown) return;
      shown = wanted;
      const focused = document.activeElement;
      const held = focused instanceof HTMLElement && element.contains(focused) ? focused : null;
      element.replaceChildren(...blocksOf(sections).map((block) => makeBlock(block, heading, press)));
      if (actions.length > 0) element.append(makeActions(actions, press, title.id || undefined));
      if (held) (sameIn(element, held) ?? title).focus({ preventScroll: true });
    },
  };
}

/** A section with a title begins a block; those without one belong to it. @param {Section[]} sections @returns {Section[][]} */
function blocksOf(sections) {
  /** @type {Section[][]} */
  const blocks = [];
  for (const section of sections) {
    const last = blocks.at(-1);
    if (section.title === undefined && last) last.push(section);
    else blocks.push([section]);
  }
  return blocks;
}

/** What can be a row among others: words with their buttons. @param {Section} section */
const isRow = ({ text, lines, links, beside, actions }) =>
  text !== undefined && lines.length === 0 && !links && !beside && actions.length > 0;

/** The heading of a list comes with its first row, to save a block where blocks are counted. Here the first row looks like the others.
 * @param {Section[]} block @returns {Section[]} */
function asRows(block) {
  const [first, ...others] = block;
  if (first?.title === undefined || others.length === 0 || !block.every(isRow)) return block;
  const { title, ...row } = first;
  return [{ title, lines: [], actions: [] }, row, ...others];
}

/** @param {Section[]} block @param {'h4' | 'h3'} heading @param {import('./actions.js').Press} press */
function makeBlock(block, heading, press) {
  const [first, ...others] = asRows(block);
  const titled = first?.title !== undefined;
  const rows = titled ? others : block;
  const element = make('div', { class: 'block' });
  if (first && titled) element.append(makeSection(first, heading, press));
  if (rows.length === 1 && rows[0]) element.append(makeSection(rows[0], heading, press));
  else if (rows.length > 1) {
    element.append(make('ul', { class: 'rows' }, ...rows.map((row) => makeSection(row, heading, press, 'li'))));
  }
  return element;
}
