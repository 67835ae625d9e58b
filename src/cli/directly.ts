// Runs a command on the database itself, where no service holds it.
import { administer, loadFirstCentres } from '../app/administer.ts';
import { type Answer, type Command, couldNot, failed } from '../app/command.ts';
import { sandboxClock } from '../app/sandbox-clock.ts';
import type { Config } from '../config.ts';
import { CannotOpen, type OpenedStore, openConfigured } from '../store/open.ts';
import { chance } from './chance.ts';

/** The answer; null when a service, or another command, holds the data folder. */
export async function directly(command: Command, config: Config): Promise<Answer | null> {
  try {
    const opened = await openConfigured(config);
    try {
      return await withStore(command, config, opened);
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (!(error instanceof CannotOpen)) return couldNot(error);
    return error.busy ? null : failed(error.message);
  }
}

async function withStore(command: Command, config: Config, { store: { admin } }: OpenedStore): Promise<Answer> {
  await loadFirstCentres(admin);
  const clock = sandboxClock(Date.now);
  if (config.sandbox) clock.set(Number((await admin.setting('sandbox-clock-offset-ms')) ?? 0));
  const web = config.publicUrl ?? `http://${config.host}:${config.port}`;
  return administer(command, {
    admin,
    clock,
    chance,
    actor: { kind: 'admin' },
    links: { web, telegram: config.telegram !== null },
    faults: async () => [],
  });
}
