// The keys of what this page asked for: a repeat is known by its key, and so is the form that answers.

/** @type {Set<string>} */
const mine = new Set();

/** A key for one more request. */
export function newKey() {
  const key = crypto.randomUUID();
  mine.add(key);
  return key;
}

/** Whether this page asked: another window of the same person did not. @param {string} key */
export const isMine = (key) => mine.has(key);
