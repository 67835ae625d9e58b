// Makes the steps of the interview of its questions. Pure.
import type { Step } from '../../core/flow.ts';
import type { Facts } from '../facts.ts';
import { type InterviewQuestion, isBegun, type Sitting, WORDS_MAX } from './sitting.ts';

/** What a CV may be, and how large. Coordinators open it on their own computers. */
const CV_TYPES = ['pdf', 'docx', 'doc', 'odt'] as const;
const CV_MAX = 5 * 1024 * 1024;

/** Names of the steps that a sitting becomes: its questions, the branch before a question, its summary, the way into it. */
type Built<Q extends string, N extends string> = Q | `has-${Q}` | `check-${N}` | `to-${N}`;
/** What the flow itself must have: the pause between two sittings, and the end. */
type Around = 'over' | 'summary';

/**
 * The steps of these sittings. `to-<sitting>` leads to the first sitting that was not begun, or to `summary`. Each ends with
 * its own summary, `check-<sitting>`, which leads to `over`.
 */
export function stepsOf<const Q extends string, const N extends string>(
  sittings: readonly Sitting<Q, N>[],
): Record<Built<Q, N>, Step<Built<Q, N> | Around, Facts>> {
  type Target = Built<Q, N> | Around;
  const steps: Partial<Record<Built<Q, N>, Step<Target, Facts>>> = {};
  for (const [nth, sitting] of sittings.entries()) {
    const { name, questions } = sitting;
    const after = sittings[nth + 1];
    const entry = (at: number): Target => {
      const question = questions[at];
      if (!question) return `check-${name}`;
      return question.when ? `has-${question.step}` : question.step;
    };
    steps[`to-${name}`] = {
      kind: 'branch',
      if: ({ answers }) => isBegun(sitting, answers),
      yes: after ? `to-${after.name}` : 'summary',
      no: entry(0),
    };
    for (const [at, question] of questions.entries()) {
      const { step, when } = question;
      if (when)
        steps[`has-${step}`] = { kind: 'branch', if: ({ answers }) => when(answers), yes: step, no: entry(at + 1) };
      steps[step] = stepOf<Target>(question, entry(at + 1));
    }
    steps[`check-${name}`] = { kind: 'review', as: 'check', of: questions.map(({ step }) => step), next: 'over' };
  }
  return steps as Record<Built<Q, N>, Step<Target, Facts>>;
}

/** One question as a step. */
function stepOf<T extends string>(question: InterviewQuestion, next: T): Step<T, Facts> {
  const { instead, lines, sealed } = question;
  const asks = {
    below: `reads.${question.reads}`,
    ...(instead ? { instead } : {}),
    ...(lines ? { lines } : {}),
    ...(sealed ? { sealed } : {}),
    next,
  };
  switch (question.kind) {
    case 'text':
      return { kind: 'text', max: WORDS_MAX, ...asks };
    case 'file':
      return { kind: 'file', types: CV_TYPES, maxBytes: CV_MAX, ...asks };
    case 'choice': {
      const { options, free, columns } = question;
      return { kind: 'choice', options, ...(free ? { free } : {}), ...(columns ? { columns } : {}), ...asks };
    }
    case 'many': {
      const { options, free, columns } = question;
      return { kind: 'many', options, min: 1, ...(free ? { free } : {}), ...(columns ? { columns } : {}), ...asks };
    }
  }
}
