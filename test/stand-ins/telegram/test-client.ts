// Small helpers of the stand-in's own tests: a grammY client, its errors, and a service behind a webhook.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api, GrammyError } from 'grammy';
import { type StartOptions, startTelegram, type TelegramStandIn } from './index.ts';

/** Runs a test against a fresh stand-in and stops it afterwards. */
export async function withTelegram(
  options: StartOptions,
  test: (telegram: TelegramStandIn, api: Api) => Promise<void>,
): Promise<void> {
  const telegram = await startTelegram(options);
  try {
    await test(telegram, new Api(telegram.token, { apiRoot: telegram.url }));
  } finally {
    await telegram.stop();
  }
}

/** The GrammyError that a call ends with. */
export async function refusal(call: Promise<unknown>): Promise<GrammyError> {
  const outcome = await call.then(
    () => new Error('the call went through'),
    (error: unknown) => error,
  );
  if (outcome instanceof GrammyError) return outcome;
  throw outcome;
}

export type Delivery = { headers: IncomingHttpHeaders; update: Record<string, unknown> };

/** A service that answers webhook deliveries with the given replies in turn, then with 200. */
export async function startService(replies: { status: number; body?: string; retryAfter?: number }[]) {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const update = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
      deliveries.push({ headers: request.headers, update });
      const reply = replies.shift() ?? { status: 200 };
      const headers = reply.retryAfter === undefined ? {} : { 'retry-after': String(reply.retryAfter) };
      response.writeHead(reply.status, headers).end(reply.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, deliveries, close };
}
