// What the shell asks of the store for figures.
import type { FigureRows } from '../programme/figures/assemble.ts';

/** What figures are made of: dates, states and codes, of these centres or (null) of all. Nobody's name or words. */
export type FigureStore = { readFigures: (centreIds: readonly string[] | null) => Promise<FigureRows> };
