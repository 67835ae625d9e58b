// All messages of a talk in their order: puts in new ones, brings the shown ones up to date, takes out old ones.
import { LineView } from './line.js';

/** @typedef {import('./line.js').Line} Line */
/** @typedef {import('./wording.js').Wording} Wording */

export class Lines {
  /** @type {Map<string, LineView>} */
  #views = new Map();

  /**
   * @param {HTMLElement} element
   * @param {import('./line.js').Acts} acts
   * @param {Wording} wording
   */
  constructor(element, acts, wording) {
    this.element = element;
    element.addEventListener('keydown', (event) => this.#rove(event));
    this.acts = acts;
    this.wording = wording;
  }

  /** Shows a line, or the server's word on one that is shown already. Gives back whether it is new.
   * @param {Line} line */
  show(line) {
    const isNew = this.#show(line);
    this.#tidy();
    return isNew;
  }

  /** @param {Line} line */
  #show(line) {
    const known = this.#views.get(line.id);
    const view = known ?? new LineView(line, this.acts, this.wording);
    this.#views.set(line.id, view);
    known?.update(line);
    this.#place(view);
    return !known;
  }

  /** Moved only when it stands wrong, for a screen reader reads again what is moved. @param {LineView} view */
  #place(view) {
    const { element } = view;
    let next = null;
    let before = this.element.lastElementChild;
    while (before && (before === element || isBelow(before, element))) {
      if (before !== element) next = before;
      before = before.previousElementSibling;
    }
    if (element.isConnected && element.nextElementSibling === next) return;
    this.element.insertBefore(element, next);
  }

  /** One heading a day, and one time for what is said in one breath. */
  #tidy() {
    let day = '';
    /** @type {HTMLElement | null} */
    let previous = null;
    for (const element of /** @type {HTMLCollectionOf<HTMLElement>} */ (this.element.children)) {
      const here = element.dataset.day || day;
      element.classList.toggle('line--new-day', here !== day);
      previous?.classList.toggle('line--goes-on', here === day && breath(previous) === breath(element));
      day = here;
      previous = element;
    }
    previous?.classList.remove('line--goes-on');
    // One stop for Tab, at the newest: nobody goes through a hundred buttons to the place to write.
    const aloud = this.#aloud();
    for (const [at, button] of aloud.entries()) button.tabIndex = at === aloud.length - 1 ? 0 : -1;
  }

  /** The buttons that read aloud, from the oldest to the newest. @returns {HTMLButtonElement[]} */
  #aloud() {
    return [...this.element.querySelectorAll('button')].filter((button) => button.classList.contains('aloud'));
  }

  /** From one of them to the others with the arrows. @param {KeyboardEvent} event */
  #rove(event) {
    const aloud = this.#aloud();
    const at = event.target instanceof HTMLButtonElement ? aloud.indexOf(event.target) : -1;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: aloud.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    aloud[to]?.focus();
  }

  /** Everything as the server has it; lines that came later than its answer stay, and so do unsent ones.
   * Gives back the first that is new.
   * @param {Line[]} lines @param {number} last */
  reconcile(lines, last) {
    const there = new Set(lines.map((line) => line.id));
    for (const [id, view] of this.#views) {
      if (!there.has(id) && view.seq <= last) this.remove(id);
    }
    const fresh = lines.find((line) => !this.#views.has(line.id));
    for (const line of lines) this.#show(line);
    this.#tidy();
    return fresh && this.#views.get(fresh.id);
  }

  /** @param {Wording} wording */
  reword(wording) {
    this.wording = wording;
    for (const view of this.#views.values()) view.reword(wording);
    this.#tidy();
  }

  /** @param {string} id */
  view(id) {
    return this.#views.get(id);
  }

  /** @param {string} id */
  remove(id) {
    this.#views.get(id)?.element.remove();
    this.#views.delete(id);
    this.#tidy();
  }

  clear() {
    this.#views.clear();
    this.element.replaceChildren();
  }

  /** The newest line of a number that is a card. @param {number} ask */
  card(ask) {
    return [...this.#views.values()]
      .filter(({ line }) => line.ask === ask && line.view)
      .sort((one, two) => one.seq - two.seq)
      .at(-1);
  }

  /** The questions that are not settled, as they stand below each other. @param {number} [ask] */
  asking(ask) {
    return [...this.#views.values()]
      .filter(({ line }) => line.ask !== null && !line.chosen && (ask === undefined || line.ask === ask))
      .sort((one, two) => one.seq - two.seq);
  }
}

/** Whether one stands below another: by time, as the server orders them; what is not sent yet stands last.
 * @param {Element} one @param {Element} other */
function isBelow(one, other) {
  const [mine, theirs] = [placeOf(one), placeOf(other)];
  if (mine.at !== theirs.at) return mine.at > theirs.at;
  // At the same moment a person's words come above the answer to them.
  return mine.answer === theirs.answer ? mine.seq > theirs.seq : mine.answer;
}

/** @param {Element} element */
function placeOf(element) {
  const { at, seq } = /** @type {HTMLElement} */ (element).dataset;
  return { at: at || '~', seq: Number(seq), answer: element.classList.contains('line--bot') };
}

/** Who speaks, and at which minute. @param {Element} element */
const breath = (element) => `${element.classList[1]} ${element.querySelector('.line__time')?.textContent}`;
