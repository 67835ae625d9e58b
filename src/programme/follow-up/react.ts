// What an answer some months after a duo means: it counts, its reminder is off, and who does not want to be asked is not asked again.
import type { Event, Reaction } from '../../core/rules.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { askedMonths, monthsOf } from './asked.ts';

/** The reactions by the name of the event. */
export const followUpEvents: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  'followed-up': ({ answers }, facts) => {
    const months = askedMonths(facts);
    const { past } = facts;
    if (!past || months === null) return { effects: [], facts };
    const stops = answers.situation === 'stop';
    const off = facts.dues
      .filter((due) => due.occurrence.startsWith(`${past.id}/`) && due.state === 'due')
      .filter(
        (due) =>
          (due.kind === 'follow-up-reminder' && monthsOf(due.occurrence) === months) ||
          (stops && due.kind.startsWith('follow-up')),
      )
      .map(
        ({ occurrence }): Effect => ({
          kind: 'due-state',
          occurrence,
          state: 'skipped',
          reason: stops ? 'does not want to be asked' : 'answered',
        }),
      );
    const done: Effect = {
      kind: 'duo-record',
      duoId: past.id,
      occasion: `follow-up/${months}`,
      step: 'done',
      value: 'yes',
      coded: true,
    };
    return { effects: [done, ...off], facts };
  },
};
