// A call for help takes the agreement to exchange telephone numbers back: a number that was not given yet is given only when its owner agrees anew.
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';

/** What belongs to opening a case about somebody's safety, in their own turn; nothing for whoever had not agreed. */
export function withdrawNumber({ duo, dues }: Facts): Effect[] {
  if (duo?.mine['phone.done'] !== 'yes') return [];
  const given = dues.some(
    (due) => due.kind === 'phone-shared' && due.state === 'sent' && due.occurrence.startsWith(duo.id),
  );
  if (given) return [];
  return [{ kind: 'duo-record', duoId: duo.id, occasion: 'phone', step: 'done', value: 'no', coded: true }];
}
