// Logs for tests: one that keeps silent but fails the test on an error, and one that remembers what was logged.
import type { Log } from '../../src/app/ports.ts';

/** Keeps silent. An error in the log is a fault of ours, so it is thrown. */
export function silentLog(): Log {
  return {
    info: () => {},
    warn: () => {},
    error: (words, facts) => {
      throw new Error(`${words} ${JSON.stringify(facts)}`);
    },
  };
}

/** Remembers every line, as it would be written. */
export function rememberingLog(): Log & { lines: string[] } {
  const lines: string[] = [];
  const keep = (level: string) => (words: string, facts?: Record<string, unknown>) => {
    lines.push(`${level} ${words} ${JSON.stringify(facts ?? {})}`);
  };
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
