// The sandbox: a page with a pane for each invented person, and a clock that can be moved. Served on this computer only.
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { browserLanguage, fillPage } from './pages.ts';
import type { Play } from './play-port.ts';
import { playRoutes } from './play-routes.ts';
import { fromOwnPages, labelsOf, readJson, type TalkParts, talkRoutes } from './talk-routes.ts';

/** What the sandbox needs beside a talk. */
export type SandboxParts = Omit<TalkParts, 'who'> & {
  time: { move: (hours: number) => Promise<string>; reset: () => Promise<void> };
  /** Makes the invented coordinator where there is none: a first message makes nobody a coordinator. */
  coordinator: (address: string) => Promise<void>;
  /** Six months of invented people, beside everything else. */
  play?: Play;
};

/** The invented people, one pane each. */
const people = ['mentee', 'mentor', 'coordinator'] as const;
const moving = z.object({ hours: z.union([z.literal(1), z.literal(24), z.literal(168), z.literal(672)]) });

/** Names under which this computer calls itself; any other is a foreign page that points here (DNS rebinding). */
const HERE = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** The routes under /sandbox, and the page itself. */
export function sandboxRoutes(parts: SandboxParts): {
  page: (c: Context) => Response | Promise<Response>;
  routes: Hono;
} {
  const { store, catalogue, clock, pages, time, coordinator } = parts;
  const routes = new Hono();

  routes.use('*', async (c, next) => {
    if (!HERE.test(c.req.header('host') ?? '')) return c.json({ message: 'host' }, 403);
    return next();
  });
  routes.use('*', fromOwnPages);

  if (parts.play) routes.route('/play', playRoutes({ play: parts.play, catalogue, pages }));

  routes.get('/state', (c) => {
    const language = browserLanguage(c.req.header('accept-language'));
    return c.json({ now: clock.now(), labels: labelsOf(catalogue, language) });
  });

  routes.post('/clock', async (c) => {
    const body = moving.safeParse(await readJson(c));
    if (!body.success) return c.json({ message: 'hours' }, 400);
    return c.json({ now: await time.move(body.data.hours) });
  });

  routes.post('/reset', async (c) => {
    if ((await readJson(c)) === null) return c.json({ message: 'json' }, 400);
    await time.reset();
    pages.tellAll({ event: 'talk', data: {} });
    return c.json({});
  });

  for (const name of people) {
    const address = `sandbox-${name}`;
    let lastKnown: string | null = null;
    // An invented person is there, and opens the chat, when their pane is first looked at.
    const who = async (c: Context) => {
      const known = await store.byAddress('web', address);
      if (known) {
        lastKnown = known.addressId;
        return known;
      }
      await (name === 'coordinator' ? appoint(address) : greet(c, address));
      // Pages that listened to somebody who was erased listen to the new person from here on.
      if (lastKnown) pages.tell(lastKnown, { event: 'talk', data: {} });
      return store.byAddress('web', address);
    };
    routes.route(`/${name}`, talkRoutes({ ...parts, who }));
  }

  /** Two windows that look at the same moment wait for the same one. */
  let appointing: Promise<void> | null = null;
  function appoint(address: string) {
    appointing ??= coordinator(address).finally(() => {
      appointing = null;
    });
    return appointing;
  }

  /** The first thing that is heard from somebody makes them. */
  function greet(c: Context, address: string) {
    const language = browserLanguage(c.req.header('accept-language'));
    const key = `${address}/start`;
    return parts.receive({ channel: 'web', address, key, at: clock.now(), what: { kind: 'start' }, language });
  }

  const page = (c: Context) => {
    if (!HERE.test(c.req.header('host') ?? '')) return c.text('', 403);
    c.header('cache-control', 'no-store');
    return c.html(fillPage('sandbox.html', browserLanguage(c.req.header('accept-language')), catalogue));
  };
  return { page, routes };
}
