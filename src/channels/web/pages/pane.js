// A talk with the assistant: its messages, its buttons, and the place to write. Used by the web chat and by the sandbox.
import { createActs } from './acts.js';
import { makeComposer } from './composer.js';
import { makeDesk } from './desk.js';
import { make, newId, setText } from './dom.js';
import { openForm } from './form.js';
import { isMine } from './keys.js';
import { Lines } from './lines.js';
import { createOutgoing } from './outgoing.js';
import { keepNewestInView } from './scroll.js';
import { createStream } from './stream.js';
import { makeWording } from './wording.js';

/** @typedef {import('./line.js').Line} Line */
/** @typedef {{ language: string, direction: 'ltr' | 'rtl', labels: Record<string, string>, lines: Line[], last: number }} Talk */
/** @typedef {{ base: string, title?: string, labels?: Record<string, string>, timeZone?: string, desk?: boolean, rests?: boolean }} Options `labels` are for before the talk is there; `desk` asks for a home page; `rests` listens only while the page is seen */

/** Below all others: a line that the server does not know yet. */
const NEWEST = Number.MAX_SAFE_INTEGER;
/** A tapped button is given back when the server stays silent for so long. */
const PATIENCE = 15_000;

/**
 * Shows the talk of `base` in an element, and keeps it up to date. Tells a `news` event when a line comes.
 * @param {HTMLElement} element
 * @param {Options} options
 */
export function mountPane(element, { base, title, labels = {}, timeZone, desk: hasDesk = false, rests = false }) {
  let wording = makeWording(labels, document.documentElement.lang, timeZone);
  let loads = 0;
  let loading = false;
  /** Events that come while the talk is read anew. @type {(() => void)[]} */
  let held = [];
  /** @type {ReturnType<typeof openForm> | null} */
  let form = null;
  /** The card that the person acted on last, until it shows what came of it. @type {number | undefined} */
  let acted;

  const content = make('div', { class: 'pane__lines' });
  const log = make('div', { class: 'pane__log', role: 'log', 'aria-live': 'off', tabindex: '0' }, content);
  const pill = make('button', { type: 'button', class: 'pane__pill', hidden: true });
  const lost = make('p', { class: 'pane__lost', role: 'status' });
  const notice = make('p', { class: 'pane__notice', role: 'status' });
  const aside = make('p', { class: 'unseen', role: 'status' });
  const composer = makeComposer({ send: say, tooLong: (is) => tell('long', is) });
  const heading = make('h2', { class: 'pane__title', id: newId() }, title ?? '');
  const acts = createActs(element, {
    send: (done) => outgoing.add({ path: 'act', ...done }),
    busy: (is) => setText(aside, is ? wording.text('act.busy') : ''),
  });
  const desk = makeDesk((action, button) => act(action, button));
  element.classList.add('pane');
  element.classList.toggle('pane--desk', hasDesk);
  if (title) element.setAttribute('aria-labelledby', heading.id);
  element.replaceChildren(
    ...(title ? [heading] : []),
    desk.element,
    make('div', { class: 'pane__talk' }, log, pill),
    lost,
    notice,
    aside,
    composer.element,
  );
  composer.element.hidden = true;

  const scroll = keepNewestInView(log, content, pill);
  const outgoing = createOutgoing(base, {
    sent: ({ path, key, ask }) => {
      if (path === 'say') lines.view(key)?.mark('sent');
      else if (path === 'tap') setTimeout(() => releaseAll(ask), PATIENCE);
      else if (path === 'act') setTimeout(() => acts.release(key), PATIENCE);
    },
    waiting: (item) => lines.view(item.key)?.mark('unsent'),
    failed: (item) => {
      if (item.path === 'say') return lines.view(item.key)?.mark('failed');
      if (item.path === 'home') return;
      if (item.path === 'act') {
        acts.release(item.key);
        return tell('act.failed', true);
      }
      releaseAll(item.ask, true);
      tell('tap-failed', true);
    },
    refused: (item, message) => {
      acts.release(item.key);
      releaseAll(item.ask, true);
      if (item.text !== undefined && composer.giveBack(item.text)) lines.remove(item.key);
      else lines.view(item.key)?.mark('refused');
      notice.textContent = message ?? wording.text('refused');
    },
    over: (unsent) => {
      over();
      for (const { key } of unsent) lines.view(key)?.mark('refused');
    },
  });
  const lines = new Lines(content, { tap, act, again: () => outgoing.again(), base, over }, wording);
  const stream = createStream(
    base,
    {
      event: (name, data) => (loading ? held.push(() => happened(name, data)) : happened(name, data)),
      ready: () => home(),
      lost: (is) => setText(lost, is ? wording.text('lost') : ''),
      load,
    },
    rests,
  );

  /** @param {string} key @param {boolean} is */
  function tell(key, is) {
    if (is) setText(notice, wording.text(key));
    else if (notice.textContent === wording.text(key)) notice.textContent = '';
  }

  /** @param {string} text */
  function say(text) {
    notice.textContent = '';
    const id = outgoing.add({ path: 'say', text });
    lines.show({ seq: NEWEST, id, from: 'person', text, at: '', ask: null, buttons: [], chosen: null });
    scroll.toEnd();
  }

  /** @param {number} ask @param {string} option @param {boolean} toggle */
  function tap(ask, option, toggle) {
    notice.textContent = '';
    outgoing.add({ path: 'tap', ask, option });
    if (!toggle) scroll.toEnd();
  }

  /** @param {import('./actions.js').Action} action @param {HTMLElement} button @param {number} [ask] */
  function act(action, button, ask) {
    notice.textContent = '';
    acted = ask;
    acts.press(action, button, ask);
  }

  /** Asks for the home page as it is now. Whoever has gone on to another page stays there, unless it is `anyway`. @param {boolean} [anyway] */
  function home(anyway = false) {
    if (hasDesk && (anyway || desk.isHome())) outgoing.add({ path: 'home' });
  }

  /** @param {number} [ask] @param {boolean} [toggles] */
  function releaseAll(ask, toggles) {
    for (const view of lines.asking(ask)) view.release(toggles);
  }

  /** @param {string} name @param {any} data */
  function happened(name, data) {
    // The person, or their language, may be another one: the stream begins anew too.
    if (name === 'talk') stream.start();
    else if (name === 'settle') for (const view of lines.asking(data.ask)) view.settle(data.chosen);
    else if (name === 'amend') amended(data);
    else if (name === 'line') arrived(data);
    else if (name === 'home') {
      acts.release();
      if (desk.show(data.view)) element.dispatchEvent(new CustomEvent('news'));
    } else if (name === 'form' && isMine(data.key)) asked(data);
  }

  /** @param {{ ask: number, buttons: import('./line.js').Button[][], view?: import('./view.js').View }} data */
  function amended({ ask, buttons, view }) {
    if (view) acts.release();
    const line = view ? lines.card(ask) : lines.asking(ask).at(-1);
    line?.amend(buttons, view);
    if (!line || !view || ask !== acted) return;
    acted = undefined;
    scroll.changed(line.element);
  }

  /** A form that was asked for. While another is filled in it comes too late. @param {{ ask: number | null, view: import('./view.js').View }} data */
  async function asked({ ask, view }) {
    acts.release();
    if (form) return;
    form = openForm(view, ask, { base, pane: element, text: wording.text, over });
    await form.closed;
    form = null;
  }

  /** @param {Line} line */
  function arrived(line) {
    const isNew = lines.show(line);
    const view = lines.view(line.id);
    if (!isNew || !view) return;
    if (line.from === 'bot') {
      releaseAll();
      acts.release();
    }
    news(view.element);
  }

  /** @param {HTMLElement} line */
  function news(line) {
    scroll.arrived(line);
    element.dispatchEvent(new CustomEvent('news'));
  }

  /** Reads the whole talk. @returns {Promise<number | null>} */
  async function load() {
    loads += 1;
    const mine = loads;
    loading = true;
    try {
      const answer = await fetch(`${base}/talk`, { cache: 'no-store' });
      if (answer.status === 401) {
        over();
        return null;
      }
      if (!answer.ok) throw new Error(`talk: ${answer.status}`);
      /** @type {Talk} */
      const talk = await answer.json();
      if (mine === loads) await show(talk);
      return talk.last;
    } finally {
      if (mine === loads) {
        loading = false;
        const waiting = held;
        held = [];
        for (const each of waiting) each();
      }
    }
  }

  /** @param {Talk} talk */
  async function show(talk) {
    const first = content.childElementCount === 0;
    // What is there already is not read out again, neither at the start nor in another language.
    if (first || element.lang !== talk.language) log.setAttribute('aria-live', 'off');
    reword(talk);
    if (!first) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      log.setAttribute('aria-live', 'polite');
    }
    const fresh = lines.reconcile(talk.lines, talk.last);
    composer.element.hidden = false;
    if (!first) return fresh && news(fresh.element);
    scroll.opened();
    setTimeout(() => log.setAttribute('aria-live', 'polite'), 100);
  }

  /** @param {Talk} talk */
  function reword(talk) {
    element.lang = talk.language;
    element.dir = talk.direction;
    wording = makeWording(talk.labels, talk.language, timeZone);
    lines.reword(wording);
    desk.reword(wording.text);
    composer.reword(wording.text);
    log.setAttribute('aria-label', wording.text('log'));
    pill.textContent = wording.text('new');
  }

  /** The session has ended: nothing more can be said here, what was said stays readable. */
  function over() {
    stream.stop();
    lost.textContent = '';
    composer.element.hidden = true;
    notice.replaceChildren(`${wording.text('over')} `, make('a', { href: '/chat' }, wording.text('over.link')));
  }

  stream.start();
  return {
    home,
    /** Forgets what is shown and begins anew. */
    restart: () => {
      stream.stop();
      outgoing.clear();
      acts.release();
      form?.close();
      desk.clear();
      lines.clear();
      notice.textContent = '';
      return stream.start();
    },
  };
}
