// A view as a message of the talk: it stays where it is and changes in place.
import { make, setText } from './dom.js';
import { makeViewBody } from './view.js';

/** @param {string} id of its title @param {import('./actions.js').Press} press */
export function makeCard(id, press) {
  const title = make('h3', { class: 'view__title words', dir: 'auto', id, tabindex: '-1' });
  const notice = make('p', { class: 'view__notice words', dir: 'auto', hidden: true });
  const body = makeViewBody('h4', press, title);
  return {
    element: make('div', { class: 'line__text' }, title, notice, body.element),
    /** @param {import('./view.js').View} view */
    show(view) {
      setText(title, view.title);
      notice.hidden = !view.notice;
      setText(notice, view.notice ?? '');
      body.show(view);
    },
  };
}
