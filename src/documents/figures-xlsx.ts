// Figures as an Excel file: one sheet of numbers, one that says how each is counted.
import writeExcelFile from 'write-excel-file/node';
import { type Field, fieldNames, fieldRows, plainField } from './figure-rows.ts';
import type { ShownFigures } from './shown-figures.ts';

const definitionFields = ['figure', 'name', 'numerator', 'denominator', 'excluded', 'source'] as const;
const head = (names: readonly string[]) => names.map((value) => ({ value, fontWeight: 'bold' as const }));
/** Words are cells of words: a spreadsheet that opens the file calculates nothing. */
const cells = (row: readonly Field[]) =>
  row.map((value) =>
    value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String },
  );

/** The file. */
export async function figuresXlsx(figures: ShownFigures): Promise<Uint8Array> {
  const rows = fieldRows(figures);
  const meanings = figures.definitions.map(({ id, name, numerator, denominator, excluded, source }) =>
    [id, name, numerator, denominator, excluded, source].map(plainField),
  );
  const file = writeExcelFile([
    {
      sheet: 'Figures',
      data: [head(fieldNames), ...rows.map(cells)],
      columns: [10, 10, 12, 22, 22, 46, 20, 12, 12, 10, 8].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: 'Definitions',
      data: [head(definitionFields), ...meanings.map(cells)],
      columns: [22, 40, 70, 60, 50, 70].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]);
  return new Uint8Array(await file.toBuffer());
}
