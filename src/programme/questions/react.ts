// What it means that somebody asks a question: it waits for a coordinator, and the lead hears of it when nobody answers.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import { centreOf, type Facts } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { tellTeam } from '../tell-team.ts';
import { workingDaysLater } from '../working-time.ts';

/** After so many working days without an answer the lead is told, once. */
export const LEAD_AFTER_WORKING_DAYS = 2;

/** The reactions by the name of the event. */
export const questionEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'question-asked': ({ answers }, facts) => {
    const { id } = facts.person;
    const words = String(answers.choose === 'other' ? answers.write : answers.choose);
    const zone = centreOf(facts)?.zone ?? facts.person.zone;
    const at = workingDaysLater(facts.now, LEAD_AFTER_WORKING_DAYS, zone, facts.closingDays);
    // The occurrence names the question by its instant, as its case does.
    const occurrence = `${id}/question-waits/${facts.now}`;
    return {
      effects: [
        { kind: 'open-case', case: 'question' },
        { kind: 'case-note', case: 'question', note: words },
        { kind: 'plan', due: { occurrence, kind: 'question-waits', policy: 'always', ...planAt(at, zone) } },
        ...tellTeam(facts, 'question', `person/${id}`),
      ],
      facts,
    };
  },
};
