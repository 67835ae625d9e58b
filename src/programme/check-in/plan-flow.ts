// My plan: the career action plan of the mentee. The first check-ins ask for it part by part; both of a duo read it, the mentee changes it.

import type { Answers } from '../../core/conversation.ts';
import type { Line, TextRef } from '../../core/effect.ts';
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { objectivesOf } from './objectives.ts';
import { type ActionPlan, planOf, STEPS } from './steps.ts';
import { readMoment } from './written-time.ts';

const GOAL_MAX = 300;
const STEP_MAX = 200;

type Seen = { answers: Answers; facts: Facts };

const isDay =
  (name: string) =>
  ({ answers, facts }: Seen): boolean =>
    answers[name] === 'unsure' || readMoment(String(answers[name]), facts.now, facts.person.zone, 'ahead') !== null;

/** What the agreement says, which the goal may begin from. */
function agreedGoal(facts: Facts): TextRef {
  const [objective] = objectivesOf(facts);
  return objective === undefined
    ? { flow: 'plan', key: 'goal.free' }
    : { flow: 'plan', key: 'goal.agreed', params: { objective } };
}

/** The plan as lines. */
function linesOf(plan: ActionPlan): Line[] {
  return [
    { flow: 'plan', step: 'goal', value: plan.goal },
    ...plan.steps.map(
      ({ words, by }, at): Line => ({
        flow: 'plan',
        step: `step-${at + 1}`,
        value: words,
        ...(by === '' ? {} : { note: { flow: 'plan', key: 'by-day', params: { date: `$date:${by}` } } }),
      }),
    ),
  ];
}

const shown = ({ facts }: Seen) => linesOf(planOf(facts));
const isMentor = ({ facts }: Seen): boolean => facts.person.role === 'mentor';
const hasGoal = ({ facts }: Seen): boolean => planOf(facts).goal !== '';

/** Until when a step is to be done: a day of the list, typed, or not known yet. */
const by = {
  kind: 'choice',
  as: 'by',
  options: { list: 'plan-days' },
  instead: ['unsure'],
  free: true,
  record: false,
  columns: 2,
} as const;

export const plan = defineFlow({
  name: 'plan',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'whose', no: 'nobody' },
    nobody: { kind: 'say', next: 'end' },
    whose: { kind: 'branch', if: isMentor, yes: 'theirs', no: 'has-goal' },
    theirs: { kind: 'branch', if: hasGoal, yes: 'read', no: 'none-yet' },
    read: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), lines: shown, next: 'end' },
    'none-yet': { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'end' },
    'has-goal': { kind: 'branch', if: hasGoal, yes: 'has-steps', no: 'goal' },
    goal: {
      kind: 'text',
      max: GOAL_MAX,
      params: ({ facts }) => ({ partner: partnerName(facts), agreed: agreedGoal(facts) }),
      next: 'goal-kept',
    },
    'goal-kept': {
      kind: 'say',
      variants: ['first', 'changed'],
      which: ({ facts }) => (planOf(facts).steps.length > 0 ? 'changed' : 'first'),
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'end',
    },
    'has-steps': {
      kind: 'branch',
      if: ({ facts }) => planOf(facts).steps.length >= STEPS.min,
      yes: 'mine',
      no: 'first',
    },
    mine: {
      kind: 'choice',
      options: ['fine', 'steps', 'goal'],
      record: false,
      lines: shown,
      next: { fine: 'end', steps: 'first', goal: 'goal' },
    },
    first: { kind: 'say', params: ({ facts }) => ({ goal: planOf(facts).goal }), next: 'step-1' },
    'step-1': { kind: 'text', max: STEP_MAX, next: 'day-1' },
    'day-1': { ...by, next: { '*': 'day-1-read' } },
    'day-1-read': { kind: 'branch', if: isDay('day-1'), yes: 'step-2', no: 'day-1-unclear' },
    'day-1-unclear': { kind: 'say', next: 'day-1' },
    'step-2': { kind: 'text', max: STEP_MAX, next: 'day-2' },
    'day-2': { ...by, next: { '*': 'day-2-read' } },
    'day-2-read': { kind: 'branch', if: isDay('day-2'), yes: 'step-3', no: 'day-2-unclear' },
    'day-2-unclear': { kind: 'say', next: 'day-2' },
    'step-3': { kind: 'text', max: STEP_MAX, next: 'day-3' },
    'day-3': { ...by, next: { '*': 'day-3-read' } },
    'day-3-read': { kind: 'branch', if: isDay('day-3'), yes: 'fourth', no: 'day-3-unclear' },
    'day-3-unclear': { kind: 'say', next: 'day-3' },
    fourth: {
      kind: 'choice',
      as: 'another',
      options: ['yes', 'no'],
      record: false,
      next: { yes: 'step-4', no: 'tell' },
    },
    'step-4': { kind: 'text', max: STEP_MAX, next: 'day-4' },
    'day-4': { ...by, next: { '*': 'day-4-read' } },
    'day-4-read': { kind: 'branch', if: isDay('day-4'), yes: 'fifth', no: 'day-4-unclear' },
    'day-4-unclear': { kind: 'say', next: 'day-4' },
    fifth: {
      kind: 'choice',
      as: 'another',
      options: ['yes', 'no'],
      record: false,
      next: { yes: 'step-5', no: 'tell' },
    },
    'step-5': { kind: 'text', max: STEP_MAX, next: 'day-5' },
    'day-5': { ...by, next: { '*': 'day-5-read' } },
    'day-5-read': { kind: 'branch', if: isDay('day-5'), yes: 'tell', no: 'day-5-unclear' },
    'day-5-unclear': { kind: 'say', next: 'day-5' },
    tell: { kind: 'tell', event: 'plan-made', next: 'kept' },
    kept: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'end' },
  },
});
