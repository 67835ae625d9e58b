// Makes the rows of gatherings and of the seats at them.
import type { Effect } from '../programme/effects.ts';
import { endOccurrence } from '../programme/information/end.ts';
import { planAt } from '../programme/local-time.ts';
import { roomCode } from './room-code.ts';
import { writePlan } from './write-plan.ts';
import { expectRow, put, shortId, update, type Writer } from './writer.ts';

/** A new gathering, and the minute at which whoever made it gets its card to tick who came. */
export function writeNewGathering(writer: Writer, effect: Extract<Effect, { kind: 'new-gathering' }>): void {
  const { gathering, endsAt } = effect;
  const { centreId, startsAt, module = null, ...same } = gathering;
  const id = shortId(writer, 'gathering');
  const by = writer.view.facts.person;
  const row = {
    id,
    centre_id: centreId,
    starts_at: startsAt,
    ...same,
    module,
    // Whoever is told of a session never is told of its code; for an information session nobody asks for it.
    code: same.kind === 'information' ? null : roomCode(writer.view.facts.token, id),
    state: 'open',
    created_by: by.id,
  };
  writer.rows.push({ op: 'insert', table: 'gathering', row });
  const occurrence = endOccurrence(by.id, id, startsAt);
  writePlan(writer, by.id, { occurrence, kind: 'news', policy: 'always', ...planAt(endsAt, by.zone) });
}

/** What changes on a gathering. */
export function writeGathering(writer: Writer, { id, set }: Extract<Effect, { kind: 'gathering' }>): void {
  const { startsAt, ...same } = set;
  update(writer, 'gathering', id, { ...same, ...(startsAt === undefined ? {} : { starts_at: startsAt }) });
}

/** Somebody's seat. The gathering itself is relied on and raised, once a turn: two who take the last seat never both get it. */
export function writeSeat(writer: Writer, effect: Extract<Effect, { kind: 'seat' }>): void {
  const { gatheringId, state } = effect;
  const personId = effect.of ?? writer.view.facts.person.id;
  const raised = writer.rows.some((row) => row.op === 'update' && row.table === 'gathering' && row.id === gatheringId);
  if (!raised) update(writer, 'gathering', gatheringId, { id: gatheringId });
  const id = `${gatheringId}/${personId}`;
  const fresh = expectRow(writer, 'seat', id) === null;
  // Nothing in a seat is sealed, so no key is needed: whoever gives up a seat may give it to somebody they know nothing of.
  // Who keeps waiting keeps their place in the order.
  const at = effect.at ?? writer.now;
  const row = { id, gathering_id: gatheringId, person_id: personId, state };
  if (fresh) put(writer, 'seat', { ...row, at });
  else update(writer, 'seat', id, { state, ...(effect.at || state === 'waiting' ? { at } : {}) });
}
