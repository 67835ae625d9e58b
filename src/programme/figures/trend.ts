// Figures month by month. A month that may not be shown must not follow from the whole period less the other months.
import type { FigureData } from './data.ts';
import { type Figure, type FigureQuestion, figuresOf } from './figures.ts';
import { hidden } from './hide.ts';
import { monthsOf } from './period.ts';

/** The figures of one month. */
export type Month = { month: string; figures: readonly Figure[] };

const same = (a: Figure, b: Figure): boolean => a.id === b.id && a.part === b.part && a.centreId === b.centreId;
const without = (one: Figure): Figure => ({ ...one, hidden: true, top: null, bottom: null, value: null });

/** Duos and meetings of every month of the period. */
export function trendOf(data: FigureData, asked: FigureQuestion): Month[] {
  const only = ['duos', 'meetings'] as const;
  const months = monthsOf(asked.period).map((month) => ({
    month,
    figures: figuresOf(data, { ...asked, period: { from: month, until: month }, only }),
  }));
  const whole = figuresOf(data, { ...asked, only });
  return months.map(({ month, figures }, at) => ({
    month,
    figures: figures.map((one) => (closed(one, at, months, whole) ? without(one) : one)),
  }));
}

/** Whether a figure of a month must go because of another month of the same row. */
function closed(one: Figure, at: number, months: readonly Month[], whole: readonly Figure[]): boolean {
  if (one.hidden) return true;
  const row = months.map(({ figures }) => figures.find((other) => same(one, other)));
  const cells = row.map((cell) => ({
    weight: cell?.hidden ? 1 : (cell?.bottom ?? cell?.top ?? 0),
    few: cell?.hidden === true,
  }));
  const total = whole.find((other) => same(one, other));
  // What is shown of the whole period is shown already: where nothing else helps, no month is.
  const hides = hidden(cells, total && !total.hidden ? { weight: 0, few: false } : null);
  return hides.all || (hides.centres[at] ?? false);
}
