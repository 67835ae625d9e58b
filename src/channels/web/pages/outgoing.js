// What a person sends: one thing after the other, tried again by itself, and never twice under another key.
import { newKey } from './keys.js';
import { post } from './post.js';

/** @typedef {{ key: string, path: 'say' | 'tap' | 'act' | 'home', text?: string, ask?: number, option?: string, do?: string, object?: string, revision?: number }} Item */
/**
 * @typedef {object} Told
 * @property {(item: Item) => void} sent
 * @property {(item: Item) => void} waiting not arrived; tried again soon
 * @property {(item: Item) => void} failed not arrived; what was said waits for `again`, anything else is dropped
 * @property {(item: Item, message: string | undefined) => void} refused the server does not take it
 * @property {(unsent: Item[]) => void} over the session has ended
 */

const PAUSES = [1000, 3000, 8000];

/** @param {string} base @param {Told} told */
export function createOutgoing(base, told) {
  /** @type {Item[]} */
  let queue = [];
  let busy = false;
  let wake = () => {};
  /** What was given up, until it is tried again. @type {Set<Item>} */
  const given = new Set();

  /** @param {number} time */
  function pause(time) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, time);
      wake = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }

  function giveUp() {
    const all = queue;
    queue = queue.filter((item) => item.path === 'say');
    for (const item of all) {
      if (item.path === 'say') given.add(item);
      told.failed(item);
    }
  }

  async function run() {
    if (busy) return;
    busy = true;
    let tries = 0;
    for (const item of given) told.waiting(item);
    given.clear();
    while (queue[0]) {
      const item = queue[0];
      const { path, ...body } = item;
      const answer = await post(base, path, body);
      if (queue[0] !== item) continue;
      if (!answer) {
        const wait = PAUSES[tries];
        tries += 1;
        if (wait === undefined) {
          giveUp();
          break;
        }
        told.waiting(item);
        await pause(wait);
        continue;
      }
      tries = 0;
      queue.shift();
      if (answer.ok) told.sent(item);
      else if (answer.status === 401) {
        told.over([item, ...queue]);
        queue = [];
      } else {
        const { message } = await answer.json().catch(() => ({}));
        told.refused(item, typeof message === 'string' ? message : undefined);
      }
    }
    busy = false;
  }

  const again = () => {
    wake();
    run();
  };
  window.addEventListener('online', again);
  window.addEventListener('beforeunload', (event) => {
    // The browser asks before words are lost.
    if (queue.some((item) => item.path === 'say')) event.preventDefault();
  });

  return {
    /** @param {Omit<Item, 'key'>} what @returns {string} its key */
    add: (what) => {
      const key = newKey();
      queue.push({ key, ...what });
      run();
      return key;
    },
    again,
    clear: () => {
      queue = [];
      given.clear();
      wake();
    },
  };
}
