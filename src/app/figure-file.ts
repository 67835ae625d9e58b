// Figures as a file: what a funder opens, a spreadsheet, or data.
import type { MadeDocument } from '../documents/make.ts';
import type { ShownFigures } from '../documents/shown-figures.ts';

/** The kinds of file that figures come in. */
export const figureFormats = ['csv', 'xlsx', 'pdf', 'json'] as const;

/** One of the kinds. */
export type FigureFormat = (typeof figureFormats)[number];

const mediaTypes: Readonly<Record<FigureFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json',
};

/** Makes the file; `at` is when. What writes it is loaded when it is used only. */
export async function figureFile(figures: ShownFigures, format: FigureFormat, at: string): Promise<MadeDocument> {
  const name = `figures-${figures.from}-${figures.until}.${format}`;
  return { name, mediaType: mediaTypes[format], bytes: await bytesOf(figures, format, at) };
}

async function bytesOf(figures: ShownFigures, format: FigureFormat, at: string): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return (await import('../documents/figures-csv.ts')).figuresCsv(figures);
    case 'xlsx':
      return (await import('../documents/figures-xlsx.ts')).figuresXlsx(figures);
    case 'pdf':
      return (await import('../documents/figures-pdf.ts')).figuresPdf(figures, at);
    case 'json': {
      const { words: _, ...data } = figures;
      return new TextEncoder().encode(`${JSON.stringify({ ...data, madeAt: at })}\n`);
    }
  }
}
