// A Slack channel over a stand-in, with a store of the test: what arrives is kept in memory, or refused while `away` is set.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Arrival, CheckForm, Delivery } from '../../src/app/ports.ts';
import { type SlackChannel, type SlackSettings, slackChannel } from '../../src/channels/slack/index.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { type SlackStandIn, type StartOptions, startSlack } from '../stand-ins/slack/index.ts';
import { rememberingLog } from '../support/log.ts';

/** How Slack's deliveries come. */
export type Mode = 'socket' | 'http';

/** A channel with everything around it. */
export type Connected = {
  slack: SlackStandIn;
  channel: SlackChannel;
  /** What was stored, each key once. */
  stored: Arrival[];
  /** Every attempt to store, those that failed included. */
  attempts: string[];
  /** While it is true, nothing can be stored. */
  store: { away: boolean };
  log: ReturnType<typeof rememberingLog>;
  fatal: string[];
  close: () => Promise<void>;
};

/** What a test may change. */
export type ConnectOptions = StartOptions & {
  mode?: Mode;
  check?: CheckForm;
  steady?: () => number;
  settings?: Partial<SlackSettings>;
  /** The first arrival is stored when this resolves. */
  hold?: Promise<void>;
  /** False: the channel is made, not started. */
  start?: boolean;
};

export const catalogue = openCatalogue();

/** Starts a stand-in and a channel that is connected to it. */
export async function connect(options: ConnectOptions = {}): Promise<Connected> {
  const { mode = 'socket', check = () => ({}), start = true, settings = {}, hold, ...standIn } = options;
  const slack = await startSlack(standIn);
  const stored: Arrival[] = [];
  const attempts: string[] = [];
  const store = { away: false };
  const log = rememberingLog();
  const fatal: string[] = [];
  const channel = slackChannel({
    settings: {
      botToken: slack.botToken,
      appToken: mode === 'socket' ? slack.appToken : null,
      signingSecret: mode === 'http' ? slack.signingSecret : null,
      apiUrl: slack.apiUrl.replace(/\/$/, ''),
      ...settings,
    },
    receive: async (arrival) => {
      if (attempts.push(arrival.key) === 1) await hold;
      if (store.away) throw new Error('the store is away');
      const fresh = stored.every(({ key }) => key !== arrival.key);
      if (fresh) stored.push(arrival);
      return { fresh, inputId: arrival.key };
    },
    check,
    catalogue,
    log,
    now: () => '2026-11-22T09:00:00.000Z',
    steady: options.steady ?? (() => performance.now()),
    fatal: (words) => void fatal.push(words),
  });
  const server = createServer((incoming, outgoing) => channel.http?.(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  if (mode === 'http') slack.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  if (start) await channel.start();
  return {
    slack,
    channel,
    stored,
    attempts,
    store,
    log,
    fatal,
    close: async () => {
      await channel.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.stop();
    },
  };
}

/** A delivery to a member, as the delivery loop hands it over. */
export function deliveryTo(member: string, part: Partial<Delivery>): Delivery {
  return {
    id: `m-${member}`,
    seq: 1,
    personId: 'p',
    addressId: 'a',
    channel: 'slack',
    address: member,
    addressState: 'active',
    kind: 'message',
    cause: 'nothing',
    urgency: 'answer',
    ask: 1,
    body: { text: 'Hello', buttons: [] },
    attempts: 0,
    createdAt: '2026-11-22T09:00:00.000Z',
    target: null,
    ...part,
  };
}
