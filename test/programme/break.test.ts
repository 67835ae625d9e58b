// A break with something booked: kept or freed, as the person says; and the stage that it comes back to.
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../src/programme/effects.ts';
import type { Facts, Stage } from '../../src/programme/facts.ts';
import { rules } from '../../src/programme/index.ts';
import { factsFor } from '../support/facts.ts';

const LATER = '2026-11-25T09:00:00.000Z';
const EARLIER = '2026-11-20T09:00:00.000Z';

/** Somebody with a seat and an interview time to come, and one of each that is over. */
function booked(stage: Stage = 'interview', more: Partial<Facts['person']> = {}): Facts {
  const gathering = (id: string, startsAt: string) => ({
    ...{ id, startsAt, centreId: 'ghent', kind: 'information', minutes: 90, zone: 'Europe/Brussels', language: 'en' },
    ...{ online: false, place: 'here', seats: 9, audience: 'both', series: null, state: 'open', taken: [] },
  });
  const seat = (gatheringId: string) => ({ id: gatheringId, gatheringId, personId: 'p', state: 'booked', at: EARLIER });
  const slot = (id: string, startsAt: string, personId: string | null) => ({
    ...{ id, startsAt, personId, centreId: 'ghent', coordinatorId: 'sofie', minutes: 60, zone: 'Europe/Brussels' },
    ...{ place: 'here', series: null, state: 'open' },
  });
  return factsFor({
    person: { ...factsFor().person, stage, centreId: 'ghent', ...more },
    gatherings: [gathering('next', LATER), gathering('past', EARLIER)] as never,
    seats: [seat('next'), seat('past')] as never,
    interviewSlots: [slot('mine', LATER, 'p'), slot('gone', EARLIER, 'p'), slot('free', LATER, null)] as never,
  });
}

const tell = (name: string, answers: Record<string, string>, facts: Facts) =>
  rules.react({ name, flow: 'break', answers, simple: [] }, facts);
const bookings = (effects: readonly Effect[]) =>
  effects.filter(({ kind }) => kind === 'seat' || kind === 'interview-slot');

describe('a break', () => {
  it('frees what is booked and still to come, when that is wanted', () => {
    const { effects } = tell('break-begun', { 'how-long': 'two', bookings: 'free' }, booked());
    expect(bookings(effects as Effect[])).toEqual([
      { kind: 'seat', gatheringId: 'next', state: 'cancelled' },
      { kind: 'interview-slot', id: 'mine', set: { personId: null } },
    ]);
  });

  it('keeps what is booked otherwise', () => {
    const { effects } = tell('break-begun', { 'how-long': 'two', bookings: 'keep' }, booked());
    expect(bookings(effects as Effect[])).toEqual([]);
  });

  it.each<Stage>(['information', 'interview', 'training', 'pool'])('comes back to %s', (stage) => {
    const begun = tell('break-begun', { 'how-long': 'open' }, booked(stage));
    expect(begun.facts.person).toMatchObject({ stage: 'paused', pausedFrom: stage });
    const ended = tell('break-ended', {}, begun.facts);
    expect(ended.facts.person).toMatchObject({ stage, pausedFrom: null });
  });

  it('that is begun twice keeps the stage that it was begun at', () => {
    const begun = tell('break-begun', { 'how-long': 'open' }, booked('pool'));
    expect(tell('break-begun', { 'how-long': 'two' }, begun.facts)).toEqual({ effects: [], facts: begun.facts });
  });

  it('that gets longer has one end, counted from now', () => {
    const begun = tell('break-begun', { 'how-long': 'two' }, booked('pool'));
    const longer = tell('break-longer', { 'how-long': 'four' }, { ...begun.facts, now: LATER });
    const ends = longer.facts.dues.filter(({ kind }) => kind === 'break-over');
    expect(ends.map(({ at }) => at)).toEqual(['2026-12-23T09:00:00.000Z']);
    expect(longer.effects).toContainEqual(expect.objectContaining({ kind: 'due-state', state: 'skipped' }));
  });
});
