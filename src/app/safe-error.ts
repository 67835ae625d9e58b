// Errors without what must not be written down: no tokens, no addresses, nothing a person said.

/** Name and code of an error, and where it was thrown; never its message (those of grammY, Bolt and Prisma quote their input). */
export type SafeError = { name: string; code?: string; method?: string; at?: string };

/** Keeps what is safe of any thrown thing. Errors of our own code keep their message: they quote names of flows and steps only. */
export function toSafeError(error: unknown): SafeError {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, method, error_code } = error as { code?: unknown; method?: unknown; error_code?: unknown };
  const shown = code ?? error_code;
  const at = error.stack
    ?.split('\n')
    .find((line) => /\/(src|test)\//.test(line))
    ?.replace(/^.*\/((?:src|test)\/[^)]*)\)?$/, '$1');
  return {
    name: error.name,
    ...(typeof shown === 'string' || typeof shown === 'number' ? { code: String(shown) } : {}),
    ...(typeof method === 'string' ? { method } : {}),
    ...(at ? { at } : {}),
  };
}
