// To what an answer of a duo is given: a week, a pulse, the plan. The name stands in every row of such an answer.
import type { Facts } from '../facts.ts';
import { askedWeek } from './week.ts';

/** The occasion of an answer of a flow of the duo, as things are now. */
export function occasionOf(flow: string, facts: Facts): string {
  switch (flow) {
    case 'check-in':
    case 'week-more':
      return `check-in/${askedWeek(facts) ?? 0}`;
    case 'pulse':
      return 'pulse/30';
    case 'mid-term':
      return 'pulse/90';
    case 'heavy':
      return `heavy/${newestHeavy(facts)}`;
    default:
      return flow;
  }
}

/** Which of the monthly questions was asked last. */
function newestHeavy(facts: Facts): number {
  const asked = facts.dues.filter(({ kind, state }) => kind === 'heavy' && state === 'sent');
  return Math.max(1, ...asked.map(({ occurrence }) => Number(occurrence.split('/').at(-1))));
}
