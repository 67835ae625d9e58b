// A start that goes well: what the process says, what it serves, and how long it takes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram/index.ts';
import { endAll, newFolder, preparedFolder, type Serving, serve } from '../support/process.ts';

afterAll(endAll);

describe('a start in an empty folder, without any setting', () => {
  let folder: string;
  let service: Serving;
  beforeAll(async () => {
    folder = newFolder();
    service = await serve(folder);
    console.log(`From spawn to ready, fresh: ${service.readyMs} ms`);
  });

  it('says one line on stdout', () => {
    expect(service.stdout()).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(service.url).not.toMatch(/:0$/);
  });

  it('is alive and ready', async () => {
    const live = await fetch(`${service.url}/live`);
    expect([live.status, await live.json()]).toEqual([200, { live: true }]);
    const ready = await fetch(`${service.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, checks: { database: 'ok', inbox: 'ok', outbox: 'ok', schedule: 'ok', web: 'ok' } },
    ]);
  });

  it('serves the sandbox at its door', async () => {
    const page = await fetch(service.url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await page.text()).toContain('/pages/sandbox.js');
    expect((await fetch(`${service.url}/pages/sandbox.js`)).headers.get('content-type')).toMatch(/javascript/);
  });

  it('sends the headers that keep a page to itself', async () => {
    for (const path of ['/', '/chat', '/live', '/pages/style.css', '/nothing-here']) {
      const { headers } = await fetch(service.url + path);
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('x-frame-options'), path).toBe('DENY');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    }
  });

  it('serves nothing that is not a page: no folder, no hole in a page, no other file, no webhook', async () => {
    const paths = [
      '/pages/',
      '/pages/sandbox.html',
      '/pages/..%2f..%2fpages.ts',
      '/.env',
      '/telegram',
      '/slack/events',
    ];
    for (const path of paths) expect((await fetch(service.url + path)).status, path).toBe(404);
    expect((await fetch(`${service.url}/telegram`, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('keeps the sandbox in a folder of its own', () => {
    expect(existsSync(join(folder, 'data', 'sandbox', 'database'))).toBe(true);
    expect(existsSync(join(folder, 'data', 'database'))).toBe(false);
  });
});

describe('a start with a channel', () => {
  let telegram: TelegramStandIn;
  let service: Serving;
  beforeAll(async () => {
    telegram = await startTelegram();
    const token = `TELEGRAM_BOT_TOKEN=${telegram.token}\nTELEGRAM_API_ROOT=${telegram.url}\n`;
    service = await serve(preparedFolder('own', { '.env': token }));
    console.log(`From spawn to ready, existing: ${service.readyMs} ms`);
  });
  afterAll(() => telegram.stop());

  it('has a plain page at its door and no sandbox anywhere', async () => {
    const page = await fetch(service.url);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('/pages/sandbox.js');
    for (const path of ['/sandbox', '/sandbox/clock', '/sandbox/reset', '/sandbox/people']) {
      expect((await fetch(service.url + path)).status, path).toBe(404);
      expect((await fetch(service.url + path, { method: 'POST' })).status, path).toBe(404);
    }
  });

  it('has no webhook route when it polls', async () => {
    expect((await fetch(`${service.url}/telegram`, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('never writes the token down', async () => {
    expect(service.stderr()).not.toContain(telegram.token);
    expect(service.stdout()).toMatch(/^ready \S+\n$/);
  });
});
