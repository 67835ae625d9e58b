// Gets a file from a chat app over HTTP, at most so many bytes, and says what became of it. No retry here: that is the delivery loop's alone.
import type { FetchResult } from './channel.ts';
import { networkCode, neverLeft } from './network.ts';
import { readAtMost } from './read-at-most.ts';

/** Five megabytes over a slow line; less than a stop waits for nothing. */
const TIMEOUT_MS = 30_000;

/** The address may hold a secret: nothing of it, and no error as it came, is written down. */
export async function download(
  url: string,
  maxBytes: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<FetchResult> {
  try {
    // Nobody is followed to another place with our token.
    const answer = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.status === 200) {
      const content = await readAtMost(answer.body, maxBytes);
      return content === null ? { kind: 'big' } : { kind: 'fetched', content };
    }
    await answer.body?.cancel();
    return refusalOf(answer);
  } catch (error) {
    const code = networkCode(error);
    const reason = code ?? 'network';
    return neverLeft(code) ? { kind: 'again', reason } : { kind: 'unknown', reason };
  }
}

function refusalOf({ status, headers }: Response): FetchResult {
  const reason = String(status);
  if (status === 429) return { kind: 'later', afterMs: (Number(headers.get('retry-after')) || 1) * 1000, reason };
  if (status === 401) return { kind: 'refused', reason };
  return status >= 500 ? { kind: 'unknown', reason } : { kind: 'never', reason };
}
