// When two people and a coordinator can meet: slots where each is, hours of work, what is booked, clock changes and zones.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { slots } from '../../src/programme/interview/lists.ts';
import { type Attendant, commonTimes, isTaken, offerOf, type Side } from '../../src/programme/meetings/common-times.ts';

const BRUSSELS = 'Europe/Brussels';
const LISBON = 'Europe/Lisbon';
/** A Monday at ten in Brussels. */
const MONDAY = '2026-11-23T09:00:00.000Z';
const HOUR = 3_600_000;
const side = (zone: string, ...own: string[]): Side => ({ slots: own, zone });
const works = (more: Partial<Attendant> = {}): Attendant => ({ zone: BRUSSELS, hours: null, busy: [], ...more });
const both = (...own: string[]): [Side, Side] => [side(BRUSSELS, ...own), side(BRUSSELS, ...own)];

describe('common times', () => {
  it('are at least two days and at most two weeks away', () => {
    const times = commonTimes(both('tue-10', 'wed-10', 'thu-10', 'mon-10'), null, MONDAY);
    expect(times).toEqual([
      '2026-11-25T09:00:00.000Z',
      '2026-11-26T09:00:00.000Z',
      '2026-11-30T09:00:00.000Z',
      '2026-12-01T09:00:00.000Z',
      '2026-12-02T09:00:00.000Z',
      '2026-12-03T09:00:00.000Z',
      '2026-12-07T09:00:00.000Z',
    ]);
  });

  it('are in the working hours of a coordinator who has said nothing of theirs', () => {
    expect(commonTimes(both('tue-18', 'sat-10'), works(), MONDAY)).toEqual([]);
    expect(commonTimes(both('tue-18', 'sat-10'), null, MONDAY)).toHaveLength(3);
    expect(commonTimes(both('tue-14'), works(), MONDAY)).toEqual(['2026-12-01T13:00:00.000Z']);
  });

  it('are in the weekly hours that a coordinator has given', () => {
    const hours = ['tue-18'];
    expect(commonTimes(both('tue-18', 'tue-14'), works({ hours }), MONDAY)).toEqual(['2026-12-01T17:00:00.000Z']);
  });

  it('begin after what the coordinator has booked, when the slot is long enough', () => {
    const busy = [{ startsAt: '2026-11-26T08:30:00.000Z', minutes: 60 }];
    expect(commonTimes(both('thu-10'), works({ busy }), MONDAY)).toEqual([
      '2026-11-26T09:30:00.000Z',
      '2026-12-03T09:00:00.000Z',
    ]);
    const long = [{ startsAt: '2026-11-26T08:30:00.000Z', minutes: 100 }];
    expect(commonTimes(both('thu-10'), works({ busy: long }), MONDAY)).toEqual(['2026-12-03T09:00:00.000Z']);
  });

  it('of two in different zones are where both slots lie on each other', () => {
    // Ten to twelve in Lisbon is eleven to one in Brussels.
    const pair: [Side, Side] = [side(BRUSSELS, 'thu-10'), side(LISBON, 'thu-10')];
    expect(commonTimes(pair, null, MONDAY)).toEqual(['2026-11-26T10:00:00.000Z', '2026-12-03T10:00:00.000Z']);
    const never: [Side, Side] = [side(BRUSSELS, 'thu-10'), side('Asia/Tokyo', 'thu-14')];
    expect(commonTimes(never, null, MONDAY)).toEqual([]);
  });

  it('keep their hour on the wall when the clocks change', () => {
    // The last Sunday of October 2026 is the 25th, the last of March 2027 the 28th.
    expect(commonTimes(both('tue-10'), null, '2026-10-19T08:00:00.000Z')).toEqual(['2026-10-27T09:00:00.000Z']);
    expect(commonTimes(both('sat-10', 'mon-10'), null, '2026-10-21T08:00:00.000Z')).toEqual([
      '2026-10-24T08:00:00.000Z',
      '2026-10-26T09:00:00.000Z',
      '2026-10-31T09:00:00.000Z',
      '2026-11-02T09:00:00.000Z',
    ]);
    expect(commonTimes(both('sat-10', 'mon-10'), null, '2027-03-24T09:00:00.000Z')).toEqual([
      '2027-03-27T09:00:00.000Z',
      '2027-03-29T08:00:00.000Z',
      '2027-04-03T08:00:00.000Z',
      '2027-04-05T08:00:00.000Z',
    ]);
  });

  it('of somebody who has said nothing of their week are none', () => {
    expect(commonTimes([side(BRUSSELS), side(BRUSSELS, 'tue-10')], null, MONDAY)).toEqual([]);
    expect(commonTimes([side(BRUSSELS, 'unsure', 'tue-99'), side(BRUSSELS, 'tue-10')], null, MONDAY)).toEqual([]);
  });

  it('lie in the slots of both and of the coordinator, on whatever day and in whatever zone', () => {
    const zone = fc.constantFrom(BRUSSELS, LISBON, 'Europe/London', 'Africa/Casablanca', 'America/New_York');
    const week = fc.subarray([...slots], { minLength: 1 });
    const someone = fc.record({ zone, slots: week });
    const from = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') });
    const inSlot = (at: string, own: Side) => {
      const ends = new Date(Date.parse(at) + HOUR).toISOString();
      return own.slots.some((slot) => {
        const local = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(own.zone);
        const begin = local(at);
        const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
        const [day = '', hour = ''] = slot.split('-');
        const end = begin.toPlainDate().toZonedDateTime({ timeZone: own.zone, plainTime: { hour: Number(hour) + 2 } });
        const inside = begin.hour >= Number(hour) && Date.parse(ends) <= end.epochMilliseconds;
        return days[begin.dayOfWeek - 1] === day && inside;
      });
    };
    fc.assert(
      fc.property(someone, someone, fc.option(someone), from, (one, other, third, at) => {
        const now = new Date(at).toISOString();
        const coordinator = third && { zone: third.zone, hours: third.slots, busy: [] };
        const times = commonTimes([one, other], coordinator, now);
        expect([...times].sort()).toEqual(times);
        for (const time of times) {
          expect(Date.parse(time) - at).toBeGreaterThanOrEqual(48 * HOUR);
          expect(Date.parse(time) - at).toBeLessThanOrEqual(14 * 24 * HOUR);
          for (const own of third ? [one, other, third] : [one, other]) expect(inSlot(time, own)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('an offer', () => {
  it('is spread over days before it takes two of a day, and begins with the earliest', () => {
    const times = commonTimes(both('thu-10', 'thu-14', 'thu-18', 'fri-10', 'fri-14'), null, MONDAY);
    expect(offerOf(times, BRUSSELS)).toEqual([
      '2026-11-26T09:00:00.000Z',
      '2026-11-26T13:00:00.000Z',
      '2026-11-27T09:00:00.000Z',
      '2026-12-03T09:00:00.000Z',
      '2026-12-04T09:00:00.000Z',
    ]);
  });

  it('leaves out what was asked about before', () => {
    const times = commonTimes(both('tue-10', 'wed-10', 'thu-10', 'fri-10'), null, MONDAY);
    const first = offerOf(times, BRUSSELS);
    const second = offerOf(times, BRUSSELS, first);
    expect([first.length, second]).toEqual([5, ['2026-12-03T09:00:00.000Z', '2026-12-04T09:00:00.000Z']]);
    expect(offerOf(times, BRUSSELS, [...first, ...second])).toEqual([]);
  });
});

it('a time is taken when anything booked lies on it, and not when it ends where the other begins', () => {
  const busy = [{ startsAt: '2026-11-26T10:00:00.000Z', minutes: 60 }];
  expect(isTaken('2026-11-26T10:30:00.000Z', 60, busy)).toBe(true);
  expect(isTaken('2026-11-26T09:30:00.000Z', 60, busy)).toBe(true);
  expect(isTaken('2026-11-26T09:00:00.000Z', 60, busy)).toBe(false);
  expect(isTaken('2026-11-26T11:00:00.000Z', 60, busy)).toBe(false);
});
