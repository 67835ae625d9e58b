// Time: every change of the clocks from 2026 to 2032 in seven zones, and stops from ten minutes to five weeks. What is planned happens once, at the right hour of the wall, never at night, and never too often.
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { bookedTime } from '../../src/programme/booked-time.ts';
import { checkInOccurrence, planCheckIn } from '../../src/programme/check-in/plan.ts';
import { isClosed, readClosingDays } from '../../src/programme/closing-days.ts';
import { decideDue, putOff, treatmentOf } from '../../src/programme/due.ts';
import type { Effect, Plan } from '../../src/programme/effects.ts';
import type { Due, DuoFacts } from '../../src/programme/facts.ts';
import { daysLater, hoursBetween, hoursLater, localDate } from '../../src/programme/local-time.ts';
import { isQuiet } from '../../src/programme/quiet-hours.ts';
import { workingDaysLater, workingHoursLater } from '../../src/programme/working-time.ts';
import { factsFor, noCourse } from '../support/facts.ts';

/** The zones, and how often their clocks change from 2026 to 2032: twice a year for seven years, or never. */
const zones = [
  ['Europe/Brussels', 14],
  ['Europe/Paris', 14],
  ['Europe/Amsterdam', 14],
  ['Europe/London', 14],
  ['Europe/Lisbon', 14],
  ['America/New_York', 14],
  ['Asia/Kathmandu', 0],
] as const;

/** The instants at which the clocks of a zone change. */
function changesOf(zone: string): string[] {
  const found: string[] = [];
  let time = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`);
  for (;;) {
    const next = time.getTimeZoneTransition('next');
    if (!next || next.year > 2032) return found;
    found.push(new Date(next.epochMilliseconds).toISOString());
    time = next;
  }
}
/** A day on which something may go wrong in a zone: its changes, or any day where there are none. */
const daysToTry = (zone: string): string[] => {
  const changes = changesOf(zone);
  return changes.length > 0 ? changes : ['2026-03-29T01:00:00.000Z', '2032-10-31T01:00:00.000Z'];
};
const wall = (at: string, zone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });
const at = (local: string, zone: string): string =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds).toISOString();

/** What was said to Ana: which occurrence, of which kind, when. */
type Said = { occurrence: string; kind: string; at: string };
type Row = Due & { reason?: string };
type Played = { said: Said[]; rows: ReadonlyMap<string, Row> };

/**
 * Lives through the weeks of a duo whose mentee answers nothing, from due instant to due instant, as the service does:
 * nothing happens from `down.from` to `down.to`, and what is ripe then is taken in the order of its time.
 */
function live(
  zone: string,
  startedAt: string,
  days: number,
  { down, more = [], closingDays = [] }: { down?: { from: string; to: string }; more?: Plan[]; closingDays?: string[] },
): Played {
  const until = hoursLater(startedAt, days * 24);
  const rows = new Map<string, Row>();
  const said: Said[] = [];
  const add = (due: Plan, again = false) => {
    if (again || !rows.has(due.occurrence)) rows.set(due.occurrence, { ...due, state: 'due', settledAt: null });
  };
  const settle = (occurrence: string, state: string, now: string, reason: string) => {
    const row = rows.get(occurrence);
    if (row) rows.set(occurrence, { ...row, state, settledAt: now, reason });
  };
  const doThese = (effects: readonly Effect[], now: string) => {
    for (const effect of effects) {
      if (effect.kind === 'plan') add(effect.due);
      if (effect.kind === 'due-state') settle(effect.occurrence, effect.state, now, effect.reason);
    }
  };
  const partner = { id: 'q', firstName: 'Ben', role: 'mentor', zone, stage: 'mentoring', answers: {} } as const;
  const duo: DuoFacts = {
    ...{ id: 'duo', state: 'active', centreId: 'ghent', coordinatorId: 'sofie', partner, ...noCourse },
    ...{ proposedAt: startedAt, startedAt, endsAt: hoursLater(startedAt, 182 * 24) },
    ...{ meetings: [], messages: [], agreement: null, signatures: [], place: null, coordinator: null },
    ...{ mine: {}, theirs: {} },
  };
  const person = { ...factsFor().person, stage: 'mentoring', role: 'mentee', zone, centreId: 'ghent' } as const;
  doThese(planCheckIn({ ...duo, zone }, { id: 'p', zone }, 1), startedAt);
  for (const due of more) add(due);
  for (let steps = 0; steps < 1000; steps++) {
    const [next] = [...rows.values()]
      .filter((row) => row.state === 'due')
      .sort((a, b) => `${a.at}${a.occurrence}`.localeCompare(`${b.at}${b.occurrence}`));
    if (!next || next.at > until) return { said, rows };
    const now = down && next.at >= down.from && next.at < down.to ? down.to : next.at;
    // A plan whose time was over when it was made is ripe at once, not in the past.
    const then = said.reduce((last, one) => (one.at > last ? one.at : last), down && now > down.from ? down.to : now);
    const when = then > now ? then : now;
    const facts = factsFor({ now: when, person, duo, dues: [...rows.values()], closingDays });
    const input = { id: 'i', at: when, kind: 'due', due: next.kind, occurrence: next.occurrence } as const;
    const decision = decideDue(input, facts, null)?.decision;
    if (!decision) throw new Error('The plan is not there');
    if (decision.kind === 'wait') {
      const again = putOff(next, decision.until, facts, decision.why);
      if (again.kind === 'plan') add(again.due, true);
    } else if (decision.kind === 'skip') {
      settle(next.occurrence, 'skipped', when, decision.reason);
      doThese(decision.effects ?? [], when);
    } else {
      if (decision.kind !== 'do') {
        said.push({ occurrence: next.occurrence, kind: next.kind, at: when });
        settle(next.occurrence, 'sent', when, 'in time');
      }
      doThese(decision.effects ?? [], when);
    }
  }
  throw new Error('It never ends');
}

/** What holds of every life: once each, never at night, one unasked thing a day, three in seven days. */
function expectPeace({ said }: Played, zone: string): void {
  expect(new Set(said.map(({ occurrence }) => occurrence)).size).toBe(said.length);
  expect(said.filter((one) => isQuiet(one.at, zone))).toEqual([]);
  const days = said
    .filter(({ kind }) => treatmentOf(kind)?.class === 'unasked')
    .map((one) => Date.parse(localDate(one.at, zone)) / 86_400_000);
  for (const day of days) {
    const ahead = days.map((one) => one - day).filter((gap) => gap >= 0 && gap < 7);
    expect(ahead.filter((gap) => gap === 0)).toHaveLength(1);
    expect(ahead.length).toBeLessThanOrEqual(3);
  }
}

const weekOf = (played: Played, week: number) => played.rows.get(checkInOccurrence('duo', 'p', week));

it.each(zones)('the clocks of %s change %i times from 2026 to 2032', (zone, count) => {
  expect(changesOf(zone)).toHaveLength(count);
});

describe.each(zones.map(([zone]) => zone))('in %s, around every change of the clocks,', (zone) => {
  it('each week is asked about once, at six on the wall, and reminded once, a day later', () => {
    for (const change of daysToTry(zone)) {
      const started = daysLater(change, -10, 12, zone).at;
      const played = live(zone, started, 24, {});
      const dates = [7, 8, 14, 15, 21, 22].map((days) => daysLater(started, days, 18, zone).localDate);
      expect(played.said.map((one) => wall(one.at, zone))).toEqual(dates.map((date) => `${date}T18:00`));
      expectPeace(played, zone);
    }
  });

  it('what is booked is said at its hour of the wall, or before or after the night', () => {
    for (const change of daysToTry(zone)) {
      for (const shift of [-1, 0, 1, 2]) {
        const day = daysLater(change, shift, 12, zone).localDate;
        const evening = daysLater(change, shift - 1, 12, zone).localDate;
        const said = (wanted: string, until: string) =>
          wall(bookedTime(at(`${day}T${wanted}`, zone), at(`${day}T${until}`, zone), zone), zone);
        expect(said('16:00', '17:00')).toBe(`${day}T16:00`);
        // A meeting at nine: two hours before is night, and half past eight would be too late.
        expect(said('07:00', '08:00')).toBe(`${evening}T20:00`);
        expect(said('07:45', '09:15')).toBe(`${day}T08:30`);
      }
    }
  });
});

describe('after a stop of', () => {
  const stops = [
    { name: 'ten minutes', hours: 1 / 6, folded: [], late: 3 },
    { name: 'an hour', hours: 1, folded: [], late: 3 },
    { name: '23 hours', hours: 23, folded: [], late: 3 },
    { name: '25 hours', hours: 25, folded: [], late: 3 },
    { name: 'eight days', hours: 8 * 24, folded: [3], late: 4 },
    { name: 'five weeks', hours: 35 * 24, folded: [3, 4, 5, 6, 7], late: null },
  ];
  it.each(stops)('$name each week is asked about once or folded, and nothing comes too often', (stop) => {
    for (const [zone] of zones) {
      // Every change is gone through above; here those of the first year and the last one.
      for (const change of daysToTry(zone).filter((_, nth, all) => nth < 2 || nth === all.length - 1)) {
        // The clocks change while everything stands still, or a little later.
        const started = daysLater(change, -21, 9, zone).at;
        const third = daysLater(started, 21, 18, zone).at;
        const from = hoursLater(third, -1 / 12);
        const down = { from, to: hoursLater(from, stop.hours) };
        const played = live(zone, started, 78, { down });
        expectPeace(played, zone);
        const weeks = Array.from({ length: 11 }, (_, nth) => nth + 1);
        for (const week of weeks) {
          const row = weekOf(played, week);
          if (stop.folded.includes(week)) {
            expect(row, `week ${week} in ${zone}`).toMatchObject({
              state: 'skipped',
              reason: 'more than 48 hours late',
            });
          } else {
            const asked = played.said.filter(({ occurrence }) => occurrence === row?.occurrence);
            expect(asked, `week ${week} in ${zone}`).toHaveLength(1);
            const said = asked[0]?.at ?? '';
            if (week !== stop.late) expect(wall(said, zone).slice(11), `week ${week} in ${zone}`).toBe('18:00');
            else expect(said >= down.to && hoursBetween(down.to, said) < 12).toBe(true);
          }
        }
      }
    }
  });

  it.each(stops)('$name what came together is spread over the days, the more important first', (stop) => {
    for (const [zone] of zones) {
      const [change = ''] = daysToTry(zone);
      const started = daysLater(change, -21, 9, zone).at;
      const from = daysLater(started, 21, 17, zone).at;
      const down = { from, to: hoursLater(from, stop.hours) };
      const more = Array.from({ length: 8 }, (_, nth): Plan => {
        const when = daysLater(started, 20 + nth, nth % 2 === 0 ? 10 : 18, zone);
        return { occurrence: `duo/p/phone-offer/${nth}`, kind: 'phone-offer', ...when, zone, policy: 'x' };
      });
      const played = live(zone, started, 78, { down, more });
      expectPeace(played, zone);
      // Nothing less important ever takes the place of a week.
      const lost = [...played.rows.values()].filter(
        (row) => row.kind === 'check-in' && row.state === 'skipped' && row.reason !== 'more than 48 hours late',
      );
      expect(lost).toEqual([]);
      const offers = [...played.rows.values()].filter(({ kind }) => kind === 'phone-offer');
      expect(offers).toHaveLength(8);
      for (const offer of offers) expect(offer.reason, offer.occurrence).toMatch(/^(in time|dropped: |more than 48)/);
    }
  });
});

describe('closing days', () => {
  const zone = 'Europe/Brussels';
  /** Weeks are asked about on Tuesdays: 8, 15, 22 December. */
  const started = at('2026-12-01T09:00', zone);

  it('one day is waited for', () => {
    const played = live(zone, started, 20, { closingDays: ['2026-12-15'] });
    expect(wall(weekOf(played, 2)?.settledAt ?? '', zone)).toBe('2026-12-16T18:00');
    expectPeace(played, zone);
  });

  it('in a long holiday weeks are folded, and the first week after it is asked about', () => {
    const played = live(zone, started, 40, { closingDays: ['2026-12-14/2027-01-02'] });
    const states = [1, 2, 3, 4, 5].map((week) => [weekOf(played, week)?.state, weekOf(played, week)?.reason]);
    const folded = ['skipped', 'folded into the next one: the centre is closed on that day'];
    expect(states).toEqual([['sent', 'in time'], folded, folded, folded, ['sent', 'in time']]);
    expect(played.said.filter((one) => isClosed(localDate(one.at, zone), ['2026-12-14/2027-01-02']))).toEqual([]);
  });

  it('are no working days: two hours after Wednesday at four are Monday at ten', () => {
    const closed = ['2026-12-24/2026-12-25'];
    expect(wall(workingHoursLater(at('2026-12-23T16:00', zone), 2, zone, closed), zone)).toBe('2026-12-28T10:00');
    expect(wall(workingHoursLater(at('2026-12-23T16:00', zone), 2, zone), zone)).toBe('2026-12-24T10:00');
    expect(wall(workingDaysLater(at('2026-12-23T11:00', zone), 1, zone, closed), zone)).toBe('2026-12-28T11:00');
    expect(wall(workingHoursLater(at('2026-12-26T03:00', zone), 8, zone, closed), zone)).toBe('2026-12-28T17:00');
  });

  it.each([
    ['', []],
    ['2026-12-25', ['2026-12-25']],
    ['2027-01-01\n 2026-12-24/2026-12-31 \n', ['2026-12-24/2026-12-31', '2027-01-01']],
    ['2026-12-24 to 2026-12-31, 2026-12-24 – 2026-12-31', ['2026-12-24/2026-12-31']],
    ['2026-12-24/2026-12-24', ['2026-12-24']],
    ['25/12/2026', null],
    ['2026-02-30', null],
    ['2026-12-31/2026-12-24', null],
    ['Christmas', null],
  ])('written as %j are %j', (written, read) => {
    expect(readClosingDays(written)).toEqual(read);
  });
});
