// What belongs to a duo: the flows that are about it, and the states in which it goes on.
import type { DuoState, Facts } from './facts.ts';

/** Flows whose answers are kept with the duo, one set for each occasion, and which have no point when it is over. */
export const flowsOfDuo: readonly string[] = [
  'introduction',
  'meeting-times',
  'my-meeting',
  'prepare',
  'first-meeting',
  'partner',
  'from-partner',
  'phone',
  'agreement',
  'baseline',
  'check-in',
  'week-more',
  'next-time',
  'week-moved',
  'plan',
  'pulse',
  'mid-term',
  'heavy',
  'last-meeting',
  'contact',
  'evaluation',
  'our-duo',
  'duo-pause',
  'new-time',
  'longer',
];

/** Whether a duo in this state still takes the place that each of the two has. */
export const goesOn = (state: DuoState): boolean => ['proposed', 'agreement', 'active', 'evaluation'].includes(state);

/**
 * Whether both want to go on and this person was not told of it yet: until then nothing of what follows is there for them, because
 * after a no there would be nothing either.
 */
export const isUntold = ({ duo, person }: Pick<Facts, 'duo' | 'person'>): boolean =>
  duo?.state === 'agreement' && person.stage === 'first-meeting';
