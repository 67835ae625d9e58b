// Figures as a PDF for whoever funds or reads: the charts, the numbers under each, and how they are counted.
import { chartSize, chartSvg } from './figure-chart.ts';
import { directionOf } from './language.ts';
import { openPaper } from './paper.ts';
import type { ShownFigures } from './shown-figures.ts';

/** So many centres stand beside each other on a page; more have tables of their own. */
const BESIDE = 4;

/** The file; `at` is when it was made. */
export async function figuresPdf(figures: ShownFigures, at: string): Promise<Uint8Array> {
  const { title, period, made, rule, language, head, columns, groups, definitions, words } = figures;
  const direction = directionOf(language);
  const paper = openPaper({ title: `${title}, ${period}`, language, direction, at });
  paper.title(title);
  paper.under(`${period}. ${made}`);
  paper.note(rule, direction);
  for (const group of groups) {
    paper.heading(group.title);
    for (const chart of group.charts) {
      paper.under(chart.title);
      paper.picture(await chartSvg(chart), chartSize);
    }
    for (let from = 0; from < columns.length; from += BESIDE) {
      const some = columns.slice(from, from + BESIDE);
      const rows = group.rows.flatMap(({ heading, label, cells }, at) => {
        const row = [label, ...cells.slice(from, from + BESIDE).map(({ text }) => text)];
        const first = heading !== null && heading !== group.rows[at - 1]?.heading;
        return first ? [[heading, ...some.map(() => '')], row] : [row];
      });
      paper.table(words.table ?? '', [head, ...some], rows, [2.2, ...some.map(() => 1.1)]);
    }
  }
  paper.heading(words['what.exact'] ?? '');
  for (const { name, numerator, denominator, excluded } of definitions) {
    paper.item(`${name}: ${numerator}${denominator === '' ? '' : ` / ${denominator}`}. Left out: ${excluded}.`);
  }
  return paper.end((page, pages) =>
    (words.page ?? '').replace('{{page}}', String(page)).replace('{{pages}}', String(pages)),
  );
}
