// Five short questions about the training, on the day after its last module. Each can be passed over.
import type { Event, Reaction } from '../../core/rules.ts';
import type { DueDecision, DueSeen } from '../due-decision.ts';
import type { Effect } from '../effects.ts';
import { defineFlow, type Facts } from '../facts.ts';
import { isLate, isUnreachable } from '../late.ts';
import { daysLater } from '../local-time.ts';

const FLOW = 'training-evaluation';
const points = ['5', '4', '3', '2', '1', 'skip'] as const;
/** Days until whoever has not answered is reminded, and the hour of the day. */
const REMIND_AFTER_DAYS = 3;
const HOUR = 10;

/** The questions with a scale, as the team sees their averages. */
export const scales = ['content', 'trainers', 'ready'] as const;
/** Whether it went too fast or too slowly. */
export const rhythms = ['fast', 'right', 'slow'] as const;

export const trainingEvaluation = defineFlow({
  name: 'training-evaluation',
  first: 'content',
  steps: {
    content: { kind: 'choice', options: points, next: 'trainers' },
    trainers: { kind: 'choice', options: points, next: 'rhythm' },
    rhythm: { kind: 'choice', options: [...rhythms, 'skip'], next: 'ready' },
    ready: { kind: 'choice', options: points, next: 'words' },
    words: { kind: 'text', max: 1000, skip: 'tell', next: 'tell' },
    tell: { kind: 'tell', event: 'training-evaluated', next: 'thanks' },
    thanks: { kind: 'say', params: ({ facts }) => ({ name: facts.person.firstName ?? '' }), next: 'end' },
  },
});

/** The training that somebody was at: the one where they were for most of its modules, the later one when there are two. */
function seriesOf({ seats, gatherings }: Facts): string {
  const came = gatherings.filter(
    (one) => one.kind === 'training' && seats.some((s) => s.gatheringId === one.id && s.state === 'came'),
  );
  const count = new Map<string, number>();
  for (const { series, id } of came) count.set(series ?? id, (count.get(series ?? id) ?? 0) + 1);
  const most = Math.max(0, ...count.values());
  return [...count].filter(([, times]) => times === most).at(-1)?.[0] ?? '';
}

const isDone = (facts: Facts): boolean => facts.answers[`${FLOW}.series`] !== undefined;

/** The reactions by the name of the event. */
export const trainingEvaluationEvents: Readonly<
  Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>
> = {
  'training-evaluated': (_, facts) => ({
    effects: [
      { kind: 'record', flow: 'training-evaluation', step: 'series', value: seriesOf(facts), coded: true },
      ...facts.dues
        .filter((due) => due.kind === 'training-evaluation-again' && due.state === 'due')
        .map(({ occurrence }): Effect => ({ kind: 'due-state', occurrence, state: 'skipped', reason: 'answered' })),
    ],
    facts,
  }),
};

/** The questions when their day has come; one reminder is planned. */
export function dueTrainingEvaluation({ facts }: DueSeen): DueDecision {
  if (isDone(facts)) return { kind: 'skip', reason: 'answered' };
  const { id, zone, firstName } = facts.person;
  const again: Effect = {
    kind: 'plan',
    due: {
      occurrence: `${id}/training-evaluation-again`,
      kind: 'training-evaluation-again',
      policy: 'within 48 h, else dropped',
      zone,
      ...daysLater(facts.now, REMIND_AFTER_DAYS, HOUR, zone),
    },
  };
  const text = { flow: FLOW, key: 'hello', params: { name: firstName ?? '' } };
  return { kind: 'begin', flow: FLOW, urgency: 'unasked', text, effects: [again] };
}

/** Once more, when not everything was answered. */
export function dueTrainingEvaluationAgain({ planned, facts }: DueSeen): DueDecision {
  if (isDone(facts)) return { kind: 'skip', reason: 'answered' };
  if (isUnreachable(facts)) return { kind: 'skip', reason: 'no address that can be reached' };
  if (isLate(planned, facts)) return { kind: 'skip', reason: 'more than 48 hours late' };
  const text = { flow: 'training-evaluation', key: 'reminder', params: { name: facts.person.firstName ?? '' } };
  return { kind: 'remind', flow: FLOW, text };
}
