// Starts the whole service inside the test, over a database of its own and stand-ins of Telegram and, where asked, Slack.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Config } from '../../src/config.ts';
import { type Own, type Running, startService } from '../../src/start.ts';
import { type SlackStandIn, type StartOptions, startSlack } from '../stand-ins/slack/index.ts';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram/index.ts';
import { layDump } from './prepared-store.ts';
import { newPostgres, testKey } from './stores.ts';

/** A service with everything around it. */
export type Whole = {
  running: Running;
  telegram: TelegramStandIn;
  slack: SlackStandIn | null;
  config: Config;
  /** Lets time pass, and everything that is due by then happen. */
  pass: (hours: number) => Promise<void>;
  /** A few seconds go by, as they do while somebody reads: the pace of the channels has room again. */
  breathe: () => void;
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

/** Over which database, how Telegram's updates come, and how Slack's events, if there is a Slack. */
export type Shape = {
  database: 'embedded' | 'postgres';
  mode: 'polling' | 'webhook';
  rateLimit?: boolean;
  slack?: 'socket' | 'http';
  slackOptions?: StartOptions;
  /** Another programme than our own. */
  own?: Own;
};

const HOUR = 3_600_000;

/** The next Monday, not today, at nine o'clock UTC: a story of weeks depends on the day on which it begins. `now` is in milliseconds. */
export function mondayAtNine(now: number): number {
  const tomorrow = Math.floor(now / (24 * HOUR)) + 1;
  // The first day of all, 1 January 1970, was a Thursday.
  const monday = tomorrow + ((4 - (tomorrow % 7) + 7) % 7);
  return (monday * 24 + 9) * HOUR;
}

/** Starts it; `close` ends it and takes everything away. */
export async function startWhole(shape: Shape): Promise<Whole> {
  const { database, mode, rateLimit = false } = shape;
  const folder = mkdtempSync(join(tmpdir(), 'duo-whole-'));
  if (database === 'embedded') layDump(folder);
  const telegram = await startTelegram({ rateLimit });
  const slack = shape.slack ? await startSlack(shape.slackOptions ?? {}) : null;
  // A story of weeks must not depend on the hour or the day on which it is tested: it begins on a Monday at ten, Brussels' winter time.
  let shift = slack ? mondayAtNine(Date.now()) - Date.now() : 0;
  const config: Config = {
    databaseUrl: database === 'postgres' ? await newPostgres() : null,
    dataDir: folder,
    storeDir: folder,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    telegram: {
      token: telegram.token,
      apiRoot: telegram.url,
      webhook: mode === 'webhook' ? { url: 'https://duo.example/telegram', secret: 'a-secret-of-the-test' } : null,
    },
    slack: slack && {
      botToken: slack.botToken,
      appToken: shape.slack === 'socket' ? slack.appToken : null,
      signingSecret: shape.slack === 'http' ? slack.signingSecret : null,
      apiUrl: slack.apiUrl,
    },
    encryptionKey: testKey,
    sandbox: false,
    logLevel: 'silent',
  };
  const fatal = (words: string) => {
    throw new Error(words);
  };
  const begin = async () => {
    const time = { now: () => Date.now() + shift, steady: () => performance.now() + shift };
    const running = await startService(config, fatal, time, shape.own);
    if (mode === 'webhook') telegram.tunnel('https://duo.example', running.url);
    if (shape.slack === 'http') slack?.deliverTo(running.url);
    return running;
  };
  let running = await begin();
  return {
    get running() {
      return running;
    },
    telegram,
    slack,
    config,
    pass: async (hours) => {
      shift += hours * HOUR;
      await running.tick();
    },
    breathe: () => {
      shift += 3_000;
    },
    restart: async () => {
      await running.stop();
      running = await begin();
    },
    close: async () => {
      await running.stop();
      await telegram.stop();
      await slack?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
