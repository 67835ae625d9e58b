// Words that a coordinator wrote to one of a duo: kept as a message of the duo, and said in the coordinator's name.
import type { DueDecision } from '../due-decision.ts';
import type { Facts, PartnerMessage } from '../facts.ts';

/** The kind of such a message: it is never the partner's. */
export const FROM_COORDINATOR = 'coordinator';

/** As it is said. */
export function coordinatorWords(message: PartnerMessage, facts: Facts): DueDecision {
  const name = facts.team.find(({ id }) => id === message.fromId)?.name ?? '';
  const params = { name, words: message.text ?? '' };
  return { kind: 'say', urgency: 'booked', text: { flow: 'care', key: 'from-coordinator', params } };
}
