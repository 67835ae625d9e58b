// One table of the store in memory: its rows by id, and by whatever column it was once asked for.
import type { Row } from '../app/ports.ts';

/** A row as it is kept: columns by name, everything in clear. */
export type Stored = Row & { id: string };

/** The rows of a table by id. What is replaced keeps its place in the order. */
export type MemoryTable = {
  get(id: string): Stored | undefined;
  has(id: string): boolean;
  /** `<table>/<id>`, the same string each time: a desk has thousands of them, and making them costs more than all the rest. */
  key(id: string): string;
  put(row: Stored): void;
  delete(id: string): void;
  all(): Stored[];
  /** How often anything was written: the same number, the same rows. */
  changes(): number;
  /** The rows with this value in this column, in the order of the table, without a look at the others. */
  by(column: string, value: unknown): Stored[];
};

/** A row in its place. It is the same thing in every index, and never copied. */
type Placed = { row: Stored; place: number; key?: string };

/** Makes an empty table. */
export function memoryTable(name: string): MemoryTable {
  const rows = new Map<string, Placed>();
  /** By column, then by value: the rows that have it. A column comes in when it is first asked for. */
  const indexes = new Map<string, Map<unknown, Set<Placed>>>();
  let place = 0;
  let changes = 0;

  function note(index: Map<unknown, Set<Placed>>, value: unknown, placed: Placed): void {
    const there = index.get(value);
    if (there) there.add(placed);
    else index.set(value, new Set([placed]));
  }
  function leave(index: Map<unknown, Set<Placed>>, value: unknown, placed: Placed): void {
    const there = index.get(value);
    there?.delete(placed);
    if (there?.size === 0) index.delete(value);
  }
  function indexOn(column: string): Map<unknown, Set<Placed>> {
    const known = indexes.get(column);
    if (known) return known;
    const index = new Map<unknown, Set<Placed>>();
    for (const placed of rows.values()) note(index, placed.row[column], placed);
    indexes.set(column, index);
    return index;
  }

  return {
    get: (id) => rows.get(id)?.row,
    has: (id) => rows.has(id),
    key(id) {
      const placed = rows.get(id);
      if (!placed) return `${name}/${id}`;
      placed.key ??= `${name}/${id}`;
      return placed.key;
    },
    put(row) {
      changes += 1;
      const known = rows.get(row.id);
      const placed = known ?? { row, place: ++place };
      const before = known?.row;
      placed.row = row;
      if (!known) rows.set(row.id, placed);
      for (const [column, index] of indexes) {
        if (before && before[column] === row[column]) continue;
        if (before) leave(index, before[column], placed);
        note(index, row[column], placed);
      }
    },
    delete(id) {
      const placed = rows.get(id);
      if (!placed) return;
      changes += 1;
      rows.delete(id);
      for (const [column, index] of indexes) leave(index, placed.row[column], placed);
    },
    changes: () => changes,
    all: () => [...rows.values()].map(({ row }) => row),
    by(column, value) {
      const found = [...(indexOn(column).get(value) ?? [])];
      // Most of them came in order; only what changed its value since stands elsewhere.
      const ordered = found.every((one, at) => at === 0 || one.place > (found[at - 1] as Placed).place);
      if (!ordered) found.sort((a, b) => a.place - b.place);
      return found.map(({ row }) => row);
    },
  };
}
