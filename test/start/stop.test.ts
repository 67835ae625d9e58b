// How the service ends: by a signal, in order; or by a kill, without loss.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram/index.ts';
import { duoJsonHere } from '../support/duo-here.ts';
import {
  endAll,
  firstLine,
  holdsFolder,
  isFree,
  preparedFolder,
  runProcess,
  runService,
  type Serving,
  serve,
} from '../support/process.ts';

describe('a signal', () => {
  afterEach(endAll);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`${signal} ends the service with 0 in less than ten seconds and frees folder, socket and port`, async () => {
      const folder = preparedFolder('sandbox');
      const service = await serve(folder);
      expect(isFree(folder)).toBe(false);
      // A connection that stays open must not hold it up.
      const browser = await fetch(service.url, { headers: { connection: 'keep-alive' } });
      const begun = performance.now();
      service.kill(signal);
      expect(await service.exit).toEqual({ code: 0, signal: null });
      expect(performance.now() - begun).toBeLessThan(10_000);
      expect(isFree(folder)).toBe(true);
      expect(service.stdout()).toBe(`ready ${service.url}\n`);
      await browser.text().catch(() => {});
      await expect(fetch(service.url)).rejects.toThrow();
    });
  }

  it('to npm ends the service that npm started', async () => {
    const folder = preparedFolder('sandbox');
    const root = join(import.meta.dirname, '..', '..');
    const settings = { DATA_DIR: join(folder, 'data'), SANDBOX: 'on', PORT: '0', LOG_LEVEL: 'silent' };
    const npm = runProcess(folder, settings, 'npm', ['start', '-s', '--prefix', root]);
    await firstLine(npm);
    npm.kill('SIGTERM');
    // Resolves when everybody who could still say something has ended, not only npm.
    await npm.exit;
    expect(isFree(folder)).toBe(true);
  });

  it('during the start lets the database open to its end, closes it, and never says ready', async () => {
    const folder = preparedFolder('sandbox');
    const service = runService(folder, { LOG_LEVEL: 'silent' });
    await holdsFolder(folder, service);
    service.kill('SIGTERM');
    expect(await service.exit).toEqual({ code: 0, signal: null });
    expect(service.stdout()).toBe('');
    expect(isFree(folder)).toBe(true);
  });
});

describe('a signal while Telegram does not answer a message', () => {
  let telegram: TelegramStandIn;
  let folder: string;
  let service: Serving;
  beforeAll(async () => {
    telegram = await startTelegram();
    folder = preparedFolder('own');
    service = await serve(folder, { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url });
    const held = telegram.fault({ method: 'sendMessage', kind: 'hold' });
    await telegram.user({ id: 1, firstName: 'Ana' }).start();
    await held.whenHit();
  });
  afterAll(async () => {
    await telegram.stop();
    await endAll();
  });

  it('ends the service with 0 in less than ten seconds all the same', async () => {
    const begun = performance.now();
    service.kill('SIGTERM');
    expect((await service.exit).code).toBe(0);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(isFree(folder)).toBe(true);
  });
});

describe('a kill', () => {
  const add = ['coordinator', 'add', '--slack', 'U1', '--centre', 'Ghent'];
  let folder: string;
  beforeAll(async () => {
    folder = preparedFolder('sandbox');
    const first = await serve(folder);
    await duoJsonHere(folder, {}, ...add);
    first.kill('SIGKILL');
    await first.exit;
  });
  afterAll(endAll);

  it('leaves a folder that the next start takes over, with everything that was stored', async () => {
    expect(existsSync(join(folder, 'data', 'duo.sock')), 'the dead one could not clean up').toBe(true);
    const second = await serve(folder);
    expect((await fetch(`${second.url}/ready`)).status).toBe(200);
    expect((await duoJsonHere(folder, {}, ...add)).result).toMatchObject({ changed: false });
  });
});
