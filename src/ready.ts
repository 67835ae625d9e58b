// Whether the service can do its work: the database answers, the channels listen, nothing waits too long.

import type { AdminStore } from './app/admin-port.ts';
import { inTime } from './app/in-time.ts';
import type { Clock } from './app/ports.ts';
import type { Channel } from './channels/channel.ts';

/** Limits in seconds. Source: reliability notes, R8. */
const OLDEST_INPUT = 60;
const OLDEST_UNSENT = 300;
const LAST_TICK = 120;
/** Whoever asks wants to know now: a database that takes longer than this does not answer. */
const DATABASE_MS = 2_000;

/** What is asked. `tickAge` is in milliseconds. */
export type ReadyParts = {
  admin: AdminStore;
  channels: ReadonlyMap<string, Channel>;
  clock: Clock;
  tickAge: () => number;
};

/** A function that says how things stand, one word or sentence a check; `ok` is the good one. */
export function readiness({ admin, channels, clock, tickAge }: ReadyParts) {
  return async (): Promise<{ ready: boolean; checks: Record<string, string> }> => {
    const checks: Record<string, string> = {};
    const seconds = (instant: string | null) =>
      instant === null ? 0 : (Date.parse(clock.now()) - Date.parse(instant)) / 1000;
    try {
      const counts = await inTime(admin.counts(), DATABASE_MS);
      checks.database = 'ok';
      checks.inbox = seconds(counts.oldestInput) > OLDEST_INPUT ? 'inputs wait too long' : 'ok';
      checks.outbox = seconds(counts.oldestUnsent) > OLDEST_UNSENT ? 'messages wait too long' : 'ok';
    } catch {
      checks.database = 'the database does not answer';
    }
    checks.schedule = tickAge() > LAST_TICK * 1000 ? 'the schedule stands still' : 'ok';
    for (const channel of channels.values()) {
      const health = channel.health();
      checks[channel.name] = health.ready ? 'ok' : health.detail;
    }
    return { ready: Object.values(checks).every((words) => words === 'ok'), checks };
  };
}
