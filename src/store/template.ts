// A migrated, empty embedded database, made once after the install: a first start copies it instead of making one, which takes seconds.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openAsBlob, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from './generated/client.ts';
import { migrate, readMigrations } from './migrate.ts';

/** Beside the generated client: both come from an install, and neither is kept in git. */
const folder = join(import.meta.dirname, 'generated');

/** The template of exactly these migrations; another one is never used. */
function templatePath(): string {
  const all = readMigrations().map(({ name, checksum }) => `${name} ${checksum}`);
  return join(folder, `embedded-${createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 16)}.tar`);
}

/** Makes the template where it is missing, removes those of other migrations, and says where it is. */
export async function makeTemplate(): Promise<string> {
  const path = templatePath();
  for (const name of readdirSync(folder)) {
    if (name.startsWith('embedded-') && join(folder, name) !== path) rmSync(join(folder, name));
  }
  if (existsSync(path)) return path;
  const pglite = await PGlite.create();
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) });
  await migrate(prisma);
  const dump = await pglite.dumpDataDir('none');
  await prisma.$disconnect();
  await pglite.close();
  writeFileSync(`${path}.part`, Buffer.from(await dump.arrayBuffer()));
  renameSync(`${path}.part`, path);
  return path;
}

/** Copies the template to a database folder that does not exist yet. It appears there whole or not at all, whenever we are killed. */
export async function layTemplate(database: string): Promise<void> {
  const path = templatePath();
  if (existsSync(database) || !existsSync(path)) return;
  const draft = `${database}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create(draft, { loadDataDir: await openAsBlob(path) });
  await pglite.close();
  renameSync(draft, database);
}
