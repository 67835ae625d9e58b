// Runs a command: through the service that holds the data folder, or directly when none does.
import { type Answer, type Command, failed } from '../app/command.ts';
import type { Config } from '../config.ts';
import { folderOwner, type Owner } from '../store/lock.ts';
import { throughSocket } from './socket.ts';

/** So long a command waits for a service that is just starting or ending, or for another command, to let go of the folder. */
const PATIENCE_MS = 15_000;
const LOOK_AGAIN_MS = 50;
/** The owner of the folder does not listen: the command did not reach it, so that it may be sent again. */
const NOT_LISTENING = new Set(['ENOENT', 'ECONNREFUSED']);

/** The answer to a command, also when nobody can be reached either way. */
export async function runCommand(command: Command, config: Config): Promise<Answer> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const owner = config.databaseUrl === null ? folderOwner(config.dataDir) : null;
    const answer = owner ? await viaOwner(command, owner, config) : await alone(command, config);
    if (answer) return answer;
    if (performance.now() > until) return noAnswer(config, owner);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Through the process that holds the folder; null when it does not listen, or not yet. */
async function viaOwner(command: Command, owner: Owner, config: Config): Promise<Answer | null> {
  try {
    return await throughSocket(owner.socket, command);
  } catch (error) {
    return NOT_LISTENING.has((error as NodeJS.ErrnoException).code ?? '') ? null : noAnswer(config, owner);
  }
}

/** On the database itself, which is loaded only now: a command that goes through the service needs none of it. */
async function alone(command: Command, config: Config): Promise<Answer | null> {
  const { directly } = await import('./directly.ts');
  return directly(command, config);
}

function noAnswer({ dataDir }: Config, owner: Owner | null): Answer {
  const who = owner ? `process ${owner.pid}` : 'another process';
  return failed(`The data folder ${dataDir} is in use by ${who}, which does not answer; try again in a moment`);
}
