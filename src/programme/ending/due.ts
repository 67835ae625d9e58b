// What comes before the end of a duo when its time has come. The end is the one of now: after a pause or an extension each waits for its own day.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { type DuoFacts, type Facts, partnerName } from '../facts.ts';
import { hasSafetyCase } from '../partner/messages.ts';
import { tellTeam } from '../tell-team.ts';
import { hasAnswered, isMutual } from './contact-seal.ts';
import { type EndingKind, endingAt } from './plan.ts';

const skip = (reason: string): DueDecision => ({ kind: 'skip', reason });

/** What comes after it, and makes it needless. */
const next: Partial<Record<EndingKind, EndingKind>> = { 'ending-notice': 'last-meeting', 'last-meeting': 'contact' };

/** Why it does not come now, or the duo that it is about. */
function comes(kind: EndingKind, { planned, facts }: DueSeen): DueDecision | DuoFacts {
  const { duo, now, person } = facts;
  if (!duo || !planned.occurrence.startsWith(`${duo.id}/`) || duo.state !== 'active' || duo.endsAt === null) {
    return skip('the duo is over');
  }
  if (duo.endsAt <= now) return skip('the duo has come to its end');
  const own = endingAt(kind, duo.endsAt, person.zone).at;
  if (own > now) return { kind: 'wait', until: own };
  const after = next[kind];
  if (after && endingAt(after, duo.endsAt, person.zone).at <= now) return skip('the duo is nearer to its end');
  return duo;
}

const isDecision = (found: DueDecision | DuoFacts): found is DueDecision => 'kind' in found;

/** Four weeks before: when it ends, and what is still to come. */
export function dueEndingNotice(seen: DueSeen): DueDecision {
  const duo = comes('ending-notice', seen);
  if (isDecision(duo)) return duo;
  return {
    kind: 'say',
    urgency: 'booked',
    text: { flow: 'last-meeting', key: 'notice', params: endParams(seen.facts) },
  };
}

/** Two weeks before: what helps to say goodbye well. */
export function dueLastMeeting(seen: DueSeen): DueDecision {
  const duo = comes('last-meeting', seen);
  if (isDecision(duo)) return duo;
  if (hasSafetyCase(seen.facts)) return skip('a case is open');
  return { kind: 'begin', flow: 'last-meeting', urgency: 'booked' };
}

/** One week before: each is asked alone whether the two stay in contact. */
export function dueContact(seen: DueSeen): DueDecision {
  const duo = comes('contact', seen);
  if (isDecision(duo)) return duo;
  if (hasAnswered(duo.mine)) return skip('answered');
  if (hasSafetyCase(seen.facts)) return skip('a case is open');
  return { kind: 'begin', flow: 'contact', urgency: 'booked' };
}

/** Both want to stay in contact, and hear it in the same minute; also when the duo was closed in between. */
export function dueContactBoth({ planned, facts }: DueSeen): DueDecision {
  const duo = [facts.duo, facts.past].find((one) => one && planned.occurrence.startsWith(`${one.id}/`));
  if (!duo || !isMutual(duo)) return skip('one has taken it back');
  // A call for help in between: nothing is passed on, and the team knows why.
  if (hasSafetyCase(facts)) {
    const effects = tellTeam(facts, 'partner-held', `person/${facts.person.id}`);
    return { kind: 'skip', reason: 'a case is open', effects };
  }
  const params = { partner: duo.partner?.firstName ?? '' };
  const text =
    duo === facts.duo && facts.duo.state === 'active'
      ? { flow: 'contact', key: 'both', params }
      : { flow: 'contact', key: 'both.over', params };
  return { kind: 'say', urgency: 'booked', over: ['contact'], text };
}

/** The names and the last day, for the texts. */
export const endParams = (facts: Facts) => ({
  name: facts.person.firstName ?? '',
  partner: partnerName(facts),
  end: facts.duo?.endsAt ? `$date:${facts.duo.endsAt.slice(0, 10)}` : '',
});
