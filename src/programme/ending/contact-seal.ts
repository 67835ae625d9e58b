// Whether two stay in contact is decided by each alone: what one said is nobody else's to see unless both said yes.
import type { Value } from '../../core/conversation.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';

type Given = Readonly<Record<string, Value>>;

/** Whether this person has answered, and not taken it back. */
export const hasAnswered = (given: Given): boolean => given['contact.done'] === 'yes';

const says = (given: Given): boolean => hasAnswered(given) && given['contact.stay'] === 'yes';

/** Whether both said yes. */
export const isMutual = ({ mine, theirs }: { mine: Given; theirs: Given }): boolean => says(mine) && says(theirs);

/** Whether an answer of a duo (`<occasion>.<step>`) says what one of the two decided here. */
export const isContactWord = (name: string): boolean => name === 'contact.stay';

/** Whether this person was told that both said yes: nothing of theirs shows it before. */
export const isContactTold = ({ duo, dues }: Pick<Facts, 'duo' | 'dues'>): boolean =>
  dues.some(
    ({ kind, state, occurrence }) =>
      kind === 'contact-both' && state === 'sent' && occurrence.startsWith(`${duo?.id}/`),
  );

/**
 * A call for help takes a yes back that the other one was not told of: until then nobody may look for somebody who asked us
 * to step in. In the turn of whoever calls; nothing for whoever had not answered.
 */
export function withdrawContact(facts: Facts): Effect[] {
  const { duo } = facts;
  if (!duo || !hasAnswered(duo.mine) || isContactTold(facts)) return [];
  return [{ kind: 'duo-record', duoId: duo.id, occasion: 'contact', step: 'done', value: 'no', coded: true }];
}
