// When a message that nobody waits for may arrive: never between nine in the evening and eight in the morning where the person is.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isQuiet, nextAllowed } from '../../src/programme/quiet-hours.ts';

/** A wall-clock time in a zone, as an instant. */
const at = (local: string, zone: string): string =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds).toISOString();
/** An instant, as a clock on the wall shows it. */
const local = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

const zones = [
  'Europe/Brussels',
  'Europe/Lisbon',
  'Asia/Kolkata',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'UTC',
];

describe.each(zones)('in %s', (zone) => {
  it.each([
    ['08:00', 'is let through', '2026-06-10T08:00'],
    ['20:59', 'is let through', '2026-06-10T20:59'],
    ['21:00', 'waits for the next morning', '2026-06-11T08:30'],
    ['23:30', 'waits for the next morning', '2026-06-11T08:30'],
    ['00:00', 'waits for this morning', '2026-06-10T08:30'],
    ['07:59', 'waits for this morning', '2026-06-10T08:30'],
  ])('what comes at %s %s', (time, _, allowed) => {
    const instant = at(`2026-06-10T${time}`, zone);
    expect(local(nextAllowed(instant, zone), zone)).toBe(allowed);
    expect(isQuiet(instant, zone)).toBe(!allowed.endsWith(time));
  });
});

describe('across a change of the clock', () => {
  it.each([
    ['the night that loses an hour', '2026-03-28T23:30', '2026-03-29T08:30', 8],
    ['the night that has one twice', '2026-10-24T23:30', '2026-10-25T08:30', 10],
    ['any other night', '2026-06-10T23:30', '2026-06-11T08:30', 9],
  ])('it is half past eight on the wall after %s', (_, evening, morning, hours) => {
    const instant = at(evening, 'Europe/Brussels');
    const allowed = nextAllowed(instant, 'Europe/Brussels');
    expect(local(allowed, 'Europe/Brussels')).toBe(morning);
    expect(Date.parse(allowed) - Date.parse(instant)).toBe(hours * 3_600_000);
  });

  it('the hour that is there twice is quiet both times', () => {
    for (const instant of ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])
      expect(nextAllowed(instant, 'Europe/Brussels')).toBe('2026-10-25T07:30:00.000Z');
  });
});

it('what is allowed is never quiet, never earlier, less than half a day away, and stays as it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }),
      fc.constantFrom(...zones, 'America/New_York', 'Pacific/Chatham'),
      (ms, zone) => {
        const instant = new Date(ms).toISOString();
        const allowed = nextAllowed(instant, zone);
        expect(isQuiet(allowed, zone)).toBe(false);
        expect(allowed >= instant).toBe(true);
        expect(Date.parse(allowed) - ms).toBeLessThan(13 * 3_600_000);
        expect(nextAllowed(allowed, zone)).toBe(allowed);
      },
    ),
    { numRuns: 400 },
  );
});

it('a zone that does not exist is an error, not a guess', () => {
  expect(() => nextAllowed('2026-06-10T08:00:00.000Z', 'Europe/Atlantis')).toThrow(RangeError);
});
