// Tells Prisma's own command line where the schema, the migrations and the database are.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'prisma/config';

// `prisma generate` insists on a schema engine although it does not use it. Where the engine could not be downloaded,
// any executable satisfies it; where it is present, `prisma migrate` works as its guide shows.
const engines = dirname(createRequire(import.meta.url).resolve('@prisma/engines/package.json'));
const suffix = process.platform === 'win32' ? '.exe' : '';
const present = existsSync(join(engines, `schema-engine${suffix}`)) || findEngine();
if (!process.env.PRISMA_SCHEMA_ENGINE_BINARY && !present) process.env.PRISMA_SCHEMA_ENGINE_BINARY = process.execPath;

function findEngine(): boolean {
  const listed = createRequire(import.meta.url)('node:fs').readdirSync(engines) as string[];
  return listed.some((name) => name.startsWith('schema-engine-'));
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost:5432/duo' },
});
