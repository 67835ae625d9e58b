// What information_schema says of the database: its tables and their columns, without Prisma's own.
import type { PrismaClient } from '../../src/store/generated/client.ts';

/** All columns, `table.column`. */
export async function allColumns(prisma: PrismaClient): Promise<{ table: string; column: string }[]> {
  return prisma.$queryRawUnsafe(
    `SELECT table_name::text AS "table", column_name::text AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY table_name, ordinal_position`,
  );
}

/** All tables. */
export async function columnTables(prisma: PrismaClient): Promise<string[]> {
  return [...new Set((await allColumns(prisma)).map(({ table }) => table))];
}
