// Makes the rows of what coordinators keep for their work: settings, questions with their answers, invitations.
import type { Effect } from '../programme/effects.ts';
import { definedIn, nextId, ownerOf, put, shortId, update, type Writer } from './writer.ts';

/** How a coordinator works. */
export function writeDeskSetting(writer: Writer, { of, set }: Extract<Effect, { kind: 'desk-setting' }>): void {
  const { weeklyLimit, deputyId, deputyFrom, deputyUntil, hours } = set;
  const row = {
    weekly_limit: weeklyLimit,
    deputy_id: deputyId,
    deputy_from: deputyFrom,
    deputy_until: deputyUntil,
    hours,
  };
  put(writer, 'desk_setting', {
    id: of,
    ...definedIn(row),
  });
}

/** A frequent question of a centre. */
export function writeFaq(writer: Writer, { faq, centreId }: Extract<Effect, { kind: 'faq' }>): void {
  put(writer, 'faq', { ...faq, centre_id: centreId });
}

/** A guide of a centre. */
export function writeResource(writer: Writer, { resource }: Extract<Effect, { kind: 'resource' }>): void {
  const { centreId, ...row } = resource;
  put(writer, 'resource', { ...row, centre_id: centreId });
}

/** What the person whose turn it is asks us to change. */
export function writeNewSuggestion(writer: Writer, effect: Extract<Effect, { kind: 'new-suggestion' }>): void {
  const by = { centre_id: effect.centreId, person_id: writer.view.facts.person.id, at: writer.now };
  const row = { id: shortId(writer, 'suggestion'), ...by, text: effect.text, state: 'open', decision: null };
  writer.rows.push({ op: 'insert', table: 'suggestion', row });
}

/** What the team decides about it. */
export function writeSuggestion(writer: Writer, { id, of, set }: Extract<Effect, { kind: 'suggestion' }>): void {
  const by = { decided_by: writer.view.facts.person.id };
  const { state, decision } = set;
  update(writer, 'suggestion', id, { ...definedIn({ state, decision }), ...by }, ownerOf(writer, of));
}

/** An invitation; the store keeps only the hash of its token. */
export function writeNewInvite(writer: Writer, effect: Extract<Effect, { kind: 'new-invite' }>): void {
  const { token, role, centreId, until, personId } = effect;
  const row = {
    id: shortId(writer, 'invite'),
    token,
    role,
    centre_id: centreId,
    created_by: writer.view.facts.person.id,
    created_at: writer.now,
    expires_at: until,
    // Whose telephone it links; kept in the column that the lock on persons looks at.
    ...(personId === undefined ? {} : { person_id: personId }),
  };
  writer.rows.push({ op: 'insert', table: 'invite', row });
}

/** What changes on an invitation. */
export function writeInvite(writer: Writer, { id, set }: Extract<Effect, { kind: 'invite' }>): void {
  const { revokedAt, confirmedBy, confirmedAt } = set;
  const row = { revoked_at: revokedAt, confirmed_by: confirmedBy, confirmed_at: confirmedAt };
  update(writer, 'invite', id, definedIn(row));
}

/** A line of the audit: what the coordinator whose turn it is did, to which object. */
export function writeAudit(writer: Writer, { action, object }: Extract<Effect, { kind: 'audit' }>): void {
  const actor = `coordinator ${writer.view.facts.person.id}`;
  writer.rows.push({
    op: 'insert',
    table: 'audit',
    row: { id: nextId(writer), actor, action, object, at: writer.now },
  });
}
