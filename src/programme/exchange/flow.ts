// Exchanges between mentors: a date is chosen, and kept or given up.
import { centreOf, defineFlow, type Facts } from '../facts.ts';
import { ownDates } from '../training/trainings.ts';
import { EXCHANGES, exchangesDone, mayExchange, offeredExchanges } from './exchanges.ts';

/** What texts say of the next exchange, and of how many were attended. */
function params(facts: Facts) {
  const own = ownDates(facts, 'exchange');
  const next = own[0]?.gathering;
  return {
    name: facts.person.firstName ?? '',
    centre: centreOf(facts)?.name ?? '',
    done: exchangesDone(facts) ?? 0,
    all: EXCHANGES,
    list: (facts.lists['exchange-details'] ?? []).map(({ label }) => label).join('\n'),
    mine: (facts.lists['my-exchange-details'] ?? []).map(({ label }) => label).join('\n'),
    when: next ? `$when:${next.startsAt}@${facts.person.zone}` : '',
  };
}

export const exchange = defineFlow({
  name: 'exchange',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => mayExchange(facts), yes: 'has', no: 'not' },
    not: { kind: 'say', next: 'end' },
    has: { kind: 'branch', if: ({ facts }) => ownDates(facts, 'exchange').length > 0, yes: 'mine', no: 'any' },
    mine: {
      kind: 'choice',
      options: ['keep', 'other', 'cancel'],
      params: ({ facts }) => params(facts),
      record: false,
      next: { keep: 'kept', other: 'any', cancel: 'which-off' },
    },
    kept: { kind: 'say', next: 'end' },
    'which-off': {
      kind: 'choice',
      options: { list: 'my-exchanges' },
      record: false,
      next: { none: 'kept', '*': 'off' },
    },
    off: { kind: 'tell', event: 'exchange-given-up', next: 'given-up' },
    'given-up': { kind: 'say', next: 'end' },
    any: { kind: 'branch', if: ({ facts }) => offeredExchanges(facts).length > 0, yes: 'pick', no: 'none' },
    none: { kind: 'say', params: ({ facts }) => params(facts), next: 'end' },
    pick: {
      kind: 'choice',
      options: { list: 'exchanges' },
      params: ({ facts }) => params(facts),
      record: false,
      next: { none: 'later', '*': 'book' },
    },
    later: { kind: 'say', next: 'end' },
    book: { kind: 'tell', event: 'exchange-chosen', next: 'result' },
    result: {
      kind: 'say',
      variants: ['booked', 'waiting', 'gone'],
      which: ({ facts, answers }) =>
        ownDates(facts, 'exchange').find(({ gathering }) => gathering.id === answers.pick)?.seat.state ?? 'gone',
      params: ({ facts, answers }) => {
        const one = facts.gatherings.find(({ id }) => id === answers.pick);
        return { when: one ? `$when:${one.startsAt}@${facts.person.zone}` : '', place: one?.place ?? '' };
      },
      next: 'end',
    },
  },
});
