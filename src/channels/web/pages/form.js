// A form: asked for a moment ago, filled in above the page, and sent once. What is wrong is said at its field, and nothing that was written is lost.
import { openDialog } from './dialog.js';
import { make, newId, setText } from './dom.js';
import { LONGEST, makeField } from './field.js';
import { newKey } from './keys.js';
import { post } from './post.js';
import { makeSection } from './section.js';
import { askSure } from './sure.js';

/** @typedef {import('./view.js').View} View */
/** @typedef {{ base: string, pane: HTMLElement, text: (key: string) => string, over: () => void }} Where */

/**
 * Opens it; `closed` resolves when it is gone.
 * @param {View} view
 * @param {number | null} ask the card that it was asked for on
 * @param {Where} where
 * @returns {{ close: () => void, closed: Promise<unknown> }}
 */
export function openForm(view, ask, { base, pane, text, over }) {
  const id = newId();
  const [action] = view.actions;
  const fields = view.fields.map((field) => makeField(field, text));
  const fault = make('p', { class: 'form__fault words', role: 'alert', dir: 'auto' });
  const cancel = make('button', { type: 'button', class: 'button' }, text('form.cancel'));
  const submit = make('button', { type: 'submit', class: 'button button--main act', dir: 'auto' }, action?.label ?? '');
  const notice = view.notice ? [make('p', { class: 'view__notice words', dir: 'auto' }, view.notice)] : [];
  const form = make(
    'form',
    { class: 'form', novalidate: true },
    make('h2', { id, class: 'words', dir: 'auto' }, view.title),
    ...notice,
    ...view.sections.map((section) => makeSection({ ...section, actions: [] }, 'h3', () => {})),
    ...fields.map((field) => field.element),
    fault,
    make('div', { class: 'sure__buttons' }, cancel, submit),
  );
  submit.hidden = !action;
  const dialog = make('dialog', { class: 'sure', 'aria-labelledby': id }, form);
  // What is sent again unchanged is the same request; after a change it is another one.
  let key = newKey();
  let sent = '';
  let busy = false;

  cancel.addEventListener('click', () => dialog.close());
  dialog.addEventListener('cancel', (event) => {
    // Escape is pressed by mistake too, and words would be lost: there is a button for that.
    if (event.target === dialog && (busy || fields.some((field) => field.isChanged()))) event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (action) send(action);
  });

  /** @param {import('./actions.js').Action} action */
  async function send({ do: name, object, revision, sure }) {
    if (busy) return;
    busy = true;
    if (sure && !(await askSure(sure, pane))) {
      busy = false;
      return;
    }
    const long = fields.filter((field) => field.value().length > LONGEST);
    const wrong = blame(Object.fromEntries(long.map((field) => [field.name, text('form.long')])));
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value()]));
    if (!wrong) await deliver({ do: name, object, revision, ...(ask === null ? {} : { ask }), fields: values });
    busy = false;
  }

  /** @param {object} act */
  async function deliver(act) {
    const now = JSON.stringify(act);
    if (sent !== '' && sent !== now) key = newKey();
    sent = now;
    submit.setAttribute('aria-busy', 'true');
    submit.setAttribute('aria-disabled', 'true');
    const answer = await post(base, 'act', { key, ...act });
    const said = answer?.ok ? {} : await answer?.json().catch(() => ({}));
    submit.removeAttribute('aria-busy');
    submit.removeAttribute('aria-disabled');
    if (answer?.ok) dialog.close();
    else if (answer?.status === 401) {
      dialog.close();
      over();
    } else if (answer?.status !== 422 || !blame(said.errors ?? {})) {
      setText(fault, typeof said?.message === 'string' ? said.message : text('form.failed'));
    }
  }

  /** Says what is wrong, and goes to the first field with a fault. Gives back whether there is one.
   * @param {Record<string, string>} errors by the name of the field */
  function blame(errors) {
    for (const field of fields) field.blame(errors[field.name] ?? '');
    const wrong = fields.find((field) => errors[field.name]);
    const elsewhere = Object.entries(errors).filter(([name]) => !fields.some((field) => field.name === name));
    setText(fault, elsewhere.map(([, words]) => words).join(' '));
    wrong?.focus();
    return Object.keys(errors).length > 0;
  }

  return { close: () => dialog.close(), closed: openDialog(dialog, pane) };
}
