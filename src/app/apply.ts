// Makes rows of what a turn decided: speaks the texts, chooses the address, lists every row that the turn relied on.
import { createHash } from 'node:crypto';
import type { Effect, Plan } from '../programme/effects.ts';
import type { Facts } from '../programme/facts.ts';
import { planAt } from '../programme/local-time.ts';
import type { Remembered } from '../programme/remembered.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { compose, composeButtons, speak } from '../speech/compose.ts';
import { composeView, plainText } from '../speech/compose-view.ts';
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
  /** Changes on the rows of persons, by id: written once each, at the end. */
  persons: Map<string, Record<string, unknown>>;
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
    persons: new Map(),
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
    for (const [id, row] of writer.persons) update(writer, 'person', id, row, ownerOf(writer, id));
  }
  const expect = [...writer.expect.values()].sort((a, b) => `${a.table}/${a.id}`.localeCompare(`${b.table}/${b.id}`));
  return { input: view.input.id, person: personId, now, expect, rows: writer.rows };
}

function expectRow(writer: Writer, table: Table, id: string): number | null {
  const revision = writer.view.revisions[`${table}/${id}`] ?? null;
  writer.expect.set(`${table}/${id}`, { table, id, revision });
  return revision;
}

/** Rows of somebody else are sealed with their key. */
type Owned = { owner?: string };
const ownerOf = (writer: Writer, personId: string): Owned =>
  personId === writer.view.facts.person.id ? {} : { owner: personId };

function update(writer: Writer, table: Table, id: string, row: Record<string, unknown>, owned: Owned = {}): void {
  expectRow(writer, table, id);
  writer.rows.push({ op: 'update', table, id, row, ...owned });
}

/** Inserts a row, or updates it where the turn has seen it. */
function put(writer: Writer, table: Table, row: { id: string } & Record<string, unknown>, owned: Owned = {}): void {
  if (expectRow(writer, table, row.id) === null) {
    writer.rows.push({ op: 'insert', table, row, ...owned });
    return;
  }
  const { id, ...rest } = row;
  writer.rows.push({ op: 'update', table, id, row: rest, ...owned });
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
      writePerson(writer, effect.of ?? personId, effect.set);
      return;
    case 'consent':
      writeConsent(writer, effect);
      return;
    case 'plan':
      writePlan(writer, effect.of ?? personId, effect.due);
      return;
    case 'due-state':
      update(writer, 'due', effect.occurrence, { state: effect.state, reason: effect.reason });
      return;
    case 'open-case': {
      const id = nextId(writer);
      const chosen = writer.persons.get(personId)?.centre_id as string | undefined;
      const centreId = chosen ?? facts.person.centreId ?? facts.invited?.centreId ?? null;
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
    case 'news': {
      const payload = JSON.stringify({ kind: 'news', event: effect.event, data: effect.data });
      const key = nextId(writer);
      const to = { person_id: effect.to, source: 'news', external_key: key, payload };
      const row = { id: `news:${key}`, ...to, state: 'open', not_before: writer.now, received_at: writer.now };
      writer.rows.push({ op: 'insert', table: 'inbox', row, ...ownerOf(writer, effect.to) });
      return;
    }
    case 'correct': {
      const { of, flow, step, coded } = effect;
      const value = JSON.stringify(effect.value);
      const kept = coded ? { code: value, sealed: null } : { code: null, sealed: value };
      const row = { id: `${of}/${flow}.${step}`, person_id: of, flow, step, ...kept };
      put(writer, 'answer', { ...row, input_id: writer.view.input.id, at: writer.now }, ownerOf(writer, of));
      return;
    }
    case 'note': {
      const by = { author_id: personId, kind: effect.note, at: writer.now };
      const row = { id: nextId(writer), person_id: effect.of, ...by, sealed: effect.text };
      writer.rows.push({ op: 'insert', table: 'note', row, ...ownerOf(writer, effect.of) });
      return;
    }
    case 'case-set':
      update(writer, 'help_case', effect.id, {
        ...effect.set,
        ...(effect.set.state === 'closed' ? { closed_at: writer.now } : {}),
      });
      return;
    case 'new-duo':
      writeNewDuo(writer, effect);
      return;
    case 'duo': {
      const { state, startedAt, endsAt, endedAt, reason } = effect.set;
      const row = { state, started_at: startedAt, ends_at: endsAt, ended_at: endedAt, reason };
      update(
        writer,
        'duo',
        effect.id,
        Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
      );
      return;
    }
    case 'duo-record': {
      const { duoId, occasion, step, coded } = effect;
      const value = JSON.stringify(effect.value);
      const kept = coded ? { code: value, sealed: null } : { code: null, sealed: value };
      const row = {
        id: `${duoId}/${personId}/${occasion}.${step}`,
        duo_id: duoId,
        person_id: personId,
        occasion,
        step,
      };
      // The duo itself is relied on: two who answer at the same moment must not both find the other silent.
      expectRow(writer, 'duo', duoId);
      if (step === 'done') update(writer, 'duo', duoId, { state: facts.duo?.state });
      put(writer, 'duo_answer', { ...row, ...kept, at: writer.now });
      return;
    }
    case 'audit': {
      const { action, object } = effect;
      const row = { id: nextId(writer), actor: `coordinator ${personId}`, action, object, at: writer.now };
      writer.rows.push({ op: 'insert', table: 'audit', row });
      return;
    }
    case 'view': {
      const view = composeView(effect.view, writer.language, writer.catalogue, facts.lists);
      const body = { text: plainText(view), buttons: [], view };
      const about = effect.about === undefined ? null : effect.about;
      if (effect.place === 'home') writeOutbox(writer, 'home', 'answer', null, body, about);
      else writeOutbox(writer, effect.place === 'new' ? 'message' : 'amend', 'answer', effect.ask, body, about);
      return;
    }
    case 'form': {
      const view = composeView(effect.view, writer.language, writer.catalogue, facts.lists);
      writeOutbox(writer, 'form', 'answer', effect.ask, { text: plainText(view), buttons: [], view });
      return;
    }
  }
}

function writePlan(writer: Writer, of: string, { occurrence, kind, at, localDate, zone, policy }: Plan): void {
  const when = { kind, due_at: at, local_date: localDate, zone, policy, state: 'due', reason: null };
  const row = { id: occurrence, person_id: of, ...when };
  // What is planned for somebody else was not read; it is planned once.
  if (of === writer.view.facts.person.id) put(writer, 'due', row);
  else writer.rows.push({ op: 'ensure', table: 'due', row });
}

/** A duo, and the minute at which both hear of it. Its id says nothing about who made it. */
function writeNewDuo(writer: Writer, { duo, tell }: Extract<Effect, { kind: 'new-duo' }>): void {
  const id = createHash('sha256')
    .update(`duo ${nextId(writer)}`)
    .digest('hex')
    .slice(0, 32);
  const row = {
    id,
    mentee_id: duo.menteeId,
    mentor_id: duo.mentorId,
    centre_id: duo.centreId,
    coordinator_id: duo.coordinatorId,
    state: 'proposed',
    score: duo.score,
    proposed_at: writer.now,
  };
  writer.rows.push({ op: 'insert', table: 'duo', row });
  for (const { of, zone, at } of tell) {
    const due = { occurrence: `${id}/${of}/introduction`, kind: 'introduction', ...planAt(at, zone), policy: 'always' };
    writePlan(writer, of, due);
  }
}

function writePerson(writer: Writer, of: string, set: Extract<Effect, { kind: 'person' }>['set']): void {
  const { centreId, firstName, checkedBy, checkedAt, ...same } = set;
  const row = writer.persons.get(of) ?? {};
  writer.persons.set(of, row);
  Object.assign(
    row,
    same,
    same.stage === undefined ? {} : { stage_since: writer.now },
    checkedBy === undefined ? {} : { checked_by: checkedBy },
    checkedAt === undefined ? {} : { checked_at: checkedAt },
    centreId === undefined ? {} : { centre_id: centreId },
    // The keyed hash for the search by name is the store's: see src/store/columns.ts.
    firstName === undefined ? {} : { first_name: firstName },
  );
  if (set.language && of === writer.view.facts.person.id) writer.language = set.language;
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

function writeOutbox(
  writer: Writer,
  kind: string,
  urgency: string,
  ask: number | null,
  body: object,
  about: string | null = null,
): void {
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
    about_id: about,
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
