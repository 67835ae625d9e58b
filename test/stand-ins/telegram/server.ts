// The HTTP side of the stand-in: one server that can go away and come back on the same port.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export type HttpSide = { port: number; down(): Promise<void>; up(): Promise<void> };

// Below the ephemeral ports: the system gives these to no connection, so the port is still free after `down`,
// and a client that connects to it meanwhile is refused instead of connecting to itself.
const firstPort = 20_000;
const portCount = 12_000;

/** Listens on the port, or on a free one. */
export async function startHttp(listener: Listener, wanted: number | undefined): Promise<HttpSide> {
  let server = createServer(listener);
  const port = await listenSomewhere(server, wanted);
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
      server = createServer(listener);
      await listen(server, port);
      listening = true;
    },
  };
}

async function listenSomewhere(server: Server, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined) {
    await listen(server, wanted);
    const address = server.address();
    return typeof address === 'object' && address ? address.port : wanted;
  }
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
