// When a duo means to meet and is asked about it: over changes of the clock, pauses, moved and cancelled weeks; what people write for a day; and how many taps a normal week is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkInAt, tomorrowAt } from '../../src/programme/check-in/plan.ts';
import { nextMeeting, plannedMeeting, type Weekly, weekAt } from '../../src/programme/check-in/week.ts';
import { readMinutes, readMoment, readTime } from '../../src/programme/check-in/written-time.ts';
import type { DeskDuo } from '../../src/programme/desk/desk.ts';
import { sealed } from '../../src/programme/desk/seal.ts';
import type { DuoWeek } from '../../src/programme/facts.ts';
import { emptyDesk } from '../support/facts.ts';

const ZONE = 'Europe/Brussels';
/** Began on Friday 2 October 2026 at ten; they meet on Tuesdays at six. */
const duo = (change: Partial<Weekly> = {}) => ({
  ...{ id: 'duo', zone: ZONE, startedAt: '2026-10-02T08:00:00.000Z', endsAt: '2027-04-02T08:00:00.000Z' },
  ...{ rhythm: { day: 'tue', time: '18:00' }, pausedUntil: null, shiftedWeeks: 0, weeks: [] },
  ...change,
});
const row = (week: number, change: Partial<DuoWeek>): DuoWeek => ({
  ...{ id: `duo/${week}`, duoId: 'duo', week, plannedAt: null, minutes: 120, state: 'planned' },
  ...change,
});
const ana = { id: 'ana', zone: ZONE };

describe('the planned meeting of a week', () => {
  it.each([
    [1, '2026-10-06T16:00:00.000Z'],
    [3, '2026-10-20T16:00:00.000Z'],
    // After 25 October six o'clock is an hour later in the world, and the same on the wall.
    [4, '2026-10-27T17:00:00.000Z'],
    // And in summer again, after 28 March 2027.
    [26, '2027-03-30T16:00:00.000Z'],
  ])('%i is the rhythm, counted from the first day, by the clock on the wall', (week, at) => {
    expect(plannedMeeting(duo(), week, ZONE)).toBe(at);
  });

  it('begins on the first day itself when that is the day of the rhythm', () => {
    expect(plannedMeeting(duo({ rhythm: { day: 'fri', time: '09:00' } }), 1, ZONE)).toBe('2026-10-02T07:00:00.000Z');
  });

  it('is what its own row says; a week that is off has none', () => {
    const weeks = [row(2, { plannedAt: '2026-10-15T08:00:00.000Z' }), row(3, { state: 'off' })];
    expect(plannedMeeting(duo({ weeks }), 2, ZONE)).toBe('2026-10-15T08:00:00.000Z');
    expect(plannedMeeting(duo({ weeks }), 3, ZONE)).toBeNull();
  });

  it('moves with a pause, and a day that was planned into the pause counts no more', () => {
    // On Wednesday 14 October for two weeks: the Tuesday of before was held, the next one was moved to a Thursday.
    const paused = duo({
      ...{ pausedUntil: '2026-10-28T08:00:00.000Z', shiftedWeeks: 2 },
      weeks: [row(2, { plannedAt: '2026-10-13T16:00:00.000Z' }), row(3, { plannedAt: '2026-10-22T16:00:00.000Z' })],
    });
    expect(plannedMeeting(paused, 2, ZONE)).toBe('2026-10-13T16:00:00.000Z');
    expect(plannedMeeting(paused, 3, ZONE)).toBe('2026-11-03T17:00:00.000Z');
    expect(nextMeeting(paused, '2026-10-16T08:00:00.000Z', ZONE)).toEqual({ week: 3, at: '2026-11-03T17:00:00.000Z' });
  });

  it('is null where nobody has said when they meet', () => {
    expect(plannedMeeting(duo({ rhythm: null }), 1, ZONE)).toBeNull();
  });
});

it.each([
  ['2026-10-02T08:00:00.000Z', 1],
  ['2026-10-09T07:59:59.999Z', 1],
  ['2026-10-09T08:00:00.000Z', 2],
  ['2026-12-04T09:00:00.000Z', 10],
])('at %s the duo is in week %i', (now, week) => {
  expect(weekAt(duo(), now)).toBe(week);
});

it('a pause is no week', () => {
  const paused = duo({ pausedUntil: '2026-10-30T09:00:00.000Z', shiftedWeeks: 2 });
  expect(weekAt(paused, '2026-10-20T08:00:00.000Z')).toBe(weekAt(paused, '2026-10-29T08:00:00.000Z'));
});

describe('a check-in', () => {
  it.each([
    // Over at eight in the evening: the next evening. Over at noon: the same one. Over at four: exactly two hours.
    ['18:00', '2026-10-07T16:00:00.000Z'],
    ['10:00', '2026-10-06T16:00:00.000Z'],
    ['14:00', '2026-10-06T16:00:00.000Z'],
    ['14:01', '2026-10-07T16:00:00.000Z'],
  ])('of a meeting at %s comes at the first six o’clock two hours after its end', (time, at) => {
    expect(checkInAt(duo({ rhythm: { day: 'tue', time } }), ana, 1)).toBe(at);
  });

  it('comes at six where the person is, not where the centre is', () => {
    expect(checkInAt(duo(), { id: 'ben', zone: 'Europe/Lisbon' }, 1)).toBe('2026-10-07T17:00:00.000Z');
  });

  it('does not come in a week that is off, and comes a week later each time where there is no rhythm', () => {
    expect(checkInAt(duo({ weeks: [row(2, { state: 'off' })] }), ana, 2)).toBeNull();
    expect(checkInAt(duo({ rhythm: null }), ana, 2)).toBe('2026-10-16T16:00:00.000Z');
  });

  it('is preceded by a reminder at five on the evening before the meeting', () => {
    expect(tomorrowAt('2026-10-27T17:00:00.000Z', ana)).toBe('2026-10-26T16:00:00.000Z');
  });
});

describe('what people write', () => {
  // Thursday 26 November 2026, ten in the morning.
  const NOW = '2026-11-26T09:00:00.000Z';
  const read = (written: string, where: 'past' | 'ahead') => {
    const found = readMoment(written, NOW, ZONE, where);
    return found && `${found.date}${found.time ? ` ${found.time.toString({ smallestUnit: 'minute' })}` : ''}`;
  };

  it.each([
    ['2026-11-24', '2026-11-24'],
    ['Tuesday at 18:00', '2026-11-24 18:00'],
    ['yesterday 3 pm', '2026-11-25 15:00'],
    ['hier à 14h30', '2026-11-25 14:30'],
    ['mardi', '2026-11-24'],
    ['le 21 novembre vers 9 h', '2026-11-21 09:00'],
    ['gisteren om 10 uur', '2026-11-25 10:00'],
    ['zaterdag 18u30', '2026-11-21 18:30'],
    ['24/11', '2026-11-24'],
    ['24.11 at 17.30', '2026-11-24 17:30'],
    ['30 December', '2025-12-30'],
    ['thursday', '2026-11-26'],
  ])('of a day that was: %s', (written, day) => {
    expect(read(written, 'past')).toBe(day);
  });

  it.each([
    ['Friday 10:00', '2026-11-27 10:00'],
    ['demain midi', '2026-11-27 12:00'],
    ['donderdag om 18 uur', '2026-11-26 18:00'],
    ['Thursday at 9:00', '2026-12-03 09:00'],
    ['3 December at 17:00', '2026-12-03 17:00'],
    ['2 janvier', '2027-01-02'],
    ['15 January 2027', '2027-01-15'],
  ])('of a day to come: %s', (written, day) => {
    expect(read(written, 'ahead')).toBe(day);
  });

  it.each(['soon', 'some day', '18:00', '31 February', ''])('“%s” is no day', (written) => {
    expect(read(written, 'ahead')).toBeNull();
  });

  it.each([
    ['120', 120],
    ['2 hours', 120],
    ['1h30', 90],
    ['1,5 uur', 90],
    ['two', null],
    ['5 minutes', null],
    ['2', 120],
    ['900', null],
  ])('“%s” is a length of %s minutes', (written, minutes) => {
    expect(readMinutes(written)).toBe(minutes);
  });

  it.each([
    ['18:30', '18:30'],
    ['18h', '18:00'],
    ['9', '09:00'],
    ['7 pm', '19:00'],
    ['om 10.15', '10:15'],
    ['25:00', null],
    ['later', null],
  ])('“%s” is the hour %s', (written, time) => {
    expect(readTime(written)?.toString({ smallestUnit: 'minute' }) ?? null).toBe(time);
  });
});

it('a note for oneself is on no desk', () => {
  const answers = {
    ana: { 'check-in/1.met': 'yes', 'check-in/1.note': 'mine', 'check-in/1.coordinator-note': 'yours' },
  };
  const active = { ...duo(), state: 'active', menteeId: 'ana', mentorId: 'ben', meetings: [], answers };
  const [shown] = sealed({ ...emptyDesk, duos: [active as unknown as DeskDuo] }).duos;
  expect(shown?.answers).toEqual({ ana: { 'check-in/1.met': 'yes', 'check-in/1.coordinator-note': 'yours' } });
});

it('a normal week is four taps, for whoever has a plan and for whoever has not', () => {
  const lines = readFileSync(join(import.meta.dirname, '../transcripts/check-in/normal-week.chat'), 'utf8').split('\n');
  const taps: number[] = [];
  for (const line of lines) {
    if (/^== /.test(line)) taps.push(0);
    if (/^ben: \[/.test(line)) taps[taps.length - 1] = (taps.at(-1) ?? 0) + 1;
    if (/check-in\/\d+ = done: answered/.test(line)) expect(taps.at(-1)).toBe(4);
  }
  expect(taps.filter((count) => count > 0)).toEqual([4, 4]);
});
