// Applies the migrations of prisma/migrations as Prisma itself would, without its engine. Why: docs/decisions/0002-migrations.md.
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseCode } from './client.ts';
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

/** The migrations and the database do not go together, or one failed; the message is a whole sentence but for its full stop. */
export class MigrationTrouble extends Error {
  override readonly name = 'MigrationTrouble';
}

/** A migration may take as long as it needs, and a second start waits for it; the limits of src/store/client.ts are for turns. */
const PATIENCE = { timeout: 30 * 60_000, maxWait: 30_000 } as const;
const NO_LIMITS = `SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),
  set_config('idle_in_transaction_session_timeout', '0', true)`;

/**
 * Applies what is missing, one transaction a file, and says which. Two starts at once are safe: the second waits for the
 * first, then finds the work done. Throws MigrationTrouble when an applied migration was changed, one is unknown here, or
 * one fails; nothing of that one is left then.
 */
export async function migrate(prisma: PrismaClient, migrations = readMigrations()): Promise<string[]> {
  // One statement, so that two first starts do not race for the table.
  await locked(
    prisma,
    `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
  );
  const before = await appliedNow(prisma);
  for (const { name, finished } of before.values()) {
    if (!finished)
      throw new MigrationTrouble(
        `The migration ${name} was begun and not finished by Prisma; see "npx prisma migrate resolve"`,
      );
    if (!migrations.some((one) => one.name === name))
      throw new MigrationTrouble(`The database knows the migration ${name}, this version of the service does not`);
  }
  const done: string[] = [];
  for (const migration of migrations) {
    const known = before.get(migration.name);
    if (known && known.checksum !== migration.checksum)
      throw new MigrationTrouble(`The migration ${migration.name} was changed after it had been applied`);
    if (!known && (await apply(prisma, migration))) done.push(migration.name);
  }
  return done;
}

async function appliedNow(prisma: PrismaClient) {
  const rows = await prisma.$queryRawUnsafe<{ name: string; checksum: string; finished: boolean }[]>(
    'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [row.name, row]));
}

/** Applies one; false when another process was quicker. */
async function apply(prisma: PrismaClient, migration: Migration): Promise<boolean> {
  const id = randomUUID();
  try {
    await locked(prisma, asOneStatement(migration, id));
  } catch (error) {
    throw new MigrationTrouble(
      `The migration ${migration.name} failed with ${databaseCode(error) ?? 'an unknown error'} and left nothing behind`,
      { cause: error },
    );
  }
  const [row] = await prisma.$queryRawUnsafe<{ checksum: string; mine: boolean }[]>(
    'SELECT checksum, id = $1 AS mine FROM "_prisma_migrations" WHERE migration_name = $2 AND rolled_back_at IS NULL',
    id,
    migration.name,
  );
  if (row?.checksum !== migration.checksum)
    throw new MigrationTrouble(`The migration ${migration.name} was applied by another version of the service`);
  return row.mine;
}

/** Runs a statement in a transaction of its own, behind Prisma's lock. A process that is killed meanwhile never commits it. */
async function locked(prisma: PrismaClient, statement: string): Promise<void> {
  await prisma.$transaction(async (transaction) => {
    await transaction.$queryRawUnsafe(NO_LIMITS);
    await transaction.$queryRawUnsafe(`SELECT pg_advisory_xact_lock(${PRISMA_LOCK})::text`);
    await transaction.$executeRawUnsafe(statement);
  }, PATIENCE);
}

/** The whole file in one DO statement, only if nobody else was quicker. */
function asOneStatement({ name, sql, checksum }: Migration, id: string): string {
  const tag = `$duo_${checksum.slice(0, 16)}$`;
  const quoted = `'${name.replaceAll("'", "''")}'`;
  return `DO ${tag} DECLARE began timestamptz := clock_timestamp(); BEGIN
    IF EXISTS (SELECT 1 FROM "_prisma_migrations" WHERE migration_name = ${quoted} AND rolled_back_at IS NULL) THEN RETURN; END IF;
    EXECUTE $duo_sql_${checksum.slice(16, 32)}$${sql}$duo_sql_${checksum.slice(16, 32)}$;
    INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      VALUES ('${id}', '${checksum}', clock_timestamp(), ${quoted}, began, 1);
  END ${tag}`;
}
