// Where a person writes: grows with the words, Enter sends, Shift and Enter makes a new line.
import { make, newId } from './dom.js';

export const LONGEST = 20_000;

/** @param {{ send: (text: string) => void, tooLong: (is: boolean) => void }} acts */
export function makeComposer(acts) {
  const id = newId();
  const label = make('label', { class: 'unseen', for: id });
  const hint = make('p', { class: 'unseen', id: `${id}-hint` });
  const field = make('textarea', {
    id,
    rows: '1',
    class: 'composer__field',
    enterkeyhint: 'send',
    'aria-describedby': `${id}-hint`,
  });
  const sendWord = make('span', { class: 'unseen' });
  const send = make('button', { type: 'submit', class: 'composer__send' }, sendWord);
  const element = make('form', { class: 'composer' }, label, hint, field, send);

  function grown() {
    // An empty field goes the way of the page, words go their own way.
    if (field.value === '') field.removeAttribute('dir');
    else field.dir = 'auto';
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    const tooLong = field.value.length > LONGEST;
    send.setAttribute('aria-disabled', String(tooLong || field.value.trim() === ''));
    acts.tooLong(tooLong);
  }

  field.addEventListener('input', grown);
  let width = 0;
  new ResizeObserver(() => {
    if (element.clientWidth !== width) grown();
    width = element.clientWidth;
  }).observe(element);
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    element.requestSubmit();
  });
  // The keyboard of a phone stays open when somebody taps "send".
  send.addEventListener('mousedown', (event) => event.preventDefault());
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim() === '' || field.value.length > LONGEST) return;
    const text = field.value;
    field.value = '';
    grown();
    acts.send(text);
  });

  return {
    element,
    /** @param {(key: string) => string} text */
    reword: (text) => {
      label.textContent = text('write');
      field.placeholder = text('write');
      hint.textContent = text('write.hint');
      sendWord.textContent = text('send');
      send.title = text('send');
      grown();
    },
    /** Gives words back that could not be sent, unless other words are written by now. @param {string} words */
    giveBack: (words) => {
      if (field.value !== '') return false;
      field.value = words;
      grown();
      return true;
    },
  };
}
