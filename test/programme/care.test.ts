// Two witnesses of a week compared, silence told apart, and the health of a duo: by hand, and over any answers that two people may give.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/core/conversation.ts';
import { type ComparedDuo, isHeld, type Side, sides, weekOutcome } from '../../src/programme/care/compare.ts';
import { healthOf, healthParts, pulledDown, usualWeights } from '../../src/programme/care/health.ts';
import { type Reach, silenceOf } from '../../src/programme/care/silence.ts';

const DAY = 86_400_000;
const usual = { weights: null };

/** Begun on Monday 5 January 2026; they meet on Tuesdays at 18:00 in Brussels, the first time on the 6th. */
function duo(
  mentee: Record<string, Value>,
  mentor: Record<string, Value>,
  more: Partial<ComparedDuo> = {},
): ComparedDuo {
  return {
    id: 'd',
    zone: 'Europe/Brussels',
    startedAt: '2026-01-05T09:00:00.000Z',
    endsAt: '2026-07-05T09:00:00.000Z',
    endedAt: null,
    rhythm: { day: 'tue', time: '18:00' },
    pausedUntil: null,
    shiftedWeeks: 0,
    weeks: [],
    mentee,
    mentor,
    ...more,
  };
}

/** Answers by week, the first first; null for a week without one. */
const met = (...weeks: (string | null)[]): Record<string, Value> =>
  Object.fromEntries(weeks.flatMap((one, nth) => (one === null ? [] : [[`check-in/${nth + 1}.met`, one]])));
const moods = (...weeks: (string | null)[]): Record<string, Value> =>
  Object.fromEntries(weeks.flatMap((one, nth) => (one === null ? [] : [[`check-in/${nth + 1}.mood`, one]])));

/** Noon UTC, `days` days after the beginning. Week 1 is over on day 1 at 19:00 UTC and settled on day 6. */
const day = (days: number): string => new Date(Date.parse('2026-01-05T12:00:00.000Z') + days * DAY).toISOString();

describe('one week, out of two answers', () => {
  const of = (mentee: string | null, mentor: string | null, at: number) =>
    weekOutcome(duo(met(mentee), met(mentor)), 1, day(at));

  it('is agreed as soon as both have answered the same', () => {
    expect(of('yes', 'other', 2)).toMatchObject({ kind: 'met', minutes: 120 });
    expect(of('no', 'no', 2)).toMatchObject({ kind: 'not-met', minutes: 0 });
  });

  it('is a contradiction when one met and the other did not', () => {
    expect(of('yes', 'no', 2)).toMatchObject({ kind: 'contradiction', minutes: 0 });
  });

  it('keeps "not yet" open until it was asked again, and then it is a no', () => {
    expect(of('not-yet', 'yes', 3).kind).toBe('open');
    expect(of('not-yet', 'yes', 7).kind).toBe('contradiction');
    expect(of('not-yet', null, 7)).toMatchObject({ kind: 'one-sided', who: 'mentee', met: false });
  });

  it('waits for the second before it calls one answer one-sided', () => {
    expect(of('yes', null, 2).kind).toBe('open');
    expect(of('yes', null, 7)).toMatchObject({ kind: 'one-sided', who: 'mentee', met: true, minutes: 120 });
    expect(of(null, 'no', 7)).toMatchObject({ kind: 'one-sided', who: 'mentor', met: false });
  });

  it('tells silence from what was not asked yet', () => {
    expect(of(null, null, 0).kind).toBe('ahead');
    expect(of(null, null, 2).kind).toBe('open');
    expect(of(null, null, 7).kind).toBe('silent');
  });

  it('counts the mean of what both say it took, and nothing for a meeting that was not', () => {
    const both = duo(
      { ...met('yes', 'no'), 'check-in/1.minutes': 120, 'check-in/2.minutes': 90 },
      { ...met('other', 'no'), 'check-in/1.minutes': 90 },
    );
    expect(weekOutcome(both, 1, day(2)).minutes).toBe(105);
    expect(weekOutcome(both, 2, day(9)).minutes).toBe(0);
  });

  it('is off when both said so beforehand, and ahead behind the end', () => {
    const off = duo(
      {},
      {},
      { weeks: [{ id: 'd/1', duoId: 'd', week: 1, plannedAt: null, minutes: 120, state: 'off' }] },
    );
    expect(weekOutcome(off, 1, day(30)).kind).toBe('off');
    expect(weekOutcome(duo({}, {}, { endsAt: day(10) }), 3, day(60)).kind).toBe('ahead');
  });

  it('follows a meeting that was moved to another day', () => {
    const saturday = '2026-01-10T09:00:00.000Z';
    const weeks = [{ id: 'd/1', duoId: 'd', week: 1, plannedAt: saturday, minutes: 60, state: 'planned' as const }];
    const moved = duo(met('yes'), {}, { weeks });
    expect(weekOutcome(moved, 1, day(7)).kind).toBe('open');
    expect(weekOutcome(moved, 1, day(11))).toMatchObject({ kind: 'one-sided', minutes: 60 });
  });

  it('asks nothing in a pause, and keeps what was before it', () => {
    const paused = duo(met('yes'), met('yes'), { pausedUntil: day(22), shiftedWeeks: 2 });
    expect(weekOutcome(paused, 1, day(10)).kind).toBe('met');
    expect(weekOutcome(paused, 2, day(20)).kind).toBe('paused');
    // Week 2 would have been on day 8; it is on day 22.
    expect(weekOutcome(paused, 2, day(23)).kind).toBe('open');
    expect(weekOutcome(paused, 2, day(28)).kind).toBe('silent');
  });
});

describe('silence', () => {
  const there: Reach = { opened: true, reachable: true, undelivered: false, answeredEver: true };
  const silent = duo({}, met('no', 'no', 'no'));
  const told = (reach: Partial<Reach>, side: Side = 'mentee', one = silent, at = 21) =>
    silenceOf(one, side, { ...there, ...reach }, day(at));

  it('has a reason that is found before anybody is blamed for it', () => {
    expect(told({ opened: false, reachable: false })).toBe('never-started');
    expect(told({ reachable: false, undelivered: true })).toBe('blocked');
    expect(told({ undelivered: true })).toBe('undelivered');
    expect(told({ answeredEver: false })).toBe('never-started');
    expect(told({})).toBe('unanswered');
    expect(told({}, 'mentor')).toBe('not-met');
  });

  it('of one week is none', () => {
    expect(told({}, 'mentee', duo({}, met('yes')), 7)).toBeNull();
    expect(told({}, 'mentee', duo(met('yes', null), met('yes', 'yes')), 14)).toBeNull();
  });

  it('of both for two weeks is nobody saying that they do not meet', () => {
    expect(told({}, 'mentee', duo({}, {}), 14)).toBe('unanswered');
    expect(told({}, 'mentor', duo({}, {}), 14)).toBe('unanswered');
  });
});

describe('the health of a duo', () => {
  /**
   * By hand, four weeks: both answered all but the mentor's third and fourth, 6 of 8 = 0.75. Weeks 1 and 2 held, 3 one-sided
   * and held, 4 one-sided and not held: 0.75. Moods 1 0.5 0 | 1: 2.5 of 4 = 0.625. The objective of the mentee is at `some` = 0.5.
   * Both answered in two weeks and agree: 1. 30×0.75 + 30×0.75 + 20×0.625 + 10×0.5 + 10×1 = 72.5, of 100: 73.
   */
  const uneven = duo(
    { ...met('yes', 'yes', 'yes', 'no'), ...moods('good', 'so-so', null, 'bad'), 'check-in/4.objective-1': 'some' },
    { ...met('yes', 'other'), ...moods('good') },
  );

  it('is what is computed by hand', () => {
    expect(healthOf(uneven, day(30), usual)).toEqual({
      score: 73,
      parts: { answers: 0.75, meetings: 0.75, mood: 0.625, progress: 0.5, witnesses: 1 },
      atRisk: false,
    });
  });

  it('leaves out what nobody was asked, and follows the weights of the centre', () => {
    // Nothing but answers and meetings is known: (30×0.5 + 30×1) / 60 = 75.
    const plain = duo(met('yes', 'yes'), {});
    expect(healthOf(plain, day(16), usual)?.score).toBe(75);
    expect(healthOf(plain, day(16), { weights: { answers: 90, meetings: 10 } })?.score).toBe(55);
  });

  it('is unknown in the first two weeks', () => {
    expect(healthOf(duo({}, {}), day(13), usual)).toBeNull();
    expect(healthOf(duo({}, {}), day(15), usual)).toMatchObject({ score: 0, atRisk: true });
  });

  it('says what pulled it down, what cost most first', () => {
    const low = healthOf(duo(met('no', 'no', 'no'), moods('bad')), day(23), usual);
    expect(low && pulledDown(low, usual)).toEqual(['meetings', 'mood', 'answers']);
    expect(low?.atRisk).toBe(true);
  });
});

/** Any answers of somebody to weeks 1 to 12. */
const anyAnswers = fc
  .array(
    fc.record({
      met: fc.constantFrom('yes', 'other', 'not-yet', 'no', null),
      mood: fc.constantFrom('good', 'so-so', 'bad', null),
      progress: fc.constantFrom('none', 'some', 'much', 'reached', null),
    }),
    { maxLength: 12 },
  )
  .map((weeks) =>
    Object.fromEntries(
      weeks.flatMap((one, nth): [string, Value][] =>
        one.met === null
          ? []
          : [
              [`check-in/${nth + 1}.met`, one.met],
              ...(one.mood === null ? [] : [[`check-in/${nth + 1}.mood`, one.mood] as [string, Value]]),
              ...(one.progress === null ? [] : [[`check-in/${nth + 1}.objective-1`, one.progress] as [string, Value]]),
            ],
      ),
    ),
  );
const anyDuo = fc.record({ mentee: anyAnswers, mentor: anyAnswers }).map((both) => duo(both.mentee, both.mentor));
const anyDay = fc.integer({ min: 14, max: 100 });
const anyWeights = fc.option(
  fc.record(Object.fromEntries(healthParts.map((part) => [part, fc.integer({ min: 1, max: 100 })]))),
  { nil: null },
);

describe('over any answers', () => {
  it('the score lies between 0 and 100', () => {
    fc.assert(
      fc.property(anyDuo, anyDay, anyWeights, (one, at, weights) => {
        const health = healthOf(one, day(at), { weights });
        if (!health) return;
        expect(health.score).toBeGreaterThanOrEqual(0);
        expect(health.score).toBeLessThanOrEqual(100);
        expect(health.atRisk).toBe(health.score < 40);
      }),
      { numRuns: 150 },
    );
  });

  it('a meeting more, told by both, never lowers it', () => {
    fc.assert(
      fc.property(anyDuo, anyDay, fc.integer({ min: 1, max: 14 }), (one, at, week) => {
        const before = healthOf(one, day(at), usual);
        const held = { [`check-in/${week}.met`]: 'yes', [`check-in/${week}.mood`]: 'good' };
        const after = healthOf(
          { ...one, mentee: { ...one.mentee, ...held }, mentor: { ...one.mentor, ...held } },
          day(at),
          usual,
        );
        fc.pre(before !== null && week <= at / 7 - 1);
        expect(after?.score).toBeGreaterThanOrEqual(before?.score ?? 0);
      }),
      { numRuns: 200 },
    );
  });

  it('an answer more that does not gainsay the other never lowers it', () => {
    fc.assert(
      fc.property(anyDuo, anyDay, fc.integer({ min: 1, max: 14 }), fc.constantFrom(...sides), (one, at, week, side) => {
        const outcome = weekOutcome(one, week, day(at));
        const before = healthOf(one, day(at), usual);
        fc.pre(before !== null && one[side][`check-in/${week}.met`] === undefined);
        fc.pre(outcome.kind === 'silent' || outcome.kind === 'one-sided');
        const given = { [`check-in/${week}.met`]: isHeld(outcome) ? 'yes' : 'no' };
        const after = healthOf({ ...one, [side]: { ...one[side], ...given } }, day(at), usual);
        expect(after?.score).toBeGreaterThanOrEqual(before?.score ?? 0);
      }),
      { numRuns: 200 },
    );
  });

  it('a pause changes nothing: neither while it lasts nor behind it', () => {
    fc.assert(
      fc.property(
        anyDuo,
        anyDay,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 27 }),
        (one, at, weeks, into) => {
          const until = day(at + 7 * weeks);
          const paused = { ...one, pausedUntil: until, shiftedWeeks: weeks, endsAt: '2026-09-05T09:00:00.000Z' };
          const before = healthOf({ ...one, endsAt: '2026-09-05T09:00:00.000Z' }, day(at), usual);
          fc.pre(into < 7 * weeks);
          expect(healthOf(paused, day(at + into), usual)).toEqual(before);
          expect(healthOf(paused, until, usual)).toEqual(before);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('the usual weights are a whole of 100', () => {
    expect(Object.values(usualWeights).reduce((all, one) => all + one, 0)).toBe(100);
  });
});
