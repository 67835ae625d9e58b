// The buttons below a question: one of several, or several that stay pressed.
import { make, setText } from './dom.js';

/** @typedef {{ label: string, option: string, picked?: boolean }} Button as the server sends it */
/** @typedef {{ amend: (rows: Button[][]) => void, release: (toggles?: boolean) => void, hasFocus: () => boolean, element: HTMLElement }} Choices */

/** A toggle that waits for the server longer than this shows the server's state again. */
const PATIENCE = 10_000;
const COLUMNS = 12;
/** Labels up to this length stand three in a row on the smallest screen too: the times of a day stay beside each other. */
const SHORT = 10;

/** @param {Button} button */
const isToggle = (button) => button.picked !== undefined || /^[+-]/.test(button.option);

/** What stays the same when a toggle changes: its option carries a sign for what the tap leads to.
 * @param {Button} button */
const identityOf = (button) => (isToggle(button) ? button.option.replace(/^[+-]/, '*') : button.option);

/**
 * @param {Button[][]} rows
 * @param {string} labelledBy id of the question's text
 * @param {(option: string, toggle: boolean) => void} tap
 * @returns {Choices}
 */
export function makeChoices(rows, labelledBy, tap) {
  const element = make('div', { class: 'choices', role: 'group', 'aria-labelledby': labelledBy });
  /** @type {Map<string, { node: HTMLButtonElement, button: Button }>} */
  const shown = new Map();
  /** Toggles that were tapped, with the state they are going to. @type {Map<string, boolean>} */
  const going = new Map();
  let settling = false;

  /** @param {string} identity */
  function tapped(identity) {
    const held = shown.get(identity);
    if (!held || settling || going.has(identity)) return;
    const toggle = isToggle(held.button);
    if (toggle) {
      going.set(identity, !held.button.picked);
      setTimeout(() => {
        if (going.delete(identity)) paint(identity);
      }, PATIENCE);
      paint(identity);
    } else {
      settling = true;
      held.node.classList.add('choice--chosen');
      for (const other of shown.values()) other.node.setAttribute('aria-disabled', 'true');
    }
    tap(held.button.option, toggle);
  }

  /** @param {string} identity */
  function paint(identity) {
    const held = shown.get(identity);
    if (!held) return;
    const { node, button } = held;
    // The pressed state has a mark of its own here.
    const label = button.picked ? button.label.replace(/^✓\s*/, '') : button.label;
    setText(node, label);
    if (!isToggle(button)) return;
    node.setAttribute('aria-pressed', String(going.get(identity) ?? button.picked ?? false));
    node.classList.toggle('choice--going', going.has(identity));
  }

  /** @param {string} identity */
  function nodeFor(identity) {
    const node = make('button', { type: 'button', class: 'choice', dir: 'auto' });
    node.addEventListener('click', () => tapped(identity));
    return node;
  }

  /** Buttons that stay are left where they are: a screen reader reads only what is new, and the focus is kept.
   * @param {Button[][]} wanted */
  function amend(wanted) {
    release();
    const widest = Math.max(1, ...wanted.map((row) => row.length));
    const inRows = wanted.filter((row) => row.length > 1).flat();
    element.classList.toggle(
      'choices--short',
      inRows.every(({ label }) => label.replace(/^✓\s*/, '').length <= SHORT),
    );
    const gone = new Set(shown.keys());
    let next = element.firstElementChild;
    for (const row of wanted) {
      for (const [at, button] of row.entries()) {
        const identity = identityOf(button);
        const node = shown.get(identity)?.node ?? nodeFor(identity);
        shown.set(identity, { node, button });
        gone.delete(identity);
        if (going.get(identity) === (button.picked ?? false)) going.delete(identity);
        const width = isToggle(button) ? widest : row.length;
        node.dataset.span = String(Math.max(2, Math.floor(COLUMNS / width)));
        node.classList.toggle('choice--first', at === 0);
        paint(identity);
        if (node === next) next = node.nextElementSibling;
        else element.insertBefore(node, next);
      }
    }
    for (const identity of gone) {
      shown.get(identity)?.node.remove();
      shown.delete(identity);
    }
  }

  /** Makes everything tappable again. @param {boolean} [toggles] also shows the toggles as the server last told them */
  function release(toggles = false) {
    settling = false;
    if (toggles) {
      going.clear();
      for (const identity of shown.keys()) paint(identity);
    }
    for (const { node } of shown.values()) {
      node.classList.remove('choice--chosen');
      node.removeAttribute('aria-disabled');
    }
  }

  amend(rows);
  return {
    element,
    amend,
    release,
    hasFocus: () => element.contains(document.activeElement),
  };
}
