// Reads a message aloud, with the voice of the browser: the button that begins and stops it, and what is said.
import { make } from './dom.js';

/** @typedef {{ language: string, parts: string[] }} Spoken what is said, in which language; each part is followed by a pause */

/** Signs that a voice would name one by one: pictures, flags, ticks and bullets. */
const SIGNS = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}✓•←-⇿]|\uFE0F|\u200D|\u20E3/gu;
const LINK = /https:\/\/([^\s/<>"]+)\S*/g;

/** Where the browser has no voice there is no button. */
const voice = 'speechSynthesis' in window ? window.speechSynthesis : null;

/** Ends what is being read; one message is read at a time on a page. */
let stop = () => {};
if (voice) window.addEventListener('pagehide', () => voice.cancel());

/** A text as it can be heard: without signs, an address by its place alone, paragraph by paragraph, for browsers fall silent in long texts.
 * @param {string} text @returns {string[]} */
export function spokenOf(text) {
  return text
    .replace(LINK, '$1')
    .replace(SIGNS, '')
    .split('\n')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** A view as it can be heard: its words from top to bottom, without what can be done.
 * @param {import('./view.js').View} view @returns {string} */
export function wordsOf({ title, notice, sections }) {
  const words = sections.flatMap(({ title: heading, text, lines, beside }) => [
    heading,
    text,
    ...lines,
    ...(beside?.rows ?? []).flatMap(({ label, left, right }) => [
      label,
      `${beside?.heads[0]}: ${left}`,
      `${beside?.heads[1]}: ${right}`,
    ]),
  ]);
  return [title, notice, ...words].filter((one) => one !== undefined).join('\n');
}

/**
 * The button, or null where the browser cannot read aloud.
 * @param {() => Spoken} spoken asked when it begins, for what is shown may have changed
 */
export function makeAloud(spoken) {
  if (!voice) return null;
  // What it is called is no news of the talk.
  const element = make('button', { type: 'button', class: 'aloud', 'aria-live': 'off' });
  let names = { read: '', stop: '' };
  let reading = false;

  /** @param {boolean} is */
  function show(is) {
    reading = is;
    element.classList.toggle('aloud--reading', is);
    element.title = is ? names.stop : names.read;
    element.setAttribute('aria-label', element.title);
  }

  function begin() {
    stop();
    const { language, parts } = spoken();
    const said = parts.map((part) => Object.assign(new SpeechSynthesisUtterance(part), { lang: language }));
    const last = said.at(-1);
    if (!last || !voice) return;
    let over = false;
    const end = () => {
      over = true;
      show(false);
    };
    const halt = () => {
      if (over) return;
      end();
      voice.cancel();
    };
    stop = halt;
    last.onend = () => over || end();
    // A voice that fails says nothing more of this message. One that was stopped says so too, when another may speak already.
    for (const one of said) one.onerror = halt;
    show(true);
    for (const one of said) voice.speak(one);
  }

  element.addEventListener('click', () => (reading ? stop() : begin()));
  return {
    element,
    /** @param {(key: string) => string} text */
    reword(text) {
      names = { read: text('read'), stop: text('read.stop') };
      show(reading);
    },
  };
}
