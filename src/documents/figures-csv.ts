// Figures as CSV (RFC 4180), in UTF-8 with the mark by which spreadsheets know it.
import { stringify } from 'csv-stringify/sync';
import { fieldNames, fieldRows } from './figure-rows.ts';
import type { ShownFigures } from './shown-figures.ts';

/** The file. */
export const figuresCsv = (figures: ShownFigures): Uint8Array =>
  new TextEncoder().encode(
    stringify([[...fieldNames], ...fieldRows(figures)], { bom: true, record_delimiter: '\r\n' }),
  );
