// Listens to what is new in a talk, for as long as the page is open, whatever the network does.

/**
 * @typedef {object} Told
 * @property {(name: string, data: any) => void} event
 * @property {() => void} ready it listens, and has missed nothing
 * @property {(lost: boolean) => void} lost whether the connection is lost
 * @property {() => Promise<number | null>} load reads the whole talk again; the number to go on from, or null when the session is over
 */

const EVENTS = ['line', 'settle', 'amend', 'home', 'form', 'talk'];
const LONGEST_WAIT = 30_000;
/** Shorter interruptions are not worth telling. */
const SHORT = 2000;

/**
 * @param {string} base
 * @param {Told} told
 * @param {boolean} [rests] lets go of the connection while another window is in front: a browser has six of them for a server
 */
export function createStream(base, told, rests = false) {
  /** @type {EventSource | undefined} */
  let source;
  let failures = 0;
  let resting = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let worrying;

  function well() {
    clearTimeout(worrying);
    worrying = undefined;
    failures = 0;
    told.lost(false);
  }

  function unwell() {
    worrying ??= setTimeout(() => told.lost(true), SHORT);
  }

  function stop() {
    clearTimeout(waiting);
    clearTimeout(worrying);
    waiting = undefined;
    worrying = undefined;
    source?.close();
    source = undefined;
  }

  /** @param {number} after */
  function open(after) {
    source?.close();
    clearTimeout(waiting);
    waiting = undefined;
    resting = rests && document.hidden;
    if (resting) return;
    const opened = new EventSource(`${base}/events?after=${after}`);
    source = opened;
    let fresh = false;
    opened.onopen = () => {
      well();
      fresh = true;
    };
    // The first beat says that nothing was missed; later ones only keep the stream alive.
    opened.addEventListener('beat', () => {
      if (fresh && source === opened) told.ready();
      fresh = false;
    });
    for (const name of EVENTS) {
      opened.addEventListener(name, (event) => {
        if (source === opened) told.event(name, JSON.parse(/** @type {MessageEvent} */ (event).data));
      });
    }
    opened.onerror = () => {
      if (source !== opened) return;
      unwell();
      // Otherwise the browser connects again by itself.
      if (opened.readyState === EventSource.CLOSED) later();
    };
  }

  function later() {
    clearTimeout(waiting);
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** failures) * (0.75 + Math.random() / 2);
    failures += 1;
    waiting = setTimeout(start, wait);
  }

  async function start() {
    clearTimeout(waiting);
    waiting = undefined;
    const after = await told.load().catch(() => undefined);
    if (after === null) stop();
    else if (after !== undefined) open(after);
    else {
      unwell();
      later();
    }
  }

  const now = () => {
    if ((waiting === undefined && !resting) || document.hidden) return;
    resting = false;
    clearTimeout(waiting);
    start();
  };
  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return now();
    if (!rests || source === undefined) return;
    stop();
    resting = true;
  });

  return { start, stop };
}
