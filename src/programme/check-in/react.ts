// What the answers of a week mean beside being kept. What makes the team look is at one place: `checkInEvents['not-well']` and `checked-in`.
import { Temporal } from 'temporal-polyfill';
import type { Answers, Value } from '../../core/conversation.ts';
import type { Event, Reaction } from '../../core/rules.ts';
import { alertsPage, raise } from '../care/raise.ts';
import { lookAfterAnswer } from '../care/react.ts';
import type { Effect } from '../effects.ts';
import { withdrawContact } from '../ending/contact-seal.ts';
import type { DuoFacts, Facts } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { withdrawNumber } from '../partner/withdraw.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { tellTeam } from '../tell-team.ts';
import { againInTime } from './again.ts';
import { plannedDuo, planOnward } from './due.ts';
import { chosenTime } from './next-time.ts';
import { ratedIn } from './objectives.ts';
import { checkInOccurrence, planAgain } from './plan.ts';
import { askedWeek, MEETING_MINUTES, minutesOf, nextMeeting, plannedMeeting, weekAt, zoneOfDuo } from './week.ts';
import { readMinutes, readMoment } from './written-time.ts';

type Told = Reaction<Facts, Effect>;

/** The week that is being answered, with its duo; null when it is over. What belongs to no check-in is given to the week of now. */
function asked(facts: Facts, now = false): { duo: DuoFacts; week: number } | null {
  const { duo } = facts;
  const week = askedWeek(facts) ?? (duo && now ? weekAt(duo, facts.now) : null);
  return duo && week !== null ? { duo, week } : null;
}

/** Answers of the week, as rows and as the facts are from then on. */
function keep(facts: Facts, given: Readonly<Record<string, Value>>, more: readonly Effect[] = [], now = false): Told {
  const here = asked(facts, now);
  if (!here) return { effects: [], facts };
  const { duo, week } = here;
  const occasion = `check-in/${week}`;
  const rows = Object.entries(given).map(
    ([step, value]): Effect => ({ kind: 'duo-record', duoId: duo.id, occasion, step, value, coded: true }),
  );
  const known = Object.fromEntries(Object.entries(given).map(([step, value]) => [`${occasion}.${step}`, value]));
  return { effects: [...rows, ...more], facts: { ...facts, duo: { ...duo, mine: { ...duo.mine, ...known } } } };
}

/** The check-in of this week and what still hangs on it are settled. */
function settled(facts: Facts, still: readonly string[] = []): Effect[] {
  const here = asked(facts);
  if (!here) return [];
  const name = checkInOccurrence(here.duo.id, facts.person.id, here.week);
  return facts.dues
    .filter(
      (due) =>
        due.occurrence === name ||
        (due.state === 'due' &&
          ['reminder', 'again'].some((what) => due.occurrence === `${name}/${what}` && !still.includes(what))),
    )
    .map(
      (due): Effect => ({
        kind: 'due-state',
        occurrence: due.occurrence,
        state: due.occurrence === name ? 'done' : 'skipped',
        reason: 'answered',
      }),
    );
}

/** When a meeting was that was at another time than planned: the day with its hour, else with the usual one. */
function momentOf(answers: Answers, facts: Facts): string | null {
  const here = asked(facts);
  const read = readMoment(String(answers.day ?? ''), facts.now, facts.person.zone, 'past');
  if (!here || !read) return null;
  const planned = plannedMeeting(here.duo, here.week, zoneOfDuo(facts));
  const usual =
    planned === null ? null : Temporal.Instant.from(planned).toZonedDateTimeISO(facts.person.zone).toPlainTime();
  const time = read.time ?? usual ?? new Temporal.PlainTime(12);
  const at = read.date.toZonedDateTime({ timeZone: facts.person.zone, plainTime: time });
  const instant = new Date(at.epochMilliseconds).toISOString();
  // Today at an hour that is still to come: it was before now.
  return instant > facts.now ? facts.now : instant;
}

/** The next meeting is at another time: the week, one's own plans, and the word to the partner. */
function moveNext(answers: Answers, facts: Facts): Told {
  const { duo, now } = facts;
  const plannedAt = chosenTime({ answers, facts });
  if (duo?.state !== 'active' || plannedAt === null || plannedAt <= now) return { effects: [], facts };
  const week = nextMeeting(duo, now, zoneOfDuo(facts))?.week ?? (askedWeek(facts) ?? 0) + 1;
  const row = {
    id: `${duo.id}/${week}`,
    duoId: duo.id,
    week,
    plannedAt,
    minutes: MEETING_MINUTES,
    state: 'planned',
  } as const;
  const moved = { ...duo, weeks: [...duo.weeks.filter((one) => one.week !== week), row] };
  const { id, zone } = duo.partner;
  const at = nextAllowed(now, zone);
  const occurrence = `${duo.id}/${id}/week-moved/${week}/${plannedAt}/${now}`;
  return {
    effects: [
      { kind: 'duo-week', duoId: duo.id, week, set: { plannedAt, minutes: MEETING_MINUTES, state: 'planned' } },
      ...planOnward(plannedDuo(moved, facts), facts, week),
      { kind: 'plan', of: id, due: { occurrence, kind: 'week-moved', policy: 'always', ...planAt(at, zone) } },
    ],
    facts: { ...facts, duo: moved },
  };
}

/** The plan: what is in it now, and steps of an older one that are gone. */
function keepPlan(answers: Answers, facts: Facts): Told {
  const { duo } = facts;
  if (!duo) return { effects: [], facts };
  const rows = [1, 2, 3, 4, 5].flatMap((nth): [string, string, boolean][] => {
    if (answers[`step-${nth}`] === undefined) {
      return duo.mine[`plan.step-${nth}`] === undefined
        ? []
        : [
            [`step-${nth}`, '', false],
            [`by-${nth}`, '', true],
          ];
    }
    const read = readMoment(String(answers[`day-${nth}`] ?? ''), facts.now, facts.person.zone, 'ahead');
    return [[`by-${nth}`, read ? read.date.toString() : '', true]];
  });
  const known = Object.fromEntries(rows.map(([step, value]) => [`plan.${step}`, value]));
  const said = Object.fromEntries(
    [1, 2, 3, 4, 5].flatMap((nth) => {
      const words = answers[`step-${nth}`];
      return words === undefined ? [] : [[`plan.step-${nth}`, words]];
    }),
  );
  return {
    effects: rows.map(
      ([step, value, coded]): Effect => ({ kind: 'duo-record', duoId: duo.id, occasion: 'plan', step, value, coded }),
    ),
    facts: { ...facts, duo: { ...duo, mine: { ...duo.mine, ...said, ...known } } },
  };
}

/** The reactions by the name of the event. */
export const checkInEvents: Readonly<Record<string, (event: Event, facts: Facts) => Told>> = {
  'not-well': (_, facts) => ({
    effects: [
      ...withdrawNumber(facts),
      ...withdrawContact(facts),
      ...(facts.cases.some((one) => one.kind === 'not-well')
        ? tellTeam(facts, 'not-well', facts.duo ? alertsPage(facts.duo.id) : `person/${facts.person.id}`)
        : raise(facts, 'not-well')),
    ],
    facts,
  }),

  'checked-in': ({ answers }, facts) => {
    const here = asked(facts);
    if (!here) return { effects: [], facts };
    const look = lookAfterAnswer(facts, here.week, answers);
    return keep(facts, { done: 'yes' }, [...settled(facts), ...noLongerSilent(facts), ...look]);
  },

  'met-as-planned': (_, facts) => {
    const here = asked(facts);
    return keep(facts, { minutes: here ? minutesOf(here.duo, here.week) : MEETING_MINUTES });
  },

  'met-at-other-time': ({ answers }, facts) => {
    const when = momentOf(answers, facts);
    const minutes = readMinutes(String(answers.long)) ?? MEETING_MINUTES;
    return keep(facts, { met: 'other', ...(when === null ? {} : { when }), minutes });
  },

  'not-met-yet': (_, facts) => {
    const here = asked(facts);
    if (!here) return { effects: [], facts };
    const again = againInTime(facts, here.week) ? [planAgain(here.duo.id, facts.person, facts.now, here.week)] : [];
    return { effects: [...settled(facts), ...again, ...noLongerSilent(facts)], facts };
  },

  'not-met-after-all': (_, facts) => keep(facts, { met: 'no' }),

  'met-about': ({ answers }, facts) => keep(facts, { about: [String(answers.topic)] }),

  'objectives-rated': ({ answers }, facts) => keep(facts, Object.fromEntries(ratedIn(answers)), [], true),

  'next-answered': ({ answers }, facts) =>
    keep(facts, { next: answers.next === 'yes' ? 'same' : String(answers.next) }),

  'next-time-chosen': ({ answers }, facts) => moveNext(answers, facts),

  'coordinator-note': (_, facts) => ({
    effects: facts.duo ? tellTeam(facts, 'week-note', `duo/${facts.duo.id}`) : [],
    facts,
  }),

  'plan-made': ({ answers }, facts) => keepPlan(answers, facts),

  'mid-term-answered': (_, facts) => ({
    effects: facts.duo ? tellTeam(facts, 'changed', `duo/${facts.duo.id}`) : [],
    facts,
  }),

  'call-wanted': (_, facts) => ({
    effects: [
      ...(facts.cases.some((one) => one.kind === 'call') ? [] : [{ kind: 'open-case', case: 'call' } as const]),
      ...tellTeam(facts, 'call', `person/${facts.person.id}`),
    ],
    facts,
  }),
};

/** Whoever answers is silent no longer: the case is closed, and the team's card shows it. */
export function noLongerSilent(facts: Facts): Effect[] {
  if (!facts.cases.some((one) => one.kind === 'silent')) return [];
  return [
    { kind: 'close-case', case: 'silent' },
    ...tellTeam(facts, 'changed', facts.duo ? alertsPage(facts.duo.id) : `person/${facts.person.id}`),
  ];
}
