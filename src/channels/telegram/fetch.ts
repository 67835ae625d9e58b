// Gets a document that a person sent to the bot: asks where it is, then reads it from there.
import { type Api, GrammyError } from 'grammy';
import type { FetchResult } from '../channel.ts';
import { download } from '../download.ts';
import { failureOf } from './send.ts';

const API_ROOT = 'https://api.telegram.org';
const ANSWER_MS = 20_000;

/** `fileId` is Telegram's. Bots can get files of at most 20 MB; what is larger is refused by the API itself. */
export async function fetchTelegram(
  api: Api,
  { token, apiRoot }: { token: string; apiRoot: string | null },
  fileId: string,
  maxBytes: number,
): Promise<FetchResult> {
  let path: string | undefined;
  try {
    const file = await api.getFile(fileId, AbortSignal.timeout(ANSWER_MS) as never);
    if (file.file_size !== undefined && file.file_size > maxBytes) return { kind: 'big' };
    path = file.file_path;
  } catch (error) {
    if (error instanceof GrammyError && /file is too big/.test(error.description)) return { kind: 'big' };
    const failure = failureOf(error, false);
    return failure.kind === 'unreachable' || failure.kind === 'sent' || failure.kind === 'waiting'
      ? { kind: 'never', reason: 'not given' }
      : failure;
  }
  // It goes into an address together with the token: nothing but a plain path may stand there.
  if (!path || !/^[\w-]+(?:[./][\w-]+)*$/.test(path)) return { kind: 'never', reason: 'no path' };
  return download(`${apiRoot ?? API_ROOT}/file/bot${token}/${path}`, maxBytes);
}
