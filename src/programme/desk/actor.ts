// Who a coordinator is to the one question of src/access: their centres come from their own record.
import { coordinatorFrom } from '../../access/coordinator.ts';
import type { Facts } from '../facts.ts';

/** The coordinator whose turn it is. */
export const actorOf = ({ person, memberships }: Facts) => coordinatorFrom(person.id, memberships);
