// Which information sessions somebody is offered: their centre's, and online ones of others that they can follow; and how a day with its hour is written.
import { describe, expect, it } from 'vitest';
import type { Facts, OpenGathering, SeatState } from '../../src/programme/facts.ts';
import { offered, openSeat, placeInQueue } from '../../src/programme/information/gatherings.ts';
import { fillSeats } from '../../src/programme/information/seats.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { factsFor } from '../support/facts.ts';

const base: OpenGathering = {
  id: 'own',
  centreId: 'ghent',
  kind: 'information',
  startsAt: '2026-12-01T17:00:00.000Z',
  minutes: 90,
  zone: 'Europe/Brussels',
  language: 'nl',
  online: false,
  place: 'Kouter 1',
  seats: 2,
  audience: 'both',
  series: null,
  module: null,
  code: null,
  state: 'open',
  taken: [],
};
const ana = { ...factsFor().person, stage: 'information', role: 'mentee', centreId: 'ghent' } as const;
const facts = (gatherings: OpenGathering[], more: Partial<Facts> = {}) =>
  factsFor({ person: ana, gatherings, answers: { 'onboarding.levels': { ar: 'C2', fr: 'B1', nl: 'A2' } }, ...more });
const isOffered = (change: Partial<OpenGathering>, more: Partial<Facts> = {}) =>
  offered(facts([{ ...base, ...change }], more)).length === 1;

describe('is offered:', () => {
  it.each<[string, Partial<OpenGathering>, boolean]>([
    ['one of the own centre, in whichever language', {}, true],
    ['one that has begun', { startsAt: '2026-11-22T09:00:00.000Z' }, false],
    ['a cancelled one', { state: 'cancelled' }, false],
    ['one for mentees', { audience: 'mentee' }, true],
    ['one for mentors', { audience: 'mentor' }, false],
    ['one at a place of another centre', { centreId: 'paris', language: 'fr' }, false],
    [
      'one online of another centre in a language spoken at B1',
      { centreId: 'paris', online: true, language: 'fr' },
      true,
    ],
    ['… in the language that we speak with them', { centreId: 'paris', online: true, language: 'en' }, true],
    ['… in a language spoken at A2', { centreId: 'paris', online: true, language: 'nl' }, false],
    ['one that is full', { seats: 0 }, true],
  ])('%s', (_, change, expected) => {
    expect(isOffered(change)).toBe(expected);
  });

  it('not the one at which they have a seat; and ten at most, the next first', () => {
    const seat = { id: 'own/p', gatheringId: 'own', personId: 'p', state: 'booked' as SeatState, at: 'x' };
    expect(isOffered({}, { seats: [seat] })).toBe(false);
    expect(openSeat(facts([base], { seats: [seat] }))?.gathering.id).toBe('own');
    const many = Array.from({ length: 14 }, (_, nth) => ({ ...base, id: `g${nth}` }));
    expect(offered(facts(many)).map(({ id }) => id)).toEqual(many.slice(0, 10).map(({ id }) => id));
  });
});

it('the buttons and the words above them are in the person’s own language and zone', () => {
  const lists = facts([base], { language: 'fr', person: { ...ana, zone: 'Europe/Lisbon' } }).lists;
  expect(lists.sessions).toEqual([
    { id: 'own', label: '📅 mardi 1er décembre, 17:00', also: ['mardi 1er décembre', '1er décembre'] },
    { id: 'none', label: '❌ Aucune de ces dates' },
  ]);
  expect(lists['session-details']?.[0]?.label).toContain('Kouter 1 · Néerlandais');
});

describe('a free seat', () => {
  const waits = (who: string, at: string, zone = 'Europe/Brussels') => {
    return { id: `own/${who}`, gatheringId: 'own', personId: who, state: 'waiting' as const, at, zone };
  };
  const NIGHT = '2026-11-22T22:00:00.000Z';

  it('goes to whoever waits longest, is told in their own morning, and no more go than are free', () => {
    const taken = [waits('late', '3'), waits('first', '1', 'Europe/Helsinki'), waits('second', '2')];
    const effects = fillSeats({ ...base, taken }, NIGHT);
    expect(effects).toMatchObject([
      { kind: 'seat', of: 'first', state: 'booked' },
      { kind: 'plan', of: 'first', due: { kind: 'seat-free', at: '2026-11-23T06:30:00.000Z' } },
      { kind: 'seat', of: 'second', state: 'booked' },
      { kind: 'plan', of: 'second', due: { kind: 'seat-free', at: '2026-11-23T07:30:00.000Z' } },
    ]);
    expect(placeInQueue({ ...base, taken }, 'late')).toBe(3);
  });

  it('of a session that has begun goes to nobody', () => {
    expect(fillSeats({ ...base, taken: [waits('first', '1')] }, base.startsAt)).toEqual([]);
  });
});

it.each([
  ['en', '$when:2026-12-01T17:00:00.000Z@Europe/Brussels', 'Tuesday 1 December, 18:00'],
  ['nl', '$when:2026-07-01T22:30:00.000Z@Europe/Brussels', 'donderdag 2 juli, 00:30'],
  // What somebody wrote that only looks like it.
  ['en', '$when:2026-12-01T17:00:00.000Z@Nowhere/Land', '$when:2026-12-01T17:00:00.000Z@Nowhere/Land'],
  ['en', '$when:2026-99-01T17:00:00.000Z@Europe/Brussels', '$when:2026-99-01T17:00:00.000Z@Europe/Brussels'],
  ['en', 'x $when:2026-12-01T17:00:00.000Z@Europe/Brussels', 'x $when:2026-12-01T17:00:00.000Z@Europe/Brussels'],
])('in %s, %s is written as %s', (language, when, written) => {
  expect(openCatalogue().text(language, 'sessions', 'item.place', { when })).toBe(`📅 ${written}`);
});
