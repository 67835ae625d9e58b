// A start that cannot be: one line in plain words on stderr, nothing on stdout, exit code 1.

import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { folderOwner } from '../../src/store/lock.ts';
import { startTelegram } from '../stand-ins/telegram/index.ts';
import {
  duo,
  endAll,
  isFree,
  newFolder,
  preparedFolder,
  type Running,
  runProcess,
  runService,
  serve,
} from '../support/process.ts';
import { newPostgres, testKey } from '../support/stores.ts';

afterEach(endAll);

/** The one line with which a process ended. */
async function lastWords(service: Running): Promise<string> {
  const { code } = await service.exit;
  expect(code, service.stderr()).toBe(1);
  expect(service.stdout()).toBe('');
  expect(service.stderr()).toMatch(/^[^\n]+\n$/);
  return service.stderr().trim();
}

describe('settings with mistakes', () => {
  it('are listed, a line a mistake', async () => {
    const folder = newFolder({ '.env': 'PROT=1\nLOG_LEVEL=loud\n' });
    const service = runService(folder, { TELEGRAM_TOKEN: '1:a-secret' });
    expect((await service.exit).code).toBe(1);
    expect(service.stdout()).toBe('');
    expect(service.stderr().split('\n')).toEqual([
      'Configuration: PROT in .env is not a setting of this service (did you mean PORT?)',
      'Configuration: TELEGRAM_TOKEN is not a setting of this service',
      'Configuration: LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
      '',
    ]);
    expect(existsSync(join(folder, 'data')), 'nothing is made before the settings are right').toBe(false);
  });
});

describe('a port', () => {
  it('that another program has is named, and the lock is free again', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const folder = preparedFolder('sandbox');
    expect(await lastWords(runService(folder, { PORT: String(port) }))).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program; set another PORT (0 picks a free one).`,
    );
    expect(isFree(folder)).toBe(true);
    other.close();
  });
});

describe('a data folder', () => {
  it('that another process uses is left alone, and the process is named', async () => {
    const folder = preparedFolder('sandbox');
    const first = await serve(folder);
    const data = join(folder, 'data');
    expect(await lastWords(runService(folder))).toBe(
      `The data folder ${data} is in use by process ${first.pid}; stop that one first, or set another DATA_DIR.`,
    );
    expect((await fetch(`${first.url}/ready`)).status, 'the first one goes on').toBe(200);
    expect(folderOwner(data)).toMatchObject({ pid: first.pid });
  });

  it('that is a file is named', async () => {
    const folder = newFolder({ data: 'not a folder' });
    expect(await lastWords(runService(folder))).toBe(`The data folder ${join(folder, 'data')} cannot be used: EEXIST.`);
  });

  it('whose key is lost is left alone', async () => {
    const folder = preparedFolder('sandbox');
    rmSync(join(folder, 'data', 'sandbox', 'key'));
    expect(await lastWords(runService(folder))).toMatch(
      /^The key \S+ is missing: without it the data in \S+ cannot be read\.$/,
    );
  });
});

describe('PostgreSQL', () => {
  it('that cannot be reached is named without its password', async () => {
    const DATABASE_URL = 'postgresql://duo:a-secret-password@127.0.0.1:1/duo';
    const words = await lastWords(runService(newFolder(), { DATABASE_URL, ENCRYPTION_KEY: testKey }));
    expect(words).toMatch(/^The database at 127\.0\.0\.1:1\/duo cannot be reached: /);
    expect(words).not.toContain('a-secret-password');
  });

  it('that does not take the password is named without it', async () => {
    const DATABASE_URL = (await newPostgres()).replace('duo:duo', 'duo:a-secret-password');
    const words = await lastWords(runService(newFolder(), { DATABASE_URL, ENCRYPTION_KEY: testKey }));
    expect(words).toMatch(/^The database at 127\.0\.0\.1:\d+\/t_\w+ cannot be reached: /);
    expect(words).not.toContain('a-secret-password');
  });

  it('on which another process works is left alone', async () => {
    const settings = { DATABASE_URL: await newPostgres(), ENCRYPTION_KEY: testKey };
    const first = await serve(newFolder(), settings);
    expect(await lastWords(runService(newFolder(), settings))).toBe(
      'Another process of this service works on the same database; only one may.',
    );
    expect((await fetch(`${first.url}/ready`)).status, 'the first one goes on').toBe(200);
  });

  it('that was written with another key is not touched', async () => {
    const DATABASE_URL = await newPostgres();
    await duo(newFolder(), { DATABASE_URL, ENCRYPTION_KEY: testKey }, 'centre', 'list');
    const words = await lastWords(runService(newFolder(), { DATABASE_URL, ENCRYPTION_KEY: 'e'.repeat(64) }));
    expect(words).toBe(
      'The encryption key is not the one that this database was made with: nothing in it can be read with this one.',
    );
  });
});

describe('Telegram', () => {
  it('that refuses the token is believed before the service is ready', async () => {
    const telegram = await startTelegram();
    const folder = preparedFolder('own');
    const settings = { TELEGRAM_BOT_TOKEN: '700000001:of-another-bot', TELEGRAM_API_ROOT: telegram.url };
    const words = await lastWords(runService(folder, settings));
    expect(words).toMatch(/^Telegram refuses TELEGRAM_BOT_TOKEN \((401|404) [\w ]+\)$/);
    expect(isFree(folder)).toBe(true);
    await telegram.stop();
  });
});

describe('an old Node', () => {
  const run = join(import.meta.dirname, '..', '..', 'scripts', 'run.mjs');
  const words = (version: string) =>
    `This is Node ${version}, but the service runs on Node 24 or newer. Run "npm ci" in this folder (it brings Node 24 along, as the npm package "node") and start it through npm, for example "npm start".`;

  it('is told in one line', async () => {
    // The same script under a Node that calls itself old: what it says depends on nothing else.
    const folder = newFolder();
    writeFileSync(
      join(folder, 'old.cjs'),
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } });`,
    );
    const args = ['--require', join(folder, 'old.cjs'), run, 'src/main.ts'];
    expect(await lastWords(runProcess(folder, {}, process.execPath, args))).toBe(words('20.1.0'));
  });

  for (const [node, version] of oldNodes()) {
    it(`is told in one line by the ${version} of this computer`, async () => {
      expect(await lastWords(runProcess(newFolder(), {}, node, [run, 'src/main.ts']))).toBe(words(version));
    });
  }
});

/** The Nodes before 24 that are installed here. */
function oldNodes(): [node: string, version: string][] {
  const found = spawnSync('which', ['-a', 'node'], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  const old = new Map<string, string>();
  for (const node of found) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1);
    if (Number.parseInt(version, 10) < 24) old.set(version, node);
  }
  return [...old].map(([version, node]) => [node, version]);
}
