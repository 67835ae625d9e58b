// Makes the rows that say who somebody is, and what they agreed to.
import { createHash } from 'node:crypto';
import type { Effect } from '../programme/effects.ts';
import { speak } from '../speech/compose.ts';
import { nextId, type Writer } from './writer.ts';

/** Collects what changes on a person's row: it is written once, with everything. */
export function writePerson(writer: Writer, of: string, set: Extract<Effect, { kind: 'person' }>['set']): void {
  const { centreId, firstName, checkedBy, checkedAt, coordinatorId, pausedFrom, keepsPlace, ...same } = set;
  const row = writer.persons.get(of) ?? {};
  writer.persons.set(of, row);
  Object.assign(
    row,
    same,
    same.stage === undefined ? {} : { stage_since: writer.now },
    same.stage === 'pool' && !keepsPlace ? { pool_since: writer.now } : {},
    checkedBy === undefined ? {} : { checked_by: checkedBy },
    checkedAt === undefined ? {} : { checked_at: checkedAt },
    coordinatorId === undefined
      ? {}
      : { coordinator_id: coordinatorId, coordinator_since: coordinatorId === null ? null : writer.now },
    pausedFrom === undefined ? {} : { paused_from: pausedFrom },
    centreId === undefined ? {} : { centre_id: centreId },
    // The keyed hash for the search by name is the store's: see src/store/columns.ts.
    firstName === undefined ? {} : { first_name: firstName },
  );
  if (set.language && of === writer.view.facts.person.id) writer.language = set.language;
}

/** A consent keeps the very words: stored once for all who read the same, under the hash of the text. */
export function writeConsent(writer: Writer, effect: Extract<Effect, { kind: 'consent' }>): void {
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
