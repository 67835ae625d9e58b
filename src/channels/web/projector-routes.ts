// A matching session on a projector: a link that works once, then a page that reads along for four hours. Decisions stay where they are taken.
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import type { ShownSession } from '../../app/page-port.ts';
import { keepPrivate, type LinkedPage, linkCards, linkRoutes } from './page-link.ts';
import { fillPage } from './pages.ts';
import { projectorHtml } from './projector-html.ts';
import type { Screens } from './screens.ts';
import { fromOwnPages } from './talk-routes.ts';

/** What these routes need. */
export type ProjectorParts = LinkedPage & {
  /** The session that a browser may see at this moment, by its secret. */
  show: (secret: string) => Promise<ShownSession | null>;
  screens: Screens;
};

const COOKIE = 'duo_screen';
/** Proxies end a stream that is silent for a minute; and whether somebody may still look is asked as often. */
const HEARTBEAT_MS = 25_000;
/** Where the middle of the page stands. */
const MIDDLE = '<!-- middle -->';

/** The routes under /projector. */
export function projectorRoutes(parts: ProjectorParts): Hono {
  const { catalogue, screens } = parts;
  const routes = new Hono();
  routes.use('*', fromOwnPages);
  keepPrivate(routes);

  const fill = (name: string, language: string, values: Record<string, string> = {}) => {
    const labels = Object.entries(catalogue.labels(language, 'projector'));
    const own = Object.fromEntries(labels.map(([key, text]) => [`projector.${key}`, text]));
    return fillPage(name, language, catalogue, { ...own, ...values });
  };
  const { gone } = linkCards(catalogue, 'projector');

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

  linkRoutes(routes, parts, { path: '/projector', cookie: COOKIE, texts: 'projector' });

  return routes;
}
