// The Socket Mode side: tickets, connections, envelopes and their acknowledgements.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { readJson } from './body.ts';
import { isObject } from './check.ts';
import type { Payload } from './types.ts';
import type { World } from './world.ts';

export type SocketResult =
  | { outcome: 'acknowledged'; payload: unknown }
  | { outcome: 'timeout' }
  | { outcome: 'socket_closed' };

export type Sockets = {
  /** The address of one new connection. */
  ticket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  connections(): number;
  /** Sends an envelope over one of the connections and waits for its acknowledgement. */
  deliver(envelope: Payload): Promise<SocketResult>;
  refresh(): void;
  drop(): void;
  sendRaw(envelope: Payload): void;
  onOpen(listener: () => void): void;
  stop(): void;
};

type Options = { world: World; violations: string[]; ackTimeoutMs: number; refreshGraceMs: number };
type Connection = { socket: WebSocket; draining: boolean; waiting: Map<string, (result: SocketResult) => void> };

const pingEveryMs = 5000;

/** Creates the side without connections. */
export function createSockets({ world, violations, ackTimeoutMs, refreshGraceMs }: Options): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const connections = new Set<Connection>();
  const known = new Set<string>();
  const listeners: (() => void)[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let turn = 0;

  const open = (): Connection[] =>
    [...connections].filter(({ draining, socket }) => !draining && socket.readyState === 1);
  const hello = () => ({
    type: 'hello',
    num_connections: connections.size,
    debug_info: { host: 'stand-in', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: world.appId },
  });

  const receive = (connection: Connection, text: string): void => {
    const message = readJson(text);
    if (!isObject(message) || typeof message.envelope_id !== 'string' || !known.has(message.envelope_id)) {
      violations.push('Socket Mode: a message that acknowledges no envelope');
      world.watch.changed();
      return;
    }
    connection.waiting.get(message.envelope_id)?.({ outcome: 'acknowledged', payload: message.payload });
  };

  const accept = (socket: WebSocket): void => {
    const connection: Connection = { socket, draining: false, waiting: new Map() };
    connections.add(connection);
    const pings = setInterval(() => socket.ping(), pingEveryMs);
    socket.on('message', (data) => receive(connection, String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      connections.delete(connection);
      for (const settle of [...connection.waiting.values()]) settle({ outcome: 'socket_closed' });
      world.watch.changed();
    });
    socket.send(JSON.stringify(hello()));
    world.watch.changed();
    for (const listener of listeners) listener();
  };

  return {
    ticket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${world.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${world.appId}`;
    },
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://stand-in');
      // Each ticket opens one connection.
      if (url.pathname !== '/link/' || !tickets.delete(url.searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, accept);
    },
    connections: () => open().length,
    deliver(envelope) {
      const able = open();
      turn += 1;
      const connection = able[turn % able.length];
      if (!connection) return Promise.resolve({ outcome: 'socket_closed' });
      const id = randomUUID();
      known.add(id);
      return new Promise((resolve) => {
        const settle = (result: SocketResult): void => {
          clearTimeout(timer);
          connection.waiting.delete(id);
          resolve(result);
        };
        const timer = setTimeout(() => settle({ outcome: 'timeout' }), ackTimeoutMs);
        connection.waiting.set(id, settle);
        connection.socket.send(JSON.stringify({ envelope_id: id, ...envelope }));
      });
    },
    refresh() {
      for (const connection of open()) {
        connection.draining = true;
        const goodbye = { type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'stand-in' } };
        connection.socket.send(JSON.stringify(goodbye));
        const timer = setTimeout(() => connection.socket.close(), refreshGraceMs);
        timers.add(timer);
      }
      world.watch.changed();
    },
    drop() {
      for (const { socket } of connections) socket.terminate();
    },
    sendRaw(envelope) {
      const [connection] = open();
      if (!connection) throw new Error('sendRaw: there is no connection');
      if (typeof envelope.envelope_id === 'string') known.add(envelope.envelope_id);
      connection.socket.send(JSON.stringify(envelope));
    },
    onOpen: (listener) => void listeners.push(listener),
    stop() {
      for (const timer of timers) clearTimeout(timer);
      for (const { socket } of connections) socket.terminate();
      server.close();
    },
  };
}
