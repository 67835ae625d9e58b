// What is planned: moved into the inbox when its time has come, and the next instant at which anything happens by itself.
import type { Store } from '../app/ports.ts';
import { sealHappening } from './inbox.ts';
import type { KeyRow, StoreParts } from './rows.ts';
import { iso } from './rows.ts';

type Ripe = { id: string; person_id: string; kind: string; revision: number; due_at: string; key: KeyRow };

/** The planning part of the store. */
export function dueStore({ prisma, keyring }: StoreParts): Pick<Store, 'takeDue' | 'nextInstant'> {
  return {
    async takeDue(now, limit) {
      const ripe = await prisma.$queryRawUnsafe<Ripe[]>(
        `SELECT d.id, d.person_id, d.kind, d.revision, d.due_at, to_jsonb(k) AS key FROM due d
           JOIN person p ON p.id = d.person_id JOIN data_key k ON k.id = p.key_id
         WHERE d.state = 'due' AND d.due_at <= $1::text::timestamptz ORDER BY d.due_at, d.id LIMIT $2::int`,
        now,
        limit,
      );
      if (ripe.length === 0) return 0;
      const rows = ripe.map((due) => {
        // A thing that was put off comes back under the same occurrence: its instant makes the input a new one.
        const key = `${due.id}@${iso(due.due_at)}`;
        const id = `due:${key}`;
        const holder = { key: keyring.open(due.person_id, due.key) };
        const payload = sealHappening({ kind: 'due', due: due.kind, occurrence: due.id }, holder, id);
        return { due: due.id, revision: due.revision, id, person: due.person_id, key, payload };
      });
      const [taken] = await prisma.$queryRawUnsafe<{ count: number }[]>(
        'SELECT duo_take_due($1::text::jsonb, $2::text::timestamptz) AS count',
        JSON.stringify(rows),
        now,
      );
      return taken?.count ?? 0;
    },

    async nextInstant() {
      const [row] = await prisma.$queryRawUnsafe<{ next: Date | string | null }[]>(
        // Behind an input or a message that is put off, the next of the same person or address waits, ripe as it may be.
        `SELECT least(
           (SELECT min(due_at) FROM due WHERE state = 'due'),
           (SELECT min(not_before) FROM (SELECT DISTINCT ON (person_id) not_before FROM inbox WHERE state = 'open' ORDER BY person_id, seq) AS first),
           (SELECT min(not_before) FROM (SELECT DISTINCT ON (address_id) not_before, state FROM outbox
              WHERE state IN ('pending', 'retry', 'sending') ORDER BY address_id, seq) AS first WHERE state <> 'sending')) AS next`,
      );
      return row?.next ? iso(row.next) : null;
    },
  };
}
