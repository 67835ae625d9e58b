// Opens the right database for a configuration: locked, keyed, migrated, ready to use. Says in one plain sentence what is in the way.
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Database, databaseCode, openEmbedded, openPostgres } from './client.ts';
import { type FullStore, openStore } from './index.ts';
import { checkKey, WrongKey } from './key-check.ts';
import { FolderBusy, type FolderLock, lockFolder } from './lock.ts';
import { MigrationTrouble, migrate } from './migrate.ts';
import { type MasterKey, masterKey } from './seal.ts';
import { layTemplate } from './template.ts';

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
export type OpenSettings = {
  databaseUrl: string | null;
  dataDir: string;
  storeDir: string;
  encryptionKey: string | null;
};

/** An open store with what holds it. `close` ends the database and frees the folder. */
export type OpenedStore = {
  store: FullStore;
  database: Database;
  lock: FolderLock | null;
  migrated: string[];
  close: () => Promise<void>;
};

/** Opens it. Throws CannotOpen. */
export async function openConfigured(settings: OpenSettings): Promise<OpenedStore> {
  return settings.databaseUrl === null ? openFolder(settings) : openServer(settings, settings.databaseUrl);
}

async function openServer(settings: OpenSettings, url: string): Promise<OpenedStore> {
  const master = readKey(settings.encryptionKey ?? '', 'ENCRYPTION_KEY');
  const database = openPostgres(url);
  try {
    const migrated = await migrate(database.prisma);
    await checkKey(database.prisma, master);
    return { store: openStore(database, master), database, lock: null, migrated, close: database.close };
  } catch (error) {
    await database.close().catch(() => {});
    throw inWords(error, `The database at ${hostOf(url)} cannot be reached`);
  }
}

async function openFolder({ dataDir, storeDir, encryptionKey }: OpenSettings): Promise<OpenedStore> {
  const lock = takeLock(dataDir);
  let database: Database | null = null;
  // The folder is free only when the database is shut, or when it cannot even be shut.
  const close = async () => {
    try {
      await database?.close();
    } finally {
      lock.release();
    }
  };
  try {
    mkdirSync(storeDir, { recursive: true, mode: 0o700 });
    const master =
      encryptionKey === null
        ? readKey(ownKey(storeDir), `The key ${keyFile(storeDir)}`)
        : readKey(encryptionKey, 'ENCRYPTION_KEY');
    await layTemplate(join(storeDir, 'database'));
    database = await openEmbedded(join(storeDir, 'database'));
    const migrated = await migrate(database.prisma);
    await checkKey(database.prisma, master);
    return { store: openStore(database, master), database, lock, migrated, close };
  } catch (error) {
    await close().catch(() => {});
    throw inWords(error, `The embedded database in ${storeDir} cannot be opened`);
  }
}

/** What only a person can put right, in one sentence. */
function inWords(error: unknown, otherwise: string): CannotOpen {
  if (error instanceof CannotOpen) return error;
  if (error instanceof WrongKey) return new CannotOpen(`${error.message}.`);
  return new CannotOpen(error instanceof MigrationTrouble ? `${error.message}.` : `${otherwise}: ${codeOf(error)}.`);
}

function readKey(text: string, name: string): MasterKey {
  try {
    return masterKey(text);
  } catch {
    throw new CannotOpen(`${name} must be 32 bytes, written as 64 hex digits or in base64.`);
  }
}

function takeLock(dataDir: string): FolderLock {
  try {
    return lockFolder(dataDir);
  } catch (error) {
    if (error instanceof FolderBusy)
      throw new CannotOpen(`${error.message}; stop that one first, or set another DATA_DIR.`, error);
    throw new CannotOpen(`The data folder ${dataDir} cannot be used: ${codeOf(error)}.`);
  }
}

const keyFile = (folder: string) => join(folder, 'key');

/** The key that the service makes for itself on a computer of its own; with PostgreSQL it is required from outside. */
function ownKey(folder: string): string {
  const path = keyFile(folder);
  if (!existsSync(path)) {
    if (existsSync(join(folder, 'database')))
      throw new CannotOpen(`The key ${path} is missing: without it the data in ${folder} cannot be read.`);
    writeWhole(path, `${randomBytes(32).toString('hex')}\n`);
  }
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}

/** On disk before anything is sealed with it, and never half of it. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.draft`;
  const file = openSync(draft, 'w', 0o600);
  writeFileSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
}

/** Host and database of an address, without the password. */
function hostOf(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}${port ? `:${port}` : ''}${pathname}`;
}

/** The system's or the database's own code; never a message, which may hold an address with its password. */
function codeOf(error: unknown): string {
  const refused = databaseCode(error);
  if (refused !== null) return REFUSALS[refused] ?? refused;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && !/^P\d{4}$/.test(code)) return code;
  const text = error instanceof Error ? error.message : '';
  if (/Can't reach|ECONNREFUSED/.test(text)) return 'nobody answers there';
  return /ENOTFOUND|ETIMEDOUT|EACCES/.exec(text)?.[0] ?? (error instanceof Error ? error.name : 'unknown error');
}

/** What PostgreSQL's codes mean for whoever wrote DATABASE_URL. */
const REFUSALS: Readonly<Record<string, string>> = {
  '28P01': 'user or password are refused (28P01)',
  '28000': 'user or password are refused (28000)',
  '3D000': 'there is no such database (3D000)',
  '53300': 'it has no free connection (53300)',
};
