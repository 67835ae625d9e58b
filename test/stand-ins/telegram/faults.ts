// Injected faults: which requests they hit, how often, and what holds a request back.
import { PATIENCE_MS } from '../patience.ts';
import type { Fault, FaultHandle } from './types.ts';
import type { Watch } from './watch.ts';

export type ActiveFault = Fault & {
  /** Resolves when the fault is released; for `hold`. */
  released: Promise<void>;
};

export type Faults = {
  add(fault: Fault): FaultHandle;
  /** The fault that this request meets, counted as a hit. */
  meet(method: string, chatId: number | undefined): ActiveFault | undefined;
  releaseAll(): void;
};

/** Creates an empty set of faults; of several that fit, the oldest comes first. */
export function createFaults(watch: Watch): Faults {
  const active: { fault: ActiveFault; left: number; hit(): void }[] = [];
  const handles: FaultHandle[] = [];

  const fits = (fault: Fault, method: string, chatId: number | undefined): boolean =>
    (typeof fault.method === 'string' ? fault.method === method : fault.method.test(method)) &&
    (fault.chatId === undefined || fault.chatId === chatId);

  return {
    add(fault) {
      const { promise, resolve } = Promise.withResolvers<void>();
      let hits = 0;
      const entry = {
        fault: { ...fault, released: promise },
        left: fault.times ?? 1,
        hit() {
          hits += 1;
          entry.left -= 1;
        },
      };
      active.push(entry);
      const handle: FaultHandle = {
        release() {
          entry.left = 0;
          resolve();
        },
        hits: () => hits,
        async whenHit(count = 1, timeoutMs = PATIENCE_MS) {
          await watch.until(
            () => (hits >= count ? true : undefined),
            timeoutMs,
            () => `fault ${fault.kind} on ${fault.method} hit ${hits} of ${count} times within ${timeoutMs} ms`,
          );
        },
      };
      handles.push(handle);
      return handle;
    },
    meet(method, chatId) {
      const entry = active.find(({ fault, left }) => left > 0 && fits(fault, method, chatId));
      if (!entry) return undefined;
      entry.hit();
      watch.changed();
      return entry.fault;
    },
    releaseAll() {
      for (const handle of handles) handle.release();
    },
  };
}
