// Makes the rows of matching: sessions, what was decided in them, vetoes, how a centre matches.
import type { Effect } from '../programme/effects.ts';
import { definedIn, expectRow, ownerOf, put, shortId, update, type Writer } from './writer.ts';

/** How a centre matches and where its duos meet first. */
export function writeCentreSetting(
  writer: Writer,
  { centreId, set }: Extract<Effect, { kind: 'centre-setting' }>,
): void {
  const { weights, minimumLevel, minimumScore, meetingPlace, closingDays, care } = set;
  const row = {
    weights: weights === undefined || weights === null ? weights : JSON.stringify(weights),
    minimum_level: minimumLevel,
    minimum_score: minimumScore,
    meeting_place: meetingPlace,
    closing_days: closingDays && [...closingDays],
    care: care && JSON.stringify(care),
  };
  put(writer, 'centre_setting', { id: centreId, ...definedIn(row) });
}

/**
 * A matching session that is opened by whoever's turn it is. The centre's settings are relied on and raised, so that of two
 * who open one at the same instant only one does.
 */
export function writeNewMatchSession(writer: Writer, effect: Extract<Effect, { kind: 'new-match-session' }>): void {
  const by = { opened_by: writer.view.facts.person.id, opened_at: writer.now };
  const row = { id: shortId(writer, 'match-session'), centre_id: effect.centreId, state: 'open', ...by };
  const { centreId } = effect;
  if (expectRow(writer, 'centre_setting', centreId) === null) {
    writer.rows.push({ op: 'insert', table: 'centre_setting', row: { id: centreId } });
  } else update(writer, 'centre_setting', centreId, { id: centreId });
  writer.rows.push({ op: 'insert', table: 'match_session', row: { ...row, present: [...effect.present] } });
}

/** What changes on a matching session. */
export function writeMatchSession(writer: Writer, { id, of, set }: Extract<Effect, { kind: 'match-session' }>): void {
  const { closedAt, present, ...same } = set;
  const row = definedIn({ ...same, closed_at: closedAt, present: present && [...present] });
  // Only the note is sealed. Whoever opened the session may have been erased since, and it must come to an end all the same.
  update(writer, 'match_session', id, row, set.note === undefined ? {} : ownerOf(writer, of));
}

/**
 * What is decided about one mentee. The session itself is relied on and raised, once a turn: two coordinators at the same
 * moment never give one mentor away twice.
 */
export function writeMatchPair(writer: Writer, effect: Extract<Effect, { kind: 'match-pair' }>): void {
  const { sessionId, menteeId, set } = effect;
  const raised = writer.rows.some(
    (row) => row.op === 'update' && row.table === 'match_session' && row.id === sessionId,
  );
  if (!raised) update(writer, 'match_session', sessionId, { id: sessionId });
  const { mentorId, parkedUntil, ...same } = set;
  const id = `${sessionId}/${menteeId}`;
  const author = { author_id: writer.view.facts.person.id, at: writer.now };
  const known = expectRow(writer, 'match_pair', id) !== null;
  // Who decided it stays who decided it when a colleague writes a note.
  const by = known && set.state === undefined ? {} : author;
  const row = definedIn({ ...same, mentor_id: mentorId, parked_until: parkedUntil, ...by });
  if (!known) {
    const fresh = { id, session_id: sessionId, mentee_id: menteeId, state: 'none', ...row };
    writer.rows.push({ op: 'insert', table: 'match_pair', row: fresh, ...ownerOf(writer, menteeId) });
    return;
  }
  writer.rows.push({ op: 'update', table: 'match_pair', id, row, ...ownerOf(writer, menteeId) });
}

/** Two people are kept apart, or not any more. */
export function writeVeto(writer: Writer, effect: Extract<Effect, { kind: 'match-veto' }>): void {
  const { centreId, menteeId, mentorId, state } = effect;
  const by = { author_id: writer.view.facts.person.id, at: writer.now };
  const pair = { centre_id: centreId, mentee_id: menteeId, mentor_id: mentorId };
  put(writer, 'match_veto', { id: `${menteeId}+${mentorId}`, ...pair, state, ...by });
}
