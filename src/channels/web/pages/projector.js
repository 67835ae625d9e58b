// Keeps the page for a projector as the session is now: whenever something may have changed, it reads itself again.

const AGAIN = 5000;
const status = /** @type {HTMLElement} */ (document.querySelector('.live'));

/** @param {boolean} live */
function say(live) {
  status.textContent = (live ? status.dataset.live : status.dataset.lost) ?? '';
  status.classList.toggle('live--lost', !live);
}

/** Whether the session is there at all; a page that is not ours any more takes the place of this one. */
async function read() {
  const answer = await fetch('/projector', { redirect: 'error' });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('main');
  if (answer.status === 404) {
    location.reload();
    return false;
  }
  if (!answer.ok || !fresh) throw new Error(String(answer.status));
  mark(fresh);
  document.querySelector('main')?.replaceWith(document.adoptNode(fresh));
  return true;
}

/**
 * Rows that say something new are marked for a moment.
 * @param {Element} fresh
 */
function mark(fresh) {
  const before = new Set([...document.querySelectorAll('.row')].map((row) => row.textContent));
  if (before.size === 0) return;
  for (const row of fresh.querySelectorAll('.row')) row.classList.toggle('row--new', !before.has(row.textContent));
}

let reading = false;
let again = false;
/** One at a time; what changes meanwhile is read afterwards. */
async function update() {
  if (reading) {
    again = true;
    return;
  }
  reading = true;
  try {
    do {
      again = false;
      if (!(await read())) return;
    } while (again);
    say(true);
  } catch {
    say(false);
  } finally {
    reading = false;
  }
}

function listen() {
  const source = new EventSource('/projector/events');
  source.addEventListener('change', update);
  source.onerror = () => {
    say(false);
    // Otherwise the browser connects again by itself.
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(async () => {
      await update();
      listen();
    }, AGAIN);
  };
}

listen();
