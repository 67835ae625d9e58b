// What changes of the profile mean to others: the team sees them, a new year of birth is looked at again, another centre is a coordinator's decision.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { tellTeam } from '../tell-team.ts';

type Told = Reaction<Facts, Effect>;

/** Where the answers of these talks are kept: with the questions that asked for them first. */
const homes: Readonly<Record<string, string>> = { profile: 'onboarding', availability: 'interview' };

/** The same effects, with the changed answers in the place of the old ones. */
export const keptAtHome = (effects: readonly Effect[]): Effect[] =>
  effects.map((effect) =>
    effect.kind === 'record' && Object.hasOwn(homes, effect.flow)
      ? { ...effect, flow: homes[effect.flow] ?? effect.flow }
      : effect,
  );

const page = (facts: Facts): string => `person/${facts.person.id}`;

/** The reactions by the name of the event. */
export const profileEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'profile-changed': (_, facts) => ({ effects: tellTeam(facts, 'changed', page(facts)), facts }),

  // Told on every way back to the summary: only another year than the one that is kept is news.
  'year-given': ({ answers }, facts) => {
    const before = facts.answers['onboarding.born'];
    if (before === undefined || before === answers.born) return { effects: [], facts };
    const open = facts.cases.some((one) => one.kind === 'eligibility');
    const note = `${before} → ${answers.born}`;
    return {
      effects: [
        ...(open ? [] : [{ kind: 'open-case', case: 'eligibility' } as const]),
        { kind: 'case-note', case: 'eligibility', note },
        ...tellTeam(facts, 'year', page(facts)),
      ],
      facts: { ...facts, answers: { ...facts.answers, 'onboarding.born': answers.born ?? before } },
    };
  },

  'centre-wanted': ({ answers }, facts) => ({
    effects: [
      { kind: 'open-case', case: 'centre' },
      { kind: 'case-note', case: 'centre', note: String(answers.centre) },
      ...tellTeam(facts, 'centre', page(facts)),
    ],
    facts,
  }),
};
