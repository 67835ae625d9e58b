// Says whether a file is an agreement that was signed here, or a certificate that was handed out, by its hash.
import type { Answer } from './command.ts';
import type { DocumentStore } from './ports.ts';

/** The answer for the hash of a file. */
export async function verifyAgreement(sha256: string, store: Pick<DocumentStore, 'documentByHash'>): Promise<Answer> {
  const found = await store.documentByHash(sha256);
  if (!found) {
    const nothing = { duo: null, version: null, language: null, at: null };
    return {
      exit: 1,
      result: { valid: false, ...nothing, sha256 },
      words: ['This is not a document that was signed here (or it was changed)'],
    };
  }
  const { kind, duoId, version, language, at } = found;
  return {
    exit: 0,
    result: { valid: true, duo: duoId, version, language, at, sha256 },
    words: [`This is the ${kind} of duo ${duoId}: version ${version}, in ${language}, of ${at.slice(0, 10)}`],
  };
}
