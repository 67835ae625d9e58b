// A link to a page that works once: looking at it uses nothing up, only the button does; then the browser that pressed it has a session.
import type { Context, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { PageLinkStore } from '../../app/page-port.ts';
import type { Chance, Clock } from '../../app/ports.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { browserLanguage, fillPage } from './pages.ts';

/** What a page with such a link needs. */
export type LinkedPage = {
  store: Pick<PageLinkStore, 'findPageLink' | 'usePageLink'>;
  catalogue: Catalogue;
  clock: Clock;
  chance: Pick<Chance, 'token'>;
  secure: boolean;
};

const SESSION_MS = 4 * 3_600_000;
/** As long as the tokens that we make. */
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/** The language that a browser prefers. */
export const preferred = (c: Context): string => browserLanguage(c.req.header('accept-language'));

/** Nothing of such a page is kept on its way, or found by a search. */
export function keepPrivate(routes: Hono): void {
  routes.use('*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
  });
}

/** Makes the card with one sentence: the link was used, or leads nowhere for whoever asks. `texts` is the file with its words. */
export const linkCards = (catalogue: Catalogue, texts: string) => {
  const card = (c: Context, which: 'used' | 'gone', status: 200 | 404) => {
    const labels = catalogue.labels(preferred(c), texts);
    const values = { what: labels[`${which}.what`] ?? '', title: labels[`${which}.title`] ?? '' };
    return c.html(fillPage('page-link-gone.html', preferred(c), catalogue, values), status);
  };
  return { used: (c: Context) => card(c, 'used', 200), gone: (c: Context) => card(c, 'gone', 404) };
};

/** Adds the routes of the link itself: `path`/<token>. The session is a cookie for `path` only. */
export function linkRoutes(
  routes: Hono,
  { store, catalogue, clock, chance, secure }: LinkedPage,
  { path, cookie, texts }: { path: string; cookie: string; texts: string },
): void {
  const { used, gone } = linkCards(catalogue, texts);

  routes.get('/:token', async (c) => {
    const token = c.req.param('token');
    const state = TOKEN.test(token) ? await store.findPageLink(token, clock.now()) : null;
    if (state === null) return gone(c);
    if (state === 'used') return used(c);
    const labels = catalogue.labels(preferred(c), texts);
    const values = {
      what: labels['open.what'] ?? '',
      title: labels['open.title'] ?? '',
      button: labels['open.button'] ?? '',
    };
    return c.html(fillPage('page-link-open.html', preferred(c), catalogue, { ...values, action: `${path}/${token}` }));
  });

  routes.post('/:token', async (c) => {
    const token = c.req.param('token');
    const now = clock.now();
    const state = TOKEN.test(token) ? await store.findPageLink(token, now) : null;
    if (state === null) return gone(c);
    const session = chance.token();
    const until = new Date(Date.parse(now) + SESSION_MS).toISOString();
    if (state !== 'open' || !(await store.usePageLink({ token, session, now, until }))) return used(c);
    const maxAge = SESSION_MS / 1000;
    setCookie(c, cookie, session, { httpOnly: true, sameSite: 'Strict', secure, path, maxAge });
    return c.redirect(path, 303);
  });
}
