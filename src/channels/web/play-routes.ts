// The routes of six months under /sandbox/play: the page, its buttons, and the chat of whoever the visitor speaks for.
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Catalogue } from '../../speech/catalogue.ts';
import type { LivePages } from './live.ts';
import { browserLanguage, fillPage } from './pages.ts';
import { playButtons, playedPeople, playHtml } from './play-html.ts';
import type { Play } from './play-port.ts';
import { talkRoutes } from './talk-routes.ts';

/** What these routes need. */
export type PlayParts = { play: Play; catalogue: Catalogue; pages: LivePages };

const HERE = '/sandbox/play';
const HEARTBEAT_MS = 25_000;
/** The address of a synthetic person. */
const NAME = /^(mentee|mentor|coordinator)-\d{3,4}$/;

/** The routes; whoever asks was found to be on this computer before. */
export function playRoutes({ play, catalogue, pages }: PlayParts): Hono {
  const routes = new Hono();
  const preferred = (c: Context) => browserLanguage(c.req.header('accept-language'));
  const fill = (name: string, language: string, values: Record<string, string> = {}) => {
    const labels = Object.entries(catalogue.labels(language, 'play'));
    return fillPage(name, language, catalogue, {
      ...Object.fromEntries(labels.map(([key, text]) => [`play.${key}`, text])),
      ...values,
    });
  };

  routes.use('*', async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });

  routes.get('/', (c) => {
    const language = preferred(c);
    const state = play.state();
    return c.html(
      fill('play.html', language)
        .replace('<!-- middle -->', () => playHtml(state, play.closing(language), language, catalogue))
        .replace('<!-- buttons -->', () => playButtons(state, language, catalogue))
        .replace('<!-- people -->', () => playedPeople(state.people, language, catalogue)),
    );
  });

  for (const name of ['start', 'pause', 'go'] as const)
    routes.post(`/${name}`, async (c) => {
      await play[name]();
      return c.redirect(HERE, 303);
    });

  routes.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const tell = (event: string) => void stream.writeSSE({ event, data: '{}' });
      const ended = new Promise<void>((resolve) => stream.onAbort(() => resolve()));
      const close = play.onChange(() => tell('change'));
      const heart = setInterval(() => tell('beat'), HEARTBEAT_MS);
      try {
        tell('change');
        await ended;
      } finally {
        clearInterval(heart);
        close();
      }
    }),
  );

  routes.get('/person/:name', async (c) => {
    const name = c.req.param('name');
    if (!NAME.test(name) || !(await play.take(name))) return c.redirect(HERE, 303);
    const language = preferred(c);
    const found = play.state().people.find((one) => one.name === name);
    const title = found ? catalogue.text(language, 'play', 'speaks', { name: found.firstName }) : '';
    return c.html(fill('play-person.html', language, { title, what: name }));
  });

  const talk = talkRoutes({
    ...play.talk,
    ...{ catalogue, pages },
    who: async (c) => {
      const name = /\/talk\/([a-z]+-\d+)\//.exec(c.req.path)?.[1] ?? '';
      return NAME.test(name) ? play.talk.store.byAddress('web', name) : null;
    },
  });
  routes.route('/talk/:name', talk);
  return routes;
}
