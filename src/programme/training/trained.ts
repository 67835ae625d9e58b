// What follows when the rule becomes true: the mentor waits for a mentee from this turn on, and is asked a day later how the training was.
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { endOf } from '../information/gatherings.ts';
import { type Changed, leaveSeat } from '../information/seats.ts';
import { daysLater } from '../local-time.ts';
import { changePerson } from '../onboarding/react.ts';
import { tellTeam } from '../tell-team.ts';
import { ownDates } from './trainings.ts';

/** Flows that have no point any more for somebody who is trained. */
export const flowsOfTraining = ['training', 'make-up'] as const;
/** The hour of the day after the last module at which the questions about the training come. */
const HOUR = 10;

/** The mentor goes to the pool; what they had booked of the training is free for others. */
export function becomeTrained(facts: Facts): Changed {
  const there = facts.person.stage === 'pool';
  let changed: Changed = there ? { effects: [], facts } : changePerson(facts, { stage: 'pool' });
  for (const { gathering } of ownDates(facts, 'training')) {
    const left = leaveSeat(changed.facts, gathering.id);
    changed = { effects: [...changed.effects, ...left.effects], facts: left.facts };
  }
  return {
    effects: [
      ...changed.effects,
      ...planEvaluation(facts),
      // Whoever has recorded the last module sees the card already.
      ...(there ? [] : tellTeam(facts, 'changed', `person/${facts.person.id}`)),
    ],
    facts: changed.facts,
  };
}

/** The five questions, at ten on the day after the last module; none for whoever was at no module of ours. */
function planEvaluation({ now, person, seats, gatherings, dues }: Facts): Effect[] {
  const occurrence = `${person.id}/training-evaluation`;
  const ends = gatherings
    .filter((one) => one.kind === 'training' && seats.some((s) => s.gatheringId === one.id && s.state === 'came'))
    .map(endOf)
    .sort();
  const last = ends.at(-1);
  if (last === undefined || dues.some((due) => due.occurrence === occurrence)) return [];
  const next = daysLater(last, 1, HOUR, person.zone);
  const at = next.at > now ? next : daysLater(now, 1, HOUR, person.zone);
  return [
    { kind: 'plan', due: { occurrence, kind: 'training-evaluation', policy: 'always', zone: person.zone, ...at } },
  ];
}
