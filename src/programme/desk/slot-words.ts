// Short ways to say things about interview times at the desk, and how their objects are named.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Desk } from './desk.ts';

/** An interview time as it is on the desk. */
export type DeskSlot = Desk['slots'][number];

/** A text about interviews. */
export const slotText = (key: string, params?: Params): TextRef => ({
  flow: 'interviews-desk',
  key,
  ...(params ? { params } : {}),
});

/** Of a time as its buttons carry it; never zero. */
export const revisionOf = (slot: DeskSlot): number => slot.revision + 1;
