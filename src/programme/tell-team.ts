// News for coordinators: becomes an input in their inbox, with ids only.
import type { Effect } from './effects.ts';
import type { Facts } from './facts.ts';

/** What coordinators are told of. Of these, `case` and `not-well` are about somebody's safety: they come at night too. */
export type TeamEvent =
  | 'new-person'
  | 'interview-ready'
  | 'case'
  | 'not-well'
  | 'silent'
  | 'declined'
  | 'matched'
  | 'evaluation'
  | 'left'
  | 'invite-used'
  | 'link-used'
  | 'goes-on'
  | 'goes-not-on'
  | 'changed';

/** The news that do not wait for the morning. */
export const urgent: readonly string[] = ['case', 'not-well'];

/**
 * Tells the coordinator of the person's duo, or everybody of the centre's team when there is no duo or its coordinator has
 * left the team. `page` says what to look at: `person/<id>` or `duo/<id>`.
 */
export function tellTeam(facts: Facts, event: TeamEvent, page: string): Effect[] {
  const own = facts.team.filter((member) => member.id === facts.duo?.coordinatorId);
  return (own.length > 0 ? own : facts.team).map(({ id }): Effect => ({ kind: 'news', to: id, event, data: { page } }));
}
