// Starting with Telegram: an API that is away or hangs holds nobody up, and how updates come is set up before they are asked for.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram/index.ts';
import { endAll, newFolder, type Settings, serve } from '../support/process.ts';
import { newPostgres, testKey } from '../support/stores.ts';

let telegram: TelegramStandIn;
let settings: Settings;
beforeEach(async () => {
  telegram = await startTelegram();
  settings = {
    DATABASE_URL: await newPostgres(),
    ENCRYPTION_KEY: testKey,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
  };
});
afterEach(async () => {
  await endAll();
  await telegram.stop();
});

const readyState = async (url: string) => {
  const answer = await fetch(`${url}/ready`);
  return [answer.status, ((await answer.json()) as { checks: Record<string, string> }).checks.telegram];
};

describe('an API that cannot be reached', () => {
  it('lets the service start, not be ready, and be ready when it comes back', async () => {
    await telegram.down();
    const service = await serve(newFolder(), settings);
    expect(await readyState(service.url)).toEqual([503, 'Telegram has not answered yet']);
    expect((await fetch(`${service.url}/live`)).status).toBe(200);
    await telegram.up();
    await telegram.until(() => telegram.requests.some((one) => one.method === 'getUpdates'));
    expect(await readyState(service.url)).toEqual([200, 'ok']);
    expect(service.stderr()).not.toContain(telegram.token);
  });

  it('and then refuses the token, ends the service with one line', async () => {
    await telegram.down();
    const wrong = { TELEGRAM_BOT_TOKEN: '700000001:of-another-bot', LOG_LEVEL: 'silent' };
    const service = await serve(newFolder(), { ...settings, ...wrong });
    await telegram.up();
    expect(await service.exit).toEqual({ code: 1, signal: null });
    expect(service.stderr()).toBe('Telegram refuses TELEGRAM_BOT_TOKEN (401 Unauthorized)\n');
  });
});

describe('an API that takes the call and does not answer', () => {
  it('holds the start up for a moment only', async () => {
    const held = telegram.fault({ method: 'getMe', kind: 'hold' });
    const service = await serve(newFolder(), settings);
    expect(held.hits()).toBe(1);
    expect(await readyState(service.url)).toEqual([503, 'Telegram has not answered yet']);
    held.release();
    await telegram.until(() => telegram.requests.some((one) => one.method === 'getUpdates'));
    expect(await readyState(service.url)).toEqual([200, 'ok']);
  });
});

describe('without a webhook secret', () => {
  it('a webhook that somebody left behind is removed before the first poll', async () => {
    const left = `${telegram.url}/bot${telegram.token}/setWebhook`;
    await fetch(left, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://left.example/hook' }),
    });
    expect(telegram.webhook()?.url).toBe('https://left.example/hook');
    const before = telegram.requests.length;
    await serve(newFolder(), settings);
    await telegram.until(() => telegram.requests.some((one) => one.method === 'getUpdates'));
    const methods = telegram.requests.slice(before).map((one) => one.method);
    expect(methods.slice(0, 3)).toEqual(['getMe', 'deleteWebhook', 'getUpdates']);
    expect(telegram.webhook()).toBeNull();
    expect(
      telegram.requests.filter((one) => one.status === 409),
      'no poll was refused because of the webhook',
    ).toEqual([]);
  });
});

describe('with a webhook secret', () => {
  it('the webhook is set with the secret, and nobody without it is let in', async () => {
    const webhook = { PUBLIC_URL: 'https://duo.example', TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-test' };
    const service = await serve(newFolder(), { ...settings, ...webhook });
    expect(telegram.webhook()).toMatchObject({ url: 'https://duo.example/telegram', secret: 'a-secret-of-the-test' });
    expect(telegram.requests.some((one) => one.method === 'getUpdates')).toBe(false);

    const post = (headers: Record<string, string>) =>
      fetch(`${service.url}/telegram`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"update_id":1}',
      });
    expect((await post({})).status).toBe(401);
    expect((await post({ 'x-telegram-bot-api-secret-token': 'another' })).status).toBe(401);
    expect((await post({ 'x-telegram-bot-api-secret-token': 'a-secret-of-the-test' })).status).toBe(200);

    telegram.tunnel('https://duo.example', service.url);
    const ana = telegram.user({ id: 7, firstName: 'Ana', languageCode: 'en' });
    await ana.start();
    await ana.next(/Which language do you want/);
  });
});
