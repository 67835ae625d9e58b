// The buttons of a view: what can be done from it.
import { make } from './dom.js';

/** @typedef {{ do: string, object: string, revision: number, label: string, opens?: true, tone?: 'main' | 'danger', sure?: import('./sure.js').Sure }} Action as the server sends it */
/** @typedef {(action: Action, button: HTMLButtonElement) => void} Press */

/**
 * @param {Action[]} actions
 * @param {Press} press
 * @param {string} [about] id of the words that say what they are about: ten buttons may all be called "Open"
 */
export function makeActions(actions, press, about) {
  const buttons = actions.map((action) => {
    const button = make(
      'button',
      {
        type: 'button',
        class: `button act${action.tone ? ` button--${action.tone}` : ''}`,
        dir: 'auto',
        'data-act': `${action.do} ${action.object}`,
        'aria-describedby': about,
        'aria-haspopup': action.opens || action.sure ? 'dialog' : undefined,
      },
      action.label,
    );
    button.addEventListener('click', () => press(action, button));
    return button;
  });
  return make('div', { class: 'actions' }, ...buttons);
}
