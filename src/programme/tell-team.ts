// News for coordinators: becomes an input in their inbox, with ids only.
import type { Effect } from './effects.ts';
import type { Facts, TeamMember } from './facts.ts';

/** What coordinators are told of. Of these, calls for help and `not-well` are about somebody's safety: they come at night too. */
export type TeamEvent =
  | 'new-person'
  | 'interview-ready'
  | 'no-times'
  | 'case'
  | 'case-late'
  | 'report'
  | 'not-well'
  | 'silent'
  | CareEvent
  | 'introduction-silent'
  | 'meeting-arrange'
  | 'meeting-set'
  | 'meeting-silent'
  | 'meeting-asked'
  | 'meeting-missed'
  | 'undecided'
  | 'declined'
  | 'partner-cannot'
  | 'partner-held'
  | 'matched'
  | 'agreement-question'
  | 'agreement-no'
  | 'agreement-yours'
  | 'agreement-changed'
  | 'signature-missing'
  | 'duo-begins'
  | 'week-note'
  | 'mid-term'
  | 'call'
  | 'evaluation'
  | 'left'
  | 'invite-used'
  | 'link-used'
  | 'goes-on'
  | 'goes-not-on'
  | 'changed'
  | 'pause-asked'
  | 'end-asked'
  | 'longer-done'
  | 'longer-not'
  | 'question'
  | 'volunteer'
  | 'year'
  | 'centre'
  | 'moved'
  | 'moved-in'
  | 'break'
  | 'break-over'
  | 'back'
  | 'waits'
  | 'waits-long';

/** News about a duo that needs a look (src/programme/care). */
export type CareEvent =
  | 'care-mood'
  | 'care-blocked'
  | 'care-undelivered'
  | 'care-not-started'
  | 'care-not-met'
  | 'care-contradiction'
  | 'care-progress'
  | 'care-back'
  | 'care-open';

/** The news that do not wait for the morning. */
export const urgent: readonly string[] = ['case', 'case-late', 'report', 'not-well'];

/**
 * Tells whoever accompanies the person: the coordinator of their duo, else their own, else everybody of the centre's team.
 * Whoever is away now is stood in for by their deputy; a deputy who is away too, or of another team, leaves it to the team.
 * `page` says what to look at: `person/<id>` or `duo/<id>`.
 */
export function tellTeam(facts: Facts, event: TeamEvent, page: string): Effect[] {
  const { team, duo, person } = facts;
  const own = [duo?.coordinatorId, person.coordinatorId]
    .map((id) => team.find((member) => member.id === id))
    .find((member) => member !== undefined);
  const one = own && standingIn(own, team);
  const to = one ? [one] : everybody(team);
  return to.map(({ id }): Effect => ({ kind: 'news', to: id, event, data: { page } }));
}

/** The one who does somebody's work now: themselves, or their deputy; undefined when both are away. */
function standingIn(member: TeamMember, team: Facts['team']): TeamMember | undefined {
  if (member.deputyId === null) return member;
  return team.find(({ id, deputyId }) => id === member.deputyId && deputyId === null);
}

/** All of a team who are there, with the deputies of the others, each once. All of them when nobody is there: somebody must hear it. */
function everybody(team: Facts['team']): readonly TeamMember[] {
  const there = new Set(team.flatMap((member) => standingIn(member, team) ?? []));
  return there.size > 0 ? [...there] : team;
}
