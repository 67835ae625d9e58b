// The information session: the dates that somebody can choose from, and the seat that they get.
import { defineFlow, type Facts } from '../facts.ts';
import { hasCome, offered, openSeat, placeInQueue, SESSION_MINUTES } from './gatherings.ts';

/** The dates that are offered, a line each, as the shell writes them in the person's language. */
export const listOf = (facts: Facts): string =>
  (facts.lists['session-details'] ?? [])
    .filter(({ id }) => offered(facts).some((one) => one.id === id))
    .map(({ label }) => label)
    .join('\n');

/** When and where somebody's own session is, for a text; empty when there is none. */
export function seatParams(facts: Facts): Record<string, string | number> {
  const held = openSeat(facts);
  if (!held) return { when: '', place: '', language: '', number: 0 };
  const { gathering } = held;
  return {
    when: `$when:${gathering.startsAt}@${facts.person.zone}`,
    place: gathering.place,
    language: `$language:${gathering.language}`,
    number: placeInQueue(gathering, facts.person.id),
  };
}

/** What became of a choice. */
export const resultOf = (facts: Facts, chosen: unknown): 'booked' | 'waiting' | 'gone' => {
  const held = openSeat(facts);
  if (!held || held.gathering.id !== chosen) return 'gone';
  return held.seat.state === 'booked' ? 'booked' : 'waiting';
};

export const sessions = defineFlow({
  name: 'sessions',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.person.stage !== 'onboarding', yes: 'held', no: 'early' },
    early: { kind: 'say', next: 'end' },
    held: { kind: 'branch', if: ({ facts }) => openSeat(facts) !== null, yes: 'to-dates', no: 'came' },
    'to-dates': { kind: 'call', flow: 'dates', next: 'end' },
    came: {
      kind: 'branch',
      if: ({ facts }) => hasCome(facts) && facts.person.stage === 'information',
      yes: 'to-after',
      no: 'needed',
    },
    'to-after': { kind: 'call', flow: 'after-session', next: 'end' },
    needed: {
      kind: 'branch',
      if: ({ facts }) => ['information', 'interview'].includes(facts.person.stage),
      yes: 'any',
      no: 'over',
    },
    over: { kind: 'say', next: 'end' },
    any: { kind: 'branch', if: ({ facts }) => offered(facts).length > 0, yes: 'offer', no: 'missing' },
    missing: { kind: 'tell', event: 'session-missing', next: 'none' },
    none: { kind: 'say', next: 'end' },
    offer: { kind: 'tell', event: 'session-offered', next: 'pick' },
    pick: {
      kind: 'choice',
      options: { list: 'sessions' },
      params: ({ facts }) => ({ list: listOf(facts), minutes: SESSION_MINUTES }),
      record: false,
      next: { none: 'no-date', '*': 'book' },
    },
    'no-date': { kind: 'tell', event: 'session-missing', next: 'later' },
    later: { kind: 'say', next: 'end' },
    book: { kind: 'tell', event: 'session-chosen', next: 'result' },
    result: {
      kind: 'say',
      variants: ['booked', 'waiting', 'gone'],
      which: ({ facts, answers }) => resultOf(facts, answers.pick),
      params: ({ facts }) => seatParams(facts),
      next: 'end',
    },
  },
});
