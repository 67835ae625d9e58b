// Who a coordinator is to the one question of src/access: their centres come from their own record.
import type { Actor } from '../../access/can.ts';
import type { Facts } from '../facts.ts';

/** The coordinator whose turn it is. */
export function actorOf(facts: Facts): Extract<Actor, { kind: 'coordinator' }> {
  return {
    kind: 'coordinator',
    personId: facts.person.id,
    centreIds: facts.memberships.map(({ centreId }) => centreId),
    leadOf: facts.memberships.filter(({ lead }) => lead).map(({ centreId }) => centreId),
  };
}
