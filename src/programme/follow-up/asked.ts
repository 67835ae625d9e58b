// Which of the three questions after a duo somebody is answering, and whether they want to be asked at all.
import type { Facts } from '../facts.ts';
import { followUpOccurrence } from './plan.ts';

/** The months of such an occurrence. */
export const monthsOf = (occurrence: string): number => Number(occurrence.replace('/reminder', '').split('/').at(-1));

/** Of the newest that was asked; null when none was. */
export function askedMonths(facts: Facts): number | null {
  const { past, person } = facts;
  if (!past) return null;
  const prefix = followUpOccurrence(past.id, person.id, 0).replace(/0$/, '');
  const asked = facts.dues
    .filter((due) => due.kind === 'follow-up' && due.occurrence.startsWith(prefix))
    // The one that is being asked at this moment is taken, and sent only at the end of this turn.
    .filter((due) => ['taken', 'sent', 'done'].includes(due.state))
    .map((due) => monthsOf(due.occurrence));
  return asked.length > 0 ? Math.max(...asked) : null;
}

/** Whether they said not to be asked any more. */
export const isStopped = (facts: Facts): boolean =>
  [3, 6, 12].some((months) => facts.past?.mine[`follow-up/${months}.situation`] === 'stop');
