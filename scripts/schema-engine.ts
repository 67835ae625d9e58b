// Asks Prisma's schema engine, as WebAssembly over a PostgreSQL in memory, which SQL leads from the migrations to the schema. Development only.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory, type ErrorRegistry } from '@prisma/driver-adapter-utils';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/** Where the two sides of a comparison are: the folder of migrations and the Prisma schema file. */
export interface Places {
  migrationsDir: string;
  schemaPath: string;
}

/** An engine with its database. One is enough for many comparisons, one after the other; close it in the end. */
export interface OpenSchemaEngine {
  diff(places: Places): Promise<string>;
  close(): Promise<void>;
}

interface EngineExports {
  __wbindgen_start(): void;
}

// Node's own types know nothing of WebAssembly, and the browser's would let browser names into the whole project.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: EngineExports } }>;
};

/** What Prisma wants in migrations/migration_lock.toml, beside the migrations. */
export const MIGRATION_LOCK = 'provider = "postgresql"\n';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

// One database serves every comparison, because starting one takes seconds: this makes it as good as new.
const EMPTY_DATABASE = `
  DO $$
  DECLARE name text;
  BEGIN
    FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
      EXECUTE format('DROP SCHEMA %I CASCADE', name);
    END LOOP;
  END $$;
  CREATE SCHEMA public;`;

let loaded: Promise<void> | undefined;

/**
 * The SQL script that leads from the migrations to the schema, '' when they agree. Throws an Error of one line when a
 * migration cannot be applied or the schema is not valid. Without an engine it opens one for this call alone.
 */
export async function diffFromMigrationsToSchema(places: Places, engine?: OpenSchemaEngine): Promise<string> {
  if (engine) return engine.diff(places);
  const own = await openSchemaEngine();
  try {
    return await own.diff(places);
  } finally {
    await own.close();
  }
}

/** Starts the engine and the database in memory on which it tries the migrations. */
export async function openSchemaEngine(): Promise<OpenSchemaEngine> {
  loaded ??= loadEngine();
  await loaded;
  const database = new PGlite();
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: 'pglite',
    connect: () => connect(database),
    // A comparison reads only the shadow database, so the main connection may be the same one.
    connectToShadowDb: async () => {
      await database.exec('DISCARD ALL');
      await database.exec(EMPTY_DATABASE);
      return connect(database);
    },
  });
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, ignoreLog, factory);

  async function diff({ migrationsDir, schemaPath }: Places): Promise<string> {
    const migrations = await readMigrations(migrationsDir);
    const schema = { path: basename(schemaPath), content: await readFile(schemaPath, 'utf8') };
    try {
      const result = await engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      });
      return withoutEmptiness(result.stdout ?? '');
    } catch (error) {
      throw new Error(explain(error, factory.errorRegistry), { cause: error });
    }
  }

  async function close(): Promise<void> {
    engine.free();
    await database.close();
  }

  return { diff, close };
}

// By hand, because Node 24 imports a .wasm file only from some version on, and with a warning.
async function loadEngine(): Promise<void> {
  const glue = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(glue.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

async function connect(database: PGlite) {
  const adapter = await new PrismaPGlite(database).connect();
  return Object.assign(adapter, {
    // The adapter's own one does not wait for the script, so a failing migration would pass for a good one.
    executeScript: async (script: string) => {
      await database.exec(script);
    },
  });
}

async function readMigrations(migrationsDir: string): Promise<MigrationList> {
  const entries = existsSync(migrationsDir) ? await readdir(migrationsDir, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = join(migrationsDir, 'migration_lock.toml');
  // Only before the first migration may the lock file be missing; afterwards Prisma's own commands need it.
  const content = names.length === 0 && !existsSync(lockfile) ? MIGRATION_LOCK : await readFile(lockfile, 'utf8');
  return {
    baseDir: migrationsDir,
    lockfile: { path: basename(lockfile), content },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(migrationsDir, name))),
  };
}

async function readMigration(migrationsDir: string, name: string) {
  const value = await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8');
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
}

function withoutEmptiness(script: string): string {
  const saysSomething = script.split('\n').some((line) => line.trim() !== '' && !line.startsWith('--'));
  return saysSomething ? script : '';
}

// The engine's message is a page with a Rust trace; what helps is its first line, the place in the schema, and the database's own words.
function explain(error: unknown, registry: ErrorRegistry): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ''] = message.split('\n');
  const place = /--> +(\S+)/.exec(message)?.[1];
  const id = /error id#(\d+)/i.exec(message)?.[1];
  const cause = id === undefined ? undefined : registry.consumeError(Number(id))?.error;
  const parts = [first.replace(/^error: /i, '').trim(), place && `(${place})`, cause instanceof Error && cause.message];
  return parts.filter(Boolean).join(' ');
}

function ignoreLog(): void {}
