// What happens in a simulation, as its invariants see it: what was written, what was sent, who cannot be reached, what failed.
import type { Commit, Delivery } from '../app/ports.ts';

/** One event. `at` is the instant (ISO 8601 in UTC). */
export type Happened =
  | { kind: 'committed'; at: string; commit: Pick<Commit, 'input' | 'person' | 'rows'> }
  | { kind: 'sent'; at: string; delivery: Pick<Delivery, 'addressId' | 'personId' | 'kind' | 'urgency' | 'seq' | 'id'> }
  | { kind: 'reached'; at: string; addressId: string; state: 'active' | 'unreachable' }
  /** A turn threw, or something came back for ever. */
  | { kind: 'failed'; at: string; words: string };
