// What makes the team look at once: an answer that is not as usual, and an address that is gone or is there again.
import type { Value } from '../../core/conversation.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { reportOf } from './compare.ts';
import { isAlert } from './kinds.ts';
import { planLookNow } from './plan.ts';
import { raise, settle } from './raise.ts';
import { comparedOf, reachOf, sideOf } from './seen.ts';

/**
 * After a week was answered: whatever is not the normal week (met, well, and the other one says no other) is looked at in a
 * turn of its own, which reads all answers. `given` are those of this talk, which the facts may not have yet.
 */
export function lookAfterAnswer(facts: Facts, week: number, given: Readonly<Record<string, Value>>): Effect[] {
  const { duo, person, now } = facts;
  const compared = comparedOf(facts);
  if (!duo || !compared) return [];
  const said = (step: string) => given[step] ?? duo.mine[`check-in/${week}.${step}`];
  const mine = reportOf({ [`check-in/${week}.met`]: said('met') ?? 'no' }, week);
  const theirs = reportOf(duo.theirs, week);
  const gainsaid = mine !== theirs && theirs !== null && theirs !== 'open';
  const rated = Object.keys({ ...given, ...duo.mine }).some((name) => /objective/.test(name));
  const open = facts.cases.some(({ kind }) => isAlert(kind) && kind !== 'silent');
  if (mine === 'met' && said('mood') === 'good' && !gainsaid && !rated && !open) return [];
  const own = planLookNow(duo.id, person, now);
  return sideOf(facts) === 'mentee' ? [own] : [own, planLookNow(duo.id, duo.partner, now)];
}

/** Somebody of a running duo cannot be reached any more: the coordinator hears it the same day. */
export function careUnreached(facts: Facts, gone: string | null = null): Effect[] {
  const channels = facts.channels.map((one) => (one.id === gone ? { ...one, state: 'unreachable' } : one));
  const { opened, reachable } = reachOf({ ...facts, channels });
  if (reachable) return [];
  return raise(facts, opened ? 'care-blocked' : 'care-not-started');
}

/** Whoever writes to us is there again. */
export const careReached = (facts: Facts): Effect[] =>
  settle(facts, ['care-blocked', 'care-undelivered', 'care-not-started']);
