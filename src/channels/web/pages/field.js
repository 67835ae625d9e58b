// One field of a form: its label, its hint, where the answer is written, and what is wrong with it.
import { make, newId, setText } from './dom.js';

/** @typedef {{ name: string, label: string, hint?: string, kind: 'text' | 'long' | 'choice' | 'date' | 'time' | 'number', options: { value: string, label: string }[], value?: string, max?: number, optional?: true }} Field as the server sends it */

/** The server takes no more than this in any field. */
export const LONGEST = 5000;

/** @param {Field} field @param {(key: string) => string} text */
export function makeField(field, text) {
  const id = newId();
  const label = make('label', { class: 'field__label', for: id, dir: 'auto' }, field.label);
  if (field.optional) label.append(' ', make('span', { class: 'field__optional' }, `(${text('form.optional')})`));
  const error = make('p', { class: 'field__error words', id: `${id}-error`, dir: 'auto' });
  const control = makeControl(field, id, text);
  control.value = field.value ?? '';
  const hints = field.hint
    ? [make('p', { class: 'field__hint words', id: `${id}-hint`, dir: 'auto' }, field.hint)]
    : [];
  const element = make('div', { class: 'field' }, label, ...hints, control, error);

  /** @param {string} words empty when nothing is wrong */
  function blame(words) {
    setText(error, words);
    control.setAttribute('aria-invalid', String(words !== ''));
    const about = [...hints.map((hint) => hint.id), ...(words === '' ? [] : [error.id])];
    if (about.length > 0) control.setAttribute('aria-describedby', about.join(' '));
    else control.removeAttribute('aria-describedby');
  }

  blame('');
  return {
    name: field.name,
    element,
    blame,
    focus: () => control.focus(),
    value: () => control.value,
    isChanged: () => control.value !== (field.value ?? ''),
  };
}

/** @param {Field} field @param {string} id @param {(key: string) => string} text */
function makeControl({ kind, options, optional, value }, id, text) {
  const attributes = { id, class: 'field__control', dir: 'auto', 'aria-required': optional ? undefined : 'true' };
  if (kind === 'text') return make('input', { ...attributes, type: 'text', autocomplete: 'off' });
  if (kind === 'date' || kind === 'time') return make('input', { ...attributes, type: kind });
  if (kind === 'number')
    return make('input', { ...attributes, type: 'text', inputmode: 'numeric', autocomplete: 'off' });
  if (kind === 'long') return make('textarea', { ...attributes, rows: '4' });
  const known = options.some((option) => option.value === value);
  // Nothing is chosen for somebody who has not chosen yet.
  const none = known && !optional ? [] : [make('option', { value: '' }, text('form.choose'))];
  return make(
    'select',
    { ...attributes, dir: undefined },
    ...none,
    ...options.map((option) => make('option', { value: option.value, dir: 'auto' }, option.label)),
  );
}
