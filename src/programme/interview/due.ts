// What is planned about the interview, when its time has come: the reminders, and that a coordinator has written down all answers.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { isLate, isUnreachable } from '../late.ts';
import { daysLater } from '../local-time.ts';
import { byPhoneText } from './by-phone.ts';
import { dropReminders, REMINDER_HOUR } from './plan.ts';

/** Reminds after so many quiet days as the name of the occurrence says. */
export function dueInterviewReminder({ planned, facts, heard }: DueSeen): DueDecision {
  const { person } = facts;
  if (facts.answers['interview.confirmed'] !== undefined) return { kind: 'skip', reason: 'interview confirmed' };
  if (person.stage !== 'interview') return { kind: 'skip', reason: `now at the stage ${person.stage}` };
  const days = Number(planned.occurrence.split('-').at(-1));
  const quiet = heard ? daysLater(heard, days, REMINDER_HOUR, person.zone).at : facts.now;
  if (quiet > facts.now) return { kind: 'wait', until: quiet };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached' };
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late' };
  const text = { flow: 'interview', key: 'reminder', params: { name: person.firstName ?? '' } };
  return { kind: 'remind', flow: 'interview', text };
}

/** A coordinator has asked everything by phone: the questions that are still open in the chat have no point any more. */
export function dueInterviewByPhone({ facts }: DueSeen): DueDecision {
  return {
    kind: 'say',
    urgency: 'booked',
    over: ['interview'],
    effects: dropReminders(facts),
    text: byPhoneText(facts),
  };
}
