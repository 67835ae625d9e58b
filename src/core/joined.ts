// What the one remaining talk looks like after two talks of one person were brought together.
import type { Conversation } from './conversation.ts';

/**
 * The talk that stays. Its numbers go on above those of both, and an open question gets a new one: a button that still
 * stands in the other app never answers it by chance. Whoever taps an old one is shown the question as it is now.
 */
export function joined<C extends Conversation>(stays: C, goes: Conversation | null): C {
  if (!goes || goes.asks === 0) return stays;
  const asks = Math.max(stays.asks, goes.asks) + 1;
  return { ...stays, asks, open: stays.open && { ...stays.open, ask: asks } };
}
