// Figures as rows of a table file, one row for each figure and centre. What a spreadsheet could take for a formula is made plain words.
import type { ShownFigures } from './shown-figures.ts';

/** A field of a row. */
export type Field = string | number | null;

/** The names of the fields. */
export const fieldNames = [
  ...['from', 'until', 'group', 'figure', 'part', 'name', 'centre'],
  ...['numerator', 'denominator', 'value', 'hidden'],
] as const;

/** Begins like a formula, also with the wide signs of East Asian keyboards, or with what makes a spreadsheet begin a new field. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** Words that no spreadsheet calculates: an apostrophe in front says that they are words. Numbers stay numbers. */
export const plainField = (field: Field): Field =>
  typeof field === 'string' && FORMULA.test(field) ? `'${field}` : field;

/** All figures, in their order. Nothing has a number where it is hidden. */
export function fieldRows({ from, until, groups, columns }: ShownFigures): Field[][] {
  return groups.flatMap((group) =>
    group.rows.flatMap(({ id, part, name, cells }) =>
      cells.map(({ top, bottom, value, hidden }, at) =>
        [from, until, group.id, id, part, name, columns[at] ?? '', top, bottom, value, hidden ? 'yes' : 'no'].map(
          plainField,
        ),
      ),
    ),
  );
}
