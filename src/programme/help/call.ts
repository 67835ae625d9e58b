// A call for help on its way: until when somebody has taken it, what tells the team, and the plan that passes it on.
import type { Effect } from '../effects.ts';
import { type CaseState, centreOf, type Facts } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { workingHoursLater } from '../working-time.ts';
import { isCall } from './listener.ts';

/** Somebody has taken a call within so many working hours, else it is passed on. Source: issue of step 7, "Help at any moment". */
export const ANSWER_HOURS = 2;

type Case = Facts['cases'][number];

/** The newest open call of a kind, or null. */
export const openCall = (facts: Facts, kind: string): Case | null =>
  facts.cases.findLast((one) => one.kind === kind) ?? null;

/** The instant by which somebody should have taken what comes now: working hours of the centre, without its closing days. */
export const deadlineOf = (facts: Facts): string =>
  workingHoursLater(facts.now, ANSWER_HOURS, centreOf(facts)?.zone ?? facts.person.zone, facts.closingDays);

/** News of a call: ids only. What the team sees first holds neither a name nor words. */
export const newsOfCall = (facts: Facts, event: string, to: readonly string[]): Effect[] =>
  to.map((id): Effect => ({ kind: 'news', to: id, event, data: { page: `call/${facts.person.id}` } }));

/** The moment at which it is passed on, unless somebody has taken it. The plan is the caller's own, and says nothing to them. */
export function planLate(kind: string, deadline: string, { person: { id, zone } }: Facts): Effect {
  const occurrence = `${id}/case-late/${kind}/${deadline}`;
  return { kind: 'plan', due: { occurrence, kind: 'case-late', policy: 'always', ...planAt(deadline, zone) } };
}

/** What the newest call says about its deadline where the person is, for the words that they hear. */
export function promised(facts: Facts, kind: string): { when: string } {
  const deadline = openCall(facts, kind)?.deadlineAt ?? deadlineOf(facts);
  return { when: `$when:${deadline}@${facts.person.zone}` };
}

/** Whether a call waits that nobody has taken. */
export const isWaiting = (one: CaseState & { kind: string }): boolean =>
  isCall(one.kind) && one.owner === null && one.deadlineAt !== null;

/** The words of a call, below those of an earlier one that is still open. */
export const withWords = (before: string | null | undefined, words: string): string =>
  before ? `${before}\n\n${words}` : words;
