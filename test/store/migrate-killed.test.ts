// A process that is killed in the middle of a migration leaves a database that the next start completes.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { type Database, openEmbedded, openPostgres } from '../../src/store/client.ts';
import { migrate, readMigrations } from '../../src/store/migrate.ts';
import { newPostgres } from '../support/stores.ts';
import { migration } from './migrations.ts';

const GROWN = 24 * 1024 * 1024;
const whole = migration('9_half', 'CREATE TABLE half (n integer); INSERT INTO half VALUES (1), (2);');

/** Starts the other process and waits until its database is open and migrated, and one more migration is about to begin. */
async function begin(...where: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'migrator.ts'), ...where], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  expect(value).toBe('begun');
  return child;
}

function kill(child: ChildProcess): Promise<unknown> {
  const ended = new Promise((done) => child.once('exit', (_, signal) => done(signal)));
  child.kill('SIGKILL');
  return ended;
}

async function completes(database: Database): Promise<void> {
  expect(await migrate(database.prisma, [...readMigrations(), whole])).toEqual(['9_half']);
  const rows = await database.prisma.$queryRawUnsafe('SELECT n FROM half ORDER BY n');
  expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
  await database.close();
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, { parentPath, name }) => sum + (statSync(join(parentPath, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
}

it('PostgreSQL', async () => {
  const url = await newPostgres();
  const child = await begin(url);
  const watcher = openPostgres(url, 1);
  const sleeping = async () => {
    const rows = await watcher.prisma.$queryRawUnsafe<unknown[]>(
      `SELECT 1 AS one FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
    );
    return rows.length > 0;
  };
  while (!(await sleeping()));
  expect(await kill(child)).toBe('SIGKILL');
  await watcher.close();
  await completes(openPostgres(url));
});

// Opened twice on disk, the second time after a crash: some seconds, and many more on a busy machine.
it('the embedded database on disk', { timeout: 40_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duo-killed-'));
  try {
    const child = await begin(join(folder, 'database'), inject('dump'));
    // The rows of the unfinished migration are on disk by then.
    const before = sizeOf(folder);
    while (sizeOf(folder) < before + GROWN) await setImmediate();
    expect(await kill(child)).toBe('SIGKILL');
    await completes(await openEmbedded(join(folder, 'database')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
