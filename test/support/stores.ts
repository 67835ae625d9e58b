// Opens a fresh, migrated store of every kind, for suites that hold for all of them.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import type { Store } from '../../src/app/ports.ts';
import { type Database, openEmbedded, openPostgres } from '../../src/store/client.ts';
import { type FullStore, openStore } from '../../src/store/index.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { masterKey } from '../../src/store/seal.ts';

/** The master key of all tests. */
export const testKey = '5'.repeat(64);

/** An open store over a real database. */
export type OpenedForTest = { store: FullStore; database: Database; close: () => Promise<void> };

/** What every kind of store offers to a contract suite. */
export type AnyStore = Store & {
  admin: Pick<FullStore['admin'], 'addCentre' | 'addCoordinator' | 'addInvite' | 'person'>;
};

/** The address of a new database on the test server, a copy of the migrated template. */
export async function newPostgres(): Promise<string> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = openPostgres(`${inject('postgres')}/postgres`, 1);
  try {
    await admin.prisma.$executeRawUnsafe(`CREATE DATABASE ${name} TEMPLATE ${inject('template')}`);
  } finally {
    await admin.close();
  }
  return `${inject('postgres')}/${name}`;
}

/** A new store in PostgreSQL. */
export async function postgresStore(): Promise<OpenedForTest> {
  const database = openPostgres(await newPostgres());
  return { store: openStore(database, masterKey(testKey)), database, close: database.close };
}

/** A new embedded store, in memory, from the migrated dump. */
export async function embeddedStore(): Promise<OpenedForTest> {
  const database = await openEmbedded(null, new Blob([readFileSync(inject('dump'))]));
  return { store: openStore(database, masterKey(testKey)), database, close: database.close };
}

/** Every kind of store by its name. */
export const everyStore: Record<string, () => Promise<{ store: AnyStore; close: () => Promise<void> }>> = {
  memory: async () => ({ store: memoryStore(), close: async () => {} }),
  embedded: embeddedStore,
  postgres: postgresStore,
};

/** The two kinds that are databases. */
export const everyDatabase = { embedded: embeddedStore, postgres: postgresStore };
