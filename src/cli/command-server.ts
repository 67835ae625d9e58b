// Takes commands for the running service: a Unix socket that only the owner of the data folder can open.
import { chmodSync } from 'node:fs';
import { Hono } from 'hono';
import { administer } from '../app/administer.ts';
import { type AdminParts, type Command, couldNot } from '../app/command.ts';
import type { Log } from '../app/ports.ts';
import { toSafeError } from '../app/safe-error.ts';
import { type Listening, listen } from '../http.ts';

/** Serves commands on a socket, mode 0600. */
export async function commandServer(socket: string, parts: AdminParts, log: Log): Promise<Listening> {
  const app = new Hono();
  app.post('/command', async (c) => c.json(await administer((await c.req.json()) as Command, parts)));
  app.onError((error, c) => {
    log.error('a command failed', { error: toSafeError(error) });
    return c.json(couldNot(error));
  });
  const before = process.umask(0o177);
  try {
    const listening = await listen(app, { socket });
    if (process.platform !== 'win32') chmodSync(socket, 0o600);
    return listening;
  } finally {
    process.umask(before);
  }
}
