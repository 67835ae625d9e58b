// What somebody is told when another coordinator accompanies them from now on.
import type { DueDecision, DueSeen } from './due-decision.ts';

/** By first name only. Handed over twice in one night, they hear it once: of the one who it is in the end. */
export function dueNewCoordinator({ planned, facts }: DueSeen): DueDecision {
  const { person, duo, team, dues } = facts;
  const later = dues.some(
    ({ kind, state, occurrence }) =>
      kind === planned.kind && (state === 'due' || state === 'taken') && occurrence > planned.occurrence,
  );
  if (later) return { kind: 'skip', reason: 'handed over once more' };
  const id = duo && duo.state !== 'proposed' ? duo.coordinatorId : person.coordinatorId;
  const coordinator = team.find((member) => member.id === id)?.name;
  if (!coordinator) return { kind: 'skip', reason: 'accompanied by nobody of the team' };
  return {
    kind: 'say',
    urgency: 'booked',
    text: { flow: 'teamwork', key: 'told.coordinator', params: { name: person.firstName ?? '', coordinator } },
  };
}
