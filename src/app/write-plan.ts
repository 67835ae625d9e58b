// Makes the row of something that is planned.
import { policyOf } from '../programme/due.ts';
import type { Plan } from '../programme/effects.ts';
import { put, type Writer } from './writer.ts';

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
