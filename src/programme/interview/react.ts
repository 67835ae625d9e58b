// What the events of the interview mean.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { tellTeam } from '../tell-team.ts';
import { dropReminders, planReminders } from './plan.ts';

/** The reactions by the name of the event. */
export const interviewEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'interview-begun': (_, facts) => ({ effects: planReminders(facts), facts }),

  // The decision is a coordinator's: the stage stays as it is.
  'interview-confirmed': (_, facts) => ({
    effects: [
      { kind: 'record', flow: 'interview', step: 'confirmed', value: 'yes', coded: true },
      ...dropReminders(facts),
      ...tellTeam(facts, 'interview-ready', `person/${facts.person.id}`),
    ],
    // The times to talk are offered in this same turn.
    facts: { ...facts, answers: { ...facts.answers, 'interview.confirmed': 'yes' } },
  }),
};
