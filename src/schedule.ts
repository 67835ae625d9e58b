// What runs by the clock: one readable table of node-cron tasks. Each asks what is due since its last run, so that a missed beat loses nothing.
import cron, { type ScheduledTask } from 'node-cron';
import type { Log } from './app/ports.ts';
import { toSafeError } from './app/safe-error.ts';

/** A named task. `when` is a cron expression with seconds, in `zone`. */
export type Task = { name: string; when: string; zone: string; run: () => Promise<unknown> };

/** The table. Times of people are rows (`due`), never cron expressions: those cannot be caught up after a stop. */
export function tasks(work: {
  tick: () => Promise<void>;
  retain: () => Promise<void>;
  hold: () => Promise<void>;
  members: () => Promise<void>;
  plans: () => Promise<void>;
  digests: () => Promise<void>;
}): Task[] {
  return [
    { name: 'take what is due', when: '*/30 * * * * *', zone: 'UTC', run: work.tick },
    // Rows of the next Monday: the schedule only sees to it that they are there.
    { name: 'plan the digests of the team', when: '5 */10 * * * *', zone: 'UTC', run: work.digests },
    { name: 'stay the only instance', when: '15,45 * * * * *', zone: 'UTC', run: work.hold },
    { name: 'forget what is kept long enough', when: '0 20 3 * * *', zone: 'Europe/Brussels', run: work.retain },
    { name: 'look that every duo has its next week', when: '0 0 5 * * *', zone: 'Europe/Brussels', run: work.plans },
    { name: 'look who is still in Slack', when: '0 40 4 * * *', zone: 'Europe/Brussels', run: work.members },
  ];
}

/** Starts the table; the returned function stops it. A task that fails is logged and runs again at its next time. */
export function startSchedule(table: readonly Task[], log: Log): () => Promise<void> {
  const running: ScheduledTask[] = table.map(({ name, when, zone, run }) =>
    cron.schedule(
      when,
      async () => {
        try {
          await run();
        } catch (error) {
          log.warn(`the task "${name}" failed`, { error: toSafeError(error) });
        }
      },
      { name, timezone: zone, noOverlap: true },
    ),
  );
  return async () => {
    for (const task of running) await task.destroy();
  };
}
