// The introduction when its minute has come, its one reminder, and the coordinator who hears that somebody does not answer.
import { type DueDecision, type DueSeen, doneWith } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import { type Facts, partnerName } from '../facts.ts';
import { daysLater } from '../local-time.ts';
import { tellTeam } from '../tell-team.ts';
import { introduced, isIntroduced } from './react.ts';

/** Days after which somebody who has not answered is asked once more, and after which the coordinator is told. */
const REMIND_AFTER_DAYS = 2;
const TELL_AFTER_DAYS = 5;
const HOUR = 18;

/** Whether what was planned is about the proposal that there is. */
const isProposed = ({ planned, facts: { duo } }: DueSeen): boolean =>
  duo?.state === 'proposed' && planned.occurrence.startsWith(`${duo.id}/`);

/** Somebody was found: each is told about the other and asked whether to meet. */
export function dueIntroduction(seen: DueSeen): DueDecision {
  if (!isProposed(seen)) return { kind: 'skip', reason: 'the proposal is over' };
  const { facts } = seen;
  const effects = [
    plan('introduction-reminder', REMIND_AFTER_DAYS, facts),
    plan('introduction-late', TELL_AFTER_DAYS, facts),
  ];
  return { kind: 'begin', flow: 'introduction', urgency: 'booked', effects };
}

function plan(kind: string, days: number, { duo, person, now }: Facts): Effect {
  const occurrence = `${duo?.id}/${person.id}/${kind}`;
  const at = daysLater(now, days, HOUR, person.zone);
  return { kind: 'plan', due: { occurrence, kind, policy: 'always', ...at, zone: person.zone } };
}

/** Asks once more, or takes the no that is there without a reason. */
export function dueIntroductionReminder(seen: DueSeen): DueDecision {
  const { facts } = seen;
  if (!isProposed(seen) || !facts.duo) return { kind: 'skip', reason: 'the proposal is over' };
  if (isIntroduced(facts.duo.mine)) return { kind: 'skip', reason: 'answered' };
  const meet = facts.duo.mine['introduction.meet'];
  if (meet !== undefined)
    return { kind: 'skip', reason: 'answered, without a reason', effects: introduced(String(meet), facts) };
  const text = { flow: 'introduction', key: 'reminder', params: { partner: partnerName(facts) } };
  return { kind: 'remind', flow: 'introduction', text };
}

/** Five days without an answer: the coordinator is told that, and nothing of what the other one said. */
export function dueIntroductionLate(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  if (!isProposed(seen) || !facts.duo) return { kind: 'skip', reason: 'the proposal is over' };
  if (isIntroduced(facts.duo.mine)) return { kind: 'skip', reason: 'answered' };
  return doneWith(planned, 'the coordinator was told', tellTeam(facts, 'introduction-silent', `duo/${facts.duo.id}`));
}
