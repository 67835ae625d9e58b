// Databases with nothing in them, for what happens before the first migration.
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { type Database, openEmbedded, openPostgres } from '../../src/store/client.ts';

/** The address of a new and empty database on the test server. */
export async function emptyPostgres(): Promise<string> {
  const name = `e_${randomUUID().replaceAll('-', '')}`;
  const admin = openPostgres(`${inject('postgres')}/postgres`, 1);
  try {
    await admin.prisma.$executeRawUnsafe(`CREATE DATABASE ${name}`);
  } finally {
    await admin.close();
  }
  return `${inject('postgres')}/${name}`;
}

/** Opens an empty database of each kind. */
export const emptyDatabase: Record<string, () => Promise<Database>> = {
  embedded: () => openEmbedded(null),
  postgres: async () => openPostgres(await emptyPostgres()),
};

/** Takes everything out of a database again. */
export async function emptyAgain({ prisma }: Database): Promise<void> {
  await prisma.$executeRawUnsafe('DROP SCHEMA public CASCADE');
  await prisma.$executeRawUnsafe('CREATE SCHEMA public');
}
