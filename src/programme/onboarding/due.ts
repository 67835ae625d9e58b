// The reminder of a profile that was not finished.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { isLate, isUnreachable } from '../late.ts';
import { daysLater } from '../local-time.ts';
import { REMINDER_HOUR } from './react.ts';

/** Reminds after so many quiet days as the name of the occurrence says. */
export function dueProfileReminder({ planned, facts, heard }: DueSeen): DueDecision {
  const { person } = facts;
  if (person.stage !== 'onboarding') return { kind: 'skip', reason: 'profile confirmed' };
  const days = Number(planned.occurrence.split('-').at(-1));
  const quiet = heard ? daysLater(heard, days, REMINDER_HOUR, person.zone).at : facts.now;
  if (quiet > facts.now) return { kind: 'wait', until: quiet };
  if (person.centreId === null) return { kind: 'skip', reason: 'no centre yet: nothing unasked is sent' };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached' };
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late' };
  const text = { flow: 'onboarding', key: 'reminder', params: { name: person.firstName ?? '' } };
  return { kind: 'remind', flow: 'onboarding', text };
}
