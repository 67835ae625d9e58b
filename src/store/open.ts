// Opens the right database for a configuration: locked, keyed, migrated, ready to use. Says in one plain sentence what is in the way.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openEmbedded, openPostgres } from './client.ts';
import { FolderBusy, type FolderLock, lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { type FullStore, openStore } from './index.ts';
import { masterKey } from './seal.ts';

/** Something that only a person can put right; the message is one whole sentence. */
export class CannotOpen extends Error {
  readonly busy: FolderBusy | null;
  constructor(words: string, busy: FolderBusy | null = null) {
    super(words);
    this.name = 'CannotOpen';
    this.busy = busy;
  }
}

/** The settings that matter here. */
export type OpenSettings = { databaseUrl: string | null; dataDir: string; storeDir: string; encryptionKey: string | null };

/** An open store with what holds it. `close` ends the database and frees the folder. */
export type OpenedStore = { store: FullStore; database: Database; lock: FolderLock | null; migrated: string[]; close: () => Promise<void> };

/** Opens it. Throws CannotOpen. */
export async function openConfigured(settings: OpenSettings): Promise<OpenedStore> {
  return settings.databaseUrl === null ? openFolder(settings) : openServer(settings, settings.databaseUrl);
}

async function openServer(settings: OpenSettings, url: string): Promise<OpenedStore> {
  const master = masterKey(settings.encryptionKey ?? '');
  const database = openPostgres(url);
  try {
    const migrated = await migrate(database.prisma);
    return { store: openStore(database, master), database, lock: null, migrated, close: database.close };
  } catch (error) {
    await database.close().catch(() => {});
    throw new CannotOpen(isMigrationTrouble(error) ? `${(error as Error).message}.` : `The database at ${hostOf(url)} cannot be reached: ${codeOf(error)}.`);
  }
}

async function openFolder({ dataDir, storeDir, encryptionKey }: OpenSettings): Promise<OpenedStore> {
  const lock = takeLock(dataDir);
  try {
    mkdirSync(storeDir, { recursive: true, mode: 0o700 });
    const master = masterKey(encryptionKey ?? ownKey(storeDir));
    const database = await openEmbedded(join(storeDir, 'database'));
    const migrated = await migrate(database.prisma);
    const close = async () => {
      await database.close();
      lock.release();
    };
    return { store: openStore(database, master), database, lock, migrated, close };
  } catch (error) {
    lock.release();
    if (error instanceof CannotOpen) throw error;
    throw new CannotOpen(isMigrationTrouble(error) ? `${(error as Error).message}.` : `The embedded database in ${storeDir} cannot be opened: ${codeOf(error)}.`);
  }
}

function takeLock(dataDir: string): FolderLock {
  try {
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof FolderBusy) throw new CannotOpen(`${error.message}; stop that one first, or set another DATA_DIR.`, error);
    throw new CannotOpen(`The data folder ${dataDir} cannot be used: ${codeOf(error)}.`);
  }
}

/** The key that the service makes for itself on a computer of its own; with PostgreSQL it is required from outside. */
function ownKey(folder: string): string {
  const path = join(folder, 'key');
  if (!existsSync(path)) {
    if (existsSync(join(folder, 'database'))) throw new CannotOpen(`The key ${path} is missing: without it the data in ${folder} cannot be read.`);
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}

const isMigrationTrouble = (error: unknown) => error instanceof Error && error.message.startsWith('The migration ') ;

/** Host and database of an address, without the password. */
function hostOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port ? `:${port}` : ''}${pathname}`;
}

/** The system's or the database's own code; never a message, which may hold an address with its password. */
function codeOf(error: unknown): string {
  for (let inner = error as { code?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } } | undefined; inner; ) {
    if (typeof inner.code === 'string' && !/^P\d{4}$/.test(inner.code)) return inner.code;
    inner = (inner.cause ?? inner.meta?.driverAdapterError) as never;
  }
  const text = error instanceof Error ? error.message : '';
  return /ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EACCES|28P01|3D000|Authentication failed|does not exist|Can't reach/.exec(text)?.[0] ?? (error instanceof Error ? error.name : 'unknown error');
}
