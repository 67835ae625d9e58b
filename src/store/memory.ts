// The same store in memory, for transcripts, the terminal chat and simulation. Rows are plain objects; a contract suite holds it to the databases' ways.
import type { Arrival, Commit, Delivery, OutboxBody, Received, Row, Store, WebStore } from '../app/ports.ts';
import type { Happening } from '../core/input.ts';
import type { Role } from '../programme/facts.ts';
import { failedBecause, occurrenceOf } from './failed-due.ts';
import { FIRST_ZONE, inputIdOf } from './inbox.ts';
import { type MemoryAdmin, memoryAdmin } from './memory-admin.ts';
import { deskOf } from './memory-desk.ts';
import { memoryDocuments } from './memory-documents.ts';
import { memoryFigures } from './memory-figures.ts';
import { memoryFiles } from './memory-files.ts';
import { canMerge, mergePersons } from './memory-merge.ts';
import { memoryPageLinks } from './memory-page-links.ts';
import { bySeq, memoryRows, names, type Stored } from './memory-rows.ts';
import { OPEN_DUO, openInputs, viewOf } from './memory-view.ts';
import { memoryWeb } from './memory-web.ts';

/** Opens an empty store. Ids are counted, so that a story is the same every time. */
export function memoryStore(): Store & { admin: MemoryAdmin; web: WebStore } {
  const rows = memoryRows();
  const { table, all, by, of, put, firstOf } = rows;
  let seq = 0;
  let ids = 0;

  function addInput(id: string, personId: string, addressId: string | null, what: Happening, at: string): void {
    const row = { payload: JSON.stringify(what), state: 'open', attempts: 0, not_before: at, received_at: at };
    put('inbox', { id, person_id: personId, address_id: addressId, seq: ++seq, ...row });
  }

  function addressOf({ channel, address, at, language, onlyKnown }: Arrival): Stored | null {
    const known = by('address', 'address', address).find((row) => row.channel === channel);
    if (known) return known;
    if (onlyKnown) return null;
    const personId = `person-${++ids}`;
    const person = { role: null, stage: 'onboarding', language, zone: FIRST_ZONE, centre_id: null, first_name: null };
    put('person', { id: personId, ...person, consented: false, created_at: at, revision: 0 });
    const row = { id: `address-${ids}`, person_id: personId, channel, address, state: 'active', revision: 0 };
    put('address', row);
    return row;
  }

  function receiveKnown(arrival: Arrival): Received | null {
    const inputId = inputIdOf(arrival);
    const before = table('inbox').get(inputId);
    if (before) return { personId: String(before.person_id), inputId, fresh: false };
    const address = addressOf(arrival);
    if (!address) return null;
    addInput(inputId, String(address.person_id), address.id, arrival.what, arrival.at);
    return { personId: String(address.person_id), inputId, fresh: true };
  }

  function erase(personId: string, basis: string, now: string): void {
    for (const row of of('address', personId))
      put('tombstone', { id: `${row.channel}:${row.address}`, basis, at: now });
    const files = of('file', personId).map((row) => row.id);
    for (const link of all('file_link')) if (files.includes(String(link.file_id))) table('file_link').delete(link.id);
    for (const name of names) for (const row of of(name, personId)) table(name).delete(row.id);
    const theirs = all('duo').filter((duo) => [duo.mentee_id, duo.mentor_id].includes(personId));
    const about = [personId, ...theirs.map((duo) => duo.id)];
    // What two people agreed on, said to each other and signed names both: it goes with either of them.
    for (const duo of theirs) {
      for (const name of ['partner_message', 'signature', 'document'])
        for (const row of by(name, 'duo_id', duo.id)) table(name).delete(row.id);
      table('agreement').delete(duo.id);
      for (const row of by('meeting', 'duo_id', duo.id))
        put('meeting', { ...row, state: 'cancelled', revision: Number(row.revision ?? 0) + 1 });
    }
    for (const name of ['match_pair', 'match_veto'])
      for (const row of all(name)) if ([row.mentee_id, row.mentor_id].includes(personId)) table(name).delete(row.id);
    for (const row of all('outbox')) if (about.includes(String(row.about_id))) table('outbox').delete(row.id);
    for (const duo of theirs)
      if (OPEN_DUO.includes(String(duo.state))) {
        const other = table('person').get(String(duo.mentee_id === personId ? duo.mentor_id : duo.mentee_id));
        const kind = duo.state === 'proposed' ? 'match-no' : 'duo-ended';
        const due = { kind, due_at: now, zone: other?.zone, policy: 'always', state: 'due', reason: null, revision: 0 };
        if (other) put('due', { id: `${duo.id}/${other.id}/${kind}`, person_id: other.id, ...due });
        put('duo', { ...duo, state: 'ended', reason: 'erased', ended_at: now, revision: Number(duo.revision) + 1 });
      }
    table('conversation').delete(personId);
    table('person').delete(personId);
  }

  function commit(turn: Commit): boolean {
    const input = table('inbox').get(turn.input);
    if (!input || openInputs(rows, turn.person)[0]?.id !== turn.input) return false;
    for (const { table: name, id, revision } of turn.expect) {
      const row = table(name).get(id);
      if ((row ? Number(row.revision ?? 0) : null) !== revision) return false;
    }
    // News for somebody who was erased goes with them.
    const gone = (row: Row): boolean =>
      typeof row.person_id === 'string' && row.person_id !== turn.person && !table('person').has(row.person_id);
    // As the database says it: whoever has a duo is not moved.
    for (const change of turn.rows)
      if (change.op === 'merge' && !canMerge(rows, change.from, change.into)) return false;
    // All of it or nothing: a row that cannot be written shows before the first one is.
    const made = new Set<string>();
    for (const change of turn.rows) {
      if (change.op === 'erase' || change.op === 'merge') continue;
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
      if (change.op === 'merge') continue;
      const written = table(change.table);
      if (change.op === 'update') {
        const before = written.get(change.id);
        put(change.table, { ...before, ...change.row, id: change.id, revision: Number(before?.revision ?? 0) + 1 });
      } else if (!written.has(change.row.id) && !gone(change.row)) {
        put(change.table, {
          revision: 0,
          attempts: 0,
          ...change.row,
          ...(change.table === 'outbox' || change.table === 'inbox' ? { seq: ++seq } : {}),
        });
      }
    }
    put('inbox', { ...input, state: 'done', done_at: turn.now });
    for (const change of turn.rows) if (change.op === 'merge') mergePersons(rows, change.from, change.into, turn.now);
    return true;
  }

  /** The message that an edit is about. */
  const questionOf = (row: Stored): Stored | undefined =>
    by('outbox', 'address_id', row.address_id)
      .filter((one) => one.ask === row.ask && one.kind === 'message')
      .sort(bySeq)
      .at(-1);

  function deliveryOf(row: Stored): Delivery {
    const address = table('address').get(String(row.address_id));
    const question = row.kind === 'message' ? undefined : questionOf(row);
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
      cause: String(row.cause_id),
      urgency: String(row.urgency),
      ask: row.ask as number | null,
      body: body(row),
      attempts: Number(row.attempts),
      createdAt: String(row.created_at),
      target: question
        ? {
            externalId: (question.external_id as string | undefined) ?? null,
            state: String(question.state),
            body: body(question),
          }
        : null,
    };
  }

  const firstUnsent = () => firstOf('outbox', 'address_id', ['pending', 'retry', 'sending']);
  const unsent = (row: Row) => row.state === 'pending' || row.state === 'retry';

  return {
    async receive(arrival) {
      const received = receiveKnown(arrival);
      if (!received) throw new Error('An arrival found nobody to belong to');
      return received;
    },
    ...memoryFiles(rows, addInput),
    ...memoryPageLinks(rows),
    ...memoryFigures(rows),
    ...memoryDocuments(rows),
    receiveKnown: async (arrival) => receiveKnown(arrival),
    async waiting(now, limit) {
      const ripe = firstOf('inbox', 'person_id', ['open']).filter((row) => String(row.not_before) <= now);
      return ripe.map((row) => String(row.person_id)).slice(0, limit);
    },
    readTurn: async (personId, now) => viewOf(rows, personId, now),
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
    readDesk: async (coordinatorId, detail, now) => deskOf(rows, coordinatorId, detail, now),
    async findInvite(token, now) {
      const row = all('invite').find((one) => one.token === token);
      if (!row) return null;
      const usable = row.used_at == null && row.revoked_at == null && String(row.expires_at) > now;
      return {
        id: row.id,
        role: row.role as Role,
        centreId: String(row.centre_id),
        usable,
        personId: (row.person_id as string | undefined) ?? null,
        createdBy: String(row.created_by),
        expiresAt: String(row.expires_at),
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
      // Pages and forms show many people and are made anew each time: nothing of them is kept.
      const over = ['home', 'form'].includes(String(row.kind)) && state !== 'pending' && state !== 'retry';
      put('outbox', {
        ...row,
        state,
        attempts,
        external_id: externalId ?? row.external_id,
        failure: failure ?? null,
        not_before: notBefore ?? row.not_before,
        ...sentAt,
        ...(over ? { body: null } : {}),
      });
      const occurrence = state === 'dead' ? occurrenceOf(String(row.cause_id)) : null;
      const due = occurrence === null ? undefined : table('due').get(occurrence);
      if (due?.state !== 'sent') return;
      const reason = failedBecause(failure);
      put('due', { ...due, state: 'failed', reason, settled_at: at, revision: Number(due.revision) + 1 });
    },
    interrupted: async () => by('outbox', 'state', 'sending').map(deliveryOf),
    async reachAddress(addressId, state, reason) {
      const row = table('address').get(addressId);
      if (row && row.state !== state) put('address', { ...row, state, reason, revision: Number(row.revision) + 1 });
    },
    async takeDue(now, limit) {
      const ripe = rows.ripeDue(now, limit);
      for (const row of ripe) {
        put('due', { ...row, state: 'taken', revision: Number(row.revision) + 1 });
        const what: Happening = { kind: 'due', due: String(row.kind), occurrence: row.id };
        addInput(`due:${row.id}@${row.due_at}`, String(row.person_id), null, what, now);
      }
      return ripe.length;
    },
    async nextInstant() {
      const instants = [
        ...[rows.nextDue()].filter((at) => at !== null),
        ...firstOf('inbox', 'person_id', ['open']).map((row) => String(row.not_before)),
        ...firstUnsent()
          .filter(unsent)
          .map((row) => String(row.not_before)),
      ];
      return instants.reduce<string | null>((first, at) => (first === null || at < first ? at : first), null);
    },
    admin: memoryAdmin(rows, erase),
    web: memoryWeb(rows),
  };
}
