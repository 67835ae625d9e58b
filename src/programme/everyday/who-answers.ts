// Who answers a call, in words: the team of the centre, the centre alone, or nobody that is known yet.
import type { Params } from '../../core/effect.ts';
import type { Seen } from '../../core/flow.ts';
import { centreOf, type Facts } from '../facts.ts';

/** The texts that such a thanks has. */
export const whoAnswers = ['team', 'alone', 'nowhere'] as const;

/** Which of them. */
export const answeredBy = ({ facts }: Seen<Facts>): (typeof whoAnswers)[number] =>
  facts.team.length > 0 ? 'team' : centreOf(facts) ? 'alone' : 'nowhere';

/** What they name: the centre with its contact, or all centres. */
export const contactParams = ({ facts }: Seen<Facts>): Params => ({
  centre: centreOf(facts)?.name ?? '',
  contact: centreOf(facts)?.contact ?? '',
  contacts: contactsOf(facts),
});

/** Every open centre with its public contact, a line each. */
export const contactsOf = (facts: Facts): string =>
  facts.centres
    .filter((centre) => !centre.closed)
    .map((centre) => `${centre.name}: ${centre.contact}`)
    .join('\n');
