// The sandbox's own clock. Moving it walks from one due instant to the next, so that the state equals having lived through it.
import type { AdminStore } from './admin-port.ts';
import type { Clock, Store } from './ports.ts';
import type { Service } from './service.ts';

const SETTING = 'sandbox-clock-offset-ms';
/** More stops than this in one move: something keeps coming back without going on. */
const STOPS = 10_000;

/** A clock that can be set forward. */
export type SandboxClock = Clock & {
  offset: () => number;
  set: (offsetMs: number) => void;
  hold: (at: string | null) => void;
};

/** The clock before anybody moved it: real time, plus an offset. */
export function sandboxClock(realNow: () => number): SandboxClock {
  let offset = 0;
  let held: string | null = null;
  return {
    now: () => held ?? new Date(realNow() + offset).toISOString(),
    offset: () => offset,
    set: (ms) => {
      offset = ms;
    },
    hold: (at) => {
      if (at !== null) offset = Date.parse(at) - realNow();
      held = at;
    },
  };
}

/** Moving and restoring the clock of a running sandbox. */
export function sandboxTime(parts: { clock: SandboxClock; service: Service; store: Store; admin: AdminStore }) {
  const { clock, service, store, admin } = parts;
  let last: Promise<unknown> = Promise.resolve();

  /** One after the other: a move, or forgetting everybody, waits for what is under way. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  }

  async function walk(hours: number): Promise<string> {
    return service.alone(async () => {
      const target = new Date(Date.parse(clock.now()) + hours * 3_600_000).toISOString();
      clock.hold(clock.now());
      try {
        // What became due by itself since the last look comes first.
        await arrive(clock.now());
        for (let stops = 0; stops < STOPS; stops++) {
          const next = await store.nextInstant();
          if (next === null || next > target) break;
          if (next <= clock.now()) break;
          await arrive(next);
        }
        await arrive(target);
      } finally {
        clock.hold(null);
      }
      return clock.now();
    });
  }

  async function arrive(at: string): Promise<void> {
    clock.hold(at);
    await admin.setSetting(SETTING, String(clock.offset()));
    await service.tick();
    await service.settle();
  }

  return {
    /** After a start: the clock goes on from where it was. */
    async restore(): Promise<void> {
      clock.set(Number((await admin.setting(SETTING)) ?? 0));
    },
    /** Moves the clock and takes everything on the way. */
    move: (hours: number): Promise<string> => inTurn(() => walk(hours)),
    /** Everybody is forgotten, and it is now again. */
    reset: (): Promise<void> =>
      inTurn(() =>
        service.alone(async () => {
          await admin.wipe();
          clock.set(0);
          await admin.setSetting(SETTING, '0');
        }),
      ),
  };
}
