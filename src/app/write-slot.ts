// Makes the rows of interview times.
import type { Effect } from '../programme/effects.ts';
import { shortId, update, type Writer } from './writer.ts';

/** A new interview time. */
export function writeNewSlot(writer: Writer, { slot }: Extract<Effect, { kind: 'new-interview-slot' }>): void {
  const { centreId, coordinatorId, startsAt, ...same } = slot;
  const row = {
    id: shortId(writer, 'slot'),
    centre_id: centreId,
    coordinator_id: coordinatorId,
    starts_at: startsAt,
    ...same,
    state: 'open',
  };
  writer.rows.push({ op: 'insert', table: 'interview_slot', row });
}

/** What changes on an interview time: who has booked it, when and where it is, who holds it. */
export function writeSlot(writer: Writer, { id, set }: Extract<Effect, { kind: 'interview-slot' }>): void {
  const { personId, startsAt, coordinatorId, ...same } = set;
  update(writer, 'interview_slot', id, {
    ...same,
    ...(personId === undefined ? {} : { person_id: personId, booked_at: personId === null ? null : writer.now }),
    ...(startsAt === undefined ? {} : { starts_at: startsAt }),
    ...(coordinatorId === undefined ? {} : { coordinator_id: coordinatorId }),
  });
}
