// The figures of a coordinator's centres in a browser: by a link that works once, then for four hours; without scripts. And the same as files.
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import type { ShownDashboard } from '../../app/page-port.ts';
import { figuresHtml, type Picks } from './figures-html.ts';
import { keepPrivate, type LinkedPage, linkCards, linkRoutes } from './page-link.ts';
import { fillPage } from './pages.ts';
import { fromOwnPages } from './talk-routes.ts';

/** What these routes need. */
export type FigureRouteParts = LinkedPage & {
  /** The figures that a browser may see at this moment, by its secret. */
  show: (secret: string, picked: Partial<Picks>) => Promise<ShownDashboard | null>;
  /** A chart as SVG. */
  draw: (chart: ShownDashboard['figures']['groups'][number]['charts'][number]) => Promise<string>;
  /** The figures as a file; null for a kind that there is not. */
  file: (
    shown: ShownDashboard,
    format: string,
  ) => Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null>;
};

const PATH = '/figures';
const COOKIE = 'duo_figures';
/** Where the middle of the page stands. */
const MIDDLE = '<!-- middle -->';

/** The routes under /figures. */
export function figureRoutes(parts: FigureRouteParts): Hono {
  const { catalogue } = parts;
  const routes = new Hono();
  routes.use('*', fromOwnPages);
  keepPrivate(routes);
  const { gone } = linkCards(catalogue, 'figures');

  /** What the browser may see at this moment: asked on each request. */
  async function look(c: Context): Promise<ShownDashboard | null> {
    const secret = getCookie(c, COOKIE);
    const { from, until, centre } = c.req.query();
    return secret
      ? parts.show(secret, { ...(from ? { from } : {}), ...(until ? { until } : {}), ...(centre ? { centre } : {}) })
      : null;
  }

  routes.get('/', async (c) => {
    const seen = await look(c);
    if (!seen) return gone(c);
    const { language, title } = seen.figures;
    const charts = await Promise.all(
      seen.figures.groups.map((group) => Promise.all(group.charts.map((chart) => parts.draw(chart)))),
    );
    const page = fillPage('figures.html', language, catalogue, { title });
    return c.html(page.replace(MIDDLE, () => figuresHtml(seen, charts)));
  });

  routes.get('/file/:format', async (c) => {
    const seen = await look(c);
    if (!seen) return gone(c);
    const file = await parts.file(seen, c.req.param('format'));
    if (!file) return gone(c);
    return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
    });
  });

  linkRoutes(routes, parts, { path: PATH, cookie: COOKIE, texts: 'figures' });

  return routes;
}
