// What a coordinator sees first: today, this week, and the duos that need a look; and what the weekly digest counts.
import type { Section, Words } from '../../core/view.ts';
import { type ComparedDuo, isHeld, weekOutcome } from '../care/compare.ts';
import { plannedMeeting, weekAt } from '../check-in/week.ts';
import { type Facts, zoneOfTeam } from '../facts.ts';
import { daysLater, localDate } from '../local-time.ts';
import { isSet } from '../meetings/meeting.ts';
import type { Desk, DeskDuo } from './desk.ts';
import { duosOf } from './mine.ts';
import { nameOf, open } from './words.ts';

/** So many duos are named; the others are counted. */
const NAMED = 5;

const glance = (key: string, params?: Record<string, string | number>): Words => ({
  flow: 'glance',
  key,
  ...(params ? { params } : {}),
});

/** The instants of a day and of the week that it is in, where the team is. `monday` is its first day, as yyyy-mm-dd. */
function daysOf({ now, ...facts }: Facts) {
  const zone = zoneOfTeam({ now, ...facts } as Facts);
  const weekday = (new Date(`${localDate(now, zone)}T12:00:00Z`).getUTCDay() + 6) % 7;
  const start = (days: number) => daysLater(now, days, 0, zone).at;
  return { today: [start(0), start(1)] as const, week: [start(0), start(7 - weekday)] as const };
}

type Span = readonly [from: string, until: string];
const inside = (at: string | null, [from, until]: Span): boolean => at !== null && at >= from && at < until;

/** When the weekly meetings of a duo near now are. */
function weeklyMeetings(duo: DeskDuo, facts: Facts): { week: number; at: string }[] {
  const zone = zoneOf(duo, facts);
  const middle = weekAt(duo, facts.now);
  return [-1, 0, 1].flatMap((more) => {
    const at = middle + more > 0 ? plannedMeeting(duo, middle + more, zone) : null;
    return at === null ? [] : [{ week: middle + more, at }];
  });
}

const zoneOf = (duo: DeskDuo, facts: Facts): string =>
  facts.centres.find(({ id }) => id === duo.centreId)?.zone ?? facts.person.zone;

/** What is on within a span, by kind, in the order in which it is said; what there is none of is left out. */
function onWithin(desk: Desk, facts: Facts, span: Span): { label: Words; value: Words }[] {
  const mine = duosOf(desk, facts.person.id);
  const counts = {
    gatherings: desk.gatherings.filter(({ startsAt, state }) => state === 'open' && inside(startsAt, span)).length,
    interviews: desk.slots.filter(({ startsAt, personId }) => personId !== null && inside(startsAt, span)).length,
    meetings: mine.flatMap(({ meetings }) => meetings).filter((one) => isSet(one) && inside(one.startsAt, span)).length,
    weekly: mine
      .filter(({ state }) => state === 'active')
      .flatMap((duo) => weeklyMeetings(duo, facts))
      .filter(({ at }) => inside(at, span)).length,
    ending: mine.filter(({ state, endsAt }) => state === 'active' && inside(endsAt, span)).length,
  };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ label: glance(`on.${kind}`), value: String(count) }));
}

/** The duos of somebody about which an alert is open, each once, the longest waiting first. */
export function atRisk(desk: Desk, facts: Facts): DeskDuo[] {
  const mine = duosOf(desk, facts.person.id);
  const waiting = desk.cases
    .filter(
      ({ kind, duoId, snoozedUntil }) => duoId !== null && kind !== 'care-contact' && (snoozedUntil ?? '') <= facts.now,
    )
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));
  return [...new Set(waiting.map(({ duoId }) => duoId))].flatMap((id) => mine.find((duo) => duo.id === id) ?? []);
}

const pairOf = (duo: DeskDuo, desk: Desk): string =>
  [duo.menteeId, duo.mentorId].map((id) => nameOf(desk.people.find((one) => one.id === id))).join(' + ');

/** The duos that need a look, by their names, with a button for the first. Nothing while there are none. */
export function riskSections(desk: Desk, facts: Facts): Section[] {
  const duos = atRisk(desk, facts);
  const [first] = duos;
  if (!first) return [];
  const named = duos.slice(0, NAMED).map((duo) => pairOf(duo, desk));
  const more = duos.length - named.length;
  const text = glance(more > 0 ? 'risk.more' : 'risk.text', { duos: named.join(', '), more });
  return [{ title: glance('risk'), text, actions: [open(`duo/${first.id}`, glance('risk.open'))] }];
}

/** The top of the home page: only what there is. */
export function glanceSections(desk: Desk, facts: Facts): Section[] {
  const { today, week } = daysOf(facts);
  const section = (title: string, span: Span): Section[] => {
    const lines = onWithin(desk, facts, span);
    return lines.length > 0 ? [{ title: glance(title), lines }] : [];
  };
  // Duos that need a look have a section of their own below (care-list.ts).
  return [...section('today', today), ...section('week', week)];
}

/** What the last seven days came to. Answers of duos must have been read (`care`). */
export function lastWeek(desk: Desk, facts: Facts): { label: Words; value: Words }[] {
  const { today } = daysOf(facts);
  const span: Span = [new Date(Date.parse(today[0]) - 7 * 86_400_000).toISOString(), today[0]];
  const meetings = duosOf(desk, facts.person.id)
    .filter(({ startedAt }) => startedAt !== null)
    .flatMap((duo) =>
      weeklyMeetings(duo, facts)
        .filter(({ at }) => inside(at, span))
        .map(({ week }) => weekOutcome(comparedOf(duo, facts), week, facts.now)),
    );
  const held = meetings.filter(isHeld).length;
  const open = meetings.filter(({ kind }) => kind === 'open').length;
  const line = (kind: string, value: Words) => ({ label: glance(`last.${kind}`), value });
  const since = (at: string | null) => inside(at, span);
  return [
    line('new', String(desk.people.filter((one) => one.stage === 'information' && since(one.since)).length)),
    line('proposed', String(desk.duos.filter(({ proposedAt }) => since(proposedAt)).length)),
    line('begun', String(desk.duos.filter(({ startedAt }) => since(startedAt)).length)),
    line('meetings', glance('last.held', { held, all: meetings.length, open })),
  ];
}

const comparedOf = (duo: DeskDuo, facts: Facts): ComparedDuo => ({
  ...duo,
  zone: zoneOf(duo, facts),
  mentee: duo.answers[duo.menteeId] ?? {},
  mentor: duo.answers[duo.mentorId] ?? {},
});
