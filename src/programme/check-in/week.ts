// Which week's check-in somebody is answering.
import type { Facts } from '../facts.ts';

/** The newest check-in of this duo that was asked, or null. */
export function askedWeek(facts: Facts): number | null {
  const prefix = `${facts.duo?.id}/${facts.person.id}/check-in/`;
  const weeks = facts.dues
    .filter((due) => due.kind === 'check-in' && due.occurrence.startsWith(prefix))
    .filter((due) => due.state === 'sent' || due.state === 'done')
    .map((due) => Number(due.occurrence.slice(prefix.length)));
  return weeks.length > 0 ? Math.max(...weeks) : null;
}
