// The career action plan of a mentee: a goal, three to five steps and by when. Both of a duo read it.
import type { Value } from '../../core/conversation.ts';
import type { TextRef } from '../../core/effect.ts';
import type { Facts } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { askedWeek, saidOf } from './week.ts';

/** How many steps a plan has. Source: the issue of steps 7 and 8. */
export const STEPS = { min: 3, max: 5 } as const;

/** One step; `by` is a day (yyyy-mm-dd), empty where none was said. */
export type PlanStep = { words: string; by: string };
/** What is known of a plan. */
export type ActionPlan = { goal: string; steps: readonly PlanStep[] };

type Answers = Readonly<Record<string, Value>>;

/** The plan out of the answers of the mentee. */
export function planIn(answers: Answers): ActionPlan {
  const said = (name: string) => String(answers[`plan.${name}`] ?? '');
  const steps = Array.from({ length: STEPS.max }, (_, at) => ({
    words: said(`step-${at + 1}`),
    by: said(`by-${at + 1}`),
  }));
  return { goal: said('goal'), steps: steps.filter(({ words }) => words !== '') };
}

/** The plan of this person's duo: a mentor reads the mentee's. */
export const planOf = ({ duo, person }: Facts): ActionPlan =>
  planIn((person.role === 'mentor' ? duo?.theirs : duo?.mine) ?? {});

/** Whether the check-in that is being answered asks for a part of it: the first one for the goal, a later one for the steps. */
export function isPlanDue(facts: Facts): boolean {
  const week = askedWeek(facts);
  if (facts.person.role !== 'mentee' || week === null || !hasMet(facts, week)) return false;
  const { goal, steps } = planOf(facts);
  if (goal === '') return true;
  return steps.length < STEPS.min && week > 1;
}

const hasMet = (facts: Facts, week: number): boolean => ['yes', 'other'].includes(String(saidOf(facts, week, 'met')));

/** The step that comes next: the one whose day is nearest, else the first without a day, else the last. */
export function nextStep(facts: Facts): PlanStep | null {
  const { steps } = planOf(facts);
  const today = localDate(facts.now, facts.person.zone);
  const dated = steps.filter(({ by }) => by >= today).sort((a, b) => a.by.localeCompare(b.by));
  return dated[0] ?? steps.find(({ by }) => by === '') ?? steps.at(-1) ?? null;
}

/** A step in words. */
export const stepWords = ({ words, by }: PlanStep): TextRef =>
  by === ''
    ? { flow: 'plan', key: 'line.open', params: { step: words } }
    : { flow: 'plan', key: 'line', params: { step: words, date: `$date:${by}` } };
