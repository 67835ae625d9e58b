// What it means that one of two wants to meet the other, or would rather not: nothing yet, or, when both have answered, the same for both.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { DuoFacts, Facts } from '../facts.ts';
import { part } from '../first-meeting/react.ts';
import { startMeeting } from '../meetings/ask.ts';

/** The reactions by the name of the event. */
export const introductionEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  introduced: ({ answers }, facts) => ({ effects: introduced(String(answers.meet), facts), facts }),
};

/** Whether somebody has said whether they want to meet the other one. */
export const isIntroduced = (given: DuoFacts['mine']): boolean => given['introduction.done'] !== undefined;

/** Kept; and when both have answered, either a time is looked for or the proposal is over, like after a no. */
export function introduced(answer: string, facts: Facts): Effect[] {
  const { duo } = facts;
  if (duo?.state !== 'proposed' || isIntroduced(duo.mine)) return [];
  const done: Effect = {
    kind: 'duo-record',
    duoId: duo.id,
    occasion: 'introduction',
    step: 'done',
    value: 'yes',
    coded: true,
  };
  if (!isIntroduced(duo.theirs)) return [done];
  const both = answer === 'yes' && duo.theirs['introduction.meet'] === 'yes';
  return [done, ...(both ? startMeeting('first', duo, facts) : part(duo, facts))];
}
