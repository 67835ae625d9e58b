// The figures of a hand-made programme, whose numbers were worked out by hand in the comments beside it; and what must never be shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/core/conversation.ts';
import type { DuoWeek } from '../../src/programme/facts.ts';
import { duoOf } from '../../src/programme/figures/assemble.ts';
import type { FigureDuo, FigurePerson, FunnelStep, Side } from '../../src/programme/figures/data.ts';
import { figuresOf } from '../../src/programme/figures/figures.ts';
import { hidden } from '../../src/programme/figures/hide.ts';

const now = '2026-11-22T12:00:00.000Z';
const zone = 'Europe/Brussels';
/** At six in the evening, UTC, of a day. */
const on = (day: string) => `${day}T18:00:00.000Z`;

type Answers = Record<string, Value>;
type Group = {
  id: string;
  times: number;
  from: string;
  until: string;
  state: FigureDuo['state'];
  reason?: string;
  /** By the number within the group, from 1. */
  mentee?: (nth: number) => Answers;
  mentor?: (nth: number) => Answers;
  weeks?: readonly { week: number; at: string; off?: true }[];
};

const week = ({ week: number, at, off }: NonNullable<Group['weeks']>[number]): DuoWeek => ({
  id: `w/${number}`,
  duoId: 'w',
  week: number,
  plannedAt: on(at),
  minutes: 120,
  state: off ? 'off' : 'planned',
});
const duosOf = (centreId: string, groups: readonly Group[]): FigureDuo[] =>
  groups.flatMap((group) =>
    Array.from({ length: group.times }, (_, at) => {
      const id = `${group.id}${at + 1}`;
      const raw = {
        ...{ id, centreId, zone, menteeId: `${id}-e`, mentorId: `${id}-r`, state: group.state },
        ...{ proposedAt: on('2025-01-01'), startedAt: on(group.from), endsAt: on(group.until) },
        ...{ endedAt: group.state === 'closed' ? on('2026-11-20') : null, reason: group.reason ?? null },
        ...{ rhythm: null, pausedUntil: null, shiftedWeeks: 0, weeks: (group.weeks ?? []).map(week) },
        ...{ mentee: group.mentee?.(at + 1) ?? {}, mentor: group.mentor?.(at + 1) ?? {} },
      };
      return duoOf(raw, { weights: null }, now);
    }),
  );
const peopleOf = (role: Side, times: number, reached: Partial<Record<FunnelStep, string>>): FigurePerson[] =>
  Array.from({ length: times }, (_, at) => ({
    ...{ id: `${role}${JSON.stringify(reached)}${at}`, role, centreId: 'ghent', zone },
    reached: Object.fromEntries(Object.entries(reached).map(([step, day]) => [step, on(day)])),
  }));

/** Asked from January to November 2026, on 22 November. */
const period = { from: '2026-01', until: '2026-11' };

// Ghent has 47 duos.
//  a ×10  3 Nov 2025 – 3 May 2026   closed
//  b  ×5  2 Feb 2026 – 2 Apr 2026   ended early
//  c ×12  5 Oct 2026 – 5 Apr 2027   active; c6 to c12 at risk
//  d  ×5  1 Apr 2025 – 1 Oct 2025   closed, answers every time
//  e ×10  the same days             closed, answers every time
//  f  ×5  the same days             closed, answers nothing
const ghent = duosOf('ghent', [
  {
    ...{ id: 'a', times: 10, from: '2025-11-03', until: '2026-05-03', state: 'closed' },
    mentee: (nth): Answers =>
      nth <= 5
        ? {
            ...{ 'evaluation.expectations': 'yes', 'evaluation.needs': 'yes', 'evaluation.done': 'yes' },
            ...{ 'evaluation.objective-1': 'yes', 'evaluation.objective-2': 'partly' },
            ...{ 'evaluation.relation-1': '4', 'evaluation.relation-2': '5', 'evaluation.coordinator': '5' },
            ...{ 'evaluation.recommend': '10', 'evaluation.work': 'job', 'evaluation.contract': 'long' },
            ...{
              'baseline.autonomy': '2',
              'evaluation.autonomy': '4',
              'baseline.confidence': 'rather-not',
              'evaluation.confidence': '5',
            },
            ...{ 'follow-up/3.situation': 'job', 'follow-up/3.contract': 'long' },
          }
        : {
            ...{ 'evaluation.expectations': 'no', 'evaluation.needs': 'partly', 'evaluation.objective-1': 'no' },
            ...{ 'evaluation.relation-1': '3', 'evaluation.recommend': '8', 'evaluation.work': 'internship' },
            ...{ 'baseline.autonomy': '3', 'evaluation.autonomy': '3', 'follow-up/3.situation': 'none' },
          },
    mentor: (nth): Answers => ({
      ...{ 'evaluation.recommend': '9', 'evaluation.training': '4', 'evaluation.again': nth <= 5 ? 'yes' : 'later' },
    }),
  },
  {
    ...{ id: 'b', times: 5, from: '2026-02-02', until: '2026-04-02', state: 'ended', reason: 'moved' },
    // The third statement is turned: agreeing with 4 says 2. With the first one, 2 on average.
    mentee: () => ({
      ...{ 'baseline.autonomy': '3', 'evaluation.relation-1': '2', 'evaluation.relation-3': '4' },
      'evaluation.recommend': '6',
    }),
    mentor: () => ({ 'evaluation.again': 'no' }),
  },
  {
    ...{ id: 'c', times: 12, from: '2026-10-05', until: '2027-04-05', state: 'active' },
    weeks: [
      { week: 1, at: '2026-10-06' },
      { week: 2, at: '2026-10-13' },
      { week: 3, at: '2026-10-20', off: true },
      { week: 4, at: '2026-10-27' },
      { week: 5, at: '2026-11-24' },
    ],
    mentee: (nth): Answers =>
      nth <= 5
        ? {
            ...{
              'check-in/1.met': 'yes',
              'check-in/1.minutes': 120,
              'check-in/2.met': 'yes',
              'check-in/2.minutes': 90,
            },
            ...{ 'check-in/4.met': 'other', 'check-in/4.minutes': 60 },
          }
        : { 'check-in/1.met': 'yes', 'check-in/1.mood': 'bad', 'check-in/2.met': 'not-yet' },
    mentor: (nth): Answers =>
      nth <= 5
        ? { 'check-in/1.met': 'yes', 'check-in/2.met': 'yes', 'check-in/2.minutes': 150 }
        : { 'check-in/1.met': 'no', 'check-in/2.met': 'no' },
  },
  {
    ...{ id: 'd', times: 5, from: '2025-04-01', until: '2025-10-01', state: 'closed' },
    mentee: () => ({
      ...{ 'follow-up/3.situation': 'job', 'follow-up/3.contract': 'long', 'follow-up/6.situation': 'training' },
      ...{ 'follow-up/12.situation': 'job', 'follow-up/12.contract': 'short', 'follow-up/12.days': '90+' },
    }),
  },
  {
    ...{ id: 'e', times: 10, from: '2025-04-01', until: '2025-10-01', state: 'closed' },
    mentee: (nth): Answers => ({
      ...{ 'evaluation.work': nth <= 5 ? 'training' : 'none', 'follow-up/3.situation': 'none' },
      ...{ 'follow-up/6.situation': 'none', 'follow-up/12.situation': 'none', 'follow-up/12.days': '0' },
    }),
  },
  { id: 'f', times: 5, from: '2025-04-01', until: '2025-10-01', state: 'closed' },
]);

// 20 mentees joined on 1 March: 5 went no further; 6 came to a session on the 11th; 8 went the whole way to a duo; of one only
// its beginning is known. 5 who joined in December, and 5 whose duo ran before they joined, are not counted.
const people: FigurePerson[] = [
  ...peopleOf('mentee', 5, { joined: '2026-03-01' }),
  ...peopleOf('mentee', 6, { joined: '2026-03-01', informed: '2026-03-11' }),
  ...peopleOf('mentee', 8, {
    ...{ joined: '2026-03-01', informed: '2026-03-21', prepared: '2026-03-25', interviewed: '2026-04-01' },
    ...{ accepted: '2026-04-01', proposed: '2026-04-21', met: '2026-04-28', begun: '2026-05-05' },
  }),
  ...peopleOf('mentee', 1, { joined: '2026-03-01', begun: '2026-05-05' }),
  ...peopleOf('mentee', 5, { joined: '2025-12-01', informed: '2026-03-11' }),
  ...peopleOf('mentee', 5, { joined: '2026-03-01', begun: '2026-01-05' }),
  // 5 mentors joined on 1 February, were accepted on 1 March and trained on 10 April; nothing else is known of them.
  ...peopleOf('mentor', 5, { joined: '2026-02-01', accepted: '2026-03-01', trained: '2026-04-10' }),
];

const of = (
  figures: ReturnType<typeof figuresOf>,
  id: string,
  part: string | null = null,
  centreId: string | null = 'ghent',
) => {
  const found = figures.find((one) => one.id === id && one.part === part && one.centreId === centreId);
  if (!found) return 'missing';
  if (found.hidden) return 'hidden';
  return found.bottom === null ? [found.top, found.value] : `${found.top}/${found.bottom}`;
};
const figures = figuresOf({ centres: [{ id: 'ghent', name: 'Ghent', zone }], people, duos: ghent }, { period, now });

describe('worked out by hand, in Ghent', () => {
  it('the way in: 20 joined; 6 + 8 + 1 were informed, the 8 + 1 with a duo did all the rest, nobody has completed', () => {
    const steps = (role: Side, ...names: FunnelStep[]) => names.map((step) => of(figures, 'funnel', `${role}.${step}`));
    expect(
      steps('mentee', 'joined', 'informed', 'prepared', 'interviewed', 'accepted', 'proposed', 'met', 'begun'),
    ).toEqual([[20, 20], '15/20', '9/15', '9/9', '9/9', '9/9', '9/9', '9/9']);
    expect(of(figures, 'funnel', 'mentee.completed')).toBe('0/9');
    // A mentor who was trained must have been accepted, prepared and informed, whether a date is known or not.
    expect(steps('mentor', 'joined', 'informed', 'accepted', 'trained', 'proposed')).toEqual([
      [5, 5],
      '5/5',
      '5/5',
      '5/5',
      '0/5',
    ]);
  });

  it('the days between: six took 10 and eight took 20 to the session, so that the middle is 20; then 4, 7, 0, 20, 7 and 7', () => {
    const days = (part: string) => of(figures, 'lead-time', part);
    expect(days('mentee.informed')).toEqual([14, 20]);
    expect(
      ['prepared', 'interviewed', 'accepted', 'proposed', 'met', 'begun'].map((step) => days(`mentee.${step}`)),
    ).toEqual([
      [8, 4],
      [8, 7],
      [8, 0],
      [8, 20],
      [8, 7],
      [8, 7],
    ]);
    expect([days('mentor.informed'), days('mentor.trained')]).toEqual([
      [0, null],
      [5, 40],
    ]);
  });

  it('duos: 12 of c run; b and c began: 5 + 12; a and b were over: 10 + 5, 5 of them early; seven of twelve are at risk', () => {
    expect(of(figures, 'active-duos')).toEqual([12, 12]);
    expect(of(figures, 'begun-duos')).toEqual([17, 17]);
    expect(of(figures, 'early-ends')).toBe('5/15');
    // Six months were over for a on 3 May, and would have been for b on 2 August.
    expect(of(figures, 'six-months')).toBe('10/15');
    // c6 to c12, of the weights 30, 30, 20, 10: 4 of 6 answers 20, half a meeting of three 5, a bad mood 0, one of two weeks
    // without contradiction 5; together 30 of 90, which is 33 and below 40. c1 to c5: 25 + 30 + 10 of 70, which is 93.
    expect(of(figures, 'duos-at-risk')).toBe('7/12');
  });

  it('meetings: 12 duos × 3 planned weeks (one was off, one is to come); c1 to c5 met three times, in the fourth week by one report only', () => {
    // In October and November only c had meetings to come to; nobody answered for those of the others before.
    const data = { centres: [{ id: 'ghent', name: 'Ghent', zone }], people, duos: ghent };
    const autumn = figuresOf(data, { period: { from: '2026-10', until: '2026-11' }, now });
    expect(of(autumn, 'meetings-held')).toBe('15/36');
    expect(of(autumn, 'meetings-one-sided')).toBe('5/15');
    // c6 to c12: yes against no in week 1; nobody met in week 2; nobody answered in week 4.
    expect(of(autumn, 'meetings-contradicted')).toBe('7/36');
    expect(of(autumn, 'meetings-unanswered')).toBe('7/36');
    // 5 × (120 + the mean of 90 and 150 + 60) minutes = 5 × 300 = 1500 minutes.
    expect(of(autumn, 'hours')).toEqual([25, 25]);
  });

  it('the evaluation: a and b were over; of the 10 + 5 mentees 15 answered something, and so did the 15 mentors', () => {
    const mentee = (id: string) => of(figures, id, 'mentee');
    const mentor = (id: string) => of(figures, id, 'mentor');
    expect([mentee('evaluation-answered'), mentor('evaluation-answered')]).toEqual(['15/15', '15/15']);
    expect([mentee('expectations'), mentee('needs')]).toEqual(['5/10', '5/10']);
    // a1 to a5 have two objectives, one reached and one in part; a6 to a10 one that was not: 5 × 2 + 5 = 15.
    expect([mentee('objectives-some'), mentee('objectives-reached')]).toEqual(['10/15', '5/15']);
    // (5 × 4.5 + 5 × 3 + 5 × 2) / 15 = 47.5 / 15 = 3.17.
    expect(mentee('relationship')).toEqual([15, 3.17]);
    expect([mentee('coordinator'), mentor('training')]).toEqual([
      [5, 5],
      [10, 4],
    ]);
    // Mentees: 5 × 10, 5 × 8, 5 × 6. Promoters 5, detractors 5: 0 points; mean 120 / 15 = 8. Mentors: 10 × 9.
    expect([mentee('net-promoters'), mentee('recommendation')]).toEqual([
      [15, 0],
      [15, 8],
    ]);
    expect([mentor('net-promoters'), mentor('recommendation')]).toEqual([
      [10, 100],
      [10, 9],
    ]);
    // 5 yes and 5 later of a, 5 no of b.
    expect(of(figures, 'again')).toBe('10/15');
    // a1 to a5 from 2 to 4, a6 to a10 from 3 to 3; b has no second one. Nobody has rated confidence twice.
    expect([of(figures, 'rated-higher', 'autonomy'), of(figures, 'rated-higher', 'confidence')]).toEqual([
      '5/10',
      '0/0',
    ]);
  });

  it('outcomes: each with how many were reached', () => {
    // At the end: a and b, 15; the ten of a answered: 5 jobs for long, 5 internships.
    expect(['reached-end', 'outcome-end', 'stable-end'].map((id) => of(figures, id))).toEqual([
      '10/15',
      '10/10',
      '5/10',
    ]);
    // Three months were over for a (3 Aug), b (2 Jul) and d, e, f (1 Jan): 35. Reached: a 10, d 5, e 10. Jobs: a1 to a5 and d.
    expect(['reached-3', 'outcome-3', 'stable-3'].map((id) => of(figures, id))).toEqual(['25/35', '10/25', '10/25']);
    // Six months: the same 35 (3 Nov, 2 Oct, 1 Apr). Reached: d 5 (in a training), e 10 (nothing).
    expect(['reached-6', 'outcome-6', 'stable-6'].map((id) => of(figures, id))).toEqual(['15/35', '5/15', '0/15']);
    // Twelve months: d, e, f on 1 October: 20. Reached: d (a short contract) and e.
    expect(['reached-12', 'outcome-12', 'stable-12'].map((id) => of(figures, id))).toEqual(['15/20', '5/15', '0/15']);
    // d has worked 90 days or more. Within the year: d, and e1 to e5, who were in a training at the end.
    expect([of(figures, 'days-90'), of(figures, 'within-12')]).toEqual(['5/15', '10/15']);
  });

  it('a month that is over knows nothing of risk now, and only what was in it: c began and met in October', () => {
    const october = figuresOf(
      { centres: [{ id: 'ghent', name: 'Ghent', zone }], people, duos: ghent },
      { period: { from: '2026-10', until: '2026-10' }, now },
    );
    expect([of(october, 'duos-at-risk'), of(october, 'begun-duos'), of(october, 'reached-12')]).toEqual([
      'missing',
      [12, 12],
      '15/20',
    ]);
    expect([of(october, 'funnel', 'mentee.joined'), of(october, 'six-months')]).toEqual([[0, 0], '0/0']);
  });
});

describe('what is not shown', () => {
  const running = (id: string, times: number): Group => ({
    id,
    times,
    from: '2026-10-05',
    until: '2027-04-05',
    state: 'active',
  });
  const centres = ['ghent', 'antwerp', 'liege'].map((id) => ({ id, name: id, zone }));
  const duos = [...ghent, ...duosOf('antwerp', [running('x', 3)]), ...duosOf('liege', [running('y', 6)])];
  const three = figuresOf({ centres, people, duos }, { period, now });

  it('three active duos in Antwerp; and six in Liège with them, because 21 - 12 - 6 would say it', () => {
    const where = (centreId: string | null) => of(three, 'active-duos', null, centreId);
    expect([where('antwerp'), where('liege'), where('ghent'), where(null)]).toEqual([
      'hidden',
      'hidden',
      [12, 12],
      [21, 21],
    ]);
  });

  it('the same centre goes with a small one in every row, so that no row says what the one above does not', () => {
    const rows = three.filter(({ id, centreId }) => id === 'active-duos' || (id === 'begun-duos' && centreId !== null));
    expect(rows.filter((one) => one.hidden).map(({ centreId }) => centreId)).toEqual([
      ...['antwerp', 'liege', 'antwerp', 'liege'],
    ]);
    // In the funnel Ghent is alone: nothing of it is hidden because of the others.
    expect(of(three, 'funnel', 'mentee.begun')).toBe('9/9');
  });

  it('nothing has a number where it is hidden', () => {
    const gone = three.filter((one) => one.hidden);
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.every(({ top, bottom, value }) => top === null && bottom === null && value === null)).toBe(true);
  });

  it('answers of nearly all: 9 of 10 say something about one', () => {
    const nearly = ghent.filter(({ id }) => /^a([1-5]|10)$/.test(id));
    const few = figuresOf({ centres: centres.slice(0, 1), people, duos: nearly }, { period, now });
    // 5 yes and 1 no.
    expect([of(few, 'expectations', 'mentee'), of(few, 'evaluation-answered', 'mentee')]).toEqual(['hidden', '6/6']);
  });

  it('a smaller figure inside a wider one: of 6 with something 5 have something that lasts, so that one has not', () => {
    const some = ghent
      .filter(({ id }) => /^(a[1-6]|e[1-6])$/.test(id))
      .map((duo) => ({ ...duo, endsAt: on('2026-05-03'), endedAt: null }));
    const few = figuresOf({ centres: centres.slice(0, 1), people, duos: some }, { period, now });
    // At the end: a1 to a5 jobs for long, a6 an internship, e1 to e5 trainings, e6 nothing: 11 of 12, and one without.
    expect([of(few, 'reached-end'), of(few, 'outcome-end'), of(few, 'stable-end')]).toEqual([
      '12/12',
      'hidden',
      '5/12',
    ]);
    const eleven = some.filter(({ id }) => !/^e/.test(id));
    const fewer = figuresOf({ centres: centres.slice(0, 1), people, duos: eleven }, { period, now });
    expect([of(fewer, 'outcome-end'), of(fewer, 'stable-end')]).toEqual(['6/6', 'hidden']);
  });

  it('for any numbers: nothing small is shown, and nothing that is hidden follows from all together less the others', () => {
    const counts = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(counts, (centreCounts) => {
        const cells = centreCounts.map((weight) => ({ weight, few: weight > 0 && weight < 5 }));
        const sum = centreCounts.reduce((all, one) => all + one, 0);
        const out = hidden(cells, { weight: sum, few: sum > 0 && sum < 5 });
        const gone = cells.filter((_, at) => out.centres[at]);
        expect(cells.every((one, at) => !one.few || out.centres[at])).toBe(true);
        if (!out.all) {
          const rest = gone.reduce((all, one) => all + one.weight, 0);
          expect(rest === 0 || (rest >= 5 && gone.length > 1)).toBe(true);
        }
        if (cells.every((one) => !one.few)) expect([gone.length, out.all]).toEqual([0, false]);
      }),
    );
  });
});
