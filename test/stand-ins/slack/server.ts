// The network side of the stand-in: one HTTP server with WebSockets that can go away and come back on the same port.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
export type NetworkSide = { port: number; down(): Promise<void>; up(): Promise<void> };

// Below the ephemeral ports: the system gives these to no connection, so the port is still free after `down`.
const firstPort = 20_000;
const portCount = 12_000;

/** Listens on a free port. */
export async function startServer(listener: Listener, upgrade: Upgrade): Promise<NetworkSide> {
  const create = (): Server => createServer(listener).on('upgrade', upgrade);
  let server = create();
  const port = await listenSomewhere(server);
  let listening = true;
  return {
    port,
    async down() {
      if (!listening) return;
      listening = false;
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
    async up() {
      if (listening) return;
      server = create();
      await listen(server, port);
      listening = true;
    },
  };
}

async function listenSomewhere(server: Server): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = firstPort + Math.floor(Math.random() * portCount);
    try {
      await listen(server, port);
      return port;
    } catch (error) {
      // Somebody has this one; twenty in a row would be something else.
      if (attempt === 20 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
