// What the team's attention is planned for: a look at each week, the talk with both, what was put off, and what stays open. Nothing of it speaks to the two.
import { type DueDecision, type DueSeen, doneWith } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { hoursLater } from '../local-time.ts';
import { tellTeam } from '../tell-team.ts';
import { alertsOfBoth, alertsOfOne } from './alerts.ts';
import { type ComparedDuo, decidedWeeks } from './compare.ts';
import { CONTACT } from './kinds.ts';
import { CONTACT_DAYS, contactAt, contactOccurrence, lookAt, lookOccurrence, planLook, planOf } from './plan.ts';
import { alertsPage, coveredIn, raise, settle } from './raise.ts';
import { comparedOf, reachOf, sideOf, zoneOfCare } from './seen.ts';
import { isUnanswered, WEEKS_OF_SILENCE } from './silence.ts';

/** Alerts that have nothing to do with the weeks. */
const beyondReach: readonly string[] = ['care-blocked', 'care-undelivered', 'care-not-started'];
const over = { kind: 'skip', reason: 'the duo is not active' } as const;

/** The alerts for which there is reason now, about this person and, in the mentee's turn, about both. */
export function alertsNow(facts: Facts): Effect[] {
  const compared = comparedOf(facts);
  if (!compared) return [];
  const { now, person } = facts;
  const covered = coveredIn(facts.dues, compared.id, person.id);
  const reach = reachOf(facts);
  const resting = compared.pausedUntil !== null && compared.pausedUntil > now;
  const mine = alertsOfOne(compared, sideOf(facts), reach, now, covered);
  const both = sideOf(facts) === 'mentee' && !resting ? alertsOfBoth(compared, now, covered) : [];
  const there = reach.opened && reach.reachable;
  return [
    ...(there ? settle(facts, ['care-blocked', 'care-not-started']) : []),
    // In a pause of the duo only who cannot be reached matters.
    ...[...mine.filter((kind) => !resting || beyondReach.includes(kind)), ...both].flatMap((kind) =>
      raise(facts, kind, kind === 'silent' && isToldOfOther(compared, facts)),
    ),
  ];
}

/** The next look that is still to come. A check-in plans it too; one that lost its place, or came too late, does not. */
function nextLook(facts: Facts, looked: number): Effect[] {
  const { duo, person, now, dues, closingDays } = facts;
  if (!duo?.startedAt || !duo.endsAt) return [];
  const zone = zoneOfCare(facts);
  let week = looked + 1;
  while (lookAt(duo, week, zone, closingDays) <= now) week++;
  const known = dues.some(({ occurrence }) => occurrence === lookOccurrence(duo.id, person.id, week));
  return known || lookAt(duo, week, zone, closingDays) >= duo.endsAt
    ? []
    : [planLook(duo, person, week, zone, closingDays)];
}

/** Both fell silent in the same weeks: the news come once, in the mentee's turn, and their page shows both. */
function isToldOfOther(duo: ComparedDuo, facts: Facts): boolean {
  if (sideOf(facts) === 'mentee' || !isUnanswered(duo, 'mentee', facts.now)) return false;
  const before = decidedWeeks(duo, facts.now).at(-1 - WEEKS_OF_SILENCE);
  return before === undefined || duo.mentee[`check-in/${before.week}.met`] !== undefined;
}

/** The look at a week: when both had time to answer it, or at once after an answer. In a pause of the duo it waits. */
export function dueCareLook({ planned, facts }: DueSeen): DueDecision {
  const { duo, now } = facts;
  if (duo?.state !== 'active' || !planned.occurrence.startsWith(`${duo.id}/`)) return over;
  const week = Number(planned.occurrence.split('/').at(-1));
  if (!Number.isInteger(week)) return doneWith(planned, 'looked at', alertsNow(facts));
  const at = lookAt(duo, week, zoneOfCare(facts), facts.closingDays);
  // The meeting was moved, or a pause has moved everything.
  if (at > now) return { kind: 'wait', until: at };
  return doneWith(planned, 'looked at', [...alertsNow(facts), ...nextLook(facts, week)]);
}

/** The case that an occurrence `<duo>/<person>/<what>/<kind>/…` names, while it is open. */
function caseOf({ planned, facts }: DueSeen): Facts['cases'][number] | null {
  const kind = /\/care-(?:open|back)\/([^/]+)\//.exec(planned.occurrence)?.[1];
  return facts.cases.find((one) => one.kind === kind) ?? null;
}

/** A case that was put off comes back to whoever accompanies the duo now. */
export function dueCareBack(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const one = caseOf(seen);
  const { duo, now } = facts;
  if (!one || one.snoozedUntil === null || !duo) return { kind: 'skip', reason: 'solved' };
  // It was put off once more.
  if (one.snoozedUntil > now) return { kind: 'skip', reason: 'put off again' };
  return doneWith(planned, 'the coordinator was told', [
    { kind: 'case-set', id: one.id, set: { snoozedUntil: null } },
    ...tellTeam(facts, 'care-back', alertsPage(duo.id)),
  ]);
}

/** A week after an alert: it is still open, and nobody has put it off. */
export function dueCareOpen(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const one = caseOf(seen);
  const { duo, now } = facts;
  if (!one || !planned.occurrence.endsWith(one.openedAt)) return { kind: 'skip', reason: 'solved' };
  // The duo is over: nobody has to look after it any more.
  if (duo?.state !== 'active' || duo.id !== one.duoId) {
    return doneWith(planned, 'the duo is over', [{ kind: 'case-set', id: one.id, set: { state: 'closed' } }]);
  }
  if (one.snoozedUntil !== null && one.snoozedUntil > now) return { kind: 'skip', reason: 'put off' };
  return doneWith(planned, 'the coordinator was told', tellTeam(facts, 'care-open', alertsPage(duo.id)));
}

/** What a coordinator solved is over; the row says until which week. */
export const dueCareSolved = ({ planned }: DueSeen): DueDecision => doneWith(planned, 'solved', []);

/** A talk with both is due: a task for the coordinator, one at a time, and the next one in its turn. */
export function dueCareContact({ planned, facts }: DueSeen): DueDecision {
  const { duo, now, person, closingDays } = facts;
  if (duo?.state !== 'active' || !duo.startedAt || !planned.occurrence.startsWith(`${duo.id}/`)) {
    const left = facts.cases.filter((one) => one.kind === CONTACT && planned.occurrence.startsWith(`${one.duoId}/`));
    return { ...over, effects: left.map(({ id }): Effect => ({ kind: 'case-set', id, set: { state: 'closed' } })) };
  }
  const course = { startedAt: duo.startedAt, shiftedWeeks: duo.shiftedWeeks };
  const zone = zoneOfCare(facts);
  const nth = Number(planned.occurrence.split('/').at(-1));
  const at = contactAt(course, nth, zone, closingDays);
  if (at > now) return { kind: 'wait', until: at };
  // After a stop: the first that is still to come.
  let next = nth + 1;
  while (contactAt(course, next, zone, closingDays) <= now) next++;
  const nextAt = contactAt(course, next, zone, closingDays);
  const onward =
    duo.endsAt !== null && nextAt < duo.endsAt
      ? [planOf(person, contactOccurrence(duo.id, person.id, next), CONTACT, nextAt)]
      : [];
  const open = facts.cases.some(({ kind }) => kind === CONTACT);
  const task: Effect[] = open
    ? []
    : [
        { kind: 'open-case', case: CONTACT, duoId: duo.id, deadlineAt: hoursLater(now, 24 * CONTACT_DAYS) },
        ...tellTeam(facts, 'changed', `duo/${duo.id}`),
      ];
  return doneWith(planned, open ? 'the last talk is still open' : 'the coordinator has a task', [...onward, ...task]);
}
