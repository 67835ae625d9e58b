// How it is between the two: after a month, and after three months with a look at the objectives. And once a month, how heavy it is for the mentor.
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { isLate, isUnreachable } from '../late.ts';
import { daysLater, monthsLater } from '../local-time.ts';
import { tellTeam } from '../tell-team.ts';
import { aboutObjective, hasMore, progress } from './objectives.ts';

const FIRST_PULSE_DAYS = 30;
const MID_TERM_MONTHS = 3;
const HEAVY_EVERY_DAYS = 28;
const HOUR = 12;
const WORDS_MAX = 500;
const fivePoints = ['1', '2', '3', '4', '5'] as const;

type Whom = { id: string; zone: string };
type Days = { id: string; startedAt: string; endsAt: string };

const params = ({ facts }: { facts: Facts }) => ({ partner: partnerName(facts) });

export const pulse = defineFlow({
  name: 'pulse',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'score', no: 'end' },
    score: { kind: 'choice', options: fivePoints, columns: 5, params, next: 'words' },
    words: { kind: 'text', max: WORDS_MAX, skip: 'thanks', params, next: 'thanks' },
    thanks: { kind: 'say', params, next: 'end' },
  },
});

export const midTerm = defineFlow({
  name: 'mid-term',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'hello', no: 'end' },
    hello: { kind: 'say', params, next: 'any' },
    any: { kind: 'branch', if: hasMore(0), yes: 'goal-1', no: 'score' },
    'goal-1': {
      kind: 'choice',
      as: 'objective',
      options: progress,
      record: false,
      params: aboutObjective(0),
      next: 'has-2',
    },
    'has-2': { kind: 'branch', if: hasMore(1), yes: 'goal-2', no: 'rated' },
    'goal-2': {
      kind: 'choice',
      as: 'objective',
      options: progress,
      record: false,
      params: aboutObjective(1),
      next: 'has-3',
    },
    'has-3': { kind: 'branch', if: hasMore(2), yes: 'goal-3', no: 'rated' },
    'goal-3': {
      kind: 'choice',
      as: 'objective',
      options: progress,
      record: false,
      params: aboutObjective(2),
      next: 'rated',
    },
    rated: { kind: 'tell', event: 'objectives-rated', next: 'score' },
    score: { kind: 'choice', options: fivePoints, columns: 5, params, next: 'words' },
    words: { kind: 'text', max: WORDS_MAX, skip: 'tell', params, next: 'tell' },
    tell: { kind: 'tell', event: 'mid-term-answered', next: 'thanks' },
    thanks: { kind: 'say', params, next: 'end' },
  },
});

export const heavy = defineFlow({
  name: 'heavy',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'load', no: 'end' },
    load: {
      kind: 'choice',
      options: ['light', 'fine', 'heavy'],
      columns: 3,
      params,
      next: { light: 'glad', fine: 'glad', heavy: 'wish' },
    },
    glad: { kind: 'say', next: 'end' },
    wish: {
      kind: 'choice',
      options: ['exchange', 'call', 'none'],
      next: { exchange: 'to-exchange', call: 'tell', none: 'noted' },
    },
    'to-exchange': { kind: 'call', flow: 'exchange', next: 'end' },
    tell: { kind: 'tell', event: 'call-wanted', next: 'called' },
    called: { kind: 'say', next: 'end' },
    noted: { kind: 'say', next: 'end' },
  },
});

const plan = (of: Whom, occurrence: string, kind: string, at: ReturnType<typeof daysLater>): Effect => ({
  kind: 'plan',
  of: of.id,
  due: { occurrence, kind, ...at, zone: of.zone, policy: 'within 48 h, else dropped' },
});

/** The pulse of both after 30 days, and their look back after three months; the mentor's monthly question. Nothing after the end. */
export function planPulses(duo: Days, person: Whom, role: 'mentee' | 'mentor'): Effect[] {
  const first = daysLater(duo.startedAt, FIRST_PULSE_DAYS, HOUR, person.zone);
  const middle = monthsLater(duo.startedAt, MID_TERM_MONTHS, HOUR, person.zone);
  return [
    ...(first.at < duo.endsAt ? [plan(person, `${duo.id}/${person.id}/pulse/30`, 'pulse', first)] : []),
    ...(middle.at < duo.endsAt ? [plan(person, `${duo.id}/${person.id}/pulse/90`, 'mid-term', middle)] : []),
    ...(role === 'mentor' ? planHeavy(duo, person, 1) : []),
  ];
}

/** The one tap of a mentor, once a month: the `nth` of them. */
export function planHeavy(duo: Days, person: Whom, nth: number): Effect[] {
  // Two days beside the pulse, so that they do not meet.
  const at = daysLater(duo.startedAt, HEAVY_EVERY_DAYS * nth - 2, HOUR, person.zone);
  return at.at < duo.endsAt ? [plan(person, `${duo.id}/${person.id}/heavy/${nth}`, 'heavy', at)] : [];
}

/** Why there is nothing to ask now, or null. In a pause of the duo it waits. */
function obstacle({ planned, facts }: DueSeen): DueDecision | null {
  const { duo, now, person } = facts;
  if (duo?.state !== 'active' || !planned.occurrence.startsWith(`${duo.id}/`)) {
    return { kind: 'skip', reason: 'the duo is not active' };
  }
  if (duo.pausedUntil !== null && duo.pausedUntil > now) {
    return { kind: 'wait', until: daysLater(duo.pausedUntil, 1, HOUR, person.zone).at };
  }
  return null;
}

/** The pulse of the first month. */
export function duePulse(seen: DueSeen): DueDecision {
  const not = obstacle(seen);
  if (not) return not;
  if (isLate(seen.planned, seen.facts)) return { kind: 'skip', reason: 'more than 48 hours late' };
  if (isUnreachable(seen.facts)) return { kind: 'skip', reason: 'no address that can be reached' };
  return { kind: 'begin', flow: 'pulse', urgency: 'unasked' };
}

/** After three months: both look back, and the coordinator has a talk to hold, whether they answer or not. */
export function dueMidTerm(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const not = obstacle(seen);
  if (not) return not;
  const task = facts.person.role === 'mentee' ? openTalk(facts) : [];
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late', effects: task };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached', effects: task };
  return { kind: 'begin', flow: 'mid-term', urgency: 'unasked', effects: task };
}

function openTalk(facts: Facts): Effect[] {
  const { duo } = facts;
  if (!duo || facts.cases.some(({ kind }) => kind === 'mid-term')) return [];
  return [{ kind: 'open-case', case: 'mid-term', duoId: duo.id }, ...tellTeam(facts, 'mid-term', `duo/${duo.id}`)];
}

/** The mentor's own question of the month; the next one is planned whatever becomes of this. */
export function dueHeavy(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  const not = obstacle(seen);
  if (not) return not;
  const { duo, person } = facts;
  const nth = Number(planned.occurrence.split('/').at(-1));
  const effects =
    duo?.startedAt && duo.endsAt
      ? planHeavy({ id: duo.id, startedAt: duo.startedAt, endsAt: duo.endsAt }, person, nth + 1)
      : [];
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late', effects };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached', effects };
  return { kind: 'begin', flow: 'heavy', urgency: 'unasked', effects };
}
