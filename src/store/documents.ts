// Documents as they were handed out: sealed content under a hash in clear, so that a copy can be recognised without opening it.
import type { DocumentStore } from '../app/ports.ts';
import type { KeyRow, StoreParts } from './rows.ts';
import { iso } from './rows.ts';
import { seal, unseal } from './seal.ts';

type ContentRow = { id: string; person_id: string; content: string; key: KeyRow };
type KnownRow = { kind: 'agreement' | 'certificate'; duo_id: string; language: string; version: string; at: string };

/** The part of the store that documents are kept in. */
export function documentStore({ prisma, keyring }: StoreParts): DocumentStore {
  const place = (id: string) => ({ table: 'document', column: 'content', id });

  async function keptDocument(id: string): Promise<Uint8Array | null> {
    const [row] = await prisma.$queryRawUnsafe<ContentRow[]>(
      `SELECT d.id, d.person_id, d.content, to_jsonb(k) AS key
       FROM document d JOIN person p ON p.id = d.person_id JOIN data_key k ON k.id = p.key_id WHERE d.id = $1`,
      id,
    );
    if (!row) return null;
    const key = keyring.open(row.person_id, row.key);
    return Buffer.from(unseal(row.content, key, place(row.id)), 'base64');
  }

  return {
    keptDocument,

    async keepDocument({ id, kind, duoId, personId, language, version, sha256, content, at }) {
      const key = keyring.keyOf(personId);
      // It was open when the message was taken for delivery; whoever was erased since has none.
      if (!key) throw new Error('A document is for somebody whose key is not open');
      await prisma.$executeRawUnsafe(
        `INSERT INTO document (id, kind, duo_id, person_id, language, version, sha256, content, at)
         SELECT $1, $2, $3, p.id, $5, $6, $7, $8, $9::text::timestamptz FROM person p WHERE p.id = $4 FOR KEY SHARE
         ON CONFLICT (id) DO NOTHING`,
        id,
        kind,
        duoId,
        personId,
        language,
        version,
        sha256,
        seal(Buffer.from(content).toString('base64'), key, place(id)),
        at,
      );
      const kept = await keptDocument(id);
      if (!kept) throw new Error('A document could not be kept');
      return kept;
    },

    async documentByHash(sha256) {
      const [row] = await prisma.$queryRawUnsafe<KnownRow[]>(
        'SELECT kind, duo_id, language, version, at FROM document WHERE sha256 = $1 AND duo_id IS NOT NULL LIMIT 1',
        sha256,
      );
      return row
        ? { kind: row.kind, duoId: row.duo_id, language: row.language, version: row.version, at: iso(row.at) }
        : null;
    },
  };
}
