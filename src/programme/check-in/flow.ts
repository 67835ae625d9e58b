// The weekly check-in. A normal week is four taps: met as planned, what about, how are you, the same time again. Everything else lies behind one of them.
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { againInTime } from './again.ts';
import { aboutObjective, hasMore, objectivesOf, progress } from './objectives.ts';
import { openPromise } from './promise.ts';
import { isPlanDue } from './steps.ts';
import { topics } from './topics.ts';
import { askedWeek, nextMeeting, plannedMeeting, saidOf, zoneOfDuo } from './week.ts';
import { readMinutes, readMoment } from './written-time.ts';

/** Progress is asked about in every week whose number this divides. Source: programme page, step 7. */
const OBJECTIVES_EVERY = 4;

type Seen = { facts: Facts };

const isGoalWeek = ({ facts }: Seen): boolean =>
  objectivesOf(facts).length > 0 && (askedWeek(facts) ?? 0) % OBJECTIVES_EVERY === 0;

/** When the meeting was meant to be that this check-in is about: in words, or "this week" where nobody has said it. */
function plannedWords(facts: Facts) {
  const week = askedWeek(facts);
  const at = facts.duo && week !== null ? plannedMeeting(facts.duo, week, zoneOfDuo(facts)) : null;
  return at === null
    ? { flow: 'check-in', key: 'planned.week' }
    : { flow: 'check-in', key: 'planned.at', params: { when: `$when:${at}@${facts.person.zone}` } };
}

/** The next meeting as it stands. */
function nextWords(facts: Facts) {
  const next = facts.duo && nextMeeting(facts.duo, facts.now, zoneOfDuo(facts));
  return next
    ? { flow: 'check-in', key: 'next.at', params: { when: `$when:${next.at}@${facts.person.zone}` } }
    : { flow: 'check-in', key: 'next.usual' };
}

/** Whether the duo goes on after this week. */
function hasNext({ facts }: Seen): boolean {
  const { duo } = facts;
  if (!duo) return false;
  return duo.rhythm === null && !duo.agreement ? true : nextMeeting(duo, facts.now, zoneOfDuo(facts)) !== null;
}

const told = Object.fromEntries(topics.map((topic) => [topic, 'topic-told'])) as Record<
  (typeof topics)[number],
  'topic-told'
>;

export const checkIn = defineFlow({
  name: 'check-in',
  first: 'known',
  // The day was asked about in one step of words.
  moved: { when: 'next' },
  steps: {
    // Asked weeks ago, and the duo has ended since.
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'was-open', no: 'over' },
    over: { kind: 'say', next: 'end' },
    'was-open': {
      kind: 'branch',
      if: ({ facts }) => saidOf(facts, askedWeek(facts), 'met') === 'not-yet',
      yes: 'again',
      no: 'met',
    },
    met: {
      kind: 'choice',
      options: ['yes', 'other', 'not-yet', 'no'],
      params: ({ facts }) => ({ partner: partnerName(facts), when: plannedWords(facts) }),
      next: { yes: 'as-planned', other: 'day', 'not-yet': 'not-yet', no: 'why' },
    },
    'as-planned': { kind: 'tell', event: 'met-as-planned', next: 'topic' },
    'not-yet': { kind: 'tell', event: 'not-met-yet', next: 'later' },
    later: {
      kind: 'say',
      variants: ['again', 'next'],
      which: ({ facts }) => (againInTime(facts, askedWeek(facts) ?? 0) ? 'again' : 'next'),
      next: 'end',
    },
    again: {
      kind: 'choice',
      options: ['yes', 'no'],
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      record: false,
      next: { yes: 'day', no: 'not-met' },
    },
    'not-met': { kind: 'tell', event: 'not-met-after-all', next: 'why' },
    day: {
      kind: 'choice',
      options: { list: 'days-past' },
      free: true,
      columns: 2,
      record: false,
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: { '*': 'day-read' },
    },
    'day-read': {
      kind: 'branch',
      if: ({ answers, facts }) => readMoment(String(answers.day), facts.now, facts.person.zone, 'past') !== null,
      yes: 'long',
      no: 'day-unclear',
    },
    'day-unclear': { kind: 'say', next: 'day' },
    long: {
      kind: 'choice',
      options: ['60', '90', '120', '180'],
      free: true,
      columns: 2,
      record: false,
      next: { '*': 'long-read' },
    },
    'long-read': {
      kind: 'branch',
      if: ({ answers }) => readMinutes(String(answers.long)) !== null,
      yes: 'met-other',
      no: 'long-unclear',
    },
    'long-unclear': { kind: 'say', next: 'long' },
    'met-other': { kind: 'tell', event: 'met-at-other-time', next: 'topic' },
    why: {
      kind: 'choice',
      options: ['time', 'ill', 'no-answer', 'forgot', 'other'],
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'mood',
    },
    topic: {
      kind: 'choice',
      options: [...topics, 'several'],
      columns: 2,
      record: false,
      next: { ...told, several: 'about' },
    },
    'topic-told': { kind: 'tell', event: 'met-about', next: 'mood' },
    about: { kind: 'many', options: topics, min: 1, columns: 2, next: 'mood' },
    mood: {
      kind: 'choice',
      options: ['good', 'so-so', 'bad'],
      columns: 3,
      next: { good: 'promised', 'so-so': 'promised', bad: 'alarm' },
    },
    alarm: { kind: 'tell', event: 'not-well', next: 'cared' },
    cared: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'promised' },
    promised: { kind: 'branch', if: ({ facts }) => openPromise(facts) !== null, yes: 'kept', no: 'goals' },
    kept: {
      kind: 'choice',
      options: ['yes', 'partly', 'no'],
      columns: 3,
      params: ({ facts }) => ({ promise: openPromise(facts) ?? '' }),
      next: 'goals',
    },
    goals: { kind: 'branch', if: isGoalWeek, yes: 'goal-1', no: 'goes-on' },
    'goal-1': {
      kind: 'choice',
      as: 'objective',
      options: progress,
      record: false,
      params: aboutObjective(0),
      next: 'more-goals-1',
    },
    'more-goals-1': { kind: 'branch', if: hasMore(1), yes: 'goal-2', no: 'goals-told' },
    'goal-2': {
      kind: 'choice',
      as: 'objective',
      options: progress,
      record: false,
      params: aboutObjective(1),
      next: 'more-goals-2',
    },
    'more-goals-2': { kind: 'branch', if: hasMore(2), yes: 'goal-3', no: 'goals-told' },
    'goal-3': {
      kind: 'choice',
      as: 'objective',
      options: progress,
      record: false,
      params: aboutObjective(2),
      next: 'goals-told',
    },
    'goals-told': { kind: 'tell', event: 'objectives-rated', next: 'goes-on' },
    'goes-on': { kind: 'branch', if: hasNext, yes: 'next', no: 'tell' },
    next: {
      kind: 'choice',
      options: ['yes', 'other', 'open'],
      record: false,
      params: ({ facts }) => ({ partner: partnerName(facts), when: nextWords(facts) }),
      next: 'next-told',
    },
    'next-told': { kind: 'tell', event: 'next-answered', next: 'elsewhen' },
    elsewhen: { kind: 'branch', if: ({ answers }) => answers.next === 'other', yes: 'to-next-time', no: 'tell' },
    'to-next-time': { kind: 'call', flow: 'next-time', next: 'tell' },
    tell: { kind: 'tell', event: 'checked-in', next: 'planning' },
    planning: { kind: 'branch', if: ({ facts }) => isPlanDue(facts), yes: 'to-plan', no: 'to-more' },
    'to-plan': { kind: 'call', flow: 'plan', next: 'to-more' },
    'to-more': { kind: 'call', flow: 'week-more', next: 'end' },
  },
});
