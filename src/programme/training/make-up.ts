// A single module: another date for it, in the own centre or in another one.
import { centreOf, defineFlow, type Facts } from '../facts.ts';
import { hasMakeUp, isLearning, moduleDates, ownDates } from './trainings.ts';

/** What became of a choice. */
const resultOf = (facts: Facts, chosen: unknown): string =>
  ownDates(facts, 'training').find(({ gathering }) => gathering.id === chosen)?.seat.state ?? 'gone';

/** When and where the chosen half day is. */
function chosenParams(facts: Facts, chosen: unknown) {
  const one = facts.gatherings.find(({ id }) => id === chosen);
  return {
    module: one?.module ?? 0,
    when: one ? `$when:${one.startsAt}@${facts.person.zone}` : '',
    place: one?.place ?? '',
  };
}

export const makeUp = defineFlow({
  name: 'make-up',
  first: 'known',
  steps: {
    // An old question may be opened weeks later.
    known: {
      kind: 'branch',
      if: ({ facts }) => isLearning(facts) && moduleDates(facts).length > 0,
      yes: 'pick',
      no: 'missing',
    },
    missing: { kind: 'tell', event: 'training-missing', next: 'none' },
    none: { kind: 'say', params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }), next: 'end' },
    pick: {
      kind: 'choice',
      options: { list: 'module-dates' },
      params: ({ facts }) => ({
        list: (facts.lists['module-date-details'] ?? []).map(({ label }) => label).join('\n'),
      }),
      record: false,
      next: { none: 'kept', '*': 'book' },
    },
    kept: { kind: 'say', next: 'end' },
    book: { kind: 'tell', event: 'module-chosen', next: 'result' },
    result: {
      kind: 'say',
      variants: ['booked', 'waiting', 'gone'],
      which: ({ facts, answers }) => resultOf(facts, answers.pick),
      params: ({ facts, answers }) => chosenParams(facts, answers.pick),
      next: 'more',
    },
    // Whoever missed two half days chooses two dates.
    more: {
      kind: 'branch',
      // What was not there any more is in no list now, and is not asked for again and again.
      if: ({ facts, answers }) => resultOf(facts, answers.pick) !== 'gone' && hasMakeUp(facts),
      yes: 'pick',
      no: 'end',
    },
  },
});
