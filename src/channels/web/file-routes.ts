// A link to a file, as a coordinator opens it: a page with one button, and behind the button the file, once.
import { type Context, Hono } from 'hono';
import { type Actor, can } from '../../access/can.ts';
import { coordinatorFrom } from '../../access/coordinator.ts';
import type { Clock, FileLink, FileStore } from '../../app/ports.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { attachment } from './attachment.ts';
import { browserLanguage, fillPage } from './pages.ts';
import { fromOwnPages } from './talk-routes.ts';

/** What these routes need. */
export type FileParts = { store: Pick<FileStore, 'findFileLink' | 'takeFile'>; catalogue: Catalogue; clock: Clock };

const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/** The routes under /file. Whoever has the link has what its coordinator may see at this moment, and nothing else. */
export function fileRoutes({ store, catalogue, clock }: FileParts): Hono {
  const routes = new Hono();
  routes.use('*', fromOwnPages);
  routes.use('*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  const page = (c: Context, name: string, values: Record<string, string> = {}) =>
    c.html(fillPage(name, browserLanguage(c.req.header('accept-language')), catalogue, values));

  /** The link when it works and its coordinator still works for the centre of the person. */
  async function open(token: string): Promise<FileLink | null> {
    const link = TOKEN.test(token) ? await store.findFileLink(token, clock.now()) : null;
    const allowed = link && can(actorOf(link), 'read-person', { personId: link.personId, centreId: link.centreId });
    return allowed ? link : null;
  }

  // Looking at the link uses nothing up: chat apps that preview links open them too. Only the button does.
  routes.get('/:token', async (c) => {
    const token = c.req.param('token');
    return (await open(token)) ? page(c, 'file.html', { token }) : page(c, 'file-gone.html');
  });

  routes.post('/:token', async (c) => {
    const token = c.req.param('token');
    const file = (await open(token)) ? await store.takeFile(token, clock.now()) : null;
    if (!file) return page(c, 'file-gone.html');
    return c.body(new Uint8Array(file.content), 200, attachment(file.name, file.mediaType));
  });

  return routes;
}

function actorOf({ askedBy: { id, role, memberships } }: FileLink): Actor {
  if (role !== 'coordinator') return { kind: 'person', personId: id };
  return coordinatorFrom(id, memberships);
}
