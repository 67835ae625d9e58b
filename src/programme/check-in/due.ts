// The weekly check-in when its time has come, and its one reminder.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import { type Facts, partnerName } from '../facts.ts';
import { isLate, isUnreachable } from '../late.ts';
import { tellTeam } from '../tell-team.ts';
import { checkInOccurrence, planCheckIn, planReminder } from './plan.ts';

/** So many check-ins without an answer, and the coordinator is told. Source: programme page, step 7. */
const SILENT_WEEKS = 2;

/** Asks, plans the reminder and the next week. A week that is too late is folded into the next one. */
export function dueCheckIn({ planned, facts }: DueSeen): DueDecision {
  const { duo, person } = facts;
  const week = Number(planned.occurrence.split('/').at(-1));
  if (!duo?.startedAt || !planned.occurrence.startsWith(`${duo.id}/`) || duo.state !== 'active') {
    return { kind: 'skip', reason: 'the duo is not active' };
  }
  const next = planCheckIn(duo.id, person, duo.startedAt, week + 1);
  const inTime = next.kind === 'plan' && duo.endsAt !== null && next.due.at < duo.endsAt;
  const onward: Effect[] = inTime ? [next] : [];
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late', effects: onward };
  if (isUnreachable(facts)) {
    return { kind: 'skip', reason: 'no address that can be reached', effects: [...onward, ...silent(facts, week)] };
  }
  const reminder = planReminder(duo.id, person, facts.now, week);
  return {
    kind: 'begin',
    flow: 'check-in',
    urgency: 'unasked',
    effects: [reminder, ...onward, ...silent(facts, week)],
  };
}

/** Once more, a day later, when nothing was answered. */
export function dueCheckInReminder({ planned, facts }: DueSeen): DueDecision {
  const asked = facts.dues.find((due) => `${due.occurrence}/reminder` === planned.occurrence);
  if (asked?.state === 'done') return { kind: 'skip', reason: 'answered' };
  if (facts.duo?.state !== 'active') return { kind: 'skip', reason: 'the duo is not active' };
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late' };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached' };
  const text = { flow: 'check-in', key: 'reminder', params: { partner: partnerName(facts) } };
  return { kind: 'remind', flow: 'check-in', text };
}

/** The coordinator hears when the weeks before this one stayed without an answer; once, until the case is closed. */
function silent(facts: Facts, week: number): Effect[] {
  const { duo, person } = facts;
  if (!duo || week <= SILENT_WEEKS || facts.cases.some((one) => one.kind === 'silent')) return [];
  const before = Array.from({ length: SILENT_WEEKS }, (_, back) =>
    checkInOccurrence(duo.id, person.id, week - 1 - back),
  );
  const answered = before.some((name) => facts.dues.find((due) => due.occurrence === name)?.state === 'done');
  if (answered) return [];
  return [{ kind: 'open-case', case: 'silent' }, ...tellTeam(facts, 'silent', `person/${person.id}`)];
}
