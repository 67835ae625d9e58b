// The control below a question that wants a file: chooses one and sends it, and says how that goes.
import { make, newId, setText } from './dom.js';
import { newKey } from './keys.js';

/** @typedef {{ types: string[], maxBytes: number }} Wanted as the server sends it */
/** @typedef {(key: string) => string} Text */

/** A large file over a slow line takes minutes. */
const TIMEOUT = 300_000;

/**
 * @param {Wanted} wanted
 * @param {string} labelledBy id of the question's text
 * @param {{ base: string, over: () => void }} where `over`: the session has ended
 */
export function makeUpload(wanted, labelledBy, { base, over }) {
  const id = newId();
  const field = make('input', {
    type: 'file',
    id,
    class: 'unseen',
    accept: wanted.types.map((type) => `.${type}`).join(','),
    'aria-describedby': `${labelledBy} ${id}-state`,
  });
  const label = make('label', { class: 'choice upload__choose', for: id });
  const state = make('p', { class: 'upload__state', role: 'status', id: `${id}-state` });
  const element = make('div', { class: 'upload' }, field, label, state);
  /** @type {Text} */
  let text = (key) => key;
  /** What is said of the file now, in every language that may come. @type {string | null} */
  let told = null;
  /** The same file sent again is the same to the server. @type {{ file: File, key: string } | null} */
  let last = null;
  let busy = false;

  /** @param {string | null} key @param {string} [words] the server's own */
  function tell(key, words) {
    told = key;
    const max = String(Math.floor(wanted.maxBytes / 1_048_576));
    setText(state, words ?? (key === null ? '' : text(key).replace('{{max}}', max)));
    state.classList.toggle('upload__state--bad', key !== null && key !== 'file.busy');
  }

  async function send() {
    const [file] = field.files ?? [];
    // Chosen again, it must be noticed even when it is the same.
    if (!file || busy) return;
    if (file.size > wanted.maxBytes) return tell('file.big');
    if (last?.file.name !== file.name || last.file.size !== file.size || last.file.lastModified !== file.lastModified)
      last = { file, key: newKey() };
    busy = true;
    element.setAttribute('aria-busy', 'true');
    tell('file.busy');
    const query = new URLSearchParams({ key: last.key, name: file.name });
    try {
      const answer = await fetch(`${base}/file?${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
        signal: AbortSignal.timeout?.(TIMEOUT) ?? null,
      });
      if (answer.ok) return;
      if (answer.status === 401) return over();
      const { message } = answer.status < 500 ? await answer.json().catch(() => ({})) : {};
      last = null;
      release();
      tell('file.failed', typeof message === 'string' ? message : undefined);
    } catch {
      release();
      tell('file.failed');
    }
  }

  /** Another file can be chosen. */
  function release() {
    busy = false;
    element.removeAttribute('aria-busy');
    field.value = '';
    if (told === 'file.busy') tell(null);
  }

  field.addEventListener('change', () => void send());
  return {
    element,
    release,
    hasFocus: () => element.contains(document.activeElement),
    /** @param {Text} words */
    reword(words) {
      text = words;
      setText(label, text('file.choose'));
      if (told) tell(told);
    },
  };
}
