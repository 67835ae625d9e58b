// Makes the rows of what a duo signs: the agreement, and each signature with the very words that were read.
import { createHash } from 'node:crypto';
import type { Effect } from '../programme/effects.ts';
import { speak } from '../speech/compose.ts';
import { definedIn, expectRow, ownerOf, put, update, type Writer } from './writer.ts';

/** The agreement of a duo, made or changed. Sealed with the mentee's key. */
export function writeAgreement(writer: Writer, { duoId, of, set }: Extract<Effect, { kind: 'agreement' }>): void {
  const { content, coordinatorId, preparedAt, ...same } = set;
  const changed = {
    ...same,
    content: content && JSON.stringify(content),
    coordinator_id: coordinatorId,
    prepared_at: preparedAt,
  };
  const row = definedIn(changed);
  expectRow(writer, 'duo', duoId);
  put(writer, 'agreement', { id: duoId, person_id: of, ...row }, ownerOf(writer, of));
}

/** This person's signature: the text as they read it, its SHA-256, their name as typed, the channel and the input. */
export function writeSignature(writer: Writer, effect: Extract<Effect, { kind: 'sign' }>): void {
  const { duoId, edition, version, name, texts } = effect;
  const { person, channels } = writer.view.facts;
  const text = texts
    .map((one) => (typeof one === 'string' ? one : speak(one, writer.language, writer.catalogue)))
    .join('\n\n');
  const channel = channels.find(({ id }) => id === writer.view.addressId)?.channel ?? 'unknown';
  // Of two who sign last at the same moment one must see the other, so the duo itself is raised; and nobody signs an
  // edition that is being changed at this moment.
  update(writer, 'duo', duoId, { state: 'agreement' });
  expectRow(writer, 'agreement', duoId);
  put(writer, 'signature', {
    id: `${duoId}/${edition}/${person.id}`,
    duo_id: duoId,
    person_id: person.id,
    role: person.role,
    version,
    edition,
    language: writer.language,
    text_hash: createHash('sha256').update(text).digest('hex'),
    text,
    name,
    channel,
    input_id: writer.view.input.id,
    at: writer.now,
  });
}
