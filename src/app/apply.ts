// Makes rows of what a turn decided: speaks the texts, chooses the address, lists every row that the turn relied on.
import { createHash } from 'node:crypto';
import type { Effect } from '../programme/effects.ts';
import type { Facts } from '../programme/facts.ts';
import type { Remembered } from '../programme/turn.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { compose, composeButtons, speak } from '../speech/compose.ts';
import type { Commit, RowChange, Table, TurnView } from './ports.ts';

type Writer = {
  view: TurnView;
  now: string;
  catalogue: Catalogue;
  rows: RowChange[];
  expect: Map<string, Commit['expect'][number]>;
  language: string;
  /** How many ids were taken: effect n of input i is `i/n`. */
  taken: number;
  person: Record<string, unknown>;
  cases: { id: string; kind: string }[];
};

/** The commit for one turn. Pure but for the hash of the consent text; ids derive from the input's id. */
export function applyEffects(
  view: TurnView,
  conversation: Remembered,
  effects: readonly Effect[],
  now: string,
  catalogue: Catalogue,
): Commit {
  const writer: Writer = {
    view,
    now,
    catalogue,
    rows: [],
    expect: new Map(),
    language: view.facts.language,
    taken: 0,
    person: {},
    cases: view.facts.cases.map(({ id, kind }) => ({ id, kind })),
  };
  const personId = view.facts.person.id;
  expectRow(writer, 'person', personId);
  expectRow(writer, 'conversation', personId);
  const erase = effects.find((effect) => effect.kind === 'erase');
  if (erase) {
    writer.rows.push({ op: 'erase', id: personId, basis: erase.basis });
  } else {
    writeConversation(writer, conversation);
    for (const effect of effects) writeEffect(writer, effect);
    if (Object.keys(writer.person).length > 0) update(writer, 'person', personId, writer.person);
  }
  const expect = [...writer.expect.values()].sort((a, b) => `${a.table}/${a.id}`.localeCompare(`${b.table}/${b.id}`));
  return { input: view.input.id, person: personId, now, expect, rows: writer.rows };
}

function expectRow(writer: Writer, table: Table, id: string): number | null {
  const revision = writer.view.revisions[`${table}/${id}`] ?? null;
  writer.expect.set(`${table}/${id}`, { table, id, revision });
  return revision;
}

function update(writer: Writer, table: Table, id: string, row: Record<string, unknown>): void {
  expectRow(writer, table, id);
  writer.rows.push({ op: 'update', table, id, row });
}

/** Inserts a row, or updates it where the turn has seen it. */
function put(writer: Writer, table: Table, row: { id: string } & Record<string, unknown>): void {
  if (expectRow(writer, table, row.id) === null) {
    writer.rows.push({ op: 'insert', table, row });
    return;
  }
  const { id, ...rest } = row;
  writer.rows.push({ op: 'update', table, id, row: rest });
}

function nextId(writer: Writer): string {
  writer.taken += 1;
  return `${writer.view.input.id}/${writer.taken}`;
}

function writeConversation(writer: Writer, conversation: Remembered): void {
  put(writer, 'conversation', {
    id: writer.view.facts.person.id,
    state: JSON.stringify(conversation),
    updated_at: writer.now,
  });
}

function writeEffect(writer: Writer, effect: Effect): void {
  const { facts } = writer.view;
  const personId = facts.person.id;
  switch (effect.kind) {
    case 'say': {
      for (const message of compose(effect, writer.language, writer.catalogue, facts.lists)) {
        const ask = message.buttons.length > 0 || effect.ask !== undefined ? (effect.ask ?? null) : null;
        writeOutbox(writer, 'message', effect.urgency ?? 'answer', ask, message);
      }
      return;
    }
    case 'settle': {
      const chosen = effect.chosen.map((ref) => speak(ref, writer.language, writer.catalogue));
      writeOutbox(writer, 'settle', 'answer', effect.ask, { text: '', buttons: [], chosen });
      return;
    }
    case 'amend': {
      const buttons = composeButtons(effect.buttons, writer.language, writer.catalogue);
      writeOutbox(writer, 'amend', 'answer', effect.ask, { text: '', buttons });
      return;
    }
    case 'record': {
      const name = `${effect.flow}.${effect.step}`;
      const value = JSON.stringify(effect.value);
      const kept = effect.coded ? { code: value, sealed: null } : { code: null, sealed: value };
      const row = { id: `${personId}/${name}`, person_id: personId, flow: effect.flow, step: effect.step };
      put(writer, 'answer', { ...row, ...kept, input_id: writer.view.input.id, at: writer.now });
      return;
    }
    case 'person':
      writePerson(writer, effect.set);
      return;
    case 'consent':
      writeConsent(writer, effect);
      return;
    case 'plan': {
      const { occurrence, kind, at, localDate, zone, policy } = effect.due;
      const row = {
        person_id: personId,
        kind,
        due_at: at,
        local_date: localDate,
        zone,
        policy,
        state: 'due',
        reason: null,
      };
      put(writer, 'due', { id: occurrence, ...row });
      return;
    }
    case 'due-state':
      update(writer, 'due', effect.occurrence, { state: effect.state, reason: effect.reason });
      return;
    case 'open-case': {
      const id = nextId(writer);
      const centreId =
        (writer.person.centre_id as string | undefined) ?? facts.person.centreId ?? facts.invited?.centreId ?? null;
      const row = {
        id,
        person_id: personId,
        centre_id: centreId,
        kind: effect.case,
        state: 'open',
        opened_at: writer.now,
      };
      writer.rows.push({ op: 'insert', table: 'help_case', row });
      writer.cases.push({ id, kind: effect.case });
      return;
    }
    case 'case-note': {
      const open = writer.cases.findLast((one) => one.kind === 'person');
      if (open) update(writer, 'help_case', open.id, { note: effect.note });
      return;
    }
    case 'close-case': {
      for (const open of writer.cases.filter((one) => one.kind === effect.case)) {
        update(writer, 'help_case', open.id, { state: 'closed', closed_at: writer.now });
      }
      return;
    }
    case 'redeem':
      update(writer, 'invite', effect.inviteId, { used_at: writer.now, used_by: personId });
      return;
    case 'reach':
      update(writer, 'address', effect.addressId, { state: effect.state, reason: effect.reason });
      return;
    case 'erase':
      return;
  }
}

function writePerson(writer: Writer, set: Extract<Effect, { kind: 'person' }>['set']): void {
  const { centreId, firstName, ...same } = set;
  Object.assign(
    writer.person,
    same,
    centreId === undefined ? {} : { centre_id: centreId },
    // The keyed hash for the search by name is the store's: see src/store/columns.ts.
    firstName === undefined ? {} : { first_name: firstName },
  );
  if (set.language) writer.language = set.language;
}

/** A consent keeps the very words: stored once for all who read the same, under the hash of the text. */
function writeConsent(writer: Writer, effect: Extract<Effect, { kind: 'consent' }>): void {
  const body = effect.texts.map((ref) => speak(ref, writer.language, writer.catalogue)).join('\n\n');
  const textId = createHash('sha256').update(body).digest('hex');
  const { version, decision } = effect;
  writer.rows.push({
    op: 'ensure',
    table: 'consent_text',
    row: { id: textId, version, language: writer.language, body },
  });
  const person = { person_id: writer.view.facts.person.id, input_id: writer.view.input.id, at: writer.now };
  const row = { id: nextId(writer), decision, version, language: writer.language, text_id: textId, ...person };
  writer.rows.push({ op: 'insert', table: 'consent', row });
}

function writeOutbox(writer: Writer, kind: string, urgency: string, ask: number | null, body: object): void {
  const { facts, addressId } = writer.view;
  const address = addressFor(facts, addressId);
  if (!address) return;
  const reachable = address.state === 'active' || address.id === addressId;
  const row = {
    id: nextId(writer),
    person_id: facts.person.id,
    address_id: address.id,
    cause_id: writer.view.input.id,
    kind,
    urgency,
    ask,
    body: JSON.stringify(body),
    state: reachable ? 'pending' : 'dead',
    failure: reachable ? null : 'address unreachable',
    not_before: writer.now,
    created_at: writer.now,
  };
  writer.rows.push({ op: 'insert', table: 'outbox', row });
}

/** An answer goes where the question came from; everything else to an address that can be reached, a chat before the web. */
function addressFor(facts: Facts, from: string | null): Facts['channels'][number] | null {
  const asked = facts.channels.find((one) => one.id === from);
  if (asked) return asked;
  const rank = (one: Facts['channels'][number]) => (one.state === 'active' ? 0 : 2) + (one.channel === 'web' ? 1 : 0);
  return [...facts.channels].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
