// Makes the rows of a duo's meetings, and of what the two let each other know.
import type { Effect } from '../programme/effects.ts';
import { planAt } from '../programme/local-time.ts';
import { writePlan } from './write-plan.ts';
import { definedIn, expectRow, ownerOf, put, shortId, type Writer } from './writer.ts';

/** The meeting of a kind of a duo, made or changed. The duo itself is relied on: two who answer at once must see each other. */
export function writeMeeting(writer: Writer, { duoId, meeting, set }: Extract<Effect, { kind: 'meeting' }>): void {
  const { startsAt, coordinatorId, options, ...same } = set;
  const changed = { starts_at: startsAt, coordinator_id: coordinatorId, options: options && [...options], ...same };
  const row = definedIn(changed);
  expectRow(writer, 'duo', duoId);
  put(writer, 'meeting', { id: `${duoId}/${meeting}`, duo_id: duoId, kind: meeting, ...row });
}

/** A few words for the partner, and the minute at which they get them. Sealed with the key of who gets them. */
export function writePartnerMessage(writer: Writer, effect: Extract<Effect, { kind: 'partner-message' }>): void {
  const { duoId, to, zone, at, message, words } = effect;
  const id = shortId(writer, 'partner-message');
  const from = { duo_id: duoId, from_id: writer.view.facts.person.id, person_id: to };
  const row = { id, ...from, kind: message, text: words, at: writer.now };
  writer.rows.push({ op: 'insert', table: 'partner_message', row, ...ownerOf(writer, to) });
  const occurrence = `${duoId}/${to}/partner-message/${id}`;
  writePlan(writer, to, { occurrence, kind: 'partner-message', policy: 'always', ...planAt(at, zone) });
}
