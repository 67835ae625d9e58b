// The sheet of an invitation: a page to print, with the way in as words and as pictures that a telephone reads. Whoever has the token sees it; looking uses nothing up.
import { type Context, Hono } from 'hono';
import type { Clock, Store } from '../../app/ports.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { languages } from '../../speech/languages.ts';
import { whenWritten } from '../../speech/when.ts';
import { browserLanguage, fillPage } from './pages.ts';

/** What the sheet needs: the invitation, the centre that invites, where the links lead, and who draws the pictures. */
export type SheetParts = {
  findInvite: Store['findInvite'];
  centres: () => Promise<
    readonly { id: string; name: string; contact: string; zone: string; languages: readonly string[] }[]
  >;
  /** The bot's name in Telegram, or null without one. */
  bot: () => Promise<string | null>;
  web: () => string;
  clock: Clock;
  catalogue: Catalogue;
  qr: { svg: (link: string) => string; picture: (link: string) => Uint8Array };
};

const TOKEN = /^[A-Za-z0-9_-]{16,64}$/;

/** The routes under /sheet. */
export function sheetRoutes(parts: SheetParts): Hono {
  const { catalogue, clock, qr } = parts;
  const routes = new Hono();

  async function usable(token: string) {
    const invite = TOKEN.test(token) ? await parts.findInvite(token, clock.now()) : null;
    if (!invite?.usable) return null;
    const centre = (await parts.centres()).find((one) => one.id === invite.centreId);
    return centre ? { invite, centre } : null;
  }

  async function linksOf(token: string) {
    const bot = await parts.bot();
    return {
      telegram: bot === null ? null : `https://t.me/${bot}?start=${token}`,
      web: `${parts.web()}/chat?invite=${token}`,
    };
  }

  routes.use('*', async (c, next) => {
    await next();
    // The token is a key: it stays in no cache, and no search engine keeps it.
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
  });

  routes.get('/:token', async (c) => {
    const token = c.req.param('token');
    const found = await usable(token);
    if (!found) return gone(c, catalogue);
    const { invite, centre } = found;
    const asked = c.req.query('language') ?? centre.languages[0];
    const language = languages.find(({ code }) => code === asked)?.code ?? browserLanguage(undefined);
    const text = (key: string) => catalogue.text(language, 'web', key);
    const links = await linksOf(token);
    return c.html(
      fillPage('sheet.html', language, catalogue, {
        token,
        what: text(invite.role === 'mentor' ? 'sheet.mentor' : 'sheet.mentee'),
        how: text(links.telegram === null ? 'sheet.how.one' : 'sheet.how'),
        until: whenWritten(invite.expiresAt, centre.zone, language) ?? '',
        centre: catalogue.has(language, 'centres', centre.id)
          ? catalogue.text(language, 'centres', centre.id)
          : centre.name,
        contact: centre.contact,
        telegram: links.telegram ?? '',
        web: links.web,
        'telegram-there': links.telegram === null ? 'no' : 'yes',
      }),
    );
  });

  routes.get('/:token/:where{(?:telegram|web)\\.(?:svg|gif)}', async (c) => {
    const token = c.req.param('token');
    if (!(await usable(token))) return gone(c, catalogue);
    const links = await linksOf(token);
    const [where, kind] = c.req.param('where').split('.');
    const link = where === 'web' ? links.web : links.telegram;
    if (link === null) return gone(c, catalogue);
    if (kind === 'svg') return c.body(qr.svg(link), 200, { 'content-type': 'image/svg+xml' });
    return c.body(qr.picture(link) as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'image/gif' });
  });

  return routes;
}

/** In the same words whatever is wrong with the link. */
const gone = (c: Context, catalogue: Catalogue) =>
  c.html(fillPage('gone.html', browserLanguage(c.req.header('accept-language')), catalogue), 404);
