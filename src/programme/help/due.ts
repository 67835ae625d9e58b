// What becomes of a call for help that nobody has taken: passed on at its deadline, and again, until somebody has. And the word to the caller that somebody has.
import { type DueDecision, type DueSeen, doneWith } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import { deadlineOf, isWaiting, newsOfCall, planLate } from './call.ts';
import { escalatedTo, hearersOf, isCall } from './listener.ts';

/** Somebody did not say who should hear them. Whoever is there all the same must hear that they called. */
export function dueCaseUnheard({ planned, facts }: DueSeen): DueDecision {
  const called = planned.occurrence.split('/').at(-1);
  const call = facts.cases.find(({ kind, openedAt }) => kind === 'person' && openedAt === called);
  if (!call || call.owner !== null || call.listener !== null) return { kind: 'skip', reason: 'heard' };
  return doneWith(planned, 'nobody was chosen', newsOfCall(facts, 'case', hearersOf(call, facts)));
}

/** Nobody has taken it in time. */
export function dueCaseLate({ planned, facts }: DueSeen): DueDecision {
  const [, , kind] = planned.occurrence.split('/');
  const waiting = facts.cases.filter((one) => one.kind === kind && isWaiting(one));
  const [first] = waiting;
  if (!first) return { kind: 'skip', reason: 'taken or solved' };
  const late = waiting.filter(({ deadlineAt }) => (deadlineAt ?? '') <= facts.now);
  if (late.length === 0) return { kind: 'wait', until: first.deadlineAt ?? facts.now };
  const deadline = deadlineOf(facts);
  const effects = late.flatMap((call): Effect[] => {
    const level = call.level + 1;
    return [
      { kind: 'case-set', id: call.id, set: { level, deadlineAt: deadline } },
      ...newsOfCall(facts, 'case-late', escalatedTo({ ...call, level }, facts)),
    ];
  });
  return doneWith(planned, 'nobody had taken it', [...effects, planLate(first.kind, deadline, facts)]);
}

/** Somebody of the team has taken it. By first name only; of a report no more is said than of a call. */
export function dueCaseTaken({ facts }: DueSeen): DueDecision {
  if (facts.person.stage === 'left') return { kind: 'skip', reason: 'left the programme' };
  const call = facts.cases.findLast(({ kind, owner }) => isCall(kind) && owner !== null);
  const name = facts.team.find(({ id }) => id === call?.owner)?.name;
  if (!name) return { kind: 'skip', reason: 'solved already' };
  return { kind: 'say', urgency: 'booked', text: { flow: 'person', key: 'taken', params: { name } } };
}
