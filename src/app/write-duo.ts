// Makes the rows of a duo: itself, what changes on it, and what one of the two answered.
import { createHash } from 'node:crypto';
import type { Effect } from '../programme/effects.ts';
import { planAt } from '../programme/local-time.ts';
import { writePlan } from './write-plan.ts';
import { definedIn, expectRow, keptAs, nextId, ownerOf, put, update, type Writer } from './writer.ts';

/** A duo, and the minute at which both hear of it. Its id says nothing about who made it. */
export function writeNewDuo(writer: Writer, { duo, tell }: Extract<Effect, { kind: 'new-duo' }>): void {
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

/** What changes on a duo's row. */
export function writeDuo(writer: Writer, { id, set }: Extract<Effect, { kind: 'duo' }>): void {
  const { state, coordinatorId, startedAt, endsAt, endedAt, reason, rhythm, pausedUntil, shiftedWeeks } = set;
  const row = {
    state,
    coordinator_id: coordinatorId,
    started_at: startedAt,
    ends_at: endsAt,
    ended_at: endedAt,
    reason,
    rhythm_day: rhythm?.day,
    rhythm_time: rhythm?.time,
    paused_until: pausedUntil,
    shifted_weeks: shiftedWeeks,
  };
  update(writer, 'duo', id, definedIn(row));
}

/** When a duo means to meet in one week. The duo itself is raised: of two who set it at the same moment one looks again. */
export function writeDuoWeek(writer: Writer, { duoId, week, set }: Extract<Effect, { kind: 'duo-week' }>): void {
  const raised = writer.rows.some((row) => row.op === 'update' && row.table === 'duo' && row.id === duoId);
  if (!raised) update(writer, 'duo', duoId, { id: duoId });
  const { plannedAt, minutes, state } = set;
  const id = `${duoId}/${week}`;
  const change = definedIn({ planned_at: plannedAt, minutes, state });
  if (expectRow(writer, 'duo_week', id) === null) {
    const fresh = { id, duo_id: duoId, week, planned_at: null, minutes: 120, state: 'planned', ...change };
    writer.rows.push({ op: 'insert', table: 'duo_week', row: fresh });
    return;
  }
  writer.rows.push({ op: 'update', table: 'duo_week', id, row: change });
}

/** One answer of this person in their duo, or of whom a coordinator writes it for. Whoever decides or has finished raises the revision of the duo itself. */
export function writeDuoAnswer(writer: Writer, effect: Extract<Effect, { kind: 'duo-record' }>): void {
  const { person } = writer.view.facts;
  const { duoId, of = person.id, occasion, step, value, coded } = effect;
  // The duo itself is relied on: two who answer at the same moment must not both find the other silent.
  expectRow(writer, 'duo', duoId);
  // A decision that is changed counts as one: whoever brings both together has seen the newest.
  if (step === 'done' || step === 'decide') update(writer, 'duo', duoId, { id: duoId });
  const id = `${duoId}/${of}/${occasion}.${step}`;
  const author = of === person.id ? null : person.id;
  const row = { id, duo_id: duoId, person_id: of, occasion, step, author_id: author };
  put(writer, 'duo_answer', { ...row, ...keptAs(value, coded), at: writer.now }, ownerOf(writer, of));
}
