// One connection of Socket Mode: Slack's own client, without its reconnecting and without its ways of falling over.
import { channel } from 'node:diagnostics_channel';
import { SocketModeClient } from '@slack/socket-mode';
import { inTime } from '../../app/in-time.ts';
import { at, textAt } from './at.ts';
import { clientOptions, silence } from './sdk.ts';

/** Something that Slack delivered. `acknowledge` rejects when the connection is gone. */
export type Envelope = { body: unknown; acknowledge: (response: unknown) => Promise<void> };

/** An open connection. `over` resolves when another one is needed: Slack asks for it, or nothing is heard any more. */
export type Link = { over: Promise<void>; open: () => boolean; close: () => Promise<void> };

/** What a connection tells. `heard` is called at every sign of life. */
export type LinkParts = {
  appToken: string;
  apiUrl: string | null;
  deliver: (envelope: Envelope) => void;
  heard: () => void;
  /** Gives up connecting. */
  signal: AbortSignal;
};

/** Slack greets at once; a connection without a greeting is none. */
const GREETING_MS = 10_000;
/** A peer that does not answer our farewell is left behind. */
const FAREWELL_MS = 800;
/** How long our own ping may be unanswered; the client asks three times as often. */
const PONG_MS = 15_000;
/** Pings and answers to pings, of whatever connection of this process; ours is the only kind. */
const SIGNS_OF_LIFE = ['undici:websocket:ping', 'undici:websocket:pong'];

/** The part of the client that its types keep to itself. */
type Sending = { send: (envelope: string, response: unknown) => Promise<void> };

/** Connects. Resolves when Slack has greeted us; rejects with what kept it from connecting. */
export async function openLink({ appToken, apiUrl, deliver, heard, signal }: LinkParts): Promise<Link> {
  const client = new SocketModeClient({
    appToken,
    // Its own way leaves five seconds without a connection, and none at all when opening one fails (socket-mode 3.1.0).
    autoReconnectEnabled: false,
    clientPingTimeout: PONG_MS,
    clientOptions: clientOptions(apiUrl),
    logger: silence,
  });
  const over = Promise.withResolvers<void>();
  const greeted = Promise.withResolvers<void>();
  let open = true;
  const sign = () => heard();
  for (const name of SIGNS_OF_LIFE) channel(name).subscribe(sign);
  const ended = () => {
    open = false;
    for (const name of SIGNS_OF_LIFE) channel(name).unsubscribe(sign);
  };

  // Its own reader falls over an envelope without an event, such as `app_rate_limited`, and ends the process.
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown) => {
    if (open) heard();
    const envelope = parsed(data);
    const id = textAt(envelope, 'envelope_id');
    const type = at(envelope, 'type');
    // We stopped waiting before Slack answered.
    if (!open) void client.disconnect();
    else if (type === 'hello') greeted.resolve();
    else if (type === 'disconnect') over.resolve();
    else if (id !== null)
      deliver({
        body: at(envelope, 'payload'),
        acknowledge: (response) => (client as unknown as Sending).send(id, response || undefined),
      });
  });
  client.on('close', () => {
    ended();
    greeted.reject(new Error('the connection closed before the greeting'));
    over.resolve();
  });

  const close = async (): Promise<void> => {
    ended();
    // The second time it does not wait for the peer any longer.
    const closed = client.disconnect();
    await inTime(closed, FAREWELL_MS).catch(() => client.disconnect());
    over.resolve();
  };
  try {
    // Its promise waits for an event that only its own reader gives: what counts is our greeting, or its failure.
    const failed = client.start().then(() => greeted.promise);
    await inTime(Promise.race([greeted.promise, failed, aborted(signal)]), GREETING_MS);
    return { over: over.promise, open: () => open, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}
