// What draws charts and writes files of figures, for whoever shows them.
import type { MadeDocument } from '../documents/make.ts';
import type { ShownChart } from '../documents/shown-figures.ts';
import { figureFile, figureFormats } from './figure-file.ts';
import type { ShownDashboard } from './page-port.ts';

/** The two functions, for the routes of the web. */
export const figureOutput = {
  draw: async (chart: ShownChart): Promise<string> => (await import('../documents/figure-chart.ts')).chartSvg(chart),
  file: async ({ figures, madeAt }: ShownDashboard, format: string): Promise<MadeDocument | null> => {
    const known = figureFormats.find((one) => one === format);
    return known ? figureFile(figures, known, madeAt) : null;
  },
};
