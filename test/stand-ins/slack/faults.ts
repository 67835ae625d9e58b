// Injected faults: which calls they hit, how often, and what holds a call back.
import { PATIENCE_MS } from '../patience.ts';
import type { Watch } from '../telegram/watch.ts';
import type { Fault, FaultHandle } from './types.ts';

export type ActiveFault = Fault & {
  /** Resolves when the fault is released; for `hold`. */
  released: Promise<void>;
};

export type Faults = {
  add(fault: Fault): FaultHandle;
  /** The fault that this call meets, counted as a hit; `channels` are all ids that stand for its channel. */
  meet(method: string, channels: string[]): ActiveFault | undefined;
  releaseAll(): void;
};

/** Creates an empty set of faults; of several that fit, the oldest comes first. */
export function createFaults(watch: Watch): Faults {
  const active: { fault: ActiveFault; left: number; hits: number; release(): void }[] = [];
  const fits = ({ method: wanted, channel }: Fault, method: string, channels: string[]): boolean =>
    (typeof wanted === 'string' ? wanted === method : method.search(wanted) >= 0) &&
    (channel === undefined || channels.includes(channel));

  return {
    add(fault) {
      const { promise: released, resolve } = Promise.withResolvers<void>();
      const entry = {
        fault: { ...fault, released },
        left: fault.times ?? 1,
        hits: 0,
        release() {
          entry.left = 0;
          resolve();
        },
      };
      active.push(entry);
      return {
        release: entry.release,
        hits: () => entry.hits,
        async whenHit(count = 1, timeoutMs = PATIENCE_MS) {
          const complain = (): string =>
            `fault ${fault.kind} on ${fault.method} hit ${entry.hits} of ${count} times within ${timeoutMs} ms`;
          await watch.until(() => (entry.hits >= count ? true : undefined), timeoutMs, complain);
        },
      };
    },
    meet(method, channels) {
      const entry = active.find(({ fault, left }) => left > 0 && fits(fault, method, channels));
      if (!entry) return undefined;
      entry.left -= 1;
      entry.hits += 1;
      watch.changed();
      return entry.fault;
    },
    releaseAll() {
      for (const { release } of active) release();
    },
  };
}
