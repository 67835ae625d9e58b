// The middle of the page of figures, as HTML: what can be picked, and for each part charts and tables. Everything but the charts is escaped; those are drawn by us.
import type { ShownDashboard } from '../../app/page-port.ts';
import { escapeHtml } from './pages.ts';

/** What can be picked. */
export type Picks = ShownDashboard['picked'];

type Figures = ShownDashboard['figures'];
type Group = Figures['groups'][number];
type Chart = Group['charts'][number];

const MONTHS = 48;

/** The whole middle. `charts` are those of each group, as SVG. Works without scripts. */
export function figuresHtml(shown: ShownDashboard, charts: readonly (readonly string[])[]): string {
  const { figures, refused } = shown;
  const { words } = figures;
  return [
    `<p class="when"><strong>${escapeHtml(figures.period)}</strong> ${escapeHtml(figures.made)}</p>`,
    refused ? `<p class="refused" role="status">${escapeHtml(words.bad ?? '')}</p>` : '',
    picksHtml(shown),
    `<p class="rule">${escapeHtml(figures.rule)}</p>`,
    ...figures.groups.map((group, at) => groupHtml(group, charts[at] ?? [], figures)),
    definitionsHtml(figures),
  ].join('\n');
}

function picksHtml({ figures: { words, language }, centres, picked, madeAt }: ShownDashboard): string {
  const word = (key: string) => escapeHtml(words[key] ?? '');
  const option = (value: string, name: string, chosen: boolean) =>
    `<option value="${escapeHtml(value)}"${chosen ? ' selected' : ''}>${escapeHtml(name)}</option>`;
  const months = monthsBack(madeAt, picked);
  const written = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  const month = (name: 'from' | 'until') =>
    `<label>${word(`pick.${name}`)} <select name="${name}">${months
      .map((one) => option(one, written.format(new Date(`${one}-01T00:00:00Z`)), one === picked[name]))
      .join('')}</select></label>`;
  const all = centres.length > 1 ? option('', words.all ?? '', picked.centre === '') : '';
  const alone = centres.length === 1;
  const query = new URLSearchParams(picked).toString();
  const files = ['csv', 'xlsx', 'pdf'].map(
    (format) =>
      `<li><a href="/figures/file/${format}?${escapeHtml(query)}" download>${word(`save.${format}`)}</a></li>`,
  );
  return [
    '<form class="picks" method="get" action="/figures">',
    `<label>${word('pick.centre')} <select name="centre">${all}${centres
      .map(({ id, name }) => option(id, name, alone || id === picked.centre))
      .join('')}</select></label>`,
    month('from'),
    month('until'),
    `<button type="submit">${word('pick.go')}</button>`,
    '</form>',
    `<nav class="files" aria-label="${word('save')}"><ul>${files.join('')}</ul></nav>`,
  ].join('');
}

/** The months that can be picked: the last ones, and what is picked. The last first. */
function monthsBack(now: string, { from, until }: Picks): string[] {
  const last = Date.parse(`${now.slice(0, 7)}-15T00:00:00Z`);
  const months = new Set([from, until]);
  for (let back = 0; back < MONTHS; back++) {
    const day = new Date(last);
    day.setUTCMonth(day.getUTCMonth() - back);
    months.add(day.toISOString().slice(0, 7));
  }
  return [...months].sort().reverse();
}

function groupHtml(
  { id, title, charts, rows }: Group,
  drawn: readonly string[],
  { head, columns, words }: Figures,
): string {
  const names = columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const lines = rows.map(({ heading, label, cells }, at) => {
    const each = cells.map(({ text, hidden }) => `<td${hidden ? ' class="hidden"' : ''}>${escapeHtml(text)}</td>`);
    const above =
      heading !== null && heading !== rows[at - 1]?.heading
        ? `<tr class="above"><th scope="colgroup" colspan="${columns.length + 1}">${escapeHtml(heading)}</th></tr>`
        : '';
    const below = heading === null ? '' : ' class="below"';
    return `${above}<tr${below}><th scope="row">${escapeHtml(label)}</th>${each.join('')}</tr>`;
  });
  return [
    `<section aria-labelledby="group-${escapeHtml(id)}">`,
    `<h2 id="group-${escapeHtml(id)}">${escapeHtml(title)}</h2>`,
    '<div class="charts">',
    ...charts.map((chart, at) => chartHtml(chart, drawn[at] ?? '', words)),
    '</div>',
    // Whoever works with a keyboard can scroll it, too.
    `<div class="wide" tabindex="0" role="region" aria-labelledby="group-${escapeHtml(id)}">`,
    `<table><thead><tr><th scope="col">${escapeHtml(head)}</th>${names}</tr></thead><tbody>${lines.join('')}</tbody></table>`,
    '</div>',
    '</section>',
  ].join('\n');
}

/** A chart with the same numbers as a table behind a line that opens. */
function chartHtml({ title, over, labels, series, texts }: Chart, svg: string, words: Figures['words']): string {
  const names = series.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const lines = labels.map((label, at) => {
    const cells = (texts[at] ?? []).map((text) => `<td>${escapeHtml(text)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(label)}</th>${cells}</tr>`;
  });
  return [
    '<figure>',
    `<figcaption>${escapeHtml(title)}</figcaption>`,
    `<div class="chart" role="img" aria-label="${escapeHtml(title)}">${svg.replace('<svg ', () => `<svg aria-hidden="true" `)}</div>`,
    `<details><summary>${escapeHtml(words.table ?? '')}</summary>`,
    `<table><thead><tr><th scope="col">${escapeHtml(over)}</th>${names}</tr></thead><tbody>${lines.join('')}</tbody></table>`,
    '</details>',
    '</figure>',
  ].join('');
}

function definitionsHtml({ definitions, words }: Figures): string {
  const each = definitions.map(
    ({ name, numerator, denominator, excluded }) =>
      `<dt>${escapeHtml(name)}</dt><dd lang="en">${escapeHtml(numerator)}${
        denominator === '' ? '' : ` <em>of</em> ${escapeHtml(denominator)}`
      }. <em>Left out:</em> ${escapeHtml(excluded)}.</dd>`,
  );
  return `<details class="exact"><summary>${escapeHtml(words['what.exact'] ?? '')}</summary><dl>${each.join('')}</dl></details>`;
}
