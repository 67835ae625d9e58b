// Small words for the tests of the store: arrivals, turns that are read and written, and a dump of everything in a database.
import type { Arrival, Commit, RowChange, Store, Table, TurnView } from '../../src/app/ports.ts';
import type { Database } from '../../src/store/client.ts';
import { columnTables } from './tables.ts';

/** The day on which all of this happens, `seconds` after noon. */
export const at = (seconds = 0): string => new Date(Date.UTC(2026, 10, 22, 12, 0, seconds)).toISOString();

let keys = 0;

/** A text from an address. */
export function arrival(change: Partial<Arrival> = {}): Arrival {
  keys += 1;
  const what = { kind: 'text', text: 'hello' } as const;
  return { channel: 'telegram', address: 'ana', key: `key-${keys}`, at: at(), language: 'en', what, ...change };
}

/** The oldest open turn of a person; fails when there is none. */
export async function read(store: Store, personId: string, now = at()): Promise<TurnView> {
  const view = await store.readTurn(personId, now);
  if (!view) throw new Error('No turn is open');
  return view;
}

/** A row that a turn relied on, as it was seen. */
export function seen(view: TurnView, table: Table, id: string): Commit['expect'][number] {
  return { table, id, revision: view.revisions[`${table}/${id}`] ?? null };
}

/** A commit that relies on person and conversation and writes the given rows. */
export function commitOf(view: TurnView, rows: RowChange[], more: Partial<Commit> = {}): Commit {
  const person = view.facts.person.id;
  const expect = [seen(view, 'conversation', person), seen(view, 'person', person)];
  return { input: view.input.id, person, now: view.facts.now, expect, rows, ...more };
}

/** A message that goes out because of a turn. */
export function message(view: TurnView, n: number, change: Record<string, unknown> = {}): RowChange {
  const row = {
    id: `${view.input.id}/${n}`,
    person_id: view.facts.person.id,
    address_id: view.addressId,
    cause_id: view.input.id,
    kind: 'message',
    urgency: 'answer',
    ask: null,
    body: JSON.stringify({ text: `message ${n}`, buttons: [] }),
    state: 'pending',
    not_before: view.facts.now,
    created_at: view.facts.now,
  };
  return { op: 'insert', table: 'outbox', row: { ...row, ...change } };
}

/** Something planned for the person of a turn. */
export function planned(view: TurnView, id: string, dueAt: string): RowChange {
  const row = {
    person_id: view.facts.person.id,
    kind: 'nudge',
    due_at: dueAt,
    local_date: '2026-11-22',
    zone: 'Europe/Brussels',
  };
  return { op: 'insert', table: 'due', row: { id, ...row, policy: 'always', state: 'due', reason: null } };
}

/** Somebody's text is stored and its turn written with the given rows. Says the person and what the turn had read. */
export async function hear(
  store: Store,
  rows: (view: TurnView) => RowChange[] = () => [],
  change: Partial<Arrival> = {},
): Promise<TurnView> {
  const { personId } = await store.receive(arrival(change));
  const view = await read(store, personId, change.at ?? at());
  if (!(await store.commitTurn(commitOf(view, rows(view))))) throw new Error('The turn was refused');
  return view;
}

/** Every row of every table, to compare before and after. */
export async function dump({ prisma }: Database): Promise<Record<string, unknown[]>> {
  const out: Record<string, unknown[]> = {};
  for (const table of await columnTables(prisma)) {
    const rows = await prisma.$queryRawUnsafe<{ row: unknown }[]>(
      `SELECT to_jsonb(t) AS row FROM "${table}" t ORDER BY t.id`,
    );
    out[table] = rows.map(({ row }) => row);
  }
  return out;
}
