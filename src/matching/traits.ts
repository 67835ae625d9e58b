// A person's scales of personality with the wishes about them, as both the score of one pair and that of a whole pool read them.
import type { Person } from './pool.ts';
import { likes } from './shares.ts';

/** Where somebody stands on a scale, and what they wish of the other there. */
export type Trait = { value: number; like: number; hard: boolean };

/**
 * The scales that somebody gave. A wish is about being similar to or different from oneself, so one about a scale that
 * the person has not given says nothing. Of two wishes about one scale the first counts.
 */
export function traitsOf({ scales = {}, wishes = [] }: Person): Map<string, Trait> {
  return new Map(
    Object.entries(scales).map(([scale, value]) => {
      const wish = wishes.find((one) => one.scale === scale);
      return [scale, { value, like: wish ? likes[wish.like] : likes.none, hard: wish?.hard === true }];
    }),
  );
}
