// The middle of the page for a projector, as HTML. Everything that somebody wrote is escaped.
import type { ShownSession } from '../../app/page-port.ts';
import { escapeHtml } from './pages.ts';

/** The counts and the rows. Works without scripts. */
export function projectorHtml({ says, counts, rows }: ShownSession): string {
  const sums = counts.map(
    ({ sign, label, count }) =>
      `<li><span aria-hidden="true">${escapeHtml(sign)}</span> ${escapeHtml(label)} <strong>${count}</strong></li>`,
  );
  return [
    says === '' ? '' : `<p class="over">${escapeHtml(says)}</p>`,
    sums.length > 0 ? `<ul class="sums">${sums.join('')}</ul>` : '',
    rows.length > 0 ? `<ol class="agenda">${rows.map(rowHtml).join('')}</ol>` : '',
  ].join('\n');
}

function rowHtml({ state, sign, name, days, mentor, percent, label, reasons }: ShownSession['rows'][number]): string {
  const named = (who: string) => `<bdi class="row__name">${escapeHtml(who)}</bdi>`;
  const pair =
    mentor === null
      ? named(name)
      : `${named(name)} <span class="row__with" aria-hidden="true">↔</span> ${named(mentor)}`;
  const share =
    mentor === null || percent === null
      ? ''
      : `<p class="row__share"><strong>${percent} %</strong> <meter min="0" max="100" value="${percent}">${percent} %</meter></p>`;
  const why = reasons.map((one) => `<li>${escapeHtml(one)}</li>`).join('');
  return [
    `<li class="row row--${escapeHtml(state)}">`,
    `<p class="row__state"><span aria-hidden="true">${escapeHtml(sign)}</span> ${escapeHtml(label)}</p>`,
    `<p class="row__pair">${pair}</p>`,
    days === null ? '' : `<p class="row__days">${escapeHtml(days)}</p>`,
    share,
    why === '' ? '' : `<ul class="row__why">${why}</ul>`,
    '</li>',
  ].join('');
}
