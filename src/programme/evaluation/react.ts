// What a finished evaluation means: it is kept, its reminder is off, and the coordinator is told.
import type { Event, Reaction } from '../../core/rules.ts';
import { noLongerSilent } from '../check-in/react.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { tellTeam } from '../tell-team.ts';

/** The reactions by the name of the event. */
export const evaluationEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  evaluated: ({ answers }, facts) => {
    const { duo, dues } = facts;
    const change = answers.change === undefined ? '' : String(answers.change).trim();
    if (!duo) return { effects: [], facts };
    const off = dues
      .filter((due) => due.kind === 'evaluation-reminder' && due.state === 'due')
      .map((due): Effect => ({ kind: 'due-state', occurrence: due.occurrence, state: 'skipped', reason: 'answered' }));
    return {
      effects: [
        { kind: 'duo-record', duoId: duo.id, occasion: 'evaluation', step: 'done', value: 'yes', coded: true },
        ...off,
        // Everybody's wish for a change gets an answer of the team: it stands in a list of its own.
        ...(change === '' ? [] : [{ kind: 'new-suggestion', text: change, centreId: duo.centreId } as const]),
        ...noLongerSilent(facts),
        ...tellTeam(facts, 'evaluation', `duo/${duo.id}`),
      ],
      facts,
    };
  },
};
