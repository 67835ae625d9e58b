// What an error of the network says about a request: its code, and whether anything can have reached the other side.

/** Codes that say for certain that nothing left this computer, or that nobody was there to take it. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether a request that failed with this code is safe to send again. */
export const neverLeft = (code: string | null): boolean => code !== null && NEVER_LEFT.has(code);

/** The network's own code behind an SDK's error, however deep it lies. The error itself is never written down: it may hold a token. */
export function networkCode(error: unknown): string | null {
  for (
    let inner = error as { code?: unknown; cause?: unknown; name?: unknown } | undefined;
    inner;
    inner = inner.cause as never
  ) {
    if (inner.name === 'AbortError' || inner.name === 'TimeoutError') return 'timeout';
    if (typeof inner.code === 'string') return inner.code;
  }
  return null;
}
