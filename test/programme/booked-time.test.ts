// When a reminder comes whose own hour is a quiet one: half past eight after, if that is soon enough, else the evening before; on the wall, also when the clock changes.
import { expect, it } from 'vitest';
import { bookedTime } from '../../src/programme/booked-time.ts';

const BRUSSELS = 'Europe/Brussels';

it.each<[string, string, string, string]>([
  // In winter Brussels is one hour ahead.
  ['in the day', '2026-12-01T14:00:00.000Z', '2026-12-01T15:00:00.000Z', '2026-12-01T14:00:00.000Z'],
  ['at eight sharp', '2026-12-01T07:00:00.000Z', '2026-12-01T08:00:00.000Z', '2026-12-01T07:00:00.000Z'],
  ['a minute to nine', '2026-12-01T19:59:00.000Z', '2026-12-01T20:59:00.000Z', '2026-12-01T19:59:00.000Z'],
  ['at seven, for half past nine', '2026-12-01T06:30:00.000Z', '2026-12-01T07:30:00.000Z', '2026-12-01T07:30:00.000Z'],
  ['at seven, for nine', '2026-12-01T06:00:00.000Z', '2026-12-01T07:00:00.000Z', '2026-11-30T19:00:00.000Z'],
  [
    'at ten in the evening, for midnight',
    '2026-12-01T21:00:00.000Z',
    '2026-12-01T22:00:00.000Z',
    '2026-12-01T19:00:00.000Z',
  ],
  [
    'at ten in the evening, for noon',
    '2026-12-01T21:00:00.000Z',
    '2026-12-02T10:00:00.000Z',
    '2026-12-02T07:30:00.000Z',
  ],
  // The clock goes forward in the night to 28 March 2027: the evening before is still in winter.
  ['over the spring change', '2027-03-28T05:00:00.000Z', '2027-03-28T06:00:00.000Z', '2027-03-27T19:00:00.000Z'],
  // And back in the night to 25 October 2026.
  ['over the autumn change', '2026-10-25T06:00:00.000Z', '2026-10-25T07:00:00.000Z', '2026-10-24T18:00:00.000Z'],
])('%s', (_, at, until, sent) => {
  expect(bookedTime(at, until, BRUSSELS)).toBe(sent);
});

it('is told in the zone of the person', () => {
  const [at, until] = ['2026-12-01T06:00:00.000Z', '2026-12-01T07:00:00.000Z'];
  expect(bookedTime(at, until, 'Europe/Helsinki')).toBe(at);
  expect(bookedTime(at, until, 'Europe/Lisbon')).toBe('2026-11-30T20:00:00.000Z');
});

it('is never in quiet hours, at any minute of a day, and never after what it is for when that is in the day', () => {
  for (let minute = 0; minute < 24 * 60; minute += 7) {
    const at = new Date(Date.parse('2026-12-01T00:00:00.000Z') + minute * 60_000).toISOString();
    const until = new Date(Date.parse(at) + 3_600_000).toISOString();
    const sent = bookedTime(at, until, BRUSSELS);
    const hour = (new Date(sent).getUTCHours() + 1) % 24;
    expect(hour >= 8 && hour < 21).toBe(true);
    expect(sent <= until).toBe(true);
  }
});
