// Which interview times are offered: enough notice, the limit of load by week where the centre is, and when the reminders come.
import { describe, expect, it } from 'vitest';
import { planInterview } from '../../src/programme/booking/plan.ts';
import { freeTimes, isFull, offeredTimes, weekOf } from '../../src/programme/booking/times.ts';
import { checkTimes, readTimes } from '../../src/programme/desk/slot-forms.ts';
import { zoneOf } from '../../src/programme/desk/written-dates.ts';
import type { InterviewSlot } from '../../src/programme/facts.ts';
import { factsFor } from '../support/facts.ts';

/** A Sunday at ten in Brussels. */
const NOW = '2026-11-22T09:00:00.000Z';
const zone = 'Europe/Brussels';

/** A free time of Sofie, unless a test says otherwise. */
const time = (startsAt: string, more: Partial<InterviewSlot> = {}): InterviewSlot => ({
  ...{ id: startsAt, centreId: 'ghent', coordinatorId: 'sofie', startsAt, minutes: 60, zone, place: 'Coupure 1' },
  ...{ series: null, state: 'open', personId: null },
  ...more,
});
const sofie = (weeklyLimit: number | null) => [{ id: 'sofie', weeklyLimit }];
const ids = (all: readonly InterviewSlot[]) => all.map(({ id }) => id);

describe('a week', () => {
  it.each([
    // Still Sunday in Brussels, and Monday already in Athens.
    ['2026-11-22T22:30:00.000Z', 'Europe/Brussels', '2026-W47'],
    ['2026-11-22T22:30:00.000Z', 'Europe/Athens', '2026-W48'],
    ['2026-11-22T23:00:00.000Z', 'Europe/Brussels', '2026-W48'],
    // The first days of January may be of the last week of the year before.
    ['2027-01-03T12:00:00.000Z', 'Europe/Brussels', '2026-W53'],
    ['2027-01-04T12:00:00.000Z', 'Europe/Brussels', '2027-W01'],
    // The night in which the summer begins has 23 hours.
    ['2027-03-28T21:59:00.000Z', 'Europe/Brussels', '2027-W12'],
    ['2027-03-28T22:00:00.000Z', 'Europe/Brussels', '2027-W13'],
  ])('of %s in %s is %s', (at, where, week) => {
    expect(weekOf(at, where)).toBe(week);
  });
});

describe('a time is offered', () => {
  const monday = time('2026-11-23T09:00:00.000Z');
  const friday = time('2026-11-27T09:00:00.000Z');
  const next = time('2026-11-30T09:00:00.000Z');
  const booked = time('2026-11-24T09:00:00.000Z', { personId: 'q' });

  it('two hours before it begins, and not later', () => {
    const soon = [time('2026-11-22T10:59:59.000Z'), time('2026-11-22T11:00:00.000Z')];
    expect(ids(freeTimes(soon, sofie(null), NOW))).toEqual(['2026-11-22T11:00:00.000Z']);
  });

  it('when it is open, nobody’s, and of somebody of the team', () => {
    const closed = time('2026-11-25T09:00:00.000Z', { state: 'closed' });
    const gone = time('2026-11-26T09:00:00.000Z', { coordinatorId: 'tom' });
    expect(ids(freeTimes([next, booked, closed, gone, monday], sofie(null), NOW))).toEqual([monday.id, next.id]);
  });

  it('not when its coordinator has as many interviews in its week as they hold; the week after is another', () => {
    const all = [monday, booked, friday, next];
    expect(ids(freeTimes(all, sofie(2), NOW))).toEqual([monday.id, friday.id, next.id]);
    expect(ids(freeTimes(all, sofie(1), NOW))).toEqual([next.id]);
    expect(isFull(friday, all, sofie(1))).toBe(true);
    // Somebody else's interviews fill nobody's week.
    expect(isFull(friday, [{ ...booked, coordinatorId: 'tom' }], sofie(1))).toBe(false);
  });

  it('not when the interviews of that week are over already: they were held all the same', () => {
    const thursday = '2026-11-26T09:00:00.000Z';
    expect(ids(freeTimes([{ ...booked, state: 'closed' }, friday, next], sofie(1), thursday))).toEqual([next.id]);
  });

  it('in the week of one’s own interview, which would be given up for it', () => {
    const person = { ...factsFor().person, centreId: 'ghent', stage: 'interview' as const };
    const team = [{ id: 'sofie', name: 'Sofie', lead: false, deputyId: null, weeklyLimit: 1 }];
    const offered = (personId: string) =>
      ids(offeredTimes(factsFor({ person, team, interviewSlots: [{ ...booked, personId }, friday] })));
    expect(offered('p')).toEqual([friday.id]);
    expect(offered('q')).toEqual([]);
  });

  it('only of one’s own centre', () => {
    const person = { ...factsFor().person, centreId: 'paris', stage: 'interview' as const };
    const team = [{ id: 'sofie', name: 'Sofie', lead: false, deputyId: null, weeklyLimit: null }];
    expect(offeredTimes(factsFor({ person, team, interviewSlots: [monday] }))).toEqual([]);
  });
});

describe('the reminders of an interview', () => {
  const plans = (startsAt: string, now = NOW) =>
    planInterview(time(startsAt), factsFor({ now })).flatMap((effect) =>
      effect.kind === 'plan' ? [effect.due.at] : [],
    );

  it('come at the same hour of the day before, and two hours before', () => {
    expect(plans('2026-11-24T13:00:00.000Z')).toEqual(['2026-11-23T13:00:00.000Z', '2026-11-24T11:00:00.000Z']);
    // The clocks change in between: it is three in the afternoon on both days.
    expect(plans('2027-03-28T13:00:00.000Z')[0]).toBe('2027-03-27T14:00:00.000Z');
  });

  it('keep out of the night: at half past eight when that is soon enough, else in the evening before', () => {
    // At ten: two hours before is eight o'clock, which is allowed. At nine: seven is not.
    expect(plans('2026-11-24T09:00:00.000Z')[1]).toBe('2026-11-24T07:00:00.000Z');
    expect(plans('2026-11-24T08:00:00.000Z')[1]).toBe('2026-11-24T07:30:00.000Z');
    expect(plans('2026-11-24T07:30:00.000Z')[1]).toBe('2026-11-23T19:00:00.000Z');
  });

  it('that would have been earlier than now are left out', () => {
    expect(plans('2026-11-22T13:00:00.000Z')).toEqual(['2026-11-22T11:00:00.000Z']);
    expect(plans('2026-11-22T10:30:00.000Z')).toEqual([]);
  });
});

describe('the form that opens times', () => {
  const good = { date: '2026-11-24', time: '10:00', weeks: '1', minutes: '60', place: 'Coupure 1' };
  const wrong = (more: Record<string, string>) => Object.keys(checkTimes({ ...good, ...more }, NOW, zone));

  it.each([
    ['date', '2026-11-31', false],
    ['date', '24/11/2026', false],
    ['date', '2026-11-21', false],
    ['date', '2027-12-01', false],
    ['date', '2026-11-23', true],
    ['time', '24:00', false],
    ['time', '9:00', false],
    ['time', '09:00', true],
    ['weeks', '0', false],
    ['weeks', '13', false],
    ['weeks', 'x', false],
    ['weeks', '12', true],
    ['minutes', '14', false],
    ['minutes', '181', false],
    ['minutes', '45', true],
    ['place', ' x ', false],
    ['place', 'x'.repeat(301), false],
    ['place', 'https://meet.example/abc', true],
  ])('%s = "%s" is accepted: %s', (field, value, accepted) => {
    expect(wrong({ [field]: value })).toEqual(accepted ? [] : [field]);
  });

  it('an hour of today that is over is wrong at the hour, not at the date', () => {
    expect(wrong({ date: '2026-11-22', time: '09:59' })).toEqual(['time']);
  });

  it('reads a weekly pattern that keeps its hour on the wall when the clocks change', () => {
    const { instants } = readTimes({ ...good, date: '2027-03-22', weeks: '2' }, zone);
    expect(instants).toEqual(['2027-03-22T09:00:00.000Z', '2027-03-29T08:00:00.000Z']);
  });

  it('relies on no zone that a button might bring along', () => {
    expect(zoneOf('ghent@Europe/Brussels')).toBe('Europe/Brussels');
    expect(zoneOf('ghent@Nowhere/Atall')).toBe('Europe/Brussels');
    expect(zoneOf('ghent')).toBe('Europe/Brussels');
  });
});
