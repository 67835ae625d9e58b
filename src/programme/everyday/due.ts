// When somebody is forgotten: no consent, a profile that was never finished, or because they asked.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { daysLater } from '../local-time.ts';
import { ERASE_STRANGER_AFTER_DAYS, ERASE_UNFINISHED_AFTER_DAYS, REMINDER_HOUR } from '../onboarding/react.ts';

const erase = (basis: string): DueDecision => ({ kind: 'do', effects: [{ kind: 'erase', basis }] });

/** Somebody who never agreed, so many days after their last message. */
export function dueStrangerErase({ facts, heard }: DueSeen): DueDecision {
  if (facts.person.consented) return { kind: 'skip', reason: 'consent given' };
  const last = heard ? new Date(Date.parse(heard) + ERASE_STRANGER_AFTER_DAYS * 86_400_000).toISOString() : facts.now;
  return last > facts.now ? { kind: 'wait', until: last } : erase('no consent');
}

/** A profile that was not finished. Whoever left before finishing is forgotten like everybody who did not finish. */
export function dueProfileErase({ facts, heard }: DueSeen): DueDecision {
  if (facts.answers['onboarding.confirmed'] !== undefined) return { kind: 'skip', reason: 'profile confirmed' };
  const last = heard ? daysLater(heard, ERASE_UNFINISHED_AFTER_DAYS, REMINDER_HOUR, facts.person.zone).at : facts.now;
  return last > facts.now ? { kind: 'wait', until: last } : erase('profile not finished');
}

/** Somebody who asked for it, unless they came back. */
export function dueErase({ facts }: DueSeen): DueDecision {
  return facts.person.stage === 'left' ? erase('asked for') : { kind: 'skip', reason: 'came back' };
}
