// The rows of the store in memory: one map a table, and the few questions that its other files ask of them.
import type { Row } from '../app/ports.ts';
import type { Value } from '../core/conversation.ts';
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

/** Makes empty tables. */
export function memoryRows() {
  const tables = new Map(names.map((name) => [name, memoryTable()]));
  const table = (name: string): MemoryTable => {
    const found = tables.get(name);
    if (!found) throw new Error(`No table ${name}`);
    return found;
  };
  const all = (name: string): Stored[] => table(name).all();
  const by = (name: string, column: string, value: unknown): Stored[] => table(name).by(column, value);
  const of = (name: string, personId: string): Stored[] => by(name, 'person_id', personId);
  const put = (name: string, row: Stored) => table(name).put(row);

  const answersOf = (personId: string): Record<string, Value> =>
    Object.fromEntries(
      of('answer', personId).map((row) => [`${row.flow}.${row.step}`, JSON.parse(String(row.code ?? row.sealed))]),
    );

  /** What one person answered in one duo, by `<occasion>.<step>`. */
  const duoAnswersOf = (duoId: string, personId: string): Record<string, Value> =>
    Object.fromEntries(
      of('duo_answer', personId)
        .filter((row) => row.duo_id === duoId)
        .map((row) => [`${row.occasion}.${row.step}`, JSON.parse(String(row.code ?? row.sealed))]),
    );

  /** The first row of each person or address among those in one of these states, in order. */
  function firstOf(name: string, column: string, states: readonly string[]): Stored[] {
    const first = new Map<unknown, Stored>();
    for (const row of states.flatMap((state) => by(name, 'state', state)).sort(bySeq))
      if (!first.has(row[column])) first.set(row[column], row);
    return [...first.values()];
  }

  return { table, all, by, of, put, answersOf, duoAnswersOf, firstOf };
}
