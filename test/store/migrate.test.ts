// Migrations are applied once and whole, in both databases, whoever else does so at the same time and whatever ends it half-way.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openPostgres } from '../../src/store/client.ts';
import { MigrationTrouble, migrate, migrationsFolder, readMigrations } from '../../src/store/migrate.ts';
import { emptyAgain, emptyDatabase, emptyPostgres } from './fresh.ts';
import { migration, quick } from './migrations.ts';

const names = readMigrations().map(({ name }) => name);
const count = async ({ prisma }: Database, table: string) => {
  const [row] = await prisma.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "${table}"`);
  return row?.n;
};
const tables = async ({ prisma }: Database) => {
  const rows = await prisma.$queryRawUnsafe<{ name: string }[]>(
    `SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

describe.each(Object.entries(emptyDatabase))('migrations: %s', (_, open) => {
  let database: Database;
  let used = false;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    if (used) await emptyAgain(database);
    used = true;
  });
  afterAll(() => database.close());

  it('are all applied by the first run, and none by the second', async () => {
    expect(names.length).toBeGreaterThan(1);
    expect(await migrate(database.prisma)).toEqual(names);
    expect(await migrate(database.prisma)).toEqual([]);
  });

  it('that are new are applied after those that are there', async () => {
    expect(await migrate(database.prisma, [quick])).toEqual(['1_quick']);
    const next = migration('2_next', 'INSERT INTO quick VALUES (2)');
    expect(await migrate(database.prisma, [quick, next])).toEqual(['2_next']);
    expect(await count(database, 'quick')).toBe(2);
  });

  it('leave the rows that Prisma’s own engine would leave', async () => {
    await migrate(database.prisma);
    const columns = await database.prisma.$queryRawUnsafe(
      `SELECT column_name::text AS name, udt_name::text AS type, character_maximum_length::int AS length, is_nullable = 'YES' AS nullable
       FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`,
    );
    expect(columns).toEqual([
      { name: 'id', type: 'varchar', length: 36, nullable: false },
      { name: 'checksum', type: 'varchar', length: 64, nullable: false },
      { name: 'finished_at', type: 'timestamptz', length: null, nullable: true },
      { name: 'migration_name', type: 'varchar', length: 255, nullable: false },
      { name: 'logs', type: 'text', length: null, nullable: true },
      { name: 'rolled_back_at', type: 'timestamptz', length: null, nullable: true },
      { name: 'started_at', type: 'timestamptz', length: null, nullable: false },
      { name: 'applied_steps_count', type: 'int4', length: null, nullable: false },
    ]);
    const rows = await database.prisma.$queryRawUnsafe<Record<string, unknown>[]>(
      'SELECT *, finished_at >= started_at AS in_order FROM "_prisma_migrations" ORDER BY migration_name',
    );
    expect(rows).toEqual(
      names.map((name) => ({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: createHash('sha256')
          .update(readFileSync(join(migrationsFolder, name, 'migration.sql')))
          .digest('hex'),
        finished_at: expect.any(Date),
        migration_name: name,
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
        in_order: true,
      })),
    );
  });

  it('that fail half-way leave nothing behind, and a corrected one then succeeds', async () => {
    const sql = 'CREATE TABLE half (n integer); INSERT INTO quick VALUES (2); INSERT INTO half VALUES (1/0);';
    const failed = migrate(database.prisma, [
      quick,
      migration('2_half', sql),
      migration('3_never', 'CREATE TABLE never (n integer)'),
    ]);
    await expect(failed).rejects.toThrow(MigrationTrouble);
    await expect(failed).rejects.toThrow('The migration 2_half failed with 22012 and left nothing behind');
    expect(await tables(database)).toEqual(['_prisma_migrations', 'quick']);
    expect(await count(database, 'quick')).toBe(1);
    expect(await count(database, '_prisma_migrations')).toBe(1);
    const corrected = migration('2_half', sql.replace('1/0', '1'));
    expect(await migrate(database.prisma, [quick, corrected])).toEqual(['2_half']);
    expect(await count(database, 'half')).toBe(1);
  });

  it('are refused when one that was applied has changed', async () => {
    await migrate(database.prisma, [quick]);
    const changed = migration('1_quick', `${quick.sql} `);
    await expect(migrate(database.prisma, [changed])).rejects.toThrow(
      new MigrationTrouble('The migration 1_quick was changed after it had been applied'),
    );
  });

  it('are refused when the database is of a newer version', async () => {
    await migrate(database.prisma, [quick, migration('2_next', 'SELECT 1')]);
    await expect(migrate(database.prisma, [quick])).rejects.toThrow(
      new MigrationTrouble('The database knows the migration 2_next, this version of the service does not'),
    );
  });

  it('are refused when Prisma began one and did not end it, and not when that was resolved', async () => {
    await migrate(database.prisma, [quick]);
    await database.prisma.$executeRawUnsafe('UPDATE "_prisma_migrations" SET finished_at = NULL');
    await expect(migrate(database.prisma, [quick])).rejects.toThrow(
      /^The migration 1_quick was begun and not finished by Prisma/,
    );
    await database.prisma.$executeRawUnsafe('UPDATE "_prisma_migrations" SET rolled_back_at = now()');
    await database.prisma.$executeRawUnsafe('DROP TABLE quick');
    expect(await migrate(database.prisma, [quick])).toEqual(['1_quick']);
  });

  it('may hold any text, quotes and dollars too', async () => {
    const odd = migration(
      "2_o'dd",
      `INSERT INTO quick SELECT length($$it's$$); DO $fn$ BEGIN INSERT INTO quick VALUES (length('$fn')); END $fn$;`,
    );
    expect(await migrate(database.prisma, [quick, odd])).toEqual(['1_quick', "2_o'dd"]);
    expect(await count(database, 'quick')).toBe(3);
  });
});

describe('two first starts at once over one PostgreSQL', () => {
  it('apply every migration exactly once between them', async () => {
    const url = await emptyPostgres();
    const both = [openPostgres(url), openPostgres(url)];
    const done = await Promise.all(both.map(({ prisma }) => migrate(prisma)));
    expect(done.flat().sort()).toEqual(names);
    expect(await count(both[0] as Database, '_prisma_migrations')).toBe(names.length);
    await Promise.all(both.map(({ close }) => close()));
  });

  it('wait for each other longer than a turn may wait', async () => {
    const url = await emptyPostgres();
    // Sessions of this database give up a lock after a tenth of a second and a statement after half of one: the migrations must not.
    const strict = `${url}?options=${encodeURIComponent('-c lock_timeout=100 -c statement_timeout=500')}`;
    const both = [openPostgres(strict), openPostgres(strict)];
    const slow = migration('2_slow', 'INSERT INTO quick VALUES (2); SELECT pg_sleep(0.8);');
    const done = await Promise.all(both.map(({ prisma }) => migrate(prisma, [quick, slow])));
    expect(done.flat().sort()).toEqual(['1_quick', '2_slow']);
    expect(await count(both[0] as Database, 'quick')).toBe(2);
    await Promise.all(both.map(({ close }) => close()));
  });
});
