// An invitation as a calendar file (RFC 5545). Calendars replace a meeting when the same UID comes with a higher SEQUENCE, and drop it on CANCEL.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { ComposedMeeting } from './composed.ts';

const MINUTE = 60_000;

/** The file. `at` is when it was decided to send it, so that each attempt sends the same. */
export function calendarFile(meeting: ComposedMeeting, at: string): Uint8Array {
  const { uid, sequence, cancelled, startsAt, minutes, title, place, notes } = meeting;
  const calendar = ical({
    prodId: { company: 'DUO for a JOB', product: 'assistant' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  // Instants in UTC: the calendar of whoever opens it knows their zone.
  calendar.createEvent({
    id: uid,
    sequence,
    stamp: new Date(at),
    start: new Date(startsAt),
    end: new Date(Date.parse(startsAt) + minutes * MINUTE),
    summary: title,
    location: place,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(notes ? { description: notes } : {}),
  });
  return new TextEncoder().encode(calendar.toString());
}
