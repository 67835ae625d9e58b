// Makes the row of something that is planned, and says what became of it.
import { policyOf } from '../programme/due.ts';
import { notDelivered } from '../programme/due-reasons.ts';
import type { DomainEffect, Plan } from '../programme/effects.ts';
import { put, update, type Writer } from './writer.ts';

/** Plans it for `of`, whoever that is. */
export function writePlan(writer: Writer, of: string, plan: Plan): void {
  const { occurrence, kind, at, localDate, zone, reason } = plan;
  const policy = policyOf(kind, plan.policy);
  const when = { kind, due_at: at, local_date: localDate, zone, policy, state: 'due', reason: reason ?? null };
  const row = { id: occurrence, person_id: of, ...when };
  // What is planned for somebody else was not read; it is planned once.
  if (of === writer.view.facts.person.id) put(writer, 'due', row);
  else writer.rows.push({ op: 'ensure', table: 'due', row });
}

/**
 * Writes down what became of it. What could not even be put on its way, because nothing of the person can be reached, has
 * failed. What was answered (`done`) keeps the time at which it was sent.
 */
export function writeDueState(writer: Writer, effect: Extract<DomainEffect, { kind: 'due-state' }>): void {
  const { occurrence } = effect;
  const known = writer.view.facts.dues.find((one) => one.occurrence === occurrence);
  const lost =
    effect.state === 'sent' &&
    writer.rows.find((one) => one.op === 'insert' && one.table === 'outbox' && one.row.state === 'dead');
  const state = lost ? 'failed' : effect.state;
  const reason = lost ? notDelivered('unreachable') : effect.reason;
  const kept = effect.state === 'done' && known?.state === 'sent' && known.settledAt;
  update(writer, 'due', occurrence, { state, reason, settled_at: kept || writer.now });
}
