// The rows that a turn makes while its effects are taken one by one, and every row that it relied on.
import { createHash } from 'node:crypto';
import type { Value } from '../core/conversation.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import type { Commit, RowChange, Table, TurnView } from './ports.ts';

/** What is written so far. */
export type Writer = {
  view: TurnView;
  now: string;
  catalogue: Catalogue;
  rows: RowChange[];
  expect: Map<string, Commit['expect'][number]>;
  language: string;
  /** How many ids were taken: effect n of input i is `i/n`. */
  taken: number;
  /** Changes on the rows of persons, by id: written once each, at the end. */
  persons: Map<string, Record<string, unknown>>;
  cases: { id: string; kind: string }[];
};

/** Notes that the turn relies on this row as it was read; its revision, or null when it must not be there. */
export function expectRow(writer: Writer, table: Table, id: string): number | null {
  const revision = writer.view.revisions[`${table}/${id}`] ?? null;
  writer.expect.set(`${table}/${id}`, { table, id, revision });
  return revision;
}

/** Rows of somebody else are sealed with their key. */
export type Owned = { owner?: string };
/** Whose key seals a row of this person. */
export const ownerOf = (writer: Writer, personId: string): Owned =>
  personId === writer.view.facts.person.id ? {} : { owner: personId };

/** The columns that are said; what is undefined stays as it is. */
export const definedIn = (row: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

/** Changes a row that the turn has read. */
export function update(
  writer: Writer,
  table: Table,
  id: string,
  row: Record<string, unknown>,
  owned: Owned = {},
): void {
  expectRow(writer, table, id);
  writer.rows.push({ op: 'update', table, id, row, ...owned });
}

/** Inserts a row, or updates it where the turn has seen it. */
export function put(
  writer: Writer,
  table: Table,
  row: { id: string } & Record<string, unknown>,
  owned: Owned = {},
): void {
  if (expectRow(writer, table, row.id) === null) {
    writer.rows.push({ op: 'insert', table, row, ...owned });
    return;
  }
  const { id, ...rest } = row;
  writer.rows.push({ op: 'update', table, id, row: rest, ...owned });
}

/** The id of the next thing that this turn makes: effect n of input i is `i/n`. */
export function nextId(writer: Writer): string {
  writer.taken += 1;
  return `${writer.view.input.id}/${writer.taken}`;
}

/** A short id for something that stands in buttons and pages. It says nothing about who made it. */
export function shortId(writer: Writer, kind: string): string {
  return createHash('sha256')
    .update(`${kind} ${nextId(writer)}`)
    .digest('hex')
    .slice(0, 20);
}

/** How an answer is kept: codes of closed lists as they are, everything in somebody's own words sealed. */
export function keptAs(value: Value, coded: boolean): { code: string | null; sealed: string | null } {
  const text = JSON.stringify(value);
  return coded ? { code: text, sealed: null } : { code: null, sealed: text };
}
