// Runs a command: through the service that holds the data folder, or directly when none does.
import { administer, type Answer, type Command, loadFirstCentres } from '../app/administer.ts';
import { sandboxClock } from '../app/sandbox-clock.ts';
import type { Config } from '../config.ts';
import { chance } from '../start.ts';
import { folderOwner } from '../store/lock.ts';
import { CannotOpen, openConfigured } from '../store/open.ts';
import { throughSocket } from './socket.ts';

/** The answer to a command. Throws CannotOpen when the store cannot be reached either way. */
export async function runCommand(command: Command, config: Config): Promise<Answer> {
  if (config.databaseUrl !== null) return directly(command, config);
  const owner = folderOwner(config.dataDir);
  if (owner) return viaOwner(command, owner.socket, config);
  try {
    return await directly(command, config);
  } catch (error) {
    // A service, or another command, took the folder just now.
    const busy = error instanceof CannotOpen ? error.busy : null;
    if (!busy) throw error;
    return viaOwner(command, busy.owner.socket, config);
  }
}

async function viaOwner(command: Command, socket: string, config: Config): Promise<Answer> {
  try {
    return await throughSocket(socket, command);
  } catch {
    throw new CannotOpen(`The process that uses the data folder ${config.dataDir} does not answer; try again in a moment.`);
  }
}

async function directly(command: Command, config: Config): Promise<Answer> {
  const opened = await openConfigured(config);
  const { admin } = opened.store;
  try {
    await loadFirstCentres(admin);
    const clock = sandboxClock(Date.now);
    if (config.sandbox) clock.set(Number((await admin.setting('sandbox-clock-offset-ms')) ?? 0));
    const web = config.publicUrl ?? `http://${config.host}:${config.port}`;
    return await administer(command, {
      admin,
      clock,
      chance,
      actor: { kind: 'admin' },
      links: { web, telegram: config.telegram !== null },
      faults: async () => [],
    });
  } finally {
    await opened.close();
  }
}
