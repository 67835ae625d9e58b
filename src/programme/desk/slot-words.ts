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

/** When it is, in the zone of its own centre. */
export const whenOf = ({ startsAt, zone }: { startsAt: string; zone: string }): string => `$when:${startsAt}@${zone}`;

/** Of a time as its buttons carry it; never zero. */
export const revisionOf = (slot: DeskSlot): number => slot.revision + 1;

/** `<id>@<zone>`: the rules of a form must know in which zone a date was written. */
export const objectIn = (id: string, zone: string): string => `${id}@${zone}`;

/** The two halves of such an object. */
export function objectOf(object: string): { id: string; zone: string } {
  const at = object.lastIndexOf('@');
  return at < 0 ? { id: object, zone: '' } : { id: object.slice(0, at), zone: object.slice(at + 1) };
}
