// Sends commands to the running service. Loads nothing else: a command that goes this way is answered at once.
import { request } from 'node:http';
import type { Answer, Command } from '../app/command.ts';

/** Longer than any command takes; a service that hangs shall not hang its administrator. */
const ANSWER_MS = 30_000;

/** Sends a command to the service behind a socket. Rejects with the system's error when nobody listens. */
export function throughSocket(socketPath: string, command: Command): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(
      { socketPath, path: '/command', method: 'POST', headers: { 'content-type': 'application/json' } },
      (response) => {
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
      },
    );
    call.on('error', reject);
    call.setTimeout(ANSWER_MS, () => call.destroy(new Error('no answer in time')));
    call.end(JSON.stringify(command));
  });
}
