// What it means that somebody offers their help: a coordinator calls them. Told once for each kind of help.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { tellTeam } from '../tell-team.ts';

/** The reactions by the name of the event. */
export const volunteerEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'volunteer-offered': ({ answers }, facts) => {
    const kind = String(answers.choose);
    const known = facts.cases.some((one) => one.kind === 'volunteer' && one.note === kind);
    return {
      effects: known
        ? []
        : [
            { kind: 'open-case', case: 'volunteer' },
            { kind: 'case-note', case: 'volunteer', note: kind },
            ...tellTeam(facts, 'volunteer', `person/${facts.person.id}`),
          ],
      facts,
    };
  },
};
