// What the invariants remember of what happened: a shadow of the rows, kept event by event, so that nothing is ever looked for in the store.
import type { Row, RowChange } from '../app/ports.ts';
import type { DuoState, Stage } from '../programme/facts.ts';
import type { Happened } from './happened.ts';

/** Somebody, as far as it matters for what may be sent to them. */
export type ShadowPerson = { stage: Stage; zone: string; role: string | null };

/** A duo. `signed` are those whose signature of the newest edition there is. */
export type ShadowDuo = {
  state: DuoState;
  people: readonly string[];
  pausedUntil: string | null;
  edition: number;
  signed: Set<string>;
};

/** A question of one week, or of another day, that a person was sent because its time had come. */
export type ShadowAsked = { occurrence: string; at: string };

/** Everything that is remembered. Ids as in the store. */
export type Shadow = {
  people: Map<string, ShadowPerson>;
  duos: Map<string, ShadowDuo>;
  lost: Set<string>;
  /** How often an occurrence has spoken. */
  spoken: Map<string, number>;
  /** The weekly questions of a person since they last answered anything about their duo, the oldest first. */
  unanswered: Map<string, ShadowAsked[]>;
  lastAsked: Map<string, string>;
  /** When a case about a person or a duo was last opened. */
  casesAt: Map<string, string>;
  /** What nobody had asked for, by person and by their local day or week: how many times. */
  unasked: Map<string, number>;
  lastSeq: Map<string, number>;
};

/** Nothing has happened yet. */
export const emptyShadow = (): Shadow => ({
  people: new Map(),
  duos: new Map(),
  lost: new Set(),
  spoken: new Map(),
  unanswered: new Map(),
  lastAsked: new Map(),
  casesAt: new Map(),
  unasked: new Map(),
  lastSeq: new Map(),
});

/** The row that a change writes, with its table and id; null for what is no single row. */
export function rowOf(change: RowChange): { table: string; id: string; row: Row; made: boolean } | null {
  if (change.op === 'insert' || change.op === 'ensure')
    return { table: change.table, id: change.row.id, row: change.row, made: true };
  return change.op === 'update' ? { table: change.table, id: change.id, row: change.row, made: false } : null;
}

const WEEKLY = /^([^/]+)\/[^/]+\/check-in\/(\d+)$/;

/** The duo and the week of a weekly question; null for any other occurrence. */
export function weekOf(occurrence: string): { duoId: string; week: number } | null {
  const found = WEEKLY.exec(occurrence);
  return found ? { duoId: found[1] ?? '', week: Number(found[2]) } : null;
}

/** The occurrence whose time had come in this input; null for every other input. */
export function occurrenceOf(input: string): string | null {
  const at = input.lastIndexOf('@');
  return input.startsWith('due:') && at > 0 ? input.slice('due:'.length, at) : null;
}

/** What a commit says to its person: rows of new messages. */
export const messagesOf = (rows: readonly RowChange[]): Row[] =>
  rows.flatMap((change) => {
    const written = rowOf(change);
    return written?.made && written.table === 'outbox' && written.row.kind === 'message' ? [written.row] : [];
  });

/** Remembers one event, after the invariants have looked at it. */
export function remember(shadow: Shadow, event: Happened): void {
  if (event.kind === 'reached') mark(shadow, event.addressId, event.state);
  if (event.kind === 'sent' && event.delivery.kind === 'message')
    shadow.lastSeq.set(event.delivery.addressId, event.delivery.seq);
  if (event.kind !== 'committed') return;
  const { commit, at } = event;
  for (const change of commit.rows) {
    if (change.op === 'erase') shadow.people.delete(change.id);
    const written = rowOf(change);
    if (written) rememberRow(shadow, written, commit.person, at);
  }
  const occurrence = occurrenceOf(commit.input);
  if (occurrence === null || messagesOf(commit.rows).length === 0) return;
  shadow.spoken.set(occurrence, (shadow.spoken.get(occurrence) ?? 0) + 1);
  if (!weekOf(occurrence)) return;
  shadow.lastAsked.set(commit.person, at);
  const before = shadow.unanswered.get(commit.person) ?? [];
  shadow.unanswered.set(commit.person, [...before, { occurrence, at }]);
}

function rememberRow(
  shadow: Shadow,
  { table, id, row, made }: NonNullable<ReturnType<typeof rowOf>>,
  by: string,
  at: string,
): void {
  switch (table) {
    case 'person': {
      const person = shadow.people.get(id) ?? { stage: 'onboarding', zone: 'Europe/Brussels', role: null };
      shadow.people.set(id, { ...person, ...only(row, ['stage', 'zone', 'role']) } as ShadowPerson);
      return;
    }
    case 'address':
      if (typeof row.state === 'string') mark(shadow, id, row.state);
      return;
    case 'duo': {
      const known = shadow.duos.get(id);
      const people = made ? [String(row.mentee_id), String(row.mentor_id)] : (known?.people ?? []);
      const duo = known ?? { state: 'proposed', people, pausedUntil: null, edition: 0, signed: new Set<string>() };
      const pausedUntil = row.paused_until === undefined ? duo.pausedUntil : (row.paused_until as string | null);
      shadow.duos.set(id, { ...duo, people, pausedUntil, state: (row.state as DuoState | undefined) ?? duo.state });
      return;
    }
    case 'agreement': {
      const duo = shadow.duos.get(id);
      if (duo && typeof row.edition === 'number' && row.edition !== duo.edition)
        shadow.duos.set(id, { ...duo, edition: row.edition, signed: new Set() });
      return;
    }
    case 'signature':
      if (made) shadow.duos.get(String(row.duo_id))?.signed.add(String(row.person_id));
      return;
    case 'duo_answer':
      if (row.person_id !== undefined || by) shadow.unanswered.delete(String(row.person_id ?? by));
      return;
    case 'help_case':
      if (made || row.state === 'open') {
        for (const about of [row.person_id ?? by, row.duo_id])
          if (typeof about === 'string') shadow.casesAt.set(about, at);
      }
      return;
  }
}

const only = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));

function mark(shadow: Shadow, addressId: string, state: string): void {
  if (state === 'active') shadow.lost.delete(addressId);
  else shadow.lost.add(addressId);
}
