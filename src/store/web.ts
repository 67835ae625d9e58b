// What the web chat needs beside the conversation: sessions, the way in by invitation, and the talk as a page shows it.
import type { ShownLine, WebSession, WebStore } from '../app/ports.ts';
import type { Happening } from '../core/input.ts';
import { firstContact, inputIdOf, sealHappening } from './inbox.ts';
import { tokenHash } from './invite.ts';
import { openBody } from './outbox.ts';
import type { InboxRow, KeyRow, OutboxRow, StoreParts } from './rows.ts';
import { iso } from './rows.ts';
import { keyedHash, unseal } from './seal.ts';

type SessionRow = { person_id: string; address_id: string; sealed: string; language: string; key: KeyRow };
type SpokenRow = (OutboxRow | InboxRow) & { seq: number; settled: OutboxRow | null; amended: OutboxRow | null };

/** The web's part of the store. */
export function webStore(parts: StoreParts): WebStore {
  const { prisma, master, keyring } = parts;
  const sessionHash = (token: string) => keyedHash('session', token, master);

  return {
    async join({ token, session, address, now, expiresAt, language, key }) {
      const arrival = { channel: 'web', address, key, at: now, language };
      const { contact, holder } = firstContact(parts, arrival);
      const what: Happening = { kind: 'start' };
      const id = inputIdOf(arrival);
      const input = {
        id,
        person_id: holder.personId,
        address_id: holder.addressId,
        source: 'web',
        external_key: key,
        payload: sealHappening(what, holder, id),
        received_at: now,
      };
      const [row] = await prisma.$queryRawUnsafe<{ joined: boolean }[]>(
        'SELECT duo_join($1::text::jsonb) AS joined',
        JSON.stringify({
          token_hash: tokenHash(parts, token),
          now,
          contact,
          person: { id: holder.personId },
          session: {
            id: parts.newId(),
            token_hash: sessionHash(session),
            address_id: holder.addressId,
            created_at: now,
            expires_at: expiresAt,
          },
          input,
        }),
      );
      return row?.joined ? { personId: holder.personId, addressId: holder.addressId } : null;
    },

    async session(token, now): Promise<WebSession | null> {
      const [row] = await prisma.$queryRawUnsafe<SessionRow[]>(
        `SELECT a.person_id, a.id AS address_id, a.sealed, p.language, to_jsonb(k) AS key FROM web_session s
           JOIN address a ON a.id = s.address_id JOIN person p ON p.id = a.person_id JOIN data_key k ON k.id = p.key_id
         WHERE s.token_hash = $1 AND s.expires_at > $2::text::timestamptz`,
        sessionHash(token),
        now,
      );
      return row ? sessionOf(parts, row) : null;
    },

    async byAddress(channel, address): Promise<WebSession | null> {
      const [row] = await prisma.$queryRawUnsafe<SessionRow[]>(
        `SELECT a.person_id, a.id AS address_id, a.sealed, p.language, to_jsonb(k) AS key FROM address a
           JOIN person p ON p.id = a.person_id JOIN data_key k ON k.id = p.key_id WHERE a.channel = $1 AND a.hash = $2`,
        channel,
        keyedHash('address', `${channel}:${address}`, master),
      );
      return row ? sessionOf(parts, row) : null;
    },

    async document(session, line) {
      const [row] = await prisma.$queryRawUnsafe<OutboxRow[]>(
        `SELECT * FROM outbox WHERE id = $1 AND address_id = $2 AND kind = 'message' AND body IS NOT NULL
           AND state IN ('sent', 'waiting', 'sending', 'pending')`,
        line,
        session.addressId,
      );
      const key = keyring.keyOf(session.personId);
      const document = row && key ? openBody(row, key).document : undefined;
      return row && document ? { document, createdAt: iso(row.created_at) } : null;
    },

    async shown(session, limit): Promise<ShownLine[]> {
      const key = keyring.keyOf(session.personId);
      if (!key) return [];
      const said = await prisma.$queryRawUnsafe<{ item: SpokenRow }[]>(
        `SELECT to_jsonb(o) || jsonb_build_object(
           'settled', (SELECT to_jsonb(s) FROM outbox s WHERE s.address_id = o.address_id AND s.ask = o.ask AND s.kind = 'settle' ORDER BY s.seq DESC LIMIT 1),
           'amended', (SELECT to_jsonb(s) FROM outbox s WHERE s.address_id = o.address_id AND s.ask = o.ask AND s.kind = 'amend' ORDER BY s.seq DESC LIMIT 1)) AS item
         FROM outbox o WHERE o.address_id = $1 AND o.kind = 'message' AND o.state IN ('sent', 'waiting', 'sending', 'pending')
         ORDER BY o.seq DESC LIMIT $2::int`,
        session.addressId,
        limit,
      );
      const heard = await prisma.$queryRawUnsafe<{ item: SpokenRow }[]>(
        `SELECT to_jsonb(i) AS item FROM inbox i WHERE i.address_id = $1 AND i.payload IS NOT NULL ORDER BY i.seq DESC LIMIT $2::int`,
        session.addressId,
        limit,
      );
      const bot = said.map(({ item }): ShownLine => {
        const row = item as OutboxRow & SpokenRow;
        const body = openBody(row, key);
        const settled = item.settled ? (openBody(item.settled, key).chosen ?? []) : null;
        const amended = item.amended && openBody(item.amended, key);
        const view = amended?.view ?? body.view;
        return {
          from: 'bot',
          seq: row.seq,
          id: row.id,
          ask: row.ask,
          text: body.text,
          buttons: settled ? [] : (amended?.buttons ?? body.buttons),
          chosen: settled,
          at: iso(row.created_at),
          ...(view ? { view } : {}),
          ...(body.file && !settled ? { file: body.file } : {}),
          ...(body.document ? { document: { name: body.document.name } } : {}),
        };
      });
      const person = heard.flatMap(({ item }): ShownLine[] => {
        const row = item as InboxRow & SpokenRow;
        const what = JSON.parse(
          unseal(row.payload, key, { table: 'inbox', column: 'payload', id: row.id }),
        ) as Happening;
        if (what.kind !== 'text') return [];
        const id = row.id.slice(row.id.lastIndexOf('/') + 1);
        return [
          {
            from: 'person',
            seq: 0,
            id,
            ask: null,
            text: what.text,
            buttons: [],
            chosen: null,
            at: iso(row.received_at),
          },
        ];
      });
      return [...bot, ...person]
        .sort((a, b) => a.at.localeCompare(b.at) || rank(a) - rank(b) || a.seq - b.seq)
        .slice(-limit);
    },

    async newest(session) {
      const [row] = await prisma.$queryRawUnsafe<{ seq: number }[]>(
        'SELECT coalesce(max(seq), 0)::int AS seq FROM outbox WHERE address_id = $1',
        session.addressId,
      );
      return row?.seq ?? 0;
    },

    async deliverWaiting(session, at) {
      await prisma.$executeRawUnsafe(
        `UPDATE outbox SET state = 'sent', sent_at = $2::text::timestamptz WHERE address_id = $1 AND state = 'waiting'`,
        session.addressId,
        at,
      );
    },
  };
}

/** At the same millisecond the person's words stand above the answer to them. */
const rank = (line: ShownLine) => (line.from === 'person' ? 0 : 1);

function sessionOf({ keyring }: StoreParts, row: SessionRow): WebSession {
  const key = keyring.open(row.person_id, row.key);
  const address = unseal(row.sealed, key, { table: 'address', column: 'sealed', id: row.address_id });
  return { personId: row.person_id, addressId: row.address_id, address, language: row.language };
}
