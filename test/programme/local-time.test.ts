// Wall-clock times where people are, across every change of the clock.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { daysLater, localYear } from '../../src/programme/local-time.ts';

const zones = [
  'Europe/Brussels',
  'Europe/Paris',
  'Europe/London',
  'Africa/Casablanca',
  'America/New_York',
  'Asia/Kathmandu',
  'UTC',
];

describe('days later', () => {
  it('is ten o’clock there, on the right day, whatever the clocks did meanwhile', () => {
    const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2032-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 120 }), fc.constantFrom(...zones), (from, days, zone) => {
        const { at, localDate } = daysLater(from.toISOString(), days, 10, zone);
        const there = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
        const begun = Temporal.Instant.from(from.toISOString()).toZonedDateTimeISO(zone).toPlainDate();
        expect(there.hour).toBe(10);
        expect(there.minute).toBe(0);
        expect(localDate).toBe(begun.add({ days }).toString());
      }),
      { numRuns: 500 },
    );
  });

  it('an hour that the clocks skip becomes the next that exists', () => {
    expect(daysLater('2027-03-27T12:00:00Z', 1, 2, 'Europe/Brussels')).toEqual({
      at: '2027-03-28T01:00:00.000Z',
      localDate: '2027-03-28',
    });
  });

  it('the year is the one where the person is', () => {
    expect(localYear('2026-12-31T23:30:00Z', 'Europe/Brussels')).toBe(2027);
    expect(localYear('2026-12-31T23:30:00Z', 'UTC')).toBe(2026);
  });
});
