// Waiting without sleeping: conditions are tried again whenever something in the stand-in changes.

export type Watch = {
  /** Says that something changed. */
  changed(): void;
  /** Resolves with the first value that `probe` finds; rejects with `complain()` after the time. */
  until<T>(probe: () => T | undefined, timeoutMs: number, complain: () => string): Promise<T>;
};

/** Creates the one watch that a stand-in shares between its parts. */
export function createWatch(): Watch {
  const waiting = new Set<() => void>();
  return {
    changed() {
      for (const check of [...waiting]) check();
    },
    until(probe, timeoutMs, complain) {
      return new Promise((resolve, reject) => {
        const finish = (act: () => void): void => {
          clearTimeout(timer);
          waiting.delete(check);
          act();
        };
        const check = (): void => {
          try {
            const found = probe();
            if (found !== undefined) finish(() => resolve(found));
          } catch (error) {
            finish(() => reject(error));
          }
        };
        const timer = setTimeout(() => finish(() => reject(new Error(complain()))), timeoutMs);
        waiting.add(check);
        check();
      });
    },
  };
}
