// A store that tells of everything that is written through it, as it is written. It changes nothing.
import type { Store } from '../app/ports.ts';
import type { Happened } from './happened.ts';

/** The same store; `tell` hears of each commit that came through, and of each address that was lost or found. */
export function watched<S extends Store>(store: S, now: () => string, tell: (happened: Happened) => void): S {
  return {
    ...store,
    async commitTurn(commit) {
      const done = await store.commitTurn(commit);
      if (done) tell({ kind: 'committed', at: now(), commit });
      return done;
    },
    async reachAddress(addressId, state, reason) {
      await store.reachAddress(addressId, state, reason);
      tell({ kind: 'reached', at: now(), addressId, state });
    },
  };
}
