// One instance over one PostgreSQL: an advisory lock on a connection of its own, asked for again when the connection was lost.
import { type Database, openPostgres } from './client.ts';
import { CannotOpen } from './open.ts';

/** The lock's number: any, but always the same ("duo" in bytes). */
const NUMBER = 0x64756f;

/** The held place. `hold` says whether it is still ours: null when the database is away and nobody can say. */
export type Instance = { hold: () => Promise<boolean | null>; release: () => Promise<void> };

/** Takes the place of the one instance; null when another process has it. Throws CannotOpen when the database does not answer. */
export async function takeInstance(url: string): Promise<Instance | null> {
  const connection: Database = openPostgres(url, 1);
  const hold = async (): Promise<boolean | null> => {
    try {
      const [row] = await connection.prisma.$queryRawUnsafe<{ mine: boolean }[]>(
        // Asked on the connection that holds it, the lock is simply counted once more.
        `SELECT pg_try_advisory_lock(${NUMBER}) AS mine`,
      );
      return row?.mine ?? false;
    } catch {
      return null;
    }
  };
  /** Given up before the connection is closed: the server may notice the end of a connection only later. */
  const release = async (): Promise<void> => {
    await connection.prisma.$queryRawUnsafe('SELECT pg_advisory_unlock_all()::text').catch(() => {});
    await connection.close();
  };
  const mine = await hold();
  if (mine) return { hold, release };
  await connection.close();
  if (mine === null) throw new CannotOpen('The database went away while the service was starting.');
  return null;
}
