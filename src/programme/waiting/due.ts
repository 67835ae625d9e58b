// What happens when somebody has waited in the pool for so many days: their coordinator is told, and once they themselves.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import type { Facts, Stage } from '../facts.ts';
import { isUnreachable } from '../late.ts';
import { daysLater } from '../local-time.ts';
import { tellTeam } from '../tell-team.ts';
import { EVERY_DAYS, planWaiting, waitingOf } from './plan.ts';

/** From here somebody may come back to the pool with their place kept: it is looked at again later. */
const mayReturn: readonly Stage[] = ['first-meeting', 'agreement', 'paused'];
/** So many days later, in the morning. */
const LOOK_AGAIN = { days: 7, hour: 10 } as const;

/** What follows when they are not in the pool, or not since the day that the plan is about; null when they do wait. */
function notWaiting({ planned, facts }: DueSeen): DueDecision | null {
  const { stage, since, zone } = facts.person;
  if (mayReturn.includes(stage)) {
    return { kind: 'wait', until: daysLater(facts.now, LOOK_AGAIN.days, LOOK_AGAIN.hour, zone).at };
  }
  if (stage !== 'pool') return { kind: 'skip', reason: `in the pool no more: now at the stage ${stage}` };
  if (since.slice(0, 10) !== waitingOf(planned.occurrence).entered) return { kind: 'skip', reason: 'an earlier wait' };
  return null;
}

/** The next time that the coordinator is told. */
function planNext({ planned, facts }: DueSeen): Effect[] {
  const { day } = waitingOf(planned.occurrence);
  // The first two are planned when somebody comes into the pool.
  return day < 2 * EVERY_DAYS ? [] : [planWaiting(facts.person, facts.person.since, day + EVERY_DAYS)];
}

const newsOf = (facts: Facts, event: 'waits' | 'waits-long'): Effect[] =>
  tellTeam(facts, event, `person/${facts.person.id}`);

/** Told to whoever accompanies them, and to those who answer for the centre. */
function newsForLeads(facts: Facts): Effect[] {
  const told = newsOf(facts, 'waits-long');
  const heard = told.flatMap((effect) => (effect.kind === 'news' ? [effect.to] : []));
  const data = { page: `person/${facts.person.id}` };
  const leads = facts.team.filter(({ id, lead }) => lead && !heard.includes(id));
  return [...told, ...leads.map(({ id }): Effect => ({ kind: 'news', to: id, event: 'waits-long', data }))];
}

/** The coordinator is told that they wait; the person hears nothing of it. */
export function dueWaiting(seen: DueSeen): DueDecision {
  const not = notWaiting(seen);
  if (not) return not;
  const { planned, facts } = seen;
  const { day } = waitingOf(planned.occurrence);
  const sent: Effect = { kind: 'due-state', occurrence: planned.occurrence, state: 'sent', reason: 'in time' };
  const news = newsOf(facts, day > EVERY_DAYS ? 'waits-long' : 'waits');
  return { kind: 'do', effects: [...news, ...planNext(seen), sent] };
}

/** An honest word from us, with a way to a person; coordinator and leads are told in any case. */
export function dueWaitingWord(seen: DueSeen): DueDecision {
  const not = notWaiting(seen);
  if (not) return not;
  const effects = [...newsForLeads(seen.facts), ...planNext(seen)];
  if (isUnreachable(seen.facts)) return { kind: 'skip', reason: 'no address that can be reached', effects };
  return { kind: 'begin', flow: 'waiting', urgency: 'unasked', effects };
}
