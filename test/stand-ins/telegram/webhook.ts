// The webhook side: pushes updates in order, each one until the service answers 2xx.
import { request } from 'node:http';
import type { Payload } from './types.ts';
import type { Update, UpdateQueue } from './updates.ts';

export type Target = { url: string; secret: string | undefined };

export type Webhook = {
  set(target: Target | undefined): void;
  target(): Target | undefined;
  lastError(): string | undefined;
  tunnel(publicOrigin: string, localOrigin: string): void;
  /** Stops deliveries and cuts the one under way. */
  pause(): void;
  resume(): void;
};

type Options = {
  queue: UpdateQueue;
  backoffMs: number;
  timeoutMs: number;
  /** Executes a method that stood in the body of a 2xx. */
  execute(method: string, payload: Payload): Promise<unknown>;
};

type Reply = { status: number; retryAfter: number; body: string };

// The API executes no method that asks for something or changes the connection itself.
const notExecuted = /^(get|setwebhook|deletewebhook|close|logout)/i;

/** Creates a webhook without a target; deliveries begin with the first `set`. */
export function createWebhook(options: Options): Webhook {
  const { queue } = options;
  const tunnels = new Map<string, string>();
  let target: Target | undefined;
  let lastError: string | undefined;
  let paused = false;
  let running = false;
  let wakeUp: (() => void) | undefined;
  let cut = new AbortController();

  const backOff = (retryAfterSeconds: number): Promise<void> =>
    new Promise((resolve) => {
      const wait = retryAfterSeconds > 0 ? Math.min(retryAfterSeconds * 1000, options.backoffMs) : options.backoffMs;
      const timer = setTimeout(resolve, wait);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const deliver = async (to: Target, update: Update): Promise<Reply | undefined> => {
    const { origin, pathname, search } = new URL(to.url);
    const address = new URL(pathname + search, tunnels.get(origin) ?? origin);
    try {
      return await post(address, to.secret, JSON.stringify(update), options.timeoutMs, cut.signal);
    } catch (error) {
      lastError = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };

  const drain = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (;;) {
      const update = queue.head();
      if (!target || paused || !update) break;
      const reply = await deliver(target, update);
      if (reply && reply.status >= 200 && reply.status < 300) {
        queue.drop(update);
        await executeReply(reply.body);
      } else {
        if (reply) lastError = `Wrong response from the webhook: ${reply.status}`;
        if (target && !paused) await backOff(reply?.retryAfter ?? 0);
      }
    }
    running = false;
  };

  const executeReply = async (body: string): Promise<void> => {
    const call = parseCall(body);
    if (!call || notExecuted.test(call.method)) return;
    // The API tells nobody about a failure here, but breaches of limits are recorded on the way.
    await options.execute(call.method, call.payload).catch(() => undefined);
  };

  queue.onPush(() => void drain());
  return {
    set(next) {
      target = next;
      lastError = undefined;
      wakeUp?.();
      void drain();
    },
    target: () => target,
    lastError: () => lastError,
    tunnel: (publicOrigin, localOrigin) => void tunnels.set(new URL(publicOrigin).origin, localOrigin),
    pause() {
      paused = true;
      cut.abort();
      cut = new AbortController();
      wakeUp?.();
    },
    resume() {
      paused = false;
      void drain();
    },
  };
}

function parseCall(body: string): { method: string; payload: Payload } | undefined {
  try {
    const { method, ...payload } = JSON.parse(body) as Payload;
    return typeof method === 'string' ? { method, payload } : undefined;
  } catch {
    return undefined;
  }
}

function post(
  address: URL,
  secret: string | undefined,
  body: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    };
    const sent = request(address, { method: 'POST', headers, agent: false, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        clearTimeout(timer);
        const retryAfter = Number(response.headers['retry-after'] ?? 0) || 0;
        resolve({ status: response.statusCode ?? 0, retryAfter, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    const timer = setTimeout(() => sent.destroy(new Error('Read timeout expired')), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    sent.on('error', fail);
    sent.end(body);
  });
}
