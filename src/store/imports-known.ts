// What a sheet is held against: who moved into a centre before, and its coordinators by name and Slack member id.
import type { ImportContext, KnownPerson } from '../app/import-batch.ts';
import type { KeyRow, StoreParts } from './rows.ts';
import { unseal } from './seal.ts';

type RefRow = {
  id: string;
  batch_id: string;
  duo_id: string | null;
  ref: string;
  person_id: string;
  role: string;
  stage: string;
  zone: string;
  first_name: string | null;
  busy: boolean;
  linked: boolean;
  key: KeyRow;
};

/** Everybody and every duo that moved into this centre, by what the association calls them. */
export async function knownPeople(
  { prisma, keyring }: StoreParts,
  centreId: string,
): Promise<Pick<ImportContext, 'people' | 'duos'>> {
  const rows = await prisma.$queryRawUnsafe<RefRow[]>(
    `SELECT r.id, r.batch_id, r.duo_id, r.ref, r.person_id, p.role, p.stage, p.zone, p.first_name, to_jsonb(k) AS key,
        EXISTS (SELECT 1 FROM duo d WHERE p.id IN (d.mentee_id, d.mentor_id)
          AND d.state IN ('proposed', 'agreement', 'active', 'evaluation')) AS busy,
        EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id) AS linked
      FROM import_ref r JOIN person p ON p.id = r.person_id JOIN data_key k ON k.id = p.key_id
      WHERE r.centre_id = $1 ORDER BY r.id`,
    centreId,
  );
  const open = (row: RefRow, value: string, table: string, column: string, id: string) =>
    unseal(value, keyring.open(row.person_id, row.key), { table, column, id });
  const named = rows.map((row) => ({ ...row, ref: open(row, row.ref, 'import_ref', 'ref', row.id) }));
  return {
    people: named
      .filter(({ duo_id }) => duo_id === null)
      .map((row): KnownPerson => {
        const { ref, person_id: id, batch_id: batchId, role, stage, zone, busy, linked, first_name } = row;
        const firstName = first_name === null ? '' : open(row, first_name, 'person', 'first_name', id);
        return { ref, id, batchId, role, stage, zone, firstName, busy, linked };
      }),
    duos: named.filter(({ duo_id }) => duo_id !== null).map(({ ref }) => ref),
  };
}

/** The coordinators of this centre. */
export async function coordinatorsOf(
  { prisma, keyring }: StoreParts,
  centreId: string,
): Promise<ImportContext['coordinators']> {
  const rows = await prisma.$queryRawUnsafe<
    { id: string; first_name: string | null; key: KeyRow; addresses: { id: string; sealed: string }[] }[]
  >(
    `SELECT p.id, p.first_name, to_jsonb(k) AS key, (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'sealed', a.sealed)), '[]')
        FROM address a WHERE a.person_id = p.id) AS addresses
      FROM membership m JOIN person p ON p.id = m.person_id JOIN data_key k ON k.id = p.key_id
      WHERE m.centre_id = $1 AND p.role = 'coordinator' ORDER BY p.id`,
    centreId,
  );
  return rows.map(({ id, first_name, key: row, addresses }) => {
    const key = keyring.open(id, row);
    return {
      id,
      name: first_name === null ? null : unseal(first_name, key, { table: 'person', column: 'first_name', id }),
      addresses: addresses.map((one) => unseal(one.sealed, key, { table: 'address', column: 'sealed', id: one.id })),
    };
  });
}
