// One number of the figures before it is shown: what was counted, of how many, and how many people or duos stand behind it.
import type { FigureId } from './definitions.ts';

/** A measured number. `part` is the role, the step or the rating that it is about; null when there is only one. */
export type Measure = {
  figure: FigureId;
  part: string | null;
  /** The numerator, the count itself, or (of means, medians and scores) how many there are. */
  top: number;
  /** The denominator; null when there is none. */
  bottom: number | null;
  /** What is read: the count, a share between 0 and 1, hours, days, points. Null when nothing was there to measure. */
  value: number | null;
  /** How many people or duos it was made of. */
  behind: number;
};

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** So many. `behind` where not people or duos are counted. */
export const count = (figure: FigureId, part: string | null, top: number, behind = top): Measure => ({
  ...{ figure, part, top, bottom: null, value: top, behind },
});

/** So many of so many. */
export const share = (
  figure: FigureId,
  part: string | null,
  top: number,
  bottom: number,
  behind = bottom,
): Measure => ({ figure, part, top, bottom, value: bottom === 0 ? null : rounded(top / bottom, 4), behind });

/** The middle one of them; between the two in the middle when they are even in number. */
export function median(figure: FigureId, part: string | null, values: readonly number[]): Measure {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  const value = low === undefined || high === undefined ? null : rounded((low + high) / 2, 1);
  return { figure, part, top: values.length, bottom: null, value, behind: values.length };
}

/** Their mean. */
export function mean(figure: FigureId, part: string | null, values: readonly number[]): Measure {
  const sum = values.reduce((all, one) => all + one, 0);
  const value = values.length === 0 ? null : rounded(sum / values.length, 2);
  return { figure, part, top: values.length, bottom: null, value, behind: values.length };
}
