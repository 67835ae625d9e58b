// Panes side by side on a wide screen, and one at a time behind tabs on a narrow one.
import { make } from './dom.js';

/** @typedef {{ id: string, title: string, element: HTMLElement }} Pane */

/**
 * @param {HTMLElement} place where the tabs are shown
 * @param {Pane[]} panes
 * @param {{ name: string, news: string }} words the name of the list of tabs; what is said of a tab with something new
 */
export function makeTabs(place, panes, words) {
  const narrow = window.matchMedia(`(max-width: ${panes.length * 24}rem)`);
  let chosen = panes[0]?.id;
  place.setAttribute('role', 'tablist');
  place.setAttribute('aria-label', words.name);

  const tabs = panes.map(({ id, title, element }) => {
    const news = make('span', { class: 'tab__news', hidden: true }, make('span', { class: 'unseen' }, words.news));
    const tab = make('button', {
      type: 'button',
      class: 'tab',
      role: 'tab',
      id: `tab-${id}`,
      'aria-controls': element.id,
    });
    tab.append(title, news);
    tab.addEventListener('click', () => choose(id));
    element.addEventListener('news', () => {
      if (element.hidden) news.hidden = false;
    });
    return { id, tab, news };
  });
  place.replaceChildren(...tabs.map(({ tab }) => tab));

  /** @param {string} id */
  function choose(id) {
    chosen = id;
    lay();
  }

  function lay() {
    place.hidden = !narrow.matches;
    document.documentElement.classList.toggle('narrow', narrow.matches);
    for (const { id, element } of panes) {
      element.setAttribute('role', narrow.matches ? 'tabpanel' : 'region');
      element.hidden = narrow.matches && id !== chosen;
    }
    for (const { id, tab, news } of tabs) {
      tab.setAttribute('aria-selected', String(id === chosen));
      tab.tabIndex = id === chosen ? 0 : -1;
      if (id === chosen || !narrow.matches) news.hidden = true;
    }
  }

  place.addEventListener('keydown', (event) => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const forward = getComputedStyle(place).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    choose(next.id);
    next.tab.focus();
  });
  narrow.addEventListener('change', lay);
  lay();
}
