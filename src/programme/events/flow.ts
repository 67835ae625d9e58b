// Events: a date is chosen, kept or given up; and the mentor hears of it if the mentee wants it.
import { centreOf, defineFlow, type Facts, partnerName } from '../facts.ts';
import { hasSafetyCase } from '../partner/messages.ts';
import { hasMentor, mayJoin, offeredEvents, ownEvents } from './events.ts';

function params(facts: Facts) {
  return {
    centre: centreOf(facts)?.name ?? '',
    partner: partnerName(facts),
    list: (facts.lists['event-details'] ?? []).map(({ label }) => label).join('\n'),
    mine: (facts.lists['my-event-details'] ?? []).map(({ label }) => label).join('\n'),
  };
}

/** What became of a choice. */
const resultOf = (facts: Facts, chosen: unknown): string =>
  ownEvents(facts).find(({ gathering }) => gathering.id === chosen)?.seat.state ?? 'gone';

export const events = defineFlow({
  name: 'events',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => mayJoin(facts), yes: 'has', no: 'not' },
    not: { kind: 'say', next: 'end' },
    has: { kind: 'branch', if: ({ facts }) => ownEvents(facts).length > 0, yes: 'mine', no: 'any' },
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
      options: { list: 'my-events' },
      record: false,
      next: { none: 'kept', '*': 'off' },
    },
    off: { kind: 'tell', event: 'event-given-up', next: 'given-up' },
    'given-up': { kind: 'say', next: 'end' },
    any: { kind: 'branch', if: ({ facts }) => offeredEvents(facts).length > 0, yes: 'pick', no: 'none' },
    none: { kind: 'say', params: ({ facts }) => params(facts), next: 'end' },
    pick: {
      kind: 'choice',
      options: { list: 'events' },
      params: ({ facts }) => params(facts),
      record: false,
      next: { none: 'later', '*': 'book' },
    },
    later: { kind: 'say', next: 'end' },
    book: { kind: 'tell', event: 'event-chosen', next: 'result' },
    result: {
      kind: 'say',
      variants: ['booked', 'waiting', 'gone'],
      which: ({ facts, answers }) => resultOf(facts, answers.pick),
      params: ({ facts, answers }) => {
        const one = facts.gatherings.find(({ id }) => id === answers.pick);
        return { when: one ? `$when:${one.startsAt}@${facts.person.zone}` : '', place: one?.place ?? '' };
      },
      next: 'may-tell',
    },
    'may-tell': {
      kind: 'branch',
      if: ({ facts, answers }) =>
        resultOf(facts, answers.pick) === 'booked' && hasMentor(facts) && !hasSafetyCase(facts),
      yes: 'tell',
      no: 'end',
    },
    tell: {
      kind: 'choice',
      options: ['yes', 'no'],
      params: ({ facts }) => params(facts),
      record: false,
      next: { yes: 'pass-on', no: 'untold' },
    },
    'pass-on': { kind: 'tell', event: 'event-told', next: 'told' },
    told: { kind: 'say', params: ({ facts }) => params(facts), next: 'end' },
    untold: { kind: 'say', next: 'end' },
  },
});
