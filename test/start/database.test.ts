// The database goes away while the service runs: it says so at once, stays up, and loses nothing that anybody wrote meanwhile.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/store/client.ts';
import { startTelegram, type TelegramStandIn, type TelegramUser } from '../stand-ins/telegram/index.ts';
import { endAll, newFolder, type Serving, serve } from '../support/process.ts';
import { newPostgres, testKey } from '../support/stores.ts';
import { type Way, wayTo } from './proxy.ts';

let database: string;
let way: Way;
let telegram: TelegramStandIn;
let service: Serving;
let people = 0;
let ana: TelegramUser;

beforeAll(async () => {
  database = await newPostgres();
  way = await wayTo(database);
  telegram = await startTelegram();
  service = await serve(newFolder(), {
    DATABASE_URL: way.url,
    ENCRYPTION_KEY: testKey,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
  });
});
afterAll(async () => {
  await endAll();
  await telegram.stop();
  await way.close();
});
beforeEach(() => {
  people += 1;
  ana = telegram.user({ id: people, firstName: 'Ana', languageCode: 'en' });
});

const readyState = async () => {
  const begun = performance.now();
  const answer = await fetch(`${service.url}/ready`);
  const { checks } = (await answer.json()) as { checks: Record<string, string> };
  return { status: answer.status, database: checks.database, ms: performance.now() - begun };
};

/** How often the bot said something on this person's screen. */
const times = (words: RegExp) => ana.chat().filter((one) => one.from === 'bot' && words.test(one.text)).length;

describe('a database that went away', () => {
  it('is said by /ready at once, and so is its return', async () => {
    expect(await readyState()).toMatchObject({ status: 200, database: 'ok' });
    way.cut();
    const away = await readyState();
    expect(away).toMatchObject({ status: 503, database: 'the database does not answer' });
    expect(away.ms).toBeLessThan(3_000);
    expect((await fetch(`${service.url}/live`)).status).toBe(200);
    way.mend();
    expect(await readyState()).toMatchObject({ status: 200, database: 'ok' });
  });

  it('is said by /ready in two seconds when it only does not answer', async () => {
    way.hush();
    const away = await readyState();
    way.mend();
    expect(away).toMatchObject({ status: 503, database: 'the database does not answer' });
    expect(away.ms).toBeLessThan(4_000);
  });

  it('loses no message that was written meanwhile, and answers each once', async () => {
    way.cut();
    const heard = service.stderr().length;
    await ana.start();
    await service.said('updates could not be fetched or stored');
    expect(service.stderr().slice(heard)).not.toContain('duo:duo');
    expect(telegram.pending()).toBeGreaterThan(0);
    way.mend();
    await ana.next(/Which language do you want/);
    await ana.tap('English');
    await ana.next(/Do you agree/);
    expect([times(/Which language do you want/), times(/Do you agree/)]).toEqual([1, 1]);
  });
});

describe('a database that ends every connection', () => {
  it('goes unnoticed by whoever is talking', async () => {
    await ana.start();
    await ana.next(/Which language do you want/);
    const admin = openPostgres(database.replace(/\/[^/]*$/, '/postgres'), 1);
    const name = new URL(database).pathname.slice(1);
    await admin.prisma.$queryRawUnsafe(
      'SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = $1',
      name,
    );
    await admin.close();
    await ana.tap('English');
    await ana.next(/Do you agree/);
    expect([times(/Which language do you want/), times(/Do you agree/)]).toEqual([1, 1]);
    expect(await readyState()).toMatchObject({ status: 200, database: 'ok' });
  });
});
