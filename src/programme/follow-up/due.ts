// The questions some months after a duo when their time has come, and their one reminder.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Facts } from '../facts.ts';
import { isUnreachable } from '../late.ts';
import { isStopped, monthsOf } from './asked.ts';
import { planFollowUpReminder } from './plan.ts';

/** Why nobody is asked now, or null. */
function whyNot({ planned, facts }: DueSeen): string | null {
  const { past, duo } = facts;
  if (!past || !planned.occurrence.startsWith(`${past.id}/`)) return 'another duo since';
  if (duo) return 'in a duo again';
  if (isStopped(facts)) return 'does not want to be asked';
  if (isUnreachable(facts)) return 'no address that can be reached';
  return null;
}

const answered = (facts: Facts, months: number): boolean => facts.past?.mine[`follow-up/${months}.done`] !== undefined;

/** Asks how it goes, and plans the reminder. */
export function dueFollowUp(seen: DueSeen): DueDecision {
  const reason = whyNot(seen);
  if (reason !== null) return { kind: 'skip', reason };
  const { planned, facts } = seen;
  const reminder = planFollowUpReminder(facts.past?.id ?? '', facts.person, monthsOf(planned.occurrence), facts.now);
  return { kind: 'begin', flow: 'follow-up', urgency: 'unasked', effects: [reminder] };
}

/** Once more, when it stayed open. */
export function dueFollowUpReminder(seen: DueSeen): DueDecision {
  const reason = whyNot(seen);
  if (reason !== null) return { kind: 'skip', reason };
  if (answered(seen.facts, monthsOf(seen.planned.occurrence))) return { kind: 'skip', reason: 'answered' };
  const partner = seen.facts.past?.partner?.firstName ?? '';
  return { kind: 'remind', flow: 'follow-up', text: { flow: 'follow-up', key: 'reminder', params: { partner } } };
}
