// The desk above a talk: the newest home page of somebody of the team. It can be folded away, and only its notice is read out by itself.
import { makeAloud, spokenOf, wordsOf } from './aloud.js';
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
  /** @type {import('./view.js').View | undefined} */
  let shown;
  const aloud = makeAloud(() => ({
    language: shown?.language ?? '',
    parts: shown ? spokenOf(wordsOf(shown)) : [],
  }));
  const head = make(
    'div',
    { class: 'desk__top' },
    make('h3', { class: 'desk__head' }, fold),
    ...(aloud ? [aloud.element] : []),
  );
  const element = make('section', { class: 'desk', 'aria-labelledby': id, hidden: true }, head, notice, scroller);
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
    /** @param {(key: string) => string} text */
    reword: (text) => aloud?.reword(text),
    /** Shows a page in the place of the last one. Gives back whether something on it is new. @param {import('./view.js').View} view */
    show(view) {
      const now = JSON.stringify([view.title, view.sections, view.actions]);
      const isNew = last !== '' && last !== now;
      last = now;
      shown = view;
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
