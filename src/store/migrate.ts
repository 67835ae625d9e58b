// Applies the migrations of prisma/migrations as Prisma itself would, without its engine. Why: docs/decisions/0002-migrations.md.
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrismaClient } from './generated/client.ts';

/** Where the migrations stand, seen from this file. */
export const migrationsFolder = join(import.meta.dirname, '..', '..', 'prisma', 'migrations');

/** Prisma's own advisory lock, so that its engine and this runner never work at the same time. */
const PRISMA_LOCK = 72707369;

/** A migration as it lies in its folder; the checksum is Prisma's: SHA-256 of the file. */
export type Migration = { name: string; sql: string; checksum: string };

/** All migrations in their order. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies what is missing, one transaction a file, and says which. Two starts at once are safe: the second waits for the
 * first, then finds the work done. Throws in plain words when an applied migration was changed, or one is unknown here.
 */
export async function migrate(prisma: PrismaClient, migrations = readMigrations()): Promise<string[]> {
  // One statement, so that two first starts do not race for the table.
  await prisma.$executeRawUnsafe(`DO $$ BEGIN PERFORM pg_advisory_xact_lock(${PRISMA_LOCK});
    CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0); END $$`);
  const rows = await prisma.$queryRawUnsafe<{ migration_name: string; checksum: string; finished: boolean }[]>(
    'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row]));
  for (const { migration_name: name, finished } of rows) {
    if (!finished) throw new Error(`The migration ${name} was begun and not finished by Prisma; see "npx prisma migrate resolve"`);
    if (!migrations.some((one) => one.name === name)) throw new Error(`The database knows the migration ${name}, this version of the service does not`);
  }
  const done: string[] = [];
  for (const migration of migrations) {
    const before = applied.get(migration.name);
    if (before && before.checksum !== migration.checksum) throw new Error(`The migration ${migration.name} was changed after it had been applied`);
    if (before) continue;
    await prisma.$executeRawUnsafe(asOneStatement(migration));
    done.push(migration.name);
  }
  return done;
}

/** The whole file in one DO statement, which is one transaction, behind Prisma's lock and only if nobody else was quicker. */
function asOneStatement({ name, sql, checksum }: Migration): string {
  const tag = `$duo_${checksum.slice(0, 16)}$`;
  const quoted = `'${name.replaceAll("'", "''")}'`;
  return `DO ${tag} BEGIN
    PERFORM pg_advisory_xact_lock(${PRISMA_LOCK});
    IF EXISTS (SELECT 1 FROM "_prisma_migrations" WHERE migration_name = ${quoted} AND rolled_back_at IS NULL) THEN RETURN; END IF;
    EXECUTE $duo_sql_${checksum.slice(16, 32)}$${sql}$duo_sql_${checksum.slice(16, 32)}$;
    INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      VALUES ('${randomUUID()}', '${checksum}', clock_timestamp(), ${quoted}, clock_timestamp(), 1);
  END ${tag}`;
}
