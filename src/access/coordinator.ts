// Who a coordinator is to the one question of this folder.
import type { Actor } from './can.ts';

/** The coordinator with the centres of their own record, as they are now. */
export const coordinatorFrom = (
  personId: string,
  memberships: readonly { centreId: string; lead: boolean }[],
): Extract<Actor, { kind: 'coordinator' }> => ({
  kind: 'coordinator',
  personId,
  centreIds: memberships.map(({ centreId }) => centreId),
  leadOf: memberships.filter(({ lead }) => lead).map(({ centreId }) => centreId),
});
