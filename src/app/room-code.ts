// The code that is shown in a room. Ids of gatherings stand in buttons, so it must not follow from them.
import { createHash } from 'node:crypto';

/** Four digits, out of a token that nobody but this turn has seen (`facts.token`), and the id. */
export function roomCode(token: string, gatheringId: string): string {
  const hash = createHash('sha256').update(`room ${token} ${gatheringId}`).digest('hex');
  return String(Number.parseInt(hash.slice(0, 8), 16) % 10_000).padStart(4, '0');
}
