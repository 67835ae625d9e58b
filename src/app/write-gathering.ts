// Makes the rows of gatherings and of the seats at them.
import type { Effect } from '../programme/effects.ts';
import { expectRow, ownerOf, put, shortId, update, type Writer } from './writer.ts';

/** A new gathering. */
export function writeNewGathering(writer: Writer, { gathering }: Extract<Effect, { kind: 'new-gathering' }>): void {
  const { centreId, startsAt, ...same } = gathering;
  const row = {
    id: shortId(writer, 'gathering'),
    centre_id: centreId,
    starts_at: startsAt,
    ...same,
    state: 'open',
    created_by: writer.view.facts.person.id,
  };
  writer.rows.push({ op: 'insert', table: 'gathering', row });
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
  // Who keeps waiting keeps their place in the order.
  const at = effect.at ?? writer.now;
  const row = { id, gathering_id: gatheringId, person_id: personId, state };
  if (fresh) put(writer, 'seat', { ...row, at }, ownerOf(writer, personId));
  else
    update(
      writer,
      'seat',
      id,
      { state, ...(effect.at || state === 'waiting' ? { at } : {}) },
      ownerOf(writer, personId),
    );
}
