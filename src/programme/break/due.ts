// The end of a break; what a coordinator's end of it says; and how everything else waits meanwhile.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Facts } from '../facts.ts';
import { daysLater } from '../local-time.ts';
import { REMINDER_HOUR } from '../onboarding/react.ts';
import { tellTeam } from '../tell-team.ts';

/** The break is over: are they back? The team hears it too, in case nobody answers. */
export function dueBreakOver({ facts }: DueSeen): DueDecision {
  if (facts.person.stage !== 'paused') return { kind: 'skip', reason: 'back from the break' };
  const effects = tellTeam(facts, 'break-over', `person/${facts.person.id}`);
  return { kind: 'begin', flow: 'break-over', urgency: 'booked', over: ['break-over', 'break'], effects };
}

/** A coordinator has ended the break. */
export function dueBackAgain({ facts }: DueSeen): DueDecision {
  if (facts.person.stage === 'paused') return { kind: 'skip', reason: 'a new break' };
  const text = { flow: 'break', key: 'ended', params: { name: facts.person.firstName ?? '' } };
  return { kind: 'say', text, urgency: 'booked', over: ['break-over', 'break'] };
}

/** In a break everything that nobody asked for or booked waits. Looked at again each morning, because a break ends on any day. */
export const afterBreak = ({ now, person: { zone } }: Facts): string => daysLater(now, 1, REMINDER_HOUR, zone).at;
