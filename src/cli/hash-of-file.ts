// The hash of a file that an administrator names; the file itself stays where it is.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** SHA-256 in hex; null when there is no such file, or it cannot be read. */
export function hashOfFile(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return null;
  }
}
