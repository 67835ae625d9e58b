// One section of a view: its words, its lines, two people beside each other, and what can be done.
import { makeActions } from './actions.js';
import { makeBeside } from './beside.js';
import { make, newId } from './dom.js';

/** @typedef {{ title?: string, text?: string, lines: string[], links?: { label: string, url: string }[], beside?: import('./beside.js').Beside, actions: import('./actions.js').Action[] }} Section as the server sends it */

/** What is short has its buttons beside it: up to so many lines, and so many buttons. */
const SHORT = { lines: 3, actions: 2 };

/**
 * @param {Section} section
 * @param {'h4' | 'h3'} heading
 * @param {import('./actions.js').Press} press
 * @param {'div' | 'li'} [tag]
 */
export function makeSection({ title, text, lines, links, beside, actions }, heading, press, tag = 'div') {
  const id = newId();
  const words = make('div', { class: 'section__words', id });
  if (title !== undefined) words.append(make(heading, { class: 'section__title words', dir: 'auto' }, title));
  if (text !== undefined) words.append(make('p', { class: 'words', dir: 'auto' }, text));
  if (lines.length > 0) {
    words.append(
      make(
        'ul',
        { class: 'section__lines' },
        ...lines.map((line) => make('li', { class: 'words', dir: 'auto' }, line)),
      ),
    );
  }
  if (links && links.length > 0) {
    words.append(
      make(
        'ul',
        { class: 'section__lines' },
        ...links.map(({ label, url }) =>
          make('li', { dir: 'auto' }, make('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label)),
        ),
      ),
    );
  }
  if (beside) words.append(makeBeside(beside));
  // Two buttons beside a list leave it no room.
  const crowded = lines.length > 0 && actions.length > 1;
  const wide = beside !== undefined || crowded || lines.length > SHORT.lines || actions.length > SHORT.actions;
  const section = make(tag, { class: `section${wide ? ' section--wide' : ''}` });
  if (words.childElementCount > 0) section.append(words);
  // Of a long section only its name is read with each button.
  const about = title !== undefined && wide ? words.firstElementChild : words;
  if (about && about !== words) about.id = `${id}-title`;
  if (actions.length > 0)
    section.append(makeActions(actions, press, words.childElementCount > 0 ? about?.id : undefined));
  return section;
}
