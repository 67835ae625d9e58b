// One table of the store in memory: its rows by id, and by whatever column it was once asked for.
import type { Row } from '../app/ports.ts';

/** A row as it is kept: columns by name, everything in clear. */
export type Stored = Row & { id: string };

/** The rows of a table by id. What is replaced keeps its place in the order. */
export type MemoryTable = {
  get(id: string): Stored | undefined;
  has(id: string): boolean;
  put(row: Stored): void;
  delete(id: string): void;
  all(): Stored[];
  /** The rows with this value in this column, in the order of the table, without a look at the others. */
  by(column: string, value: unknown): Stored[];
};

/** Makes an empty table. */
export function memoryTable(): MemoryTable {
  const rows = new Map<string, Stored>();
  const places = new Map<string, number>();
  /** By column, then by value: the ids of the rows that have it. A column comes in when it is first asked for. */
  const indexes = new Map<string, Map<unknown, Set<string>>>();
  let place = 0;

  function note(index: Map<unknown, Set<string>>, value: unknown, id: string): void {
    const ids = index.get(value);
    if (ids) ids.add(id);
    else index.set(value, new Set([id]));
  }
  function remove(id: string): void {
    const before = rows.get(id);
    if (!before) return;
    rows.delete(id);
    places.delete(id);
    for (const [column, index] of indexes) index.get(before[column])?.delete(id);
  }
  function indexOn(column: string): Map<unknown, Set<string>> {
    const known = indexes.get(column);
    if (known) return known;
    const index = new Map<unknown, Set<string>>();
    for (const row of rows.values()) note(index, row[column], row.id);
    indexes.set(column, index);
    return index;
  }

  return {
    get: (id) => rows.get(id),
    has: (id) => rows.has(id),
    put(row) {
      const before = rows.get(row.id);
      if (!before) places.set(row.id, ++place);
      rows.set(row.id, row);
      for (const [column, index] of indexes) {
        if (before && before[column] === row[column]) continue;
        if (before) index.get(before[column])?.delete(row.id);
        note(index, row[column], row.id);
      }
    },
    delete: remove,
    all: () => [...rows.values()],
    by(column, value) {
      const found = [...(indexOn(column).get(value) ?? [])];
      const placeOf = (id: string) => places.get(id) ?? 0;
      return found.sort((a, b) => placeOf(a) - placeOf(b)).flatMap((id) => rows.get(id) ?? []);
    },
  };
}
