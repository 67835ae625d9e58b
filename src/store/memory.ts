// The same store in memory, for transcripts, the terminal chat and simulation. Rows are plain objects; a contract suite holds it to the databases' ways.
import type {
  Arrival,
  Commit,
  Delivery,
  NewInvite,
  OutboxBody,
  PersonRecord,
  Row,
  Store,
  TurnView,
} from '../app/ports.ts';
import type { Value } from '../core/conversation.ts';
import type { Happening } from '../core/input.ts';
import type { Centre, Facts, Role, Stage } from '../programme/facts.ts';
import type { Remembered } from '../programme/turn.ts';
import { FIRST_ZONE, inputIdOf } from './inbox.ts';

type Stored = Row & { id: string };
type Tables = Record<string, Map<string, Stored>>;

/** The part of the administrator's store that stories need. */
export type MemoryAdmin = {
  addCentre: (centre: Omit<Centre, 'id' | 'closed'>, id: string) => Promise<boolean>;
  addCoordinator: (one: { slack: string; centreId: string; lead: boolean; name: string | null }) => Promise<boolean>;
  addInvite: (invite: NewInvite) => Promise<void>;
  person: (channel: string, address: string) => Promise<PersonRecord | null>;
  planned: () => Promise<{ occurrence: string; at: string; state: string; reason: string | null }[]>;
  cases: () => Promise<{ kind: string; state: string; note: string | null }[]>;
  parked: () => Promise<string[]>;
  /** How many rows a table has. */
  count: (table: string) => number;
};

const names = [
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
  'tombstone',
  'audit',
];

/** Opens an empty store. Ids are counted, so that a story is the same every time. */
export function memoryStore(): Store & { admin: MemoryAdmin } {
  const tables: Tables = Object.fromEntries(names.map((name) => [name, new Map<string, Stored>()]));
  let seq = 0;
  let ids = 0;
  const table = (name: string): Map<string, Stored> => {
    const found = tables[name];
    if (!found) throw new Error(`No table ${name}`);
    return found;
  };
  const all = (name: string) => [...table(name).values()];
  const of = (name: string, personId: string) => all(name).filter((row) => row.person_id === personId);
  const put = (name: string, row: Stored) => table(name).set(row.id, row);
  const bySeq = (a: Row, b: Row) => Number(a.seq) - Number(b.seq);
  const openInputs = (personId: string) =>
    of('inbox', personId)
      .filter((row) => row.state === 'open')
      .sort(bySeq);

  function addInput(id: string, personId: string, addressId: string | null, what: Happening, at: string): void {
    const row = { payload: JSON.stringify(what), state: 'open', attempts: 0, not_before: at, received_at: at };
    put('inbox', { id, person_id: personId, address_id: addressId, seq: ++seq, ...row });
  }

  function addressOf({ channel, address, at, language }: Arrival): Stored {
    const known = all('address').find((row) => row.channel === channel && row.address === address);
    if (known) return known;
    const personId = `person-${++ids}`;
    const person = { role: null, stage: 'onboarding', language, zone: FIRST_ZONE, centre_id: null, first_name: null };
    put('person', { id: personId, ...person, consented: false, created_at: at, revision: 0 });
    const row = { id: `address-${ids}`, person_id: personId, channel, address, state: 'active', revision: 0 };
    put('address', row);
    return row;
  }

  function view(personId: string, now: string): TurnView | null {
    const [input] = openInputs(personId);
    const person = table('person').get(personId);
    if (!input || !person || String(input.not_before) > now) return null;
    const conversation = table('conversation').get(personId);
    const revisions: Record<string, number> = {};
    for (const name of ['person', 'address', 'conversation', 'answer', 'due', 'help_case']) {
      const rows =
        name === 'person'
          ? [person]
          : name === 'conversation'
            ? conversation
              ? [conversation]
              : []
            : of(name, personId);
      for (const row of rows) revisions[`${name}/${row.id}`] = Number(row.revision ?? 0);
    }
    const what = JSON.parse(String(input.payload)) as Happening;
    return {
      input: { id: input.id, at: String(input.received_at), ...what },
      attempts: Number(input.attempts),
      addressId: (input.address_id as string | null) ?? null,
      conversation: conversation ? (JSON.parse(String(conversation.state)) as Remembered) : null,
      facts: factsOf(person, input, now),
      revisions,
    };
  }

  function factsOf(person: Stored, input: Stored, now: string): Facts {
    const id = person.id;
    const given = of('consent', id).at(-1);
    const used = all('invite').find((row) => row.used_by === id);
    return {
      now,
      language: String(person.language),
      lists: {},
      person: {
        id,
        role: person.role as Role | null,
        stage: person.stage as Stage,
        zone: String(person.zone),
        centreId: person.centre_id as string | null,
        firstName: person.first_name as string | null,
        consented: person.consented === true,
      },
      answers: answersOf(id),
      consent: given?.decision === 'given' ? consentOf(given) : null,
      channels: of('address', id).map((row) => ({
        id: row.id,
        channel: String(row.channel),
        state: String(row.state),
      })),
      from: (input.address_id as string | null) ?? null,
      centres: all('centre')
        .sort((a, b) => String(a.name).localeCompare(String(b.name)))
        .map((row) => row as unknown as Centre),
      team: all('membership')
        .filter((row) => row.centre_id === person.centre_id)
        .map((row) => ({ id: row.id, lead: row.lead === true, name: row.name as string | null })),
      dues: of('due', id).map((row) => ({
        occurrence: row.id,
        kind: String(row.kind),
        at: String(row.due_at),
        state: String(row.state),
      })),
      cases: of('help_case', id)
        .filter((row) => row.state !== 'closed')
        .map((row) => ({ id: row.id, kind: String(row.kind), openedAt: String(row.opened_at) })),
      invited: used ? { role: used.role as Role, centreId: String(used.centre_id) } : null,
    };
  }

  const consentOf = (row: Row) => ({
    version: String(row.version),
    language: String(row.language),
    at: String(row.at),
  });
  const answersOf = (personId: string): Record<string, Value> =>
    Object.fromEntries(
      of('answer', personId).map((row) => [`${row.flow}.${row.step}`, JSON.parse(String(row.code ?? row.sealed))]),
    );

  function erase(personId: string, basis: string, now: string): void {
    for (const row of of('address', personId))
      put('tombstone', { id: `${row.channel}:${row.address}`, basis, at: now });
    for (const name of names) for (const row of of(name, personId)) table(name).delete(row.id);
    table('conversation').delete(personId);
    table('person').delete(personId);
  }

  function commit(turn: Commit): boolean {
    const input = table('inbox').get(turn.input);
    if (!input || openInputs(turn.person)[0]?.id !== turn.input) return false;
    for (const { table: name, id, revision } of turn.expect) {
      const row = table(name).get(id);
      if ((row ? Number(row.revision ?? 0) : null) !== revision) return false;
    }
    // All of it or nothing: a row that cannot be written shows before the first one is.
    const made = new Set<string>();
    for (const change of turn.rows) {
      if (change.op === 'erase') continue;
      const id = change.op === 'update' ? change.id : change.row.id;
      const there = table(change.table).has(id) || made.has(`${change.table}/${id}`);
      if (change.op === 'update' && !there) return false;
      if (change.op === 'insert' && there) throw new Error(`There is a row ${change.table} ${id}`);
      made.add(`${change.table}/${id}`);
    }
    for (const change of turn.rows) {
      if (change.op === 'erase') {
        erase(change.id, change.basis, turn.now);
        return true;
      }
      const rows = table(change.table);
      if (change.op === 'update') {
        const before = rows.get(change.id);
        put(change.table, { ...before, ...change.row, id: change.id, revision: Number(before?.revision ?? 0) + 1 });
      } else if (!rows.has(change.row.id)) {
        put(change.table, {
          revision: 0,
          attempts: 0,
          ...change.row,
          ...(change.table === 'outbox' ? { seq: ++seq } : {}),
        });
      }
    }
    put('inbox', { ...input, state: 'done', done_at: turn.now });
    return true;
  }

  function deliveryOf(row: Stored): Delivery {
    const address = table('address').get(String(row.address_id));
    const question = all('outbox')
      .filter((one) => one.address_id === row.address_id && one.ask === row.ask && one.kind === 'message')
      .sort(bySeq)
      .at(-1);
    const body = (one: Stored) => JSON.parse(String(one.body)) as OutboxBody;
    return {
      id: row.id,
      seq: Number(row.seq),
      personId: String(row.person_id),
      addressId: String(row.address_id),
      channel: String(address?.channel),
      address: String(address?.address),
      addressState: String(address?.state),
      kind: row.kind as Delivery['kind'],
      urgency: String(row.urgency),
      ask: row.ask as number | null,
      body: body(row),
      attempts: Number(row.attempts),
      createdAt: String(row.created_at),
      target:
        row.kind !== 'message' && question
          ? {
              externalId: (question.external_id as string | undefined) ?? null,
              state: String(question.state),
              body: body(question),
            }
          : null,
    };
  }

  /** The first row of each person or address among those that count, in order. */
  function firstOf(name: string, column: string, counts: (row: Row) => boolean): Stored[] {
    const first = new Map<unknown, Stored>();
    for (const row of all(name).filter(counts).sort(bySeq)) if (!first.has(row[column])) first.set(row[column], row);
    return [...first.values()];
  }

  const firstUnsent = () => firstOf('outbox', 'address_id', (row) => unsent(row) || row.state === 'sending');
  const unsent = (row: Row) => row.state === 'pending' || row.state === 'retry';

  return {
    async receive(arrival) {
      const inputId = inputIdOf(arrival);
      const before = table('inbox').get(inputId);
      if (before) return { personId: String(before.person_id), inputId, fresh: false };
      const address = addressOf(arrival);
      addInput(inputId, String(address.person_id), address.id, arrival.what, arrival.at);
      return { personId: String(address.person_id), inputId, fresh: true };
    },
    async waiting(now, limit) {
      const ripe = firstOf('inbox', 'person_id', (row) => row.state === 'open').filter(
        (row) => String(row.not_before) <= now,
      );
      return ripe.map((row) => String(row.person_id)).slice(0, limit);
    },
    readTurn: async (personId, now) => view(personId, now),
    commitTurn: async (turn) => commit(structuredClone(turn)),
    async postponeInput(inputId, failure, notBefore) {
      const row = table('inbox').get(inputId);
      if (!row || (row.state !== 'open' && notBefore !== null)) return;
      const state = notBefore === null ? 'parked' : 'open';
      put('inbox', {
        ...row,
        state,
        failure,
        attempts: Number(row.attempts) + 1,
        not_before: notBefore ?? row.not_before,
      });
    },
    async findInvite(token, now) {
      const row = all('invite').find((one) => one.token === token);
      if (!row) return null;
      const usable = row.used_at === null && row.revoked_at === null && String(row.expires_at) > now;
      return {
        id: row.id,
        role: row.role as Role,
        centreId: String(row.centre_id),
        usable,
        revision: Number(row.revision),
      };
    },
    async claimDeliveries(now, limit) {
      const ripe = firstUnsent().filter((row) => unsent(row) && String(row.not_before) <= now);
      return ripe.slice(0, limit).map((row) => {
        put('outbox', { ...row, state: 'sending' });
        return deliveryOf(row);
      });
    },
    async finishDelivery({ id, state, attempts, externalId, failure, notBefore, at }) {
      const row = table('outbox').get(id);
      if (!row || (row.state !== 'sending' && row.state !== 'waiting')) return;
      const sentAt = state === 'sent' ? { sent_at: at } : {};
      put('outbox', {
        ...row,
        state,
        attempts,
        external_id: externalId ?? row.external_id,
        failure: failure ?? null,
        not_before: notBefore ?? row.not_before,
        ...sentAt,
      });
    },
    interrupted: async () =>
      all('outbox')
        .filter((row) => row.state === 'sending')
        .map(deliveryOf),
    async reachAddress(addressId, state, reason) {
      const row = table('address').get(addressId);
      if (row && row.state !== state) put('address', { ...row, state, reason, revision: Number(row.revision) + 1 });
    },
    async takeDue(now, limit) {
      const ripe = all('due')
        .filter((row) => row.state === 'due' && String(row.due_at) <= now)
        .sort((a, b) => `${a.due_at}${a.id}`.localeCompare(`${b.due_at}${b.id}`))
        .slice(0, limit);
      for (const row of ripe) {
        put('due', { ...row, state: 'taken', revision: Number(row.revision) + 1 });
        const what: Happening = { kind: 'due', due: String(row.kind), occurrence: row.id };
        addInput(`due:${row.id}@${row.due_at}`, String(row.person_id), null, what, now);
      }
      return ripe.length;
    },
    async nextInstant() {
      const instants = [
        ...all('due')
          .filter((row) => row.state === 'due')
          .map((row) => String(row.due_at)),
        ...firstOf('inbox', 'person_id', (row) => row.state === 'open').map((row) => String(row.not_before)),
        ...firstUnsent()
          .filter(unsent)
          .map((row) => String(row.not_before)),
      ];
      return instants.sort()[0] ?? null;
    },
    admin: {
      async addCentre(centre, id) {
        if (table('centre').has(id)) return false;
        put('centre', { id, ...centre, closed: false });
        return true;
      },
      async addCoordinator({ slack, centreId, lead, name }) {
        put('membership', { id: `${slack}/${centreId}`, centre_id: centreId, lead, name });
        return true;
      },
      async addInvite({ id, token, role, centreId, expiresAt }) {
        put('invite', {
          id,
          token,
          role,
          centre_id: centreId,
          expires_at: expiresAt,
          used_at: null,
          used_by: null,
          revoked_at: null,
          revision: 0,
        });
      },
      async person(channel, address) {
        const found = all('address').find((row) => row.channel === channel && row.address === address);
        const person = found && table('person').get(String(found.person_id));
        if (!person) return null;
        const given = of('consent', person.id).at(-1);
        return {
          id: person.id,
          role: person.role as string | null,
          stage: String(person.stage),
          language: String(person.language),
          centre: (table('centre').get(String(person.centre_id))?.name as string | undefined) ?? null,
          channels: of('address', person.id).map((row) => ({
            channel: String(row.channel),
            address: String(row.address),
            state: String(row.state),
          })),
          consent: given ? consentOf(given) : null,
          answers: answersOf(person.id),
        };
      },
      planned: async () =>
        all('due').map((row) => ({
          occurrence: row.id,
          at: String(row.due_at),
          state: String(row.state),
          reason: row.reason as string | null,
        })),
      cases: async () =>
        all('help_case').map((row) => ({
          kind: String(row.kind),
          state: String(row.state),
          note: (row.note as string | undefined) ?? null,
        })),
      parked: async () =>
        all('inbox')
          .filter((row) => row.state === 'parked')
          .map((row) => row.id),
      count: (name) => table(name).size,
    },
  };
}
