// A wait that ends early when everything ends.

/** Resolves after `ms`, or at once when `ending` is or becomes aborted. */
export function pause(ms: number, ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ending.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      ending.removeEventListener('abort', done);
      resolve();
    }
    ending.addEventListener('abort', done);
  });
}
