// Somebody has moved to another centre: they are told, and so is the team there.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import { centreOf } from '../facts.ts';
import { tellTeam } from '../tell-team.ts';

/** By then the person's centre, and the team in the facts, are the new ones. */
export function dueMoved({ facts }: DueSeen): DueDecision {
  const centre = centreOf(facts);
  return {
    kind: 'say',
    urgency: 'booked',
    text: { flow: 'profile', key: 'moved', params: { centre: centre?.name ?? '', contact: centre?.contact ?? '' } },
    effects: tellTeam(facts, 'moved', `person/${facts.person.id}`),
  };
}
