// Seals everything of one person anew with the key of another, into whom they are merged.
import type { RowChange } from '../app/ports.ts';
import { sealed as sealedColumns } from './columns.ts';
import type { KeyRow, StoreParts } from './rows.ts';
import { seal, unseal } from './seal.ts';

/** One row that moves: `to` is its new id, `values` its sealed columns in the new key. */
type Moved = { table: string; id: string; to: string; values: Record<string, string | null> };

/** Tables with sealed columns whose rows move; of the inbox only what still waits for its turn. */
const MOVES = {
  address: 'SELECT * FROM address WHERE person_id = $1',
  inbox: "SELECT * FROM inbox WHERE person_id = $1 AND state = 'open' AND id <> $2",
  answer: 'SELECT * FROM answer WHERE person_id = $1',
  note: 'SELECT * FROM note WHERE person_id = $1',
  help_case: 'SELECT * FROM help_case WHERE person_id = $1',
  file: 'SELECT * FROM file WHERE person_id = $1',
} as const;

/**
 * The row change with everything that the database cannot do itself. `input` is the input of the turn: it is done with the
 * turn and not moved. Null when one of the two is gone: the turn is read again. The database looks once more whether
 * anything came in since (`duo_merge_person`).
 */
export async function moved(
  change: Extract<RowChange, { op: 'merge' }>,
  input: string,
  { prisma, keyring }: StoreParts,
): Promise<(RowChange & { moved: readonly Moved[] }) | null> {
  const keyOf = async (personId: string) => {
    const [row] = await prisma.$queryRawUnsafe<KeyRow[]>(
      'SELECT k.id, k.wrapped FROM data_key k JOIN person p ON p.key_id = k.id WHERE p.id = $1',
      personId,
    );
    return row && keyring.open(personId, row);
  };
  const from = await keyOf(change.from);
  const into = await keyOf(change.into);
  if (!from || !into) return null;
  const out: Moved[] = [];
  for (const [table, query] of Object.entries(MOVES)) {
    const params = table === 'inbox' ? [change.from, input] : [change.from];
    const rows = await prisma.$queryRawUnsafe<({ id: string } & Record<string, unknown>)[]>(query, ...params);
    for (const row of rows) {
      const to = table === 'answer' ? `${change.into}${row.id.slice(change.from.length)}` : row.id;
      const values = sealedColumns[table as keyof typeof sealedColumns].map((column) => {
        const value = row[column];
        if (typeof value !== 'string') return [column, null] as const;
        const clear = unseal(value, from, { table, column, id: row.id });
        return [column, seal(clear, into, { table, column, id: to })] as const;
      });
      out.push({ table, id: row.id, to, values: Object.fromEntries(values) });
    }
  }
  return { ...change, moved: out };
}
