// Invitations, read back by a parser that knows nothing of how they were written.
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../src/documents/calendar.ts';
import type { ComposedMeeting } from '../../src/documents/composed.ts';

const at = '2026-11-22T09:00:00.000Z';
const meeting: ComposedMeeting = {
  kind: 'meeting',
  name: 'meeting.ics',
  uid: 'duo-1/first-meeting@duo',
  sequence: 0,
  startsAt: '2026-12-01T17:00:00.000Z',
  minutes: 90,
  title: 'Rencontre: Ana, Ömer; “les deux” \\ أنا',
  place: 'https://duo.example/room?a=1&b=2',
  notes: `First line\nSecond line, ${'é'.repeat(120)}`,
};

/** What a calendar understands of a file. */
function understood(bytes: Uint8Array) {
  const calendar = new ICAL.Component(ICAL.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  const [first, ...more] = calendar.getAllSubcomponents('vevent');
  if (!first || more.length > 0) throw new Error('not one event');
  const event = new ICAL.Event(first);
  return {
    method: calendar.getFirstPropertyValue('method'),
    status: first.getFirstPropertyValue('status'),
    stamp: first.getFirstPropertyValue('dtstamp')?.toString(),
    uid: event.uid,
    sequence: event.sequence,
    starts: event.startDate.toJSDate().toISOString(),
    ends: event.endDate.toJSDate().toISOString(),
    title: event.summary,
    place: event.location,
    notes: event.description,
  };
}

describe('an invitation', () => {
  it('says when, where and what, in whatever signs, and is published', () => {
    expect(understood(calendarFile(meeting, at))).toEqual({
      method: 'PUBLISH',
      status: 'CONFIRMED',
      stamp: '2026-11-22T09:00:00Z',
      uid: meeting.uid,
      sequence: 0,
      starts: '2026-12-01T17:00:00.000Z',
      ends: '2026-12-01T18:30:00.000Z',
      title: meeting.title,
      place: meeting.place,
      notes: meeting.notes,
    });
  });

  it('that moved has the same UID and a higher SEQUENCE', () => {
    const moved = { ...meeting, sequence: 1, startsAt: '2026-12-03T08:00:00.000Z' };
    const [before, after] = [understood(calendarFile(meeting, at)), understood(calendarFile(moved, at))];
    expect(after.uid).toBe(before.uid);
    expect([before.sequence, after.sequence]).toEqual([0, 1]);
    expect(after).toMatchObject({ method: 'PUBLISH', starts: '2026-12-03T08:00:00.000Z' });
  });

  it('that is called off is cancelled, not published', () => {
    const off = understood(calendarFile({ ...meeting, sequence: 2, cancelled: true }, at));
    expect(off).toMatchObject({ method: 'CANCEL', status: 'CANCELLED', uid: meeting.uid, sequence: 2 });
  });

  it('is the same each time, in lines of at most 75 bytes that end as mail wants them', () => {
    const bytes = calendarFile(meeting, at);
    expect(bytes).toEqual(calendarFile({ ...meeting }, at));
    const text = new TextDecoder().decode(bytes);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const longest = Math.max(...text.split('\r\n').map((line) => new TextEncoder().encode(line).length));
    expect(longest).toBeLessThanOrEqual(75);
  });
});
