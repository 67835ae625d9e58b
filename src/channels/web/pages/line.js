// One message of the talk: who says it, its text, its time, its buttons or what was chosen, and whether it is sent.
import { makeAloud, spokenOf, wordsOf } from './aloud.js';
import { makeCard } from './card.js';
import { makeChoices } from './choices.js';
import { make, newId, setText } from './dom.js';
import { makeUpload } from './upload.js';

/** @typedef {import('./choices.js').Button} Button */
/** @typedef {{ seq: number, id: string, from: 'bot' | 'person', text: string, at: string, ask: number | null, buttons: Button[][], chosen: string[] | null, view?: import('./view.js').View, file?: import('./upload.js').Wanted, document?: { name: string } }} Line as the server sends it */
/** @typedef {import('./wording.js').Wording} Wording */
/** @typedef {{ tap: (ask: number, option: string, toggle: boolean) => void, act: (action: import('./actions.js').Action, button: HTMLElement, ask: number | undefined) => void, again: () => void, base: string, over: () => void }} Acts */

export class LineView {
  /** @type {import('./choices.js').Choices | null} */
  #choices = null;
  /** @type {ReturnType<typeof makeCard> | null} */
  #card = null;
  #who = make('span', { class: 'unseen' });
  #time = make('time', { class: 'line__time', 'aria-live': 'off' });
  #state = make('p', { class: 'line__state', hidden: true });
  #chosen = make('div', { class: 'line__chosen', hidden: true });
  #chosenWord = make('span', { class: 'unseen' });
  #settled = '';
  /** @type {ReturnType<typeof makeUpload> | null} */
  #upload = null;
  #aloud = makeAloud(() => this.#spoken());
  #textId = newId();

  /** @param {Line} line @param {Acts} acts @param {Wording} wording */
  constructor(line, acts, wording) {
    this.line = line;
    this.acts = acts;
    this.wording = wording;
    const kind = `line line--${line.from}${line.view ? ' line--card' : ''}`;
    this.bubble = make(
      'div',
      { class: 'line__bubble' },
      this.#who,
      this.#words(line),
      ...this.#file(line),
      this.#chosen,
    );
    this.element = make('div', { class: kind, tabindex: '-1' }, this.bubble, this.#state, this.#time);
    if (this.#aloud && line.from === 'bot') this.element.append(this.#aloud.element);
    this.reword(wording);
    this.update(line);
  }

  get seq() {
    return this.line.seq;
  }

  /** What is said: words, or a card. @param {Line} line */
  #words({ text, ask, view }) {
    if (!view) return make('p', { class: 'line__text', dir: 'auto', id: this.#textId }, ...withLinks(text));
    this.#card = makeCard(this.#textId, (action, button) => this.acts.act(action, button, ask ?? undefined));
    this.#card.show(view);
    return this.#card.element;
  }

  /** A file that was handed out with the words. @param {Line} line */
  #file({ id, document }) {
    if (!document) return [];
    const href = `${this.acts.base}/document?line=${encodeURIComponent(id)}`;
    const link = make('a', { href, download: document.name, dir: 'ltr' }, `📄 ${document.name}`);
    return [make('p', { class: 'line__file' }, link)];
  }

  /** What is heard: the words, and what can be answered or was answered. A card speaks its own language. */
  #spoken() {
    const { text, buttons, chosen, view } = this.line;
    const labels = view?.actions.map(({ label }) => label) ?? buttons.flat().map(({ label }) => label);
    const [intro, answers] = chosen ? ['chosen', chosen] : ['read.answers', labels];
    const heard = answers.flatMap((label) => spokenOf(bare(label)));
    return {
      language: view?.language ?? this.wording.language,
      parts: [
        ...spokenOf(view ? wordsOf(view) : text),
        ...(heard.length > 0 ? [this.wording.text(intro), ...heard] : []),
      ],
    };
  }

  /** The server's word on a line that is shown already. @param {Line} line */
  update(line) {
    if (line.view) this.#card?.show(line.view);
    else if (line.text !== this.line.text) this.bubble.querySelector('.line__text')?.replaceWith(this.#words(line));
    // What was sent twice was said the first time.
    const at = this.line.at && line.at > this.line.at ? this.line.at : line.at;
    this.line = { ...line, at };
    if (at) this.#time.dateTime = at;
    this.reword(this.wording);
    if (at) this.mark('sent');
    if (line.chosen) this.settle(line.chosen);
    else if (line.file) this.#ask(line.file);
    if (line.chosen) return;
    if (line.ask !== null && line.buttons.length > 0) this.amend(line.buttons);
  }

  /** In the language that is spoken now. @param {Wording} wording */
  reword(wording) {
    this.wording = wording;
    setText(this.#who, `${wording.text(this.line.from === 'bot' ? 'bot' : 'you')}: `);
    this.#aloud?.reword(wording.text);
    this.#upload?.reword(wording.text);
    setText(this.#chosenWord, `${wording.text('chosen')}: `);
    // Only the server knows the time: a line that it has not seen yet has none.
    setText(this.#time, this.line.at && wording.time(this.line.at));
    this.element.dataset.day = this.line.at && wording.day(this.line.at);
    this.element.dataset.at = this.line.at;
    this.element.dataset.seq = String(this.line.seq);
  }

  /** @param {Button[][]} rows @param {import('./view.js').View} [view] a card as it is now */
  amend(rows, view) {
    const { ask } = this.line;
    if (view) this.#card?.show(view);
    if (view) this.line = { ...this.line, view };
    if (ask === null || this.line.chosen) return;
    this.line = { ...this.line, buttons: rows };
    if (this.#choices) return this.#choices.amend(rows);
    this.#choices = makeChoices(rows, this.#textId, (option, toggle) => this.acts.tap(ask, option, toggle));
    this.element.insertBefore(this.#choices.element, this.#state);
  }

  /** @param {import('./upload.js').Wanted} wanted */
  #ask(wanted) {
    if (this.#upload) return;
    this.#upload = makeUpload(wanted, this.#textId, this.acts);
    this.#upload.reword(this.wording.text);
    this.element.insertBefore(this.#upload.element, this.#choices?.element ?? this.#state);
  }

  /** The question is answered: its buttons go, what was chosen stays. @param {string[]} chosen */
  settle(chosen) {
    this.line = { ...this.line, chosen };
    if (this.#choices) {
      // Whoever was on a button goes on from here with Tab, to the next question.
      if (this.#choices.hasFocus()) this.element.focus({ preventScroll: true });
      this.#choices.element.remove();
      this.#choices = null;
    }
    if (this.#upload) {
      if (this.#upload.hasFocus()) this.element.focus({ preventScroll: true });
      this.#upload.element.remove();
      this.#upload = null;
    }
    if (chosen.length === 0 || this.#settled === chosen.join('\n')) return;
    this.#settled = chosen.join('\n');
    // A label that begins with a sign of its own needs no second one.
    const items = chosen.map((label) =>
      make(
        'li',
        { dir: 'auto', 'data-sign': /^\p{Extended_Pictographic}/u.test(label) && !label.startsWith('✓') },
        bare(label),
      ),
    );
    this.#chosen.replaceChildren(this.#chosenWord, make('ul', {}, ...items));
    this.#chosen.hidden = false;
  }

  /** @param {boolean} [toggles] */
  release(toggles) {
    this.#choices?.release(toggles);
    this.#upload?.release();
  }

  /** What the server has is sent, whatever became of its answer. @param {'sent' | 'unsent' | 'failed' | 'refused'} told */
  mark(told) {
    const state = this.line.at ? 'sent' : told;
    this.element.classList.toggle('line--unsent', state !== 'sent');
    this.#state.hidden = state === 'sent';
    this.#state.replaceChildren();
    if (state === 'sent') return;
    this.#state.append(this.wording.text(state));
    if (state !== 'failed') return;
    const again = make('button', { type: 'button', class: 'button' }, this.wording.text('again'));
    again.addEventListener('click', () => this.acts.again());
    this.#state.append(again);
  }
}

/** @param {string} label */
const bare = (label) => label.replace(/^✓\s*/, '');

/** The text with its web addresses as links. @param {string} text @returns {(string | HTMLAnchorElement)[]} */
function withLinks(text) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/).map((part, at) => {
    if (at % 2 === 0) return part;
    return make('a', { href: part, target: '_blank', rel: 'noopener noreferrer', dir: 'ltr' }, part);
  });
}
