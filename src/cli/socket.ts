// Commands through the running service: a Unix socket that only the owner of the data folder can open.
import { chmodSync } from 'node:fs';
import { request } from 'node:http';
import { Hono } from 'hono';
import { type AdminParts, administer, type Answer, type Command } from '../app/administer.ts';
import { type Listening, listen } from '../http.ts';

/** Serves commands on a socket, mode 0600. */
export async function commandServer(socket: string, parts: AdminParts): Promise<Listening> {
  const app = new Hono();
  app.post('/command', async (c) => c.json(await administer((await c.req.json()) as Command, parts)));
  const before = process.umask(0o177);
  try {
    const listening = await listen(app, { socket });
    if (process.platform !== 'win32') chmodSync(socket, 0o600);
    return listening;
  } finally {
    process.umask(before);
  }
}

/** Sends a command to the service behind a socket. Rejects with the system's error when nobody listens. */
export function throughSocket(socketPath: string, command: Command): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, path: '/command', method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => {
        try {
          resolve(JSON.parse(text) as Answer);
        } catch (error) {
          reject(error);
        }
      });
    });
    call.on('error', reject);
    call.end(JSON.stringify(command));
  });
}
