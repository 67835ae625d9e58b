// Files that people sent: stored sealed together with the input that tells of them, read once by a link, dropped when no answer names them.
import type { FileStore, KeptFile } from '../app/ports.ts';
import type { Happening } from '../core/input.ts';
import type { Role } from '../programme/facts.ts';
import { sealHappening } from './inbox.ts';
import type { KeyRow, StoreParts } from './rows.ts';
import { keyedHash, seal, unseal } from './seal.ts';

type LinkRow = {
  file_id: string;
  asked_by: string;
  person_id: string;
  centre_id: string | null;
  role: string | null;
  centres: { centre_id: string; lead: boolean }[];
};
type FileRow = { id: string; person_id: string; name: string; media_type: string; content: string; key: KeyRow };

/** The part of the store that files are kept in. */
export function fileStore(parts: StoreParts): FileStore {
  const { prisma, master, keyring, newId } = parts;
  const linkHash = (token: string) => keyedHash('file-link', token, master);

  return {
    async keepFile({ personId, addressId, input, file, now }) {
      const key = keyring.keyOf(personId);
      // It was open when the file was asked for; whoever was erased since has none.
      if (!key) throw new Error('A file came for somebody whose key is not open');
      const what: Happening = file
        ? { kind: 'file', state: 'stored', file: file.id, name: file.name, type: file.type, size: file.content.length }
        : { kind: 'file', state: 'refused', why: input.why ?? 'gone' };
      await dropLooseFiles(parts, personId);
      const place = (column: string) => ({ table: 'file', column, id: file?.id ?? '' });
      // Both or neither, and once: whatever is repeated finds the rows there. The lock keeps the person from being erased meanwhile.
      const [row] = await prisma.$queryRawUnsafe<{ fresh: boolean }[]>(
        `WITH owner AS (SELECT p.id FROM person p WHERE p.id = $1 FOR KEY SHARE),
         told AS (
           INSERT INTO inbox (id, person_id, address_id, source, external_key, payload, state, not_before, received_at)
           SELECT $2, owner.id, $3, $4, $5, $6, 'open', $7::text::timestamptz, $7::text::timestamptz FROM owner
           ON CONFLICT DO NOTHING RETURNING person_id),
         kept AS (
           INSERT INTO file (id, person_id, kind, name, media_type, size, content, at)
           SELECT $8, told.person_id, $9, $10, $11, $12::int, $13, $7::text::timestamptz FROM told WHERE $8::text IS NOT NULL
           ON CONFLICT DO NOTHING RETURNING id)
         SELECT EXISTS (SELECT 1 FROM told) AS fresh, (SELECT count(*)::int FROM kept) AS files`,
        personId,
        input.id,
        addressId,
        input.source,
        input.key,
        sealHappening(what, { key }, input.id),
        now,
        file?.id ?? null,
        file?.type ?? '',
        file ? seal(file.name, key, place('name')) : '',
        file?.mediaType ?? '',
        file?.content.length ?? 0,
        file ? seal(Buffer.from(file.content).toString('base64'), key, place('content')) : '',
      );
      return { fresh: row?.fresh ?? false };
    },

    async addFileLink({ token, fileId, askedBy, now, expiresAt }) {
      const made = await prisma.$executeRawUnsafe(
        `INSERT INTO file_link (id, token_hash, file_id, asked_by, created_at, expires_at)
         SELECT $1, $2, f.id, $4, $5::text::timestamptz, $6::text::timestamptz FROM file f WHERE f.id = $3 FOR KEY SHARE`,
        newId(),
        linkHash(token),
        fileId,
        askedBy,
        now,
        expiresAt,
      );
      return made === 1;
    },

    async findFileLink(token, now) {
      const [row] = await prisma.$queryRawUnsafe<LinkRow[]>(
        `SELECT l.file_id, l.asked_by, f.person_id, p.centre_id, c.role,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('centre_id', m.centre_id, 'lead', m.lead)), '[]') FROM membership m
             WHERE m.person_id = l.asked_by) AS centres
         FROM file_link l JOIN file f ON f.id = l.file_id JOIN person p ON p.id = f.person_id
           LEFT JOIN person c ON c.id = l.asked_by
         -- Whoever was deactivated meanwhile gets nothing more.
         WHERE EXISTS (SELECT 1 FROM address a WHERE a.person_id = l.asked_by AND a.state = 'active')
           AND l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > $2::text::timestamptz`,
        linkHash(token),
        now,
      );
      if (!row) return null;
      return {
        fileId: row.file_id,
        personId: row.person_id,
        centreId: row.centre_id,
        askedBy: {
          id: row.asked_by,
          role: row.role as Role | null,
          memberships: row.centres.map(({ centre_id, lead }) => ({ centreId: centre_id, lead })),
        },
      };
    },

    async takeFile(token, now): Promise<KeptFile | null> {
      // One conditional update: of two who press at the same moment one gets the file. It is audited in the same commit.
      const [row] = await prisma.$queryRawUnsafe<FileRow[]>(
        `WITH used AS (
           UPDATE file_link SET used_at = $2::text::timestamptz
             WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2::text::timestamptz RETURNING file_id, asked_by),
         noted AS (
           INSERT INTO audit (id, actor, action, object, at)
           SELECT $3, 'coordinator ' || used.asked_by, 'download-file', 'person/' || f.person_id, $2::text::timestamptz
             FROM used JOIN file f ON f.id = used.file_id RETURNING id)
         SELECT f.id, f.person_id, f.name, f.media_type, f.content, to_jsonb(k) AS key
           FROM used JOIN file f ON f.id = used.file_id JOIN person p ON p.id = f.person_id JOIN data_key k ON k.id = p.key_id`,
        linkHash(token),
        now,
        newId(),
      );
      if (!row) return null;
      const key = keyring.open(row.person_id, row.key);
      const open = (column: 'name' | 'content') => unseal(row[column], key, { table: 'file', column, id: row.id });
      return { name: open('name'), mediaType: row.media_type, content: Buffer.from(open('content'), 'base64') };
    },
  };
}

/**
 * Drops files that no answer names: refused, or replaced by another. An answer is written together with the end of the
 * input that brought its file, so nothing is dropped of somebody with an open one. Null: of everybody.
 */
export async function dropLooseFiles({ prisma }: StoreParts, personId: string | null): Promise<void> {
  await prisma.$executeRawUnsafe(
    `DELETE FROM file f WHERE ($1::text IS NULL OR f.person_id = $1)
       AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.person_id = f.person_id AND a.code = to_jsonb(f.id)::text)
       AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.person_id = f.person_id AND i.state = 'open')`,
    personId,
  );
}
