// Files, over the rows in memory.
import type { FileStore } from '../app/ports.ts';
import type { Happening } from '../core/input.ts';
import type { Role } from '../programme/facts.ts';
import type { MemoryRows } from './memory-rows.ts';

/** The part that files are kept in. `addInput` puts a row into somebody's inbox. */
export function memoryFiles(
  { table, all, of, put }: MemoryRows,
  addInput: (id: string, personId: string, addressId: string | null, what: Happening, at: string) => void,
): FileStore {
  const open = (token: string, now: string) =>
    all('file_link').find((row) => row.token === token && row.used_at === null && String(row.expires_at) > now);

  return {
    async keepFile({ personId, addressId, input, file, now }) {
      if (table('inbox').has(input.id) || !table('person').has(personId)) return { fresh: false };
      if (file) {
        const { id, type: kind, name, mediaType, content } = file;
        put('file', {
          id,
          person_id: personId,
          kind,
          name,
          media_type: mediaType,
          size: content.length,
          content,
          at: now,
        });
      }
      const what: Happening = file
        ? { kind: 'file', state: 'stored', file: file.id, name: file.name, type: file.type, size: file.content.length }
        : { kind: 'file', state: 'refused', why: input.why ?? 'gone' };
      addInput(input.id, personId, addressId, what, now);
      return { fresh: true };
    },
    async addFileLink({ token, fileId, askedBy, now, expiresAt }) {
      if (!table('file').has(fileId)) return false;
      const times = { created_at: now, expires_at: expiresAt, used_at: null };
      put('file_link', { id: `link/${token}`, token, file_id: fileId, asked_by: askedBy, ...times });
      return true;
    },
    async findFileLink(token, now) {
      const link = open(token, now);
      const file = link && table('file').get(String(link.file_id));
      const person = file && table('person').get(String(file.person_id));
      const asker = String(link?.asked_by);
      const reached = of('address', asker).some((row) => row.state === 'active');
      if (!file || !person || !reached) return null;
      return {
        fileId: file.id,
        personId: person.id,
        centreId: person.centre_id as string | null,
        askedBy: {
          id: asker,
          role: (table('person').get(asker)?.role as Role | undefined) ?? null,
          memberships: of('membership', asker).map((row) => ({
            centreId: String(row.centre_id),
            lead: row.lead === true,
          })),
        },
      };
    },
    async takeFile(token, now) {
      const link = open(token, now);
      const file = link && table('file').get(String(link.file_id));
      if (!link || !file) return null;
      put('file_link', { ...link, used_at: now });
      const done = { action: 'download-file', object: `person/${file.person_id}`, at: now };
      put('audit', { id: `audit/${link.id}`, actor: `coordinator ${link.asked_by}`, ...done });
      return { name: String(file.name), mediaType: String(file.media_type), content: file.content as Uint8Array };
    },
  };
}
