// The rows of the store in memory: one map a table, and the few questions that its other files ask of them.
import type { Row } from '../app/ports.ts';
import type { Value } from '../core/conversation.ts';
import { openAgenda } from './memory-agenda.ts';
import { type MemoryTable, memoryTable, type Stored } from './memory-table.ts';

export type { Stored };

/** Empty tables with the questions that are asked of them. */
export type MemoryRows = ReturnType<typeof memoryRows>;

/** The tables that there are. */
export const names = [
  'person',
  'address',
  'conversation',
  'answer',
  'consent',
  'consent_text',
  'inbox',
  'outbox',
  'due',
  'help_case',
  'invite',
  'centre',
  'membership',
  'duo',
  'duo_answer',
  'duo_week',
  'resource',
  'suggestion',
  'import_batch',
  'import_ref',
  'note',
  'gathering',
  'seat',
  'interview_slot',
  'desk_setting',
  'centre_setting',
  'match_session',
  'match_pair',
  'match_veto',
  'meeting',
  'partner_message',
  'agreement',
  'signature',
  'document',
  'page_link',
  'faq',
  'file',
  'file_link',
  'tombstone',
  'audit',
];

/** In the order in which they were made. */
export const bySeq = (a: Row, b: Row): number => Number(a.seq) - Number(b.seq);

/** A consent, as it is shown. */
export const consentOf = (row: Row) => ({
  version: String(row.version),
  language: String(row.language),
  at: String(row.at),
});

/** What rows say that is neither a list nor an object, by the row: a row that changes is another one. */
const plainValues = new WeakMap<Stored, Exclude<Value, object>>();

/** What an answer says. Lists and objects are made anew, so that nobody changes what another one reads. */
function saidIn(row: Stored): Value {
  const known = plainValues.get(row);
  if (known !== undefined) return known;
  const value = JSON.parse(String(row.code ?? row.sealed)) as Value;
  if (typeof value !== 'object') plainValues.set(row, value);
  return value;
}

/** Makes empty tables. */
export function memoryRows() {
  const tables = new Map(names.map((name) => [name, memoryTable(name)]));
  const table = (name: string): MemoryTable => {
    const found = tables.get(name);
    if (!found) throw new Error(`No table ${name}`);
    return found;
  };
  const all = (name: string): Stored[] => table(name).all();
  const by = (name: string, column: string, value: unknown): Stored[] => table(name).by(column, value);
  const of = (name: string, personId: string): Stored[] => by(name, 'person_id', personId);
  /** Rows of `due` by the instant that they were put for; some have moved since. */
  const agenda = openAgenda<{ id: string; at: string }>();
  const isPlanned = ({ id, at }: { id: string; at: string }): boolean => {
    const row = table('due').get(id);
    return row?.state === 'due' && String(row.due_at) === at;
  };

  /** Writes a row. Of an input and a plan it is noted for whom they are open, and when a plan's time comes: nobody looks through all of them. */
  function put(name: string, row: Stored): void {
    if (name === 'due' && row.state === 'due') {
      const plan = { id: row.id, at: String(row.due_at) };
      if (!isPlanned(plan)) agenda.note(plan.at, plan);
    }
    const open = name === 'inbox' ? 'open' : name === 'due' ? 'due' : null;
    table(name).put(open === null ? row : { ...row, open_of: row.state === open ? row.person_id : null });
  }

  /** The instant of the earliest plan, or null. */
  function nextDue(): string | null {
    for (let first = agenda.first(); first; first = agenda.first()) {
      if (isPlanned(first)) return first.at;
      agenda.drop();
    }
    return null;
  }

  /** The first plans whose time has come, in order, so many at most. */
  function ripeDue(now: string, limit: number): Stored[] {
    const ripe = new Map<string, Stored>();
    for (const plan of agenda.take(now)) {
      const row = table('due').get(plan.id);
      if (row && isPlanned(plan)) ripe.set(row.id, row);
    }
    const sorted = [...ripe.values()].sort((a, b) => `${a.due_at}${a.id}`.localeCompare(`${b.due_at}${b.id}`));
    for (const row of sorted.slice(limit)) agenda.note(String(row.due_at), { id: row.id, at: String(row.due_at) });
    return sorted.slice(0, limit);
  }

  const answersOf = (personId: string): Record<string, Value> =>
    Object.fromEntries(of('answer', personId).map((row) => [`${row.flow}.${row.step}`, saidIn(row)]));

  /** What one person answered in one duo, by `<occasion>.<step>`. */
  const duoAnswersOf = (duoId: string, personId: string): Record<string, Value> =>
    Object.fromEntries(
      of('duo_answer', personId)
        .filter((row) => row.duo_id === duoId)
        .map((row) => [`${row.occasion}.${row.step}`, saidIn(row)]),
    );

  /** The first row of each person or address among those in one of these states, in order. */
  function firstOf(name: string, column: string, states: readonly string[]): Stored[] {
    const first = new Map<unknown, Stored>();
    for (const row of states.flatMap((state) => by(name, 'state', state)).sort(bySeq))
      if (!first.has(row[column])) first.set(row[column], row);
    return [...first.values()];
  }

  return { table, all, by, of, put, nextDue, ripeDue, answersOf, duoAnswersOf, firstOf };
}
