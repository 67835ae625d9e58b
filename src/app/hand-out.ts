// The file that goes out with a message: made when it is sent. An agreement and a certificate are made once and kept, so that everybody has the same bytes.
import { createHash } from 'node:crypto';
import type { SentDocument } from '../channels/channel.ts';
import { makeDocument } from '../documents/make.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import type { DocumentStore, HandedOut } from './ports.ts';

/** Makes the function that finds or makes a file. It rejects when the store is away. */
export function handOut(store: Pick<DocumentStore, 'keepDocument' | 'keptDocument'>, catalogue: Catalogue) {
  return async ({ document, personId, createdAt }: HandedOut): Promise<SentDocument> => {
    if (document.kind !== 'agreement' && document.kind !== 'certificate')
      return makeDocument(document, createdAt, catalogue);
    const { kind, duoId, language, version } = document;
    const id = kind === 'certificate' ? document.id : `${duoId}/agreement/${language}`;
    const kept = await store.keptDocument(id);
    if (kept) return { name: document.name, mediaType: 'application/pdf', bytes: kept };
    const made = await makeDocument(document, createdAt, catalogue);
    const sha256 = createHash('sha256').update(made.bytes).digest('hex');
    const about = { id, kind, duoId, personId, language, version, sha256, at: createdAt } as const;
    // Two who are sent it at the same moment: one is kept, and both get that one.
    return { ...made, bytes: await store.keepDocument({ ...about, content: made.bytes }) };
  };
}
