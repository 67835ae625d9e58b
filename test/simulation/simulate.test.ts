// The whole programme with synthetic people: nothing is as it must not be, and the same seed comes to the same state, on every kind of store.
import { describe, expect, it } from 'vitest';
import type { SimulatedStore } from '../../src/simulation/place.ts';
import { type Simulated, simulate } from '../../src/simulation/run.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { openStore } from '../../src/store/index.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { masterKey } from '../../src/store/seal.ts';
import { everyDatabase, testKey } from '../support/stores.ts';

const catalogue = openCatalogue();
const run = (asked: Simulated, store: SimulatedStore = memoryStore()) => simulate(asked, { store, catalogue });

/** The ids that the store in memory gives, in the order in which it gives them: an id is no state. */
function countedIds(): () => string {
  let taken = 0;
  const kinds = ['person', 'address', 'key'];
  return () => {
    const id = `${kinds[taken % kinds.length]}-${Math.floor(taken / kinds.length) + 1}`;
    taken += 1;
    return id;
  };
}

describe('a programme of synthetic people', () => {
  it('breaks no invariant, and comes to the same state for the same seed only', async () => {
    const asked = { duos: 8, weeks: 5, seed: 7 };
    const [one, same, other] = [await run(asked), await run(asked), await run({ ...asked, seed: 8 })];
    expect(one.first).toEqual([]);
    expect(one.violations).toBe(0);
    expect(one.prompts).toBeGreaterThan(100);
    expect(same.hash).toBe(one.hash);
    expect(other.hash).not.toBe(one.hash);
  });
});

describe('twenty duos', () => {
  // Until the second noon: all are proposed to each other, asked for times, and answer.
  const asked = { duos: 20, weeks: 1 / 7, seed: 3 };
  /** The same for every database, so it is lived through once. */
  let inMemory: ReturnType<typeof run> | null = null;

  for (const [name, open] of Object.entries(everyDatabase)) {
    it(`come to the same state in memory and ${name}`, async () => {
      inMemory ??= run(asked);
      const expected = await inMemory;
      const { database, close } = await open();
      try {
        const found = await run(asked, openStore(database, masterKey(testKey), countedIds()));
        expect({ ...found, seconds: 0 }).toEqual({ ...expected, seconds: 0 });
      } finally {
        await close();
      }
    });
  }
});
