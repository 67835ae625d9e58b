// Makes rows of what a turn decided, one effect after the other, and lists every row that the turn relied on.
import type { Effect } from '../programme/effects.ts';
import type { Remembered } from '../programme/remembered.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { compose, composeButtons, speak } from '../speech/compose.ts';
import type { Commit, TurnView } from './ports.ts';
import {
  writeAudit,
  writeDeskSetting,
  writeFaq,
  writeInvite,
  writeNewInvite,
  writeNewSuggestion,
  writeResource,
  writeSuggestion,
} from './write-desk.ts';
import { writeDocument } from './write-document.ts';
import { writeDuo, writeDuoAnswer, writeDuoWeek, writeNewDuo } from './write-duo.ts';
import { writeGathering, writeNewGathering, writeSeat } from './write-gathering.ts';
import {
  writeCentreSetting,
  writeMatchPair,
  writeMatchSession,
  writeNewMatchSession,
  writeVeto,
} from './write-match.ts';
import { writeMeeting, writePartnerMessage } from './write-meeting.ts';
import { writeOutbox, writeView } from './write-outbox.ts';
import { writeAgreement, writeSignature } from './write-paper.ts';
import { writeConsent, writePerson } from './write-person.ts';
import { writeDueState, writePlan } from './write-plan.ts';
import { writeNewSlot, writeSlot } from './write-slot.ts';
import { expectRow, keptAs, nextId, ownerOf, put, update, type Writer } from './writer.ts';

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
        writeOutbox(writer, 'message', effect.urgency ?? 'answer', ask, message, null, effect.at ?? null);
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
    case 'fetch-file': {
      const { ref, name, wanted } = effect;
      writeOutbox(writer, 'fetch', 'answer', null, { text: '', buttons: [], fetch: { ref, name, wanted } });
      return;
    }
    case 'link-file': {
      const words = speak(effect.text, writer.language, writer.catalogue);
      const body = { text: words, buttons: [], link: { fileId: effect.file } };
      writeOutbox(writer, 'message', 'answer', null, body, effect.about);
      return;
    }
    case 'document':
      writeDocument(writer, effect);
      return;
    case 'link-page': {
      const words = speak(effect.text, writer.language, writer.catalogue);
      const link = { page: effect.page, objectId: effect.object };
      writeOutbox(writer, 'message', 'answer', null, { text: words, buttons: [], link });
      return;
    }
    case 'record': {
      const name = `${effect.flow}.${effect.step}`;
      const kept = keptAs(effect.value, effect.coded);
      const row = { id: `${personId}/${name}`, person_id: personId, flow: effect.flow, step: effect.step };
      put(writer, 'answer', { ...row, ...kept, input_id: writer.view.input.id, author_id: null, at: writer.now });
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
      writeDueState(writer, effect);
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
        address_id: writer.view.addressId,
        duo_id: effect.duoId ?? null,
        about_id: effect.aboutId ?? null,
        listener: effect.listener ?? null,
        deadline_at: effect.deadlineAt ?? null,
        ...(effect.note === undefined ? {} : { note: effect.note }),
      };
      writer.rows.push({ op: 'insert', table: 'help_case', row });
      writer.cases.push({ id, kind: effect.case });
      return;
    }
    case 'case-note': {
      const open = writer.cases.findLast((one) => one.kind === (effect.case ?? 'person'));
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
      const { of, flow, step, value, coded } = effect;
      const row = { id: `${of}/${flow}.${step}`, person_id: of, flow, step, ...keptAs(value, coded) };
      const by = { input_id: writer.view.input.id, author_id: personId };
      put(writer, 'answer', { ...row, ...by, at: writer.now }, ownerOf(writer, of));
      return;
    }
    case 'note': {
      const by = { author_id: personId, kind: effect.note, at: writer.now };
      const row = { id: nextId(writer), person_id: effect.of, ...by, sealed: effect.text };
      writer.rows.push({ op: 'insert', table: 'note', row, ...ownerOf(writer, effect.of) });
      return;
    }
    case 'case-set': {
      const { deadlineAt, snoozedUntil, ...same } = effect.set;
      const closed = same.state === 'closed' ? { closed_at: writer.now } : {};
      const times = {
        ...(deadlineAt === undefined ? {} : { deadline_at: deadlineAt }),
        ...(snoozedUntil === undefined ? {} : { snoozed_until: snoozedUntil }),
      };
      const owned = effect.of === undefined ? {} : ownerOf(writer, effect.of);
      update(writer, 'help_case', effect.id, { ...same, ...times, ...closed }, owned);
      return;
    }
    case 'due-drop':
      update(writer, 'due', effect.occurrence, { state: 'skipped', reason: effect.reason, settled_at: writer.now });
      return;
    case 'new-duo':
      writeNewDuo(writer, effect);
      return;
    case 'duo':
      writeDuo(writer, effect);
      return;
    case 'duo-week':
      writeDuoWeek(writer, effect);
      return;
    case 'resource':
      writeResource(writer, effect);
      return;
    case 'new-suggestion':
      writeNewSuggestion(writer, effect);
      return;
    case 'suggestion':
      writeSuggestion(writer, effect);
      return;
    case 'duo-record':
      writeDuoAnswer(writer, effect);
      return;
    case 'new-gathering':
      writeNewGathering(writer, effect);
      return;
    case 'gathering':
      writeGathering(writer, effect);
      return;
    case 'seat':
      writeSeat(writer, effect);
      return;
    case 'new-interview-slot':
      writeNewSlot(writer, effect);
      return;
    case 'interview-slot':
      writeSlot(writer, effect);
      return;
    case 'desk-setting':
      writeDeskSetting(writer, effect);
      return;
    case 'faq':
      writeFaq(writer, effect);
      return;
    case 'centre-setting':
      writeCentreSetting(writer, effect);
      return;
    case 'new-match-session':
      writeNewMatchSession(writer, effect);
      return;
    case 'match-session':
      writeMatchSession(writer, effect);
      return;
    case 'match-pair':
      writeMatchPair(writer, effect);
      return;
    case 'match-veto':
      writeVeto(writer, effect);
      return;
    case 'meeting':
      writeMeeting(writer, effect);
      return;
    case 'partner-message':
      writePartnerMessage(writer, effect);
      return;
    case 'agreement':
      writeAgreement(writer, effect);
      return;
    case 'sign':
      writeSignature(writer, effect);
      return;
    case 'new-invite':
      writeNewInvite(writer, effect);
      return;
    case 'invite':
      writeInvite(writer, effect);
      return;
    case 'merge':
      // A coordinator decided from both as the desk showed them; an app that links itself has seen nothing of the other one.
      for (const id of [effect.from, effect.into]) {
        if (writer.view.revisions[`person/${id}`] !== undefined) expectRow(writer, 'person', id);
      }
      writer.rows.push({ op: 'merge', from: effect.from, into: effect.into });
      return;
    case 'audit':
      writeAudit(writer, effect);
      return;
    case 'view':
    case 'form':
      writeView(writer, effect);
      return;
  }
}
