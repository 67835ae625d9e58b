// Asks before something is done that cannot be taken back.
import { openDialog } from './dialog.js';
import { make, newId } from './dom.js';

/** @typedef {{ title: string, text: string, yes: string, no: string }} Sure as the server sends it */

/** @param {Sure} sure @param {HTMLElement} pane @returns {Promise<boolean>} */
export async function askSure({ title, text, yes, no }, pane) {
  const id = newId();
  const answer = (/** @type {string} */ value, /** @type {string} */ label, /** @type {string} */ kind) => {
    const button = make('button', { type: 'button', class: `button ${kind}`, dir: 'auto' }, label);
    button.addEventListener('click', () => dialog.close(value));
    return button;
  };
  const dialog = make(
    'dialog',
    { class: 'sure', role: 'alertdialog', 'aria-labelledby': id, 'aria-describedby': `${id}-text` },
    make('h2', { id, dir: 'auto' }, title),
    make('p', { id: `${id}-text`, class: 'words', dir: 'auto' }, text),
    // "No" comes first, so that it has the focus: Enter pressed twice must not be a yes.
    make('div', { class: 'sure__buttons' }, answer('no', no, ''), answer('yes', yes, 'button--main')),
  );
  return (await openDialog(dialog, pane)) === 'yes';
}
