// Two records of one person become one, in the rows in memory; as the SQL function `duo_merge_person` does it.
import type { Conversation } from '../core/conversation.ts';
import { joined } from '../core/joined.ts';
import type { MemoryRows, Stored } from './memory-rows.ts';

/** From the least to the most that somebody's place at a gathering can be. */
const SEATS = ['cancelled', 'missed', 'waiting', 'booked', 'came'];
/** Plans that end with the record that goes. */
const OVER = ['erase', 'stranger-erase', 'profile-erase', 'profile-reminder'];

/** Whether both are there, and the one that goes has no duo and never had one. */
export function canMerge({ table, all }: MemoryRows, from: string, into: string): boolean {
  const has = (duo: Stored) => duo.mentee_id === from || duo.mentor_id === from;
  return from !== into && table('person').has(from) && table('person').has(into) && !all('duo').some(has);
}

/** Everything of `from` becomes `into`'s, and `from` is gone. `now` is the turn's own time. */
export function mergePersons(rows: MemoryRows, from: string, into: string, now: string): void {
  const { table, all, of, put } = rows;
  const raised = (row: Stored) => Number(row.revision ?? 0) + 1;
  for (const row of of('answer', from)) {
    const id = `${into}${row.id.slice(from.length)}`;
    if (!table('answer').has(id)) put('answer', { ...row, id, person_id: into, revision: 0 });
  }
  for (const row of of('seat', from)) {
    const id = `${row.gathering_id}/${into}`;
    const there = table('seat').get(id);
    const better = SEATS.indexOf(String(row.state)) > SEATS.indexOf(String(there?.state));
    if (!there) put('seat', { ...row, id, person_id: into, revision: 0 });
    else if (better) put('seat', { ...there, state: row.state, at: row.at, revision: raised(there) });
    const gathering = table('gathering').get(String(row.gathering_id));
    if (gathering) put('gathering', { ...gathering, revision: raised(gathering) });
  }
  const coming = (row: Stored) => String(row.starts_at) > now;
  const busy = of('interview_slot', into).some(coming);
  for (const row of of('interview_slot', from)) {
    const free = busy && coming(row);
    const by = free ? { person_id: null, booked_at: null } : { person_id: into };
    put('interview_slot', { ...row, ...by, revision: raised(row) });
  }
  for (const row of of('due', from)) {
    table('due').delete(row.id);
    const open = row.state === 'due' || row.state === 'taken';
    if (!open || OVER.includes(String(row.kind))) continue;
    // What is in the inbox already is known there by its old name.
    const id = row.state === 'taken' ? row.id : row.id.replaceAll(from, into);
    if (!table('due').has(id)) put('due', { ...row, id, person_id: into, revision: raised(row) });
  }
  for (const name of ['address', 'note', 'help_case', 'file', 'consent', 'inbox'])
    for (const row of of(name, from)) put(name, { ...row, person_id: into, revision: raised(row) });
  for (const row of all('invite')) {
    const own = row.used_by === from ? { used_by: into } : {};
    const linking = row.person_id === from ? { person_id: into } : {};
    if (row.used_by === from || row.person_id === from)
      put('invite', { ...row, ...own, ...linking, revision: raised(row) });
  }
  const [stays, goes] = [table('conversation').get(into), table('conversation').get(from)];
  if (stays) {
    const talk = (row: Stored) => JSON.parse(String(row.state)) as Conversation;
    const state = JSON.stringify(joined(talk(stays), goes ? talk(goes) : null));
    put('conversation', { ...stays, state, revision: raised(stays) });
  }
  for (const name of ['answer', 'seat', 'outbox']) for (const row of of(name, from)) table(name).delete(row.id);
  for (const row of all('outbox')) if (row.about_id === from) table('outbox').delete(row.id);
  for (const name of ['match_pair', 'match_veto'])
    for (const row of all(name)) if ([row.mentee_id, row.mentor_id].includes(from)) table(name).delete(row.id);
  table('conversation').delete(from);
  table('person').delete(from);
  const kept = table('person').get(into);
  if (kept) put('person', { ...kept, revision: raised(kept) });
}
