// A matching session on a projector: a link that works once, then a page that reads along for four hours. Decisions stay where they are taken.
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import type { ShownSession } from '../../app/page-port.ts';
import type { Chance, Clock, Store } from '../../app/ports.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { browserLanguage, fillPage } from './pages.ts';
import { projectorHtml } from './projector-html.ts';
import type { Screens } from './screens.ts';
import { fromOwnPages } from './talk-routes.ts';

/** What these routes need. */
export type ProjectorParts = {
  store: Pick<Store, 'findPageLink' | 'usePageLink'>;
  /** The session that a browser may see at this moment, by its secret. */
  show: (secret: string) => Promise<ShownSession | null>;
  screens: Screens;
  catalogue: Catalogue;
  clock: Clock;
  chance: Pick<Chance, 'token'>;
  secure: boolean;
};

const COOKIE = 'duo_screen';
const SESSION_MS = 4 * 3_600_000;
/** As long as the tokens that we make. */
const TOKEN = /^[A-Za-z0-9_-]{32}$/;
/** Proxies end a stream that is silent for a minute; and whether somebody may still look is asked as often. */
const HEARTBEAT_MS = 25_000;
/** Where the middle of the page stands. */
const MIDDLE = '<!-- middle -->';

/** The routes under /projector. */
export function projectorRoutes(parts: ProjectorParts): Hono {
  const { store, catalogue, clock, screens } = parts;
  const routes = new Hono();
  routes.use('*', fromOwnPages);
  routes.use('*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
  });

  const fill = (name: string, language: string, values: Record<string, string> = {}) => {
    const labels = Object.entries(catalogue.labels(language, 'projector'));
    const own = Object.fromEntries(labels.map(([key, text]) => [`projector.${key}`, text]));
    return fillPage(name, language, catalogue, { ...own, ...values });
  };
  const preferred = (c: Context) => browserLanguage(c.req.header('accept-language'));
  /** A card with one sentence: the link was used, or leads nowhere for whoever asks. */
  const card = (c: Context, which: 'used' | 'gone', status: 200 | 404) => {
    const labels = catalogue.labels(preferred(c), 'projector');
    const values = { what: labels[`${which}.what`] ?? '', title: labels[`${which}.title`] ?? '' };
    return c.html(fill('projector-gone.html', preferred(c), values), status);
  };
  const gone = (c: Context) => card(c, 'gone', 404);

  /** What the browser may see at this moment: asked on each request. */
  async function look(c: Context): Promise<ShownSession | null> {
    const secret = getCookie(c, COOKIE);
    return secret ? parts.show(secret) : null;
  }

  routes.get('/', async (c) => {
    const seen = await look(c);
    if (!seen) return gone(c);
    const page = fill('projector.html', seen.language, { title: seen.title });
    return c.html(page.replace(MIDDLE, () => projectorHtml(seen)));
  });

  routes.get('/events', async (c) => {
    if (!(await look(c))) return c.json({ message: 'session' }, 404);
    return streamSSE(c, async (stream) => {
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      stream.onAbort(end);
      const tell = (event: string) => void stream.writeSSE({ event, data: '{}' });
      const close = screens.open(() => tell('change'));
      const heart = setInterval(async () => {
        // The page reads again, and finds that there is nothing for it any more.
        if (await look(c).catch(() => null)) return tell('beat');
        tell('change');
        end();
      }, HEARTBEAT_MS);
      try {
        // Whatever happened between reading the page and opening the stream is read again.
        tell('change');
        await ended;
      } finally {
        clearInterval(heart);
        close();
      }
    });
  });

  // Looking at the link uses nothing up: chat apps that preview links open them too. Only the button does.
  routes.get('/:token', async (c) => {
    const token = c.req.param('token');
    const state = TOKEN.test(token) ? await store.findPageLink(token, clock.now()) : null;
    if (state === null) return gone(c);
    return state === 'used' ? card(c, 'used', 200) : c.html(fill('projector-open.html', preferred(c), { token }));
  });

  routes.post('/:token', async (c) => {
    const token = c.req.param('token');
    const now = clock.now();
    const state = TOKEN.test(token) ? await store.findPageLink(token, now) : null;
    if (state === null) return gone(c);
    const session = parts.chance.token();
    const until = new Date(Date.parse(now) + SESSION_MS).toISOString();
    const used = state === 'open' && (await store.usePageLink({ token, session, now, until }));
    if (!used) return card(c, 'used', 200);
    setCookie(c, COOKIE, session, {
      httpOnly: true,
      sameSite: 'Strict',
      secure: parts.secure,
      path: '/projector',
      maxAge: SESSION_MS / 1000,
    });
    return c.redirect('/projector', 303);
  });

  return routes;
}
