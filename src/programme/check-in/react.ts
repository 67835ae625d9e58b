// What a check-in means beside being kept: its reminder is off, and trouble reaches the coordinator.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { withdrawNumber } from '../partner/withdraw.ts';
import { tellTeam } from '../tell-team.ts';
import { checkInOccurrence } from './plan.ts';
import { askedWeek } from './week.ts';

/** The reactions by the name of the event. */
export const checkInEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'not-well': (_, facts) => ({
    effects: [
      ...(facts.cases.some((one) => one.kind === 'not-well') ? [] : [{ kind: 'open-case', case: 'not-well' } as const]),
      ...withdrawNumber(facts),
      ...tellTeam(facts, 'not-well', `person/${facts.person.id}`),
    ],
    facts,
  }),

  'checked-in': (_, facts) => {
    const week = askedWeek(facts);
    if (!facts.duo || week === null) return { effects: [], facts };
    const asked = checkInOccurrence(facts.duo.id, facts.person.id, week);
    const effects = facts.dues
      .filter((due) => due.occurrence === asked || (due.occurrence === `${asked}/reminder` && due.state === 'due'))
      .map(
        (due): Effect => ({
          kind: 'due-state',
          occurrence: due.occurrence,
          state: due.occurrence === asked ? 'done' : 'skipped',
          reason: 'answered',
        }),
      );
    return { effects: [...effects, ...noLongerSilent(facts)], facts };
  },
};

/** Whoever answers is silent no longer: the case is closed, and the team's card shows it. */
export function noLongerSilent(facts: Facts): Effect[] {
  if (!facts.cases.some((one) => one.kind === 'silent')) return [];
  return [{ kind: 'close-case', case: 'silent' }, ...tellTeam(facts, 'changed', `person/${facts.person.id}`)];
}
