// The middle of the page of six months, as HTML: the numbers, and what happened last. Works without scripts.
import type { Catalogue } from '../../speech/catalogue.ts';
import { escapeHtml } from './pages.ts';
import type { Play, PlayedPerson, PlayState } from './play-port.ts';

/** The part that changes every day; with the figures once it is over. */
export function playHtml(
  state: PlayState,
  closing: ReturnType<Play['closing']>,
  language: string,
  catalogue: Catalogue,
): string {
  const text = (key: string, params: Record<string, string | number> = {}) =>
    escapeHtml(catalogue.text(language, 'play', key, params));
  const date = (at: string) => `$date:${at.slice(0, 10)}`;
  if (state.phase === 'none') return `<p class="over">${text('before')}</p>`;
  const { day, days, phase } = state;
  const numbers = state.figures.map(([key, count]) => `<li>${text(`figure.${key}`)} <strong>${count}</strong></li>`);
  const lines = state.happened.map(({ at, key, names }) => {
    const [one = '', other = ''] = names;
    const said = text(`happened.${key}`, { one, other });
    const tone = key.startsWith('alert.') ? ' event--alert' : '';
    return `<li class="event${tone}"><p>${text('on', { date: date(at) })}</p><p>${said}</p></li>`;
  });
  return [
    `<h2>${text(`phase.${phase}`, { date: date(state.now), week: Math.floor(day / 7) + 1 })}</h2>`,
    `<progress max="${days}" value="${day}" aria-label="${text('progress')}">${day}</progress>`,
    `<ul class="sums">${numbers.join('')}</ul>`,
    ...closingHtml(closing, text),
    `<h2>${text('last')}</h2>`,
    `<ol class="events">${lines.join('')}</ol>`,
  ].join('\n');
}

/** The figures as a table; nothing while it goes on. */
function closingHtml(closing: ReturnType<Play['closing']>, text: (key: string) => string): string[] {
  if (closing.length === 0) return [];
  const rows = closing.map(
    ({ name, value }) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`,
  );
  return [
    `<h2>${text('closing')}</h2>`,
    `<p>${text('closing.what')}</p>`,
    `<table class="closing"><tbody>${rows.join('')}</tbody></table>`,
  ];
}

/** The people, each with the way into their chat. */
export function playedPeople(people: readonly PlayedPerson[], language: string, catalogue: Catalogue): string {
  const text = (key: string, params: Record<string, string> = {}) =>
    escapeHtml(catalogue.text(language, 'play', key, params));
  if (people.length === 0) return '';
  const items = people.map(({ name, firstName, role, taken }) => {
    const number = name.replace(/\D/g, '').replace(/^0+/, '');
    const label = text(`person.${role}`, { name: firstName, number });
    const mine = taken ? ` ${text('taken')}` : '';
    return `<li><a href="/sandbox/play/person/${escapeHtml(name)}">${label}</a>${mine}</li>`;
  });
  return `<h2 id="people">${text('people')}</h2><p>${text('people.what')}</p><ul class="people">${items.join('')}</ul>`;
}

/** The buttons that there are now: each is a form, so that they work without scripts. */
export function playButtons(state: PlayState, language: string, catalogue: Catalogue): string {
  const names = { none: ['start'], running: ['pause', 'start'], paused: ['go', 'start'], over: ['start'] }[state.phase];
  return names
    .map((name, at) => {
      const key = name === 'start' && state.phase !== 'none' ? 'again' : name;
      const label = escapeHtml(catalogue.text(language, 'play', `do.${key}`));
      const look = at === 0 ? 'button button--main' : 'button';
      return `<form method="post" action="/sandbox/play/${name}"><button type="submit" class="${look}">${label}</button></form>`;
    })
    .join('');
}
