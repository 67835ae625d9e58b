// Opening the store: the right key or none at all, one plain sentence for whatever is in the way, and one instance at a time.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openEmbedded, openPostgres } from '../../src/store/client.ts';
import { openStore } from '../../src/store/index.ts';
import { takeInstance } from '../../src/store/instance.ts';
import { checkKey } from '../../src/store/key-check.ts';
import { folderOwner } from '../../src/store/lock.ts';
import { CannotOpen, type OpenSettings, openConfigured } from '../../src/store/open.ts';
import { masterKey } from '../../src/store/seal.ts';
import { newPostgres, testKey } from '../support/stores.ts';
import { emptyPostgres } from './fresh.ts';
import { arrival } from './playing.ts';

const otherKey = '6'.repeat(64);
const wrongKey =
  'The encryption key is not the one that this database was made with: nothing in it can be read with this one.';
let folder: string;
let settings: OpenSettings;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duo-open-'));
  settings = { databaseUrl: null, dataDir: folder, storeDir: join(folder, 'store'), encryptionKey: null };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The sentence with which opening is refused. */
async function refusal(change: Partial<OpenSettings>): Promise<string> {
  try {
    const opened = await openConfigured({ ...settings, ...change });
    await opened.close();
    return 'opened';
  } catch (error) {
    if (error instanceof CannotOpen) return error.message;
    throw error;
  }
}

// Databases are made and opened on disk here: two seconds each, and many more on a busy machine.
describe('the embedded database', { timeout: 40_000 }, () => {
  const path = () => join(folder, 'store', 'database');
  /** A database with one person in it, made from the dump because that is quicker than from nothing. */
  const prepare = async () => {
    mkdirSync(join(folder, 'store'));
    const database = await openEmbedded(path(), new Blob([readFileSync(inject('dump'))]));
    await checkKey(database.prisma, masterKey(testKey));
    await openStore(database, masterKey(testKey)).receive(arrival());
    await database.close();
    writeFileSync(join(folder, 'store', 'key'), `${testKey}\n`, { mode: 0o644 });
  };

  it('is made at the first start, with a key that only its owner can read', async () => {
    const opened = await openConfigured(settings);
    expect(await opened.store.waiting(arrival().at, 10)).toEqual([]);
    const key = join(folder, 'store', 'key');
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(readFileSync(key, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(await refusal({})).toBe(
      `The data folder ${folder} is in use by process ${process.pid}; stop that one first, or set another DATA_DIR.`,
    );
    await opened.close();
  });

  it('is not opened without its key, with another, or with what is no key; with its own it is, and the key is narrowed to its owner', async () => {
    await prepare();
    const key = join(folder, 'store', 'key');
    const own = readFileSync(key, 'utf8');
    writeFileSync(key, `${otherKey}\n`);
    expect(await refusal({})).toBe(wrongKey);
    writeFileSync(key, 'half a k');
    expect(await refusal({})).toBe(`The key ${key} must be 32 bytes, written as 64 hex digits or in base64.`);
    rmSync(key);
    expect(await refusal({})).toBe(`The key ${key} is missing: without it the data in ${folder}/store cannot be read.`);
    expect(existsSync(key)).toBe(false);
    expect(folderOwner(folder)).toBeNull();
    writeFileSync(key, own, { mode: 0o644 });
    const opened = await openConfigured(settings);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(opened.migrated).toEqual([]);
    expect(await opened.store.waiting(arrival().at, 10)).toHaveLength(1);
    await opened.close();
  });

  it('is not opened in a folder that cannot be written', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await refusal({ dataDir: join(file, 'inner') })).toBe(
      `The data folder ${file}/inner cannot be used: ENOTDIR.`,
    );
  });
});

describe('PostgreSQL', () => {
  it('is migrated and marked with its key at the first start', async () => {
    const databaseUrl = await emptyPostgres();
    const opened = await openConfigured({ ...settings, databaseUrl, encryptionKey: testKey });
    expect(opened.migrated.length).toBeGreaterThan(0);
    expect(await opened.store.admin.setting('key-check')).toMatch(/^v1\.master\./);
    await opened.close();
    expect(await refusal({ databaseUrl, encryptionKey: testKey })).toBe('opened');
    expect(await refusal({ databaseUrl, encryptionKey: otherKey })).toBe(wrongKey);
  });

  it('is not opened with another key even where the mark is missing, once it knows somebody', async () => {
    const databaseUrl = await newPostgres();
    const opened = await openConfigured({ ...settings, databaseUrl, encryptionKey: testKey });
    await opened.store.receive(arrival());
    await opened.database.prisma.setting.deleteMany();
    await opened.close();
    expect(await refusal({ databaseUrl, encryptionKey: otherKey })).toBe(wrongKey);
    expect(await refusal({ databaseUrl, encryptionKey: testKey })).toBe('opened');
  });

  it('is marked by one of two first starts with two keys; the other is refused', async () => {
    const databaseUrl = await newPostgres();
    const both = await Promise.all([testKey, otherKey].map((encryptionKey) => refusal({ databaseUrl, encryptionKey })));
    expect(both.sort()).toEqual([wrongKey, 'opened']);
  });

  it('that cannot be reached is named in one sentence, without its password', async () => {
    const { host, port, hostname, pathname } = new URL(await newPostgres());
    const said = (rest: string) => refusal({ databaseUrl: `postgresql://${rest}`, encryptionKey: testKey });
    expect(await said('duo:secret@127.0.0.1:1/x')).toBe(
      'The database at 127.0.0.1:1/x cannot be reached: nobody answers there.',
    );
    expect(await said(`duo:secret@${host}${pathname}`)).toBe(
      `The database at ${hostname}:${port}${pathname} cannot be reached: user or password are refused (28P01).`,
    );
    expect(await said(`duo:duo@${host}/nowhere`)).toBe(
      `The database at ${host}/nowhere cannot be reached: there is no such database (3D000).`,
    );
    expect(await said('duo:secret@nowhere.invalid:5432/x')).toMatch(
      /^The database at nowhere\.invalid:5432\/x cannot be reached: [^.]*\.$/,
    );
    expect(await said('duo:secret@[half/x')).not.toContain('secret');
  });

  it('is not opened with a key of a wrong form, whose text is not repeated', async () => {
    const said = await refusal({ databaseUrl: await newPostgres(), encryptionKey: 'secret' });
    expect(said).toBe('ENCRYPTION_KEY must be 32 bytes, written as 64 hex digits or in base64.');
  });

  it('of a newer version is not touched', async () => {
    const databaseUrl = await newPostgres();
    const { prisma, close } = openPostgres(databaseUrl);
    await prisma.$executeRawUnsafe(
      `UPDATE "_prisma_migrations" SET migration_name = '99_later' WHERE migration_name LIKE '%_turn_functions'`,
    );
    await close();
    expect(await refusal({ databaseUrl, encryptionKey: testKey })).toBe(
      'The database knows the migration 99_later, this version of the service does not.',
    );
  });
});

describe('the place of the one instance', () => {
  let url: string;
  beforeEach(async () => {
    url = await newPostgres();
  });
  /** Ends every connection to the database but our own, as a restart of the server or the network would. */
  const cut = async () => {
    const { prisma, close } = openPostgres(url, 1);
    await prisma.$queryRawUnsafe(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await close();
  };

  it('is taken once, held when asked again, and free when it is released', async () => {
    const first = await takeInstance(url);
    expect(await first?.hold()).toBe(true);
    expect(await first?.hold()).toBe(true);
    expect(await takeInstance(url)).toBeNull();
    await first?.release();
    const second = await takeInstance(url);
    expect(await second?.hold()).toBe(true);
    await second?.release();
  });

  it('is taken by exactly one of several at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => takeInstance(url)));
    expect(all.filter((one) => one !== null)).toHaveLength(1);
    await Promise.all(all.map((one) => one?.release()));
  });

  it('is taken back after its connection was lost', async () => {
    const first = await takeInstance(url);
    await cut();
    // The first question may still meet the dead connection, and then nobody can say.
    expect([true, null]).toContain(await first?.hold());
    expect(await first?.hold()).toBe(true);
    expect(await takeInstance(url)).toBeNull();
    await first?.release();
  });

  it('is lost when another took it while the connection was gone', async () => {
    const first = await takeInstance(url);
    await cut();
    const second = await takeInstance(url);
    expect(await second?.hold()).toBe(true);
    const asked = [await first?.hold(), await first?.hold()];
    expect(asked.at(-1)).toBe(false);
    expect(asked).not.toContain(true);
    await first?.release();
    await second?.release();
  });

  it('is taken by nobody when the database is away', async () => {
    await expect(takeInstance('postgresql://duo:secret@127.0.0.1:1/x')).rejects.toThrow(CannotOpen);
  });
});
