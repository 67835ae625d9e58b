// One open store for all tests of a suite, emptied before each of them: opening a database takes longer than the tests do.
import { afterAll, beforeAll, beforeEach } from 'vitest';

type Opened = { store: { admin: object }; close: () => Promise<void> };

/** Opens a store for the suite that calls this; what is returned holds it once the tests run. A store in memory is simply made anew. */
export function reused<O extends Opened>(open: () => Promise<O>): { now: O } {
  const held = {} as { now: O };
  let fresh = true;
  beforeAll(async () => {
    held.now = await open();
  });
  beforeEach(async () => {
    const { admin } = held.now.store;
    if (!fresh && 'wipe' in admin) await (admin.wipe as () => Promise<void>)();
    else if (!fresh) held.now = await open();
    fresh = false;
  });
  afterAll(() => held.now.close());
  return held;
}
