// Small helpers of the stand-in's own tests: the real clients against it, and a service behind HTTP.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type SlackStandIn, type StartOptions, startSlack } from './index.ts';

const nothing = (): void => undefined;
/** Says nothing: the clients print every refusal, and the tests refuse a lot. */
export const logger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** Runs a test against a fresh stand-in, with a client that does not retry, and stops it afterwards. */
export async function withSlack(
  options: StartOptions,
  test: (slack: SlackStandIn, api: WebClient) => Promise<void>,
): Promise<void> {
  const slack = await startSlack(options);
  try {
    await test(slack, clientFor(slack, slack.botToken));
  } finally {
    await slack.stop();
  }
}

/** A client that does not retry. */
export function clientFor(slack: SlackStandIn, token: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
}

/** The error of the API that a call ends with. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    () => new Error('the call went through'),
    (error: unknown) => error as Error & { data?: { error?: string } },
  );
  if ('data' in outcome && outcome.data?.error) return outcome.data.error;
  throw outcome;
}

/** What every app of these tests has: no auth.test, one workspace. */
function appOptions(slack: SlackStandIn) {
  const { botToken, botId, botUserId } = slack;
  return {
    authorize: async () => ({ botToken, botId, botUserId }),
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    logger,
  };
}

/** A Bolt app in Socket Mode; a connection that ends is made anew after 150 ms. */
export async function withSocketApp(
  slack: SlackStandIn,
  listen: (app: App) => void,
  test: (app: App) => Promise<void>,
): Promise<void> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    clientPingTimeout: 150,
    logger,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({ ...appOptions(slack), receiver });
  listen(app);
  await app.start();
  try {
    await test(app);
  } finally {
    // app.stop() resolves before the connection is closed; this one waits.
    await receiver.client.disconnect();
  }
}

/** A Bolt app behind HTTP, with its address given to the stand-in. */
export async function withHttpApp(
  slack: SlackStandIn,
  listen: (app: App) => void,
  test: (app: App) => Promise<void>,
): Promise<void> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger });
  const app = new App({ ...appOptions(slack), receiver });
  listen(app);
  const server = await app.start(0);
  const { port } = (server as unknown as { address(): AddressInfo }).address();
  slack.deliverTo(`http://127.0.0.1:${port}`);
  try {
    await test(app);
  } finally {
    await app.stop();
  }
}

export type Received = { headers: IncomingHttpHeaders; body: string };

/** A service that answers deliveries with the given statuses in turn, then with 200; `null` never answers. */
export async function startService(replies: (number | null)[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      const status = replies.length > 0 ? replies.shift() : 200;
      if (typeof status === 'number') response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, received, close };
}
