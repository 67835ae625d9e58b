// What a fetched file becomes: kept, refused with a reason, or tried again. Pure.
import type { FetchResult } from '../channels/channel.ts';
import type { FileWanted } from '../core/effect.ts';
import { mediaTypes, safeName, typeOfContent } from '../core/file.ts';
import type { Delivery, FileArrival } from './ports.ts';

/** Messages to the same person wait behind a file: what cannot be had in so many attempts is given up, and the person is told. */
const ATTEMPTS = 3;
const HORIZON_MS = 3_600_000;

/** The file as it is kept, or why it is not. Its type is what its content is, whatever its name says. */
export function judgeFile(
  id: string,
  name: string,
  content: Uint8Array,
  { types, maxBytes }: FileWanted,
): { file: NonNullable<FileArrival['file']> } | { why: 'kind' | 'big' } {
  if (content.length > maxBytes) return { why: 'big' };
  const type = typeOfContent(content);
  if (type === null || !types.includes(type)) return { why: 'kind' };
  return { file: { id, type, name: safeName(name, type), mediaType: mediaTypes[type], content } };
}

/** What a fetch leads to; null when it is tried again. Ids derive from the delivery, so that a repeat changes nothing. */
export function fileArrival(one: Delivery, result: FetchResult, now: string): FileArrival | null {
  const { fetch } = one.body;
  const arrival = (file: FileArrival['file'], why?: 'kind' | 'big' | 'gone'): FileArrival => ({
    personId: one.personId,
    addressId: one.addressId,
    input: { id: `file:${one.id}`, source: 'file', key: one.id, ...(why ? { why } : {}) },
    file,
    now,
  });
  if (!fetch) return arrival(null, 'gone');
  switch (result.kind) {
    case 'fetched': {
      const judged = judgeFile(one.id, fetch.name, result.content, fetch.wanted);
      return 'file' in judged ? arrival(judged.file) : arrival(null, judged.why);
    }
    case 'big':
      return arrival(null, 'big');
    case 'never':
      return arrival(null, 'gone');
    case 'unknown':
      return one.attempts + 1 >= ATTEMPTS ? arrival(null, 'gone') : null;
    default:
      return Date.parse(now) - Date.parse(one.createdAt) > HORIZON_MS ? arrival(null, 'gone') : null;
  }
}
