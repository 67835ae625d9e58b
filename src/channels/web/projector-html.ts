// The middle of the page for a projector, as HTML. Everything that somebody wrote is escaped.
import type { TextRef } from '../../core/effect.ts';
import type { ProjectorRow, ProjectorView } from '../../programme/desk/projector.ts';
import { escapeHtml } from './pages.ts';

/** A text in the reader's language: of the catalogue, or of the page's own by its key. */
type Say = (text: TextRef | string, params?: Record<string, string | number>) => string;

/** The counts and the rows. Works without scripts. */
export function projectorHtml({ open, counts, rows }: ProjectorView, say: Say): string {
  const words = (text: TextRef | string, params?: Record<string, string | number>) => escapeHtml(say(text, params));
  const sums = counts.map(
    ({ sign, label, count }) =>
      `<li><span aria-hidden="true">${escapeHtml(sign)}</span> ${words(label)} <strong>${count}</strong></li>`,
  );
  return [
    open ? '' : `<p class="over">${words('over')}</p>`,
    sums.length > 0 ? `<ul class="sums">${sums.join('')}</ul>` : '',
    rows.length > 0 ? `<ol class="agenda">${rows.map((row) => rowHtml(row, words)).join('')}</ol>` : '',
    rows.length === 0 && open ? `<p class="over">${words('nobody')}</p>` : '',
  ].join('\n');
}

function rowHtml({ state, sign, name, days, mentor, percent, label, reasons }: ProjectorRow, words: Say): string {
  const pair =
    mentor === null
      ? `<bdi class="row__name">${escapeHtml(name)}</bdi>`
      : `<bdi class="row__name">${escapeHtml(name)}</bdi> <span class="row__with" aria-hidden="true">↔</span> <bdi class="row__name">${escapeHtml(mentor)}</bdi>`;
  const share =
    mentor === null || percent === null
      ? ''
      : `<p class="row__share"><strong>${percent} %</strong> <meter min="0" max="100" value="${percent}">${percent} %</meter></p>`;
  return [
    `<li class="row row--${state}">`,
    `<p class="row__state"><span class="row__sign" aria-hidden="true">${escapeHtml(sign)}</span> ${words(label)}</p>`,
    `<p class="row__pair">${pair}</p>`,
    days === null ? '' : `<p class="row__days">${words('days', { days })}</p>`,
    share,
    reasons.length > 0 ? `<ul class="row__why">${reasons.map((one) => `<li>${words(one)}</li>`).join('')}</ul>` : '',
    '</li>',
  ].join('');
}
