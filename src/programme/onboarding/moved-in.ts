// People who were in the programme before this service: their centre wrote down where they are. Nothing is said to them until they agree.
import type { Params } from '../../core/effect.ts';
import type { DueDecision } from '../due-decision.ts';
import { centreOf, type Facts, partnerName } from '../facts.ts';

const WEEK_MS = 7 * 86_400_000;

/** Commands that are open before somebody has agreed. */
export const beforeConsent: readonly string[] = ['help', 'person', 'language', 'delete', 'question', 'volunteer'];

/** Whether somebody moved in with a running programme. */
export const hasMovedIn = ({ answers }: Pick<Facts, 'answers'>): boolean => answers['import.at'] !== undefined;

/** Whether they did, and have not agreed yet to be written to. Whoever left is not expected any more. */
export const isExpected = (facts: Pick<Facts, 'answers' | 'person'>): boolean =>
  hasMovedIn(facts) && !facts.person.consented && facts.person.stage !== 'left';

/** What a planned thing comes to where nothing may be said: the rest of it is done all the same. */
export function untold(decision: DueDecision): DueDecision {
  if (decision.kind !== 'begin' && decision.kind !== 'say' && decision.kind !== 'remind') return decision;
  const { effects } = decision;
  return { kind: 'skip', reason: 'has not agreed yet', ...(effects ? { effects } : {}) };
}

/** Where they are, for the words that welcome them. */
export function movedInParams(facts: Facts): Params {
  const { duo, now, person } = facts;
  const begun = duo?.startedAt ? Date.parse(now) - Date.parse(duo.startedAt) : 0;
  return {
    name: person.firstName ?? '',
    centre: centreOf(facts)?.name ?? '',
    partner: partnerName(facts),
    week: Math.max(1, Math.floor(begun / WEEK_MS) + 1),
    start: `$date:${duo?.startedAt?.slice(0, 10) ?? ''}`,
  };
}
