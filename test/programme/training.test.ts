// The training: the one rule by which a mentor is trained, what is offered to whom, the code in the room, the forms, and what the team sees of the evaluation.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Desk, DeskPerson } from '../../src/programme/desk/desk.ts';
import { checkEarlier } from '../../src/programme/desk/earlier.ts';
import { trainingView } from '../../src/programme/desk/training.ts';
import { checkExchange, checkTraining, readExchange, readTraining } from '../../src/programme/desk/training-forms.ts';
import { exchangesDone, offeredExchanges } from '../../src/programme/exchange/exchanges.ts';
import type { Facts, OpenGathering, Seat, SeatState } from '../../src/programme/facts.ts';
import { hereEvents, hereNow } from '../../src/programme/training/here.ts';
import {
  allModules,
  doneBy,
  doneOnDesk,
  earlierOf,
  earlierWritten,
  isTrained,
  modulesDone,
} from '../../src/programme/training/modules.ts';
import { moduleDates, neededModules, offeredTrainings } from '../../src/programme/training/trainings.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { composeView, plainText } from '../../src/speech/compose-view.ts';
import { emptyDesk, factsFor } from '../support/facts.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const hours = (count: number) => new Date(Date.parse(NOW) + count * 3_600_000).toISOString();

/** A half day of Brussels, in two days unless a test says otherwise. */
const half = (module: number, change: Partial<OpenGathering> = {}): OpenGathering => ({
  ...{ id: `m${module}`, centreId: 'brussels', kind: 'training', startsAt: hours(48 + module), minutes: 180 },
  ...{ zone: 'Europe/Brussels', language: 'fr', online: false, place: 'Here', seats: 2, audience: 'mentor' },
  ...{ series: 's', module, code: '1234', state: 'open', taken: [] },
  ...change,
});
const seat = (gatheringId: string, state: SeatState, at = NOW): Seat => ({
  ...{ id: `${gatheringId}/p`, gatheringId, personId: 'p', state, at },
});
/** A mentor of Brussels in the training, who is spoken to in English and speaks French. */
const mentor = (change: Partial<Facts> = {}, person: Partial<Facts['person']> = {}): Facts =>
  factsFor({
    ...change,
    answers: { 'onboarding.levels': { fr: 'C2', nl: 'A2' }, ...change.answers },
    person: { ...factsFor().person, role: 'mentor', stage: 'training', centreId: 'brussels', ...person },
  });
const earlier = (...modules: number[]) => modules.map((module) => `${module}/2025-03-04`);

describe('the rule', () => {
  const module = fc.integer({ min: 1, max: 8 });

  it('is true when, and only when, every one of the eight modules was attended, here or earlier', () => {
    fc.assert(
      fc.property(fc.array(module), fc.array(module), (here, before) => {
        const done = modulesDone(
          here,
          before.map((one) => ({ module: one, day: '2025-03-04' })),
        );
        expect(isTrained(done)).toBe(new Set([...here, ...before]).size === 8);
      }),
    );
  });

  it('does not depend on order or repetition, and knows no other module', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...allModules, ...allModules], { minLength: 16 }), (all) => {
        expect(modulesDone(all, [])).toEqual(allModules);
        expect(isTrained(modulesDone([...all.filter((one) => one !== 5), 0, 9, null], []))).toBe(false);
      }),
    );
  });

  it('is the same for a turn of the mentor and on the desk', () => {
    fc.assert(
      fc.property(fc.uniqueArray(module), fc.uniqueArray(module), (here, before) => {
        const gatherings = here.map((one) => half(one));
        const seats = here.map((one) => seat(`m${one}`, 'came'));
        const answers = { 'training.earlier': earlier(...before) };
        const attended = gatherings.map(({ kind, module: at }) => ({ kind, module: at }));
        expect(doneBy(mentor({ gatherings, seats, answers }))).toEqual(doneOnDesk({ attended, answers }));
      }),
      { numRuns: 25 },
    );
  });

  it.each<SeatState>(['booked', 'waiting', 'missed', 'cancelled'])('does not count a seat that is %s', (state) => {
    const facts = mentor({ gatherings: [half(8)], seats: [seat('m8', state)] });
    expect(doneBy(facts)).toEqual([]);
  });

  it('keeps what was recorded, and passes over what is no module', () => {
    expect(earlierOf(['1/2025-03-04', '9/2025-03-04', 'x', '2/yesterday'])).toEqual([{ module: 1, day: '2025-03-04' }]);
    const kept = [
      { module: 3, day: '2025-03-05' },
      { module: 1, day: '2025-03-04' },
    ];
    expect(earlierOf(earlierWritten(kept))).toEqual([kept[1], kept[0]]);
    expect(earlierOf('none')).toEqual([]);
  });
});

describe('what is offered', () => {
  const all = allModules.map((one) => half(one));

  it('is a training that has a date for every module that is needed', () => {
    expect(offeredTrainings(mentor({ gatherings: all })).map(({ dates }) => dates.length)).toEqual([8]);
    expect(offeredTrainings(mentor({ gatherings: all.slice(1) }))).toEqual([]);
    const answers = { 'training.earlier': earlier(1) };
    expect(offeredTrainings(mentor({ gatherings: all.slice(1), answers })).map(({ dates }) => dates.length)).toEqual([
      7,
    ]);
  });

  it('is no training in a room of another centre, and none in a language that they do not follow', () => {
    const ghent = (change: Partial<OpenGathering>) =>
      offeredTrainings(mentor({ gatherings: all.map((one) => ({ ...one, centreId: 'ghent', ...change })) })).length;
    expect([ghent({}), ghent({ online: true }), ghent({ online: true, language: 'nl' })]).toEqual([0, 1, 0]);
  });

  it('is as full as its fullest module', () => {
    const taken = [{ ...seat('m3', 'booked'), personId: 'q', id: 'm3/q', zone: 'Europe/Brussels' }];
    const gatherings = all.map((one) => (one.module === 3 ? { ...one, taken } : one));
    expect(offeredTrainings(mentor({ gatherings }))[0]?.free).toBe(1);
  });

  it('is of a missed module the next date of the own centre first, then of each other centre that they can follow', () => {
    const gatherings = [
      half(8, { id: 'ghent', centreId: 'ghent', startsAt: hours(24) }),
      half(8, { id: 'ghent-later', centreId: 'ghent', startsAt: hours(30) }),
      half(8, { id: 'antwerp', centreId: 'antwerp', startsAt: hours(25), language: 'nl' }),
      half(8, { id: 'own', startsAt: hours(72) }),
      half(8, { id: 'over', startsAt: hours(-72) }),
      half(7),
    ];
    const facts = mentor({ gatherings, answers: { 'training.earlier': earlier(1, 2, 3, 4, 5, 6, 7) } });
    expect(neededModules(facts)).toEqual([8]);
    expect(moduleDates(facts).map(({ id }) => id)).toEqual(['own', 'ghent']);
  });
});

describe('the code in the room', () => {
  const running = (change: Partial<OpenGathering> = {}) => half(1, { startsAt: NOW, ...change });
  const type = (facts: Facts, code: string) => {
    const event = { name: 'code-typed', flow: 'here', answers: { code }, simple: [] };
    return hereEvents['code-typed']?.(event, facts);
  };

  it.each<[number, number]>([
    [-16, 0],
    [-15, 1],
    [0, 1],
    [180, 1],
    [181, 0],
  ])(
    'is asked for from 15 minutes before the beginning until the end: %d minutes after the beginning',
    (minutes, count) => {
      const startsAt = new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
      const facts = mentor({ gatherings: [running({ startsAt })], seats: [seat('m1', 'booked')] });
      expect(hereNow(facts)).toHaveLength(count);
    },
  );

  it('marks the seat at once, and with the last module the mentor is trained in the same turn', () => {
    const facts = mentor({
      gatherings: [running()],
      seats: [seat('m1', 'booked')],
      answers: { 'training.earlier': earlier(2, 3, 4, 5, 6, 7, 8) },
    });
    const told = type(facts, ' 1 2-34 ');
    expect(told?.facts.person.stage).toBe('pool');
    expect(told?.effects).toEqual(
      expect.arrayContaining([
        { kind: 'seat', gatheringId: 'm1', state: 'came', at: NOW },
        { kind: 'person', set: { stage: 'pool' } },
      ]),
    );
  });

  it('is open to somebody without a seat while there is room, and to nobody when there is none', () => {
    const other = (n: number) => ({
      ...seat('m1', 'booked'),
      personId: `q${n}`,
      id: `m1/q${n}`,
      zone: 'Europe/Brussels',
    });
    expect(hereNow(mentor({ gatherings: [running({ taken: [other(1)] })] }))).toHaveLength(1);
    expect(hereNow(mentor({ gatherings: [running({ taken: [other(1), other(2)] })] }))).toHaveLength(0);
    const trained = mentor({ gatherings: [running()] }, { stage: 'pool' });
    expect(hereNow(trained)).toHaveLength(0);
  });

  it('is refused after five wrong ones, also when it is right then', () => {
    let facts = mentor({ gatherings: [running()], seats: [seat('m1', 'booked')] });
    for (const wrong of ['0000', '1111', '', '12345', '4321']) facts = type(facts, wrong)?.facts ?? facts;
    expect(facts.answers['here.tries']).toBe(5);
    expect(type(facts, '1234')?.effects).not.toContainEqual(expect.objectContaining({ kind: 'seat' }));
    // In the afternoon there is another code, and there are five tries again.
    const noon = half(2, { startsAt: hours(4), code: '5678' });
    const later = { ...facts, now: hours(4), gatherings: [noon], seats: [seat('m2', 'booked')] };
    expect(type(later, '5678')?.effects).toContainEqual(expect.objectContaining({ kind: 'seat', state: 'came' }));
  });
});

describe('the form of a training', () => {
  const good = {
    ...{ day1: '2026-12-01', day2: '2026-12-02', day3: '2026-12-08', day4: '2026-12-09' },
    ...{ morning: '09:00', afternoon: '13:30', online: 'no', place: 'Kouter 1', language: 'nl', seats: '12' },
  };
  const seen = { now: NOW, zone: 'Europe/Brussels' };

  it('makes eight half days, two a day, in their order', () => {
    expect(checkTraining(good, seen)).toEqual({});
    const dates = readTraining(good, seen.zone);
    expect(dates.map(({ module }) => module)).toEqual([...allModules]);
    expect([...dates].sort((a, b) => a.startsAt.localeCompare(b.startsAt))).toEqual(dates);
  });

  it.each<[Record<string, string>, string[]]>([
    [{ day2: '2026-12-01' }, ['day2']],
    [{ day3: '2026-11-30' }, ['day3']],
    [{ day1: '2026-11-20' }, ['day1']],
    [{ day1: '' }, ['day1']],
    [{ day4: '2030-12-09' }, ['day4']],
    [{ morning: '9' }, ['morning']],
    [{ afternoon: '11:59' }, ['afternoon']],
    [{ afternoon: '12:00' }, []],
    [{ afternoon: '08:00' }, ['afternoon']],
    [{ place: '' }, ['place']],
    [{ online: 'yes' }, ['place']],
    [{ online: 'yes', place: 'https://meet.example/x' }, []],
    [{ seats: '0' }, ['seats']],
    [{ language: 'de' }, ['language']],
  ])('with %o is wrong at %o', (change, fields) => {
    expect(Object.keys(checkTraining({ ...good, ...change }, seen))).toEqual(fields);
  });

  it('of an exchange makes a date every two months, at the same hour across the change of the clocks', () => {
    const fields = { ...good, date: '2026-12-31', time: '18:00', repeat: '2' };
    expect(checkExchange(fields, seen)).toEqual({});
    expect(readExchange(fields, seen.zone).map(({ startsAt }) => startsAt)).toEqual([
      '2026-12-31T17:00:00.000Z',
      '2027-02-28T17:00:00.000Z',
      '2027-04-30T16:00:00.000Z',
    ]);
    expect(Object.keys(checkExchange({ ...fields, repeat: '6' }, seen))).toEqual(['repeat']);
  });

  it('of what was done earlier takes days that there are, until today', () => {
    expect(checkEarlier({ module1: '2026-11-22', module2: '' }, NOW)).toEqual({});
    expect(
      Object.keys(checkEarlier({ module1: '2026-11-23', module2: '2025-02-30', module3: '1999-01-01' }, NOW)),
    ).toEqual(['module1', 'module2', 'module3']);
  });
});

describe('exchanges', () => {
  const exchange = (id: string, startsAt: string): OpenGathering =>
    half(1, { id, kind: 'exchange', module: null, series: null, startsAt });
  const duo = (startedAt: string | null) => ({ id: 'd', state: 'active', startedAt }) as Facts['duo'];

  it('count from the day on which the duo began', () => {
    const gatherings = [exchange('a', hours(-2000)), exchange('b', hours(-20)), exchange('c', hours(-10))];
    const seats = [seat('a', 'came'), seat('b', 'came'), seat('c', 'missed')];
    const facts = mentor({ gatherings, seats, duo: duo(hours(-100)) }, { stage: 'mentoring' });
    expect(exchangesDone(facts)).toBe(1);
    expect(exchangesDone({ ...facts, duo: duo(null) })).toBeNull();
    expect(exchangesDone({ ...facts, duo: null })).toBeNull();
  });

  it('are not offered twice: neither one that is booked nor one that they are at', () => {
    const gatherings = [exchange('a', hours(5)), exchange('b', hours(6)), exchange('c', hours(7))];
    const facts = mentor({ gatherings, seats: [seat('a', 'came'), seat('b', 'booked'), seat('c', 'cancelled')] });
    expect(offeredExchanges(facts).map(({ id }) => id)).toEqual(['c']);
  });
});

describe('the evaluation on the card of a training', () => {
  const catalogue = openCatalogue();
  const answered = (nth: number, content: string, words: string) =>
    ({
      ...{ id: `p${nth}`, role: 'mentor', stage: 'pool', firstName: `Name${nth}`, attended: [], written: {} },
      answers: {
        'training-evaluation.series': 's',
        'training-evaluation.content': content,
        'training-evaluation.words': words,
      },
    }) as unknown as DeskPerson;
  const shown = (people: DeskPerson[]) => {
    const gatherings = allModules.map((one) => ({ ...half(one), revision: 0 }));
    const desk: Desk = { ...emptyDesk, people, gatherings };
    const view = trainingView('s', desk, factsFor());
    return view ? plainText(composeView(view, 'en', catalogue, {})) : '';
  };
  const four = ['5', '4', '4', '5'].map((content, nth) => answered(nth, content, `Words ${9 - nth}`));

  it('shows averages from five answers on, and a skipped question is no answer', () => {
    expect(shown(four)).toContain('Content useful: shown from 5 answers on');
    expect(shown([...four, answered(4, 'skip', '')])).toContain('Content useful: shown from 5 answers on');
    expect(shown([...four, answered(4, '3', '')])).toContain('Content useful: 4.2 of 5 (answers: 5)');
  });

  it('shows the words without a name, in no order of people', () => {
    const text = shown(four);
    expect(text.match(/Words \d/g)).toEqual(['Words 6', 'Words 7', 'Words 8', 'Words 9']);
    expect(text).not.toContain('Name');
  });
});
