// Writes the next migration: the SQL that leads from the migrations there are to prisma/schema.prisma. `npm run migration -- <name>`
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { diffFromMigrationsToSchema, MIGRATION_LOCK } from './schema-engine.ts';

const USAGE = `Usage: npm run migration -- <name> [--empty]
  <name>   what the migration does, in small letters, digits and _, for example add_reminders
  --empty  write it although nothing changed, to be filled by hand (functions, checks)`;

const root = join(import.meta.dirname, '..');
const migrationsDir = join(root, 'prisma', 'migrations');
const schemaPath = join(root, 'prisma', 'schema.prisma');

const wanted = readArguments(process.argv.slice(2));
if (typeof wanted === 'string') {
  console.error(`${wanted}\n${USAGE}`);
  process.exitCode = 2;
} else {
  try {
    console.log(await writeMigration(wanted.name, wanted.empty));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

function readArguments(args: string[]): { name: string; empty: boolean } | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { empty: { type: 'boolean' } },
    });
    const [name, ...more] = positionals;
    if (name === undefined) return 'The name of the migration is missing.';
    if (more.length > 0) return `One name is enough; what is "${more.join(' ')}"?`;
    if (!/^[a-z0-9_]+$/.test(name)) return `"${name}" cannot be the name of a migration.`;
    return { name, empty: values.empty ?? false };
  } catch (error) {
    // The first sentence says what is wrong; the rest is advice on quoting.
    return String(error instanceof Error ? error.message : error).replace(/\. .*/, '.');
  }
}

async function writeMigration(name: string, empty: boolean): Promise<string> {
  const sql = await diffFromMigrationsToSchema({ migrationsDir, schemaPath });
  if (sql === '' && !empty) return 'schema and migrations agree, nothing to write';

  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const newest = newestMigration();
  // Migrations are applied in the order of their names, so an earlier name would be applied before what it builds on.
  if (newest && newest >= stamp) throw new Error(`Migration ${newest} is dated later than now (${stamp}, UTC).`);

  const folder = join(migrationsDir, `${stamp}_${name}`);
  const file = join(folder, 'migration.sql');
  await mkdir(folder, { recursive: true });
  await writeFile(file, sql || '-- Written by hand: what prisma/schema.prisma cannot say.\n');
  const lock = join(migrationsDir, 'migration_lock.toml');
  if (!existsSync(lock)) await writeFile(lock, MIGRATION_LOCK);
  return `wrote ${relative(root, file)}`;
}

function newestMigration(): string | undefined {
  if (!existsSync(migrationsDir)) return undefined;
  const entries = readdirSync(migrationsDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .at(-1);
}
