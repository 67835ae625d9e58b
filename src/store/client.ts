// Opens the database through Prisma: PostgreSQL where DATABASE_URL says so, else the embedded PGlite in its folder.
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from './generated/client.ts';

/** An open database. `close` ends it in order: what is written stays written. */
export type Database = { prisma: PrismaClient; kind: 'embedded' | 'postgres'; close: () => Promise<void> };

/** What a statement may take at most, so that the database ends a stuck one itself (reliability notes, R3). */
const LIMITS =
  '-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=10000' +
  // The server notices a dead client, and so gives its locks free, within a minute.
  ' -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';
const CONNECT_TIMEOUT_MS = 5_000;

/** The database's own code of what it refused (SQLSTATE), or null when it was not the database that refused. */
export function databaseCode(error: unknown): string | null {
  type Refused = { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } };
  const code = (error as Refused | null)?.meta?.driverAdapterError?.cause?.originalCode;
  return typeof code === 'string' ? code : null;
}

/** Opens PostgreSQL at `url` with at most so many connections. Connections are made when they are needed, so this does not fail when the server is away. */
export function openPostgres(url: string, connections = 10): Database {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      options: LIMITS,
      max: connections,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      // A single connection is one that holds a lock: it must not be closed for being idle.
      ...(connections === 1 ? { idleTimeoutMillis: 0 } : {}),
    },
    // A lost idle connection is replaced by the pool; whoever needed one is told by their own statement.
    { onPoolError: () => {}, onConnectionError: () => {} },
  );
  const prisma = new PrismaClient({ adapter });
  return { prisma, kind: 'postgres', close: () => prisma.$disconnect() };
}

/** Opens the embedded database in `folder`, which the caller has locked; in memory when it is null, from a dump when given. */
export async function openEmbedded(folder: string | null, dump?: Blob): Promise<Database> {
  const options = { ...(dump ? { loadDataDir: dump } : {}) };
  const pglite = folder === null ? await PGlite.create(options) : await PGlite.create(folder, options);
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) });
  return {
    prisma,
    kind: 'embedded',
    close: async () => {
      await prisma.$disconnect();
      if (pglite.closed) return;
      await pglite.exec('CHECKPOINT');
      await pglite.close();
    },
  };
}
