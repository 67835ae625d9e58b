// The desk above a talk: the newest home page of somebody of the team. It can be folded away, and only its notice is read out by itself.
import { make, newId, setText } from './dom.js';
import { makeViewBody } from './view.js';

/** @param {import('./actions.js').Press} press */
export function makeDesk(press) {
  const id = newId();
  const title = make('span', { class: 'words', dir: 'auto' });
  const fold = make('button', { type: 'button', class: 'desk__fold', id, 'aria-expanded': 'true' }, title);
  const notice = make('p', { class: 'view__notice words', role: 'status', dir: 'auto' });
  const body = makeViewBody('h4', press, fold);
  const scroller = make(
    'div',
    { class: 'desk__body', id: `${id}-body`, role: 'group', 'aria-labelledby': id, tabindex: '0' },
    body.element,
  );
  fold.setAttribute('aria-controls', scroller.id);
  const element = make(
    'section',
    { class: 'desk', 'aria-labelledby': id, hidden: true },
    make('h3', { class: 'desk__head' }, fold),
    notice,
    scroller,
  );
  /** @type {string | undefined} */
  let page;
  let kind = 'home';
  let last = '';

  fold.addEventListener('click', () => {
    scroller.hidden = !scroller.hidden;
    fold.setAttribute('aria-expanded', String(!scroller.hidden));
  });

  return {
    element,
    /** Shows a page in the place of the last one. Gives back whether something on it is new. @param {import('./view.js').View} view */
    show(view) {
      const now = JSON.stringify([view.title, view.sections, view.actions]);
      const isNew = last !== '' && last !== now;
      last = now;
      element.hidden = false;
      setText(title, view.title);
      // Written anew even when it is the same: it is the answer to what was just done.
      notice.textContent = view.notice ?? '';
      const top = scroller.scrollTop;
      body.show(view);
      // Another page begins at its beginning.
      scroller.scrollTop = view.object === page ? top : 0;
      ({ object: page, kind } = view);
      return isNew;
    },
    /** Whether it shows the home page, or nothing yet. */
    isHome: () => kind === 'home',
    clear() {
      element.hidden = true;
      notice.textContent = '';
      page = undefined;
      kind = 'home';
      last = '';
    },
  };
}
