// What it means that two are proposed to each other: the duo, both at their next stage, and the minute at which both hear of it.
import type { Effect } from '../effects.ts';
import { minuteForBoth } from '../same-minute.ts';
import type { DeskPerson } from './desk.ts';

/** Two who are proposed to each other by a coordinator, who then accompanies them. */
export type Proposal = { mentee: DeskPerson; mentor: DeskPerson; coordinatorId: string; score: number };

/** The effects. Both hear in the same minute, the first that is quiet for neither. */
export function proposed({ mentee, mentor, coordinatorId, score }: Proposal, now: string): Effect[] {
  const at = minuteForBoth(now, [mentee.zone, mentor.zone]);
  const pair = [mentee, mentor];
  const duo = { menteeId: mentee.id, mentorId: mentor.id, centreId: mentee.centreId, coordinatorId, score };
  return [
    { kind: 'new-duo', duo, tell: pair.map(({ id, zone }) => ({ of: id, zone, at })) },
    ...pair.map(({ id }): Effect => ({ kind: 'person', of: id, set: { stage: 'first-meeting' } })),
  ];
}
