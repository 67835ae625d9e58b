// Which of the three questions after a duo somebody is answering, and whether they want to be asked at all.
import type { Facts } from '../facts.ts';
import { FOLLOW_UP_MONTHS, followUpOccurrence } from './plan.ts';

type Months = (typeof FOLLOW_UP_MONTHS)[number];

/** The months of an occurrence, or of that of its reminder. Throws for the name of something else. */
export function monthsOf(occurrence: string): Months {
  const found = FOLLOW_UP_MONTHS.find((months) =>
    occurrence.replace(/\/reminder$/, '').endsWith(`/follow-up/${months}`),
  );
  if (found === undefined) throw new Error('This is no question after a duo');
  return found;
}

/** Of the newest that was asked; null when none was. */
export function askedMonths({ past, person, dues }: Facts): Months | null {
  if (!past) return null;
  // The one that is being asked at this moment is taken, and sent only at the end of this turn.
  const begun = (name: string) =>
    dues.some((due) => due.occurrence === name && ['taken', 'sent', 'done'].includes(due.state));
  return FOLLOW_UP_MONTHS.findLast((months) => begun(followUpOccurrence(past.id, person.id, months))) ?? null;
}

/** Whether they said not to be asked any more. */
export const isStopped = ({ past }: Facts): boolean =>
  FOLLOW_UP_MONTHS.some((months) => past?.mine[`follow-up/${months}.situation`] === 'stop');
