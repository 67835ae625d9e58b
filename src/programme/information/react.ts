// What the events of the information session mean.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { changePerson } from '../onboarding/react.ts';
import { tellTeam } from '../tell-team.ts';
import { planAskAgain } from './plan.ts';
import { giveUpSeat, takeSeat } from './seats.ts';

type Told = Reaction<Facts, Effect>;

/**
 * The card of this person that coordinators have open is made anew: an answer more, and its buttons would be old. In the
 * turn that confirms the profile they get their first card, which should keep saying why it came.
 */
const refreshCard = (facts: Facts): Effect[] =>
  facts.answers['onboarding.confirmed'] === undefined ? [] : tellTeam(facts, 'changed', `person/${facts.person.id}`);

/** Whether somebody waits to hear of a session: `none` until they were offered one. */
function known(facts: Facts, value: 'none' | 'offered'): Told {
  if (facts.answers['sessions.known'] === value) return { effects: [], facts };
  return {
    effects: [{ kind: 'record', flow: 'sessions', step: 'known', value, coded: true }, ...refreshCard(facts)],
    facts: { ...facts, answers: { ...facts.answers, 'sessions.known': value } },
  };
}

/** The reactions by the name of the event. */
export const informationEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'session-missing': (_, facts) => known(facts, 'none'),
  'session-offered': (_, facts) => known(facts, 'offered'),

  'session-chosen': ({ answers }, facts) => takeSeat(facts, String(answers.pick)) ?? { effects: [], facts },

  'seat-given-up': (_, facts) => giveUpSeat(facts),

  'goes-on': (_, facts) => {
    const told = tellTeam(facts, 'goes-on', `person/${facts.person.id}`);
    // Whoever was not looked at yet waits for a coordinator, who sees it now.
    if (facts.person.checkedAt === null) return { effects: told, facts };
    const changed = changePerson(facts, { stage: 'interview' });
    return { ...changed, effects: [...changed.effects, ...refreshCard(facts)] };
  },

  'not-now': (_, facts) => {
    const again = planAskAgain(facts);
    if (again?.kind !== 'plan') return { effects: refreshCard(facts), facts };
    const { occurrence, kind, at, policy } = again.due;
    return {
      effects: [again, ...refreshCard(facts)],
      facts: { ...facts, dues: [...facts.dues, { occurrence, kind, at, policy, state: 'due' }] },
    };
  },

  'goes-not-on': (_, facts) => ({ effects: tellTeam(facts, 'goes-not-on', `person/${facts.person.id}`), facts }),
};
