// Keeps the page of six months as it is now: every day that is over is read again. Only what changed is replaced, so that whoever is at a button stays there.

/** The places that change, by their ids. The people stand still unless there are others. */
const PLACES = ['middle', 'buttons', 'cast'];

/** Once a week the day is said aloud, not every day. */
let said = '';

async function read() {
  const answer = await fetch('/sandbox/play', { redirect: 'error' });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!answer.ok) throw new Error(String(answer.status));
  for (const id of PLACES) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (old && fresh && old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.childNodes);
  }
  const heading = document.querySelector('#middle h2')?.textContent ?? '';
  const week = heading.replace(/^[^:]*: /, '').replace(/·.*$/, '');
  const status = document.getElementById('said');
  if (status && week !== said) status.textContent = heading;
  said = week;
}

let reading = false;
let again = false;
/** One at a time; what changes meanwhile is read afterwards. */
async function update() {
  again = true;
  if (reading) return;
  reading = true;
  try {
    while (again) {
      again = false;
      await read();
    }
  } catch {
    // The next day says it again.
  } finally {
    reading = false;
  }
}

new EventSource('/sandbox/play/events').addEventListener('change', update);
