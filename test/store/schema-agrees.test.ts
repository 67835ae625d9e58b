// States that prisma/schema.prisma and prisma/migrations describe the same database.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffFromMigrationsToSchema, type OpenSchemaEngine, openSchemaEngine } from '../../scripts/schema-engine.ts';

const prisma = join(import.meta.dirname, '..', '..', 'prisma');
const migrationsDir = join(prisma, 'migrations');
const schemaPath = join(prisma, 'schema.prisma');
// Starting a database in memory takes a second or two, more on a busy machine.
const PATIENCE = 30_000;

describe('schema and migrations', { timeout: PATIENCE }, () => {
  let engine: OpenSchemaEngine;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'schema-agrees-'));
    engine = await openSchemaEngine();
  }, PATIENCE);

  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  it('agree: no migration is missing (if one is, run "npm run migration -- <name>")', async () => {
    expect(await diffFromMigrationsToSchema({ migrationsDir, schemaPath }, engine)).toBe('');
  });

  it('would be caught disagreeing: a column only in the schema shows', async () => {
    const copy = join(folder, 'schema.prisma');
    const schema = await readFile(schemaPath, 'utf8');
    await writeFile(copy, schema.replace(/^model \w+ \{$/m, '$&\n  onlyInSchema String? @map("only_in_schema")'));
    const sql = await diffFromMigrationsToSchema({ migrationsDir, schemaPath: copy }, engine);
    expect(sql).toContain('ADD COLUMN');
    expect(sql).toContain('"only_in_schema"');
  });
});
