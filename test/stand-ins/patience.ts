// How long the tests wait for what should happen.

/**
 * Every wait ends with the event that it waits for; this only ends one that hangs, and names it before vitest would end
 * the test without a word. Many times what anything takes: a computer that is busy with something else is no fault.
 */
export const PATIENCE_MS = 40_000;
