// Starts the whole service inside the test, over a database of its own and a stand-in of Telegram.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../src/config.ts';
import { type Running, startService } from '../../src/start.ts';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram/index.ts';
import { newPostgres, testKey } from './stores.ts';

/** A service with everything around it. */
export type Whole = {
  running: Running;
  telegram: TelegramStandIn;
  config: Config;
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

/** Over which database, and how Telegram's updates come. */
export type Shape = { database: 'embedded' | 'postgres'; mode: 'polling' | 'webhook'; rateLimit?: boolean };

/** Starts it; `close` ends it and takes everything away. */
export async function startWhole({ database, mode, rateLimit = false }: Shape): Promise<Whole> {
  const folder = mkdtempSync(join(tmpdir(), 'duo-whole-'));
  const telegram = await startTelegram({ rateLimit });
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
    slack: false,
    encryptionKey: testKey,
    sandbox: false,
    logLevel: 'silent',
  };
  const fatal = (words: string) => {
    throw new Error(words);
  };
  const begin = async () => {
    const running = await startService(config, fatal);
    if (mode === 'webhook') telegram.tunnel('https://duo.example', running.url);
    return running;
  };
  let running = await begin();
  return {
    get running() {
      return running;
    },
    telegram,
    config,
    restart: async () => {
      await running.stop();
      running = await begin();
    },
    close: async () => {
      await running.stop();
      await telegram.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
