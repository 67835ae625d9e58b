// The coordinators' addresses on a channel, for the daily look whether their accounts are still there.
import type { KeyRow, StoreParts } from './rows.ts';
import { unseal } from './seal.ts';

type Row = { id: string; person_id: string; sealed: string; key: KeyRow };

/** In the order of their ids, which says nothing about them. */
export async function coordinatorAddresses({ prisma, keyring }: StoreParts, channel: string): Promise<string[]> {
  const rows = await prisma.$queryRawUnsafe<Row[]>(
    `SELECT a.id, a.person_id, a.sealed, to_jsonb(k) AS key FROM address a JOIN person p ON p.id = a.person_id
       JOIN data_key k ON k.id = p.key_id WHERE a.channel = $1 AND p.role = 'coordinator' ORDER BY a.id`,
    channel,
  );
  return rows.map(({ id, person_id, sealed, key }) =>
    unseal(sealed, keyring.open(person_id, key), { table: 'address', column: 'sealed', id }),
  );
}
