// Which numbers may be shown: none that few people or duos stand behind, and none from which such a one could be worked out.
import type { Measure } from './cell.ts';
import { definitionOf } from './definitions.ts';

/** A number that fewer than these stand behind is not shown. Source: issue "Figures", "cells under 5 hidden". */
export const FEWEST = 5;

const few = (count: number): boolean => count > 0 && count < FEWEST;

/**
 * Whether a number says something about a few. Nobody at all may be said. Of what people answered the rest counts too
 * (38 of 40 say something about two), and so does the difference to a wider figure of the same denominator.
 */
export function saysOfFew(one: Measure, wider: Measure | undefined): boolean {
  const { group, shape, personal } = definitionOf(one.figure);
  if (few(one.behind)) return true;
  // Meetings are not people: behind them are duos, however few the meetings.
  const counted = group !== 'meetings' && (shape === 'count' || shape === 'share');
  if (counted && few(one.top)) return true;
  if (personal !== true || one.bottom === null) return false;
  return few(one.bottom - one.top) || (wider !== undefined && few(wider.top - one.top));
}

/** The smallest number of people or duos that a figure says something about. */
export function weightOf({ behind, top, bottom, figure }: Measure): number {
  const { group, shape, personal } = definitionOf(figure);
  const parts = group !== 'meetings' && shape === 'share' && bottom !== null ? [top] : [];
  if (personal && bottom !== null) parts.push(bottom - top);
  const sizes = [behind, ...parts].filter((one) => one > 0);
  return sizes.length > 0 ? Math.min(...sizes) : 0;
}

/**
 * One figure of one centre, as far as hiding is concerned: `weight` is what can be added up to that of all. The centre of the
 * smallest `size` goes with a small one: the same in every row, because a row may say what the row above does not.
 */
export type Weighed = { weight: number; few: boolean; size?: number };

/**
 * Which centres are not shown, and whether all of them together are. What is hidden must not follow from all together less
 * the others: at least two centres are hidden then, with five or more in them; where that cannot be, all together is hidden.
 */
export function hidden(centres: readonly Weighed[], all: Weighed | null): { centres: boolean[]; all: boolean } {
  const out = centres.map((one) => one.few);
  if (all === null) return { centres: out, all: false };
  if (all.few) return { centres: out, all: true };
  const safe = () => {
    const gone = centres.filter((one, at) => out[at] && one.weight > 0);
    return gone.length === 0 || (gone.length > 1 && gone.reduce((sum, one) => sum + one.weight, 0) >= FEWEST);
  };
  while (!safe()) {
    const [next] = centres
      .map((one, at) => ({ ...one, at }))
      .filter(({ at, weight }) => !out[at] && weight > 0)
      .sort((a, b) => (a.size ?? a.weight) - (b.size ?? b.weight) || a.at - b.at);
    if (!next) return { centres: out, all: true };
    out[next.at] = true;
  }
  return { centres: out, all: false };
}
