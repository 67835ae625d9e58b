// What is done in the views of a pane: asked before where that is wanted, shown as under way, given back when nothing comes of it.
import { askSure } from './sure.js';

/** @typedef {import('./actions.js').Action} Action */
/** @typedef {{ do: string, object: string, revision: number, ask?: number }} Done as the server takes it */

/** What is over sooner is not worth telling. */
const SHORT = 1000;

/**
 * @param {HTMLElement} pane
 * @param {{ send: (done: Done) => string, busy: (is: boolean) => void }} told `send` gives back the key; `busy` tells those who do not see the button
 */
export function createActs(pane, { send, busy }) {
  /** What is under way, by its key. @type {Map<string, HTMLElement>} */
  const underWay = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let telling;

  /** @param {Action} action @param {HTMLElement} button @param {number} [ask] the card it is on */
  async function press(action, button, ask) {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    if (action.sure && !(await askSure(action.sure, pane))) return free(button);
    button.setAttribute('aria-busy', 'true');
    clearTimeout(telling);
    telling = setTimeout(() => busy(true), SHORT);
    const { do: name, object, revision } = action;
    underWay.set(send({ do: name, object, revision, ...(ask === undefined ? {} : { ask }) }), button);
  }

  /** @param {HTMLElement} button */
  function free(button) {
    button.removeAttribute('aria-disabled');
    button.removeAttribute('aria-busy');
  }

  /** Gives back the button of a key, or all of them. @param {string} [key] */
  function release(key) {
    for (const [one, button] of underWay) {
      if (key !== undefined && key !== one) continue;
      free(button);
      underWay.delete(one);
    }
    if (underWay.size > 0) return;
    clearTimeout(telling);
    busy(false);
  }

  return { press, release };
}
