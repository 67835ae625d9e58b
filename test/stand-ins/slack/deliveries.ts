// Hands events, interactions and commands to the service, with the retries of Slack.
import { type AttemptOptions, createAttempts, type Item } from './attempts.ts';
import type { Outcome } from './types.ts';

type Options = AttemptOptions & { retryAfterMs: number[]; duplicate: boolean };

const mostRetries = 3;

/** Creates deliveries without an address. */
export function createDeliveries(options: Options) {
  const { watch, lists, retryAfterMs } = options;
  const attempts = createAttempts(options);
  const sleepers = new Set<() => void>();
  let stopped = false;
  let pending = 0;
  let last: Item | undefined;

  const wake = (): void => {
    for (const sleeper of [...sleepers]) sleeper();
  };
  options.sockets.onOpen(wake);

  // Ends after the time, or as soon as the service can be reached anew.
  const sleep = (ms: number | undefined): Promise<void> =>
    new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => end(), ms);
      const end = (): void => {
        clearTimeout(timer);
        sleepers.delete(end);
        resolve();
      };
      sleepers.add(end);
    });

  const carryEvent = async (item: Item, firstAttempt = 0): Promise<Outcome> => {
    pending += 1;
    let number = firstAttempt;
    let failures = 0;
    let reason = 'http_timeout';
    let acknowledged = false;
    while (!stopped && !acknowledged) {
      if (!attempts.reachable()) {
        await sleep(undefined);
        continue;
      }
      const result = await attempts.make(item, number, reason);
      acknowledged = result.outcome === 'acknowledged';
      // Slack gives up a service that is away for 6 minutes; one that a test starts again must not lose events by that.
      const away = result.outcome === 'connection_failed' || result.outcome === 'socket_closed';
      if (!acknowledged && !away) failures += 1;
      if (failures > mostRetries || result.final === true) break;
      reason = result.outcome;
      number = Math.min(number + 1, mostRetries);
      if (!stopped && !acknowledged) await sleep(retryAfterMs[number - 1] ?? retryAfterMs.at(-1) ?? 0);
    }
    if (!acknowledged && !stopped) lists.lost.push(item.name);
    pending -= 1;
    watch.changed();
    return { acknowledged };
  };

  const carryOnce = async (item: Item): Promise<Outcome> => {
    const result = attempts.reachable() ? await attempts.make(item, 0, '') : undefined;
    if (result?.outcome === 'acknowledged') return { acknowledged: true, payload: result.payload };
    lists.timeouts.push(`${item.name}: ${result?.outcome ?? 'nobody to deliver it to'}`);
    watch.changed();
    return { acknowledged: false };
  };

  return {
    /** Delivers an event until it is acknowledged. */
    event(item: Item): void {
      last = item;
      void carryEvent(item);
      if (options.duplicate) void carryEvent(item, 1);
      watch.changed();
    },
    /** Delivers an event that `repeatLast` leaves aside. */
    aside(item: Item): void {
      void carryEvent(item);
    },
    /** Delivers an interaction or a command, once. */
    interaction(item: Item): Promise<Outcome> {
      last = item;
      const outcome = carryOnce(item);
      if (options.duplicate) void carryOnce(item);
      return outcome;
    },
    repeatLast(): Promise<Outcome> {
      if (!last) throw new Error('repeatLast: there was no delivery yet');
      return last.kind === 'events_api' ? carryEvent(last, 1) : carryOnce(last);
    },
    deliverTo(address: URL | undefined): void {
      attempts.aim(address);
      wake();
    },
    target: attempts.target,
    pending: (): number => pending,
    pause: (): void => attempts.pause(true),
    resume(): void {
      attempts.pause(false);
      wake();
    },
    stop(): void {
      stopped = true;
      attempts.pause(true);
      wake();
    },
  };
}

export type Deliveries = ReturnType<typeof createDeliveries>;
