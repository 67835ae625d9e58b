// The one HTTP server: web chat, sandbox, webhooks, health.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Log } from './app/ports.ts';
import { toSafeError } from './app/safe-error.ts';
import { browserLanguage, fillPage, pagesFolder } from './channels/web/pages.ts';
import type { Catalogue } from './speech/catalogue.ts';

/** What the server serves. What is null has no route at all. */
export type HttpParts = {
  catalogue: Catalogue;
  log: Log;
  chat: Hono;
  /** Links to files. */
  files: Hono;
  sandbox: { page: (c: Context) => Response | Promise<Response>; routes: Hono } | null;
  /** Matching sessions on a projector. */
  projector: Hono;
  /** Figures of centres. */
  figures: Hono;
  /** Sheets of invitations. */
  sheet: Hono;
  telegram: ((c: Context) => Promise<Response>) | null;
  /** Reads the body and writes the answer by itself: Slack signs the body as it was sent. */
  slack: ((incoming: IncomingMessage, outgoing: ServerResponse) => void) | null;
  ready: () => Promise<{ ready: boolean; checks: Record<string, string> }>;
};

const BODY_MAX = 1024 * 1024;
/** Where people send files: the web chat, and the panes of the sandbox. */
const FILES_IN = /^\/(chat|sandbox\/[a-z]+|sandbox\/play\/talk\/[a-z]+-\d+)\/file$/;
const own = ["'self'"];

/** Puts the routes together. */
export function httpApp(parts: HttpParts): Hono {
  const { catalogue, log } = parts;
  const app = new Hono();

  if (parts.slack) {
    const { slack } = parts;
    // Before everything that looks at the body. It holds the same limit by itself.
    app.post('/slack/events', (c) => {
      const { incoming, outgoing } = c.env as HttpBindings;
      slack(incoming, outgoing);
      return RESPONSE_ALREADY_SENT;
    });
  }
  // Around the headers of all pages, so that its word is the last: whatever a file holds, nothing of it runs.
  app.use(async (c, next) => {
    await next();
    if (c.res.headers.has('content-disposition')) c.header('content-security-policy', "default-src 'none'; sandbox");
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        imgSrc: [...own, 'data:'],
        connectSrc: own,
        fontSrc: own,
        formAction: own,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      // Whoever serves it over https says so in front of it; on a plain address the header would only mislead.
      strictTransportSecurity: false,
      xFrameOptions: 'DENY',
    }),
  );
  const small = bodyLimit({ maxSize: BODY_MAX, onError: (c) => c.json({ message: 'too large' }, 413) });
  // A route that takes files counts for itself while it reads.
  app.use((c, next) => (FILES_IN.test(c.req.path) ? next() : small(c, next)));

  app.get('/live', (c) => c.json({ live: true }));
  app.get('/ready', async (c) => {
    const state = await parts.ready();
    return c.json(state, state.ready ? 200 : 503);
  });

  // Only what the pages load: the pages themselves have holes and are filled by their routes.
  app.get(
    '/pages/:file{[a-z-]+\\.(?:js|css|svg)}',
    serveStatic({ root: join(pagesFolder), rewriteRequestPath: (path) => path.replace('/pages', '') }),
  );

  if (parts.telegram) {
    const { telegram } = parts;
    app.post('/telegram', (c) => telegram(c));
  }
  app.route('/chat', parts.chat);
  app.route('/sheet', parts.sheet);
  app.route('/file', parts.files);
  app.route('/projector', parts.projector);
  app.route('/figures', parts.figures);
  if (parts.sandbox) {
    const { page, routes } = parts.sandbox;
    app.get('/', (c) => page(c));
    app.route('/sandbox', routes);
  } else {
    app.get('/', (c) => c.html(fillPage('plain.html', browserLanguage(c.req.header('accept-language')), catalogue)));
  }

  app.onError((error, c) => {
    log.error('a request failed', { error: toSafeError(error) });
    return c.json({ message: 'failed' }, 500);
  });
  return app;
}

/** A listening server. */
export type Listening = { port: number; close: () => Promise<void> };

/** Listens on a port (0 picks one) or a Unix socket. Rejects with the system's error, for example EADDRINUSE. */
export function listen(app: Hono, where: { host: string; port: number } | { socket: string }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const begun = () => {
      server.off('error', reject);
      const address = server.address() as AddressInfo | string | null;
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Open event streams would keep the server from ending.
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    };
    if ('socket' in where) server.listen(where.socket, begun);
    else server.listen(where.port, where.host, begun);
  });
}
