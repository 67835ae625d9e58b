// A way to a server that can be cut or made silent, so that a test can take the database away from a service and give it back.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The way. `url` is the server's, with the way's own port. */
export type Way = {
  url: string;
  /** Ends every connection and takes no new one, as a server that is stopped. */
  cut: () => void;
  /** Lets nothing through any more, without a word, as a network that is down. */
  hush: () => void;
  /** Everything goes through again. */
  mend: () => void;
  close: () => Promise<void>;
};

/** Opens a way to the server of a database. */
export async function wayTo(databaseUrl: string): Promise<Way> {
  const target = new URL(databaseUrl);
  const pairs = new Set<[Socket, Socket]>();
  let state: 'open' | 'cut' | 'hushed' = 'open';
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [socket, other] of [pair, [far, near] as const]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        pairs.delete(pair);
        other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
    if (state === 'hushed') for (const socket of pair) socket.pause();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    state = 'cut';
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    url: url.href,
    cut,
    hush: () => {
      state = 'hushed';
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    mend: () => {
      state = 'open';
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        cut();
      }),
  };
}
