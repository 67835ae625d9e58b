// Documents as they were handed out, over the rows in memory.
import type { DocumentStore } from '../app/ports.ts';
import type { MemoryRows } from './memory-rows.ts';

/** The part that documents are kept in. */
export function memoryDocuments({ table, all, put }: MemoryRows): DocumentStore {
  const content = (id: string) => (table('document').get(id)?.content as Uint8Array | undefined) ?? null;
  return {
    keptDocument: async (id) => content(id),
    async keepDocument({ duoId, personId, ...document }) {
      const row = { ...document, duo_id: duoId, person_id: personId, revision: 0 };
      if (!table('person').has(personId)) throw new Error('A document is for nobody');
      if (!table('document').has(document.id)) put('document', row);
      return content(document.id) ?? document.content;
    },
    async documentByHash(sha256) {
      const row = all('document').find((one) => one.sha256 === sha256);
      if (!row) return null;
      const { duo_id: duoId, language, version, at } = row;
      const kind = row.kind === 'certificate' ? 'certificate' : 'agreement';
      return { kind, duoId: String(duoId), language: String(language), version: String(version), at: String(at) };
    },
  };
}
