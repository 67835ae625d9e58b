// Seals everything of one person anew with the key of another, into whom they are merged.
import type { Commit, RowChange } from '../app/ports.ts';
import type { Conversation } from '../core/conversation.ts';
import { joined } from '../core/joined.ts';
import { sealed as sealedColumns } from './columns.ts';
import type { KeyRow, StoreParts } from './rows.ts';
import { type DataKey, seal, unseal } from './seal.ts';

/** One row that moves: `to` is its new id, `values` its sealed columns in the new key, `revision` how it was read. */
type Moved = { table: string; id: string; to: string; revision: number | null; values: Record<string, string | null> };

/** Everything that moves. `now` is the turn's own time. */
type Moving = { now: string; rows: readonly Moved[] };

/** Tables with sealed columns whose rows move; of the inbox only what still waits for its turn. */
const MOVES = {
  address: 'SELECT * FROM address WHERE person_id = $1',
  inbox: "SELECT * FROM inbox WHERE person_id = $1 AND state = 'open' AND id <> $2",
  answer: 'SELECT * FROM answer WHERE person_id = $1',
  note: 'SELECT * FROM note WHERE person_id = $1',
  help_case: 'SELECT * FROM help_case WHERE person_id = $1',
  file: 'SELECT * FROM file WHERE person_id = $1',
} as const;

/** Tables whose rows change after they were made: what was read must still be so when the turn is written. */
const CHANGING: readonly string[] = ['answer', 'help_case', 'file'];

/**
 * The row change with everything that the database cannot do itself. The input of the turn is done with the turn and not
 * moved. Null when one of the two is gone: the turn is read again. The database looks once more whether anything came in or
 * changed since (`duo_merge_person`).
 */
export async function moved(
  change: Extract<RowChange, { op: 'merge' }>,
  { input, now }: Pick<Commit, 'input' | 'now'>,
  { prisma, keyring }: StoreParts,
): Promise<(RowChange & { moved: Moving }) | null> {
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
  const rows: Moved[] = [];
  for (const [table, query] of Object.entries(MOVES)) {
    const params = table === 'inbox' ? [change.from, input] : [change.from];
    const found = await prisma.$queryRawUnsafe<({ id: string } & Record<string, unknown>)[]>(query, ...params);
    for (const row of found) {
      const to = table === 'answer' ? `${change.into}${row.id.slice(change.from.length)}` : row.id;
      const values = sealedColumns[table as keyof typeof sealedColumns].map((column) => {
        const value = row[column];
        if (typeof value !== 'string') return [column, null] as const;
        const clear = unseal(value, from, { table, column, id: row.id });
        return [column, seal(clear, into, { table, column, id: to })] as const;
      });
      const revision = CHANGING.includes(table) ? Number(row.revision) : null;
      rows.push({ table, id: row.id, to, revision, values: Object.fromEntries(values) });
    }
  }

  const talkOf = async (id: string, key: DataKey) => {
    const [row] = await prisma.$queryRawUnsafe<{ state: string; revision: number }[]>(
      'SELECT state, revision FROM conversation WHERE id = $1',
      id,
    );
    const at = { table: 'conversation', column: 'state', id };
    return row && { talk: JSON.parse(unseal(row.state, key, at)) as Conversation, revision: row.revision };
  };
  const stays = await talkOf(change.into, into);
  const goes = await talkOf(change.from, from);
  if (stays) {
    const id = change.into;
    const state = JSON.stringify(joined(stays.talk, goes?.talk ?? null));
    const values = { state: seal(state, into, { table: 'conversation', column: 'state', id }) };
    rows.push({ table: 'conversation', id, to: id, revision: stays.revision, values });
  }
  return { ...change, moved: { now, rows } };
}
