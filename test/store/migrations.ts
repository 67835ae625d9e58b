// Small migrations for tests, with the checksum that a file of this text would have.
import { createHash } from 'node:crypto';
import type { Migration } from '../../src/store/migrate.ts';

/** A migration of a name and a text. */
export function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

/** One that makes a table. */
export const quick = migration('1_quick', 'CREATE TABLE quick (n integer); INSERT INTO quick VALUES (1);');
