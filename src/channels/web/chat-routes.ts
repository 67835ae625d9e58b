// The web chat for real people: an invitation becomes a session of this browser; without one there is only information.
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { can } from '../../access/can.ts';
import type { Chance } from '../../app/ports.ts';
import { browserLanguage, fillPage } from './pages.ts';
import { fromOwnPages, type TalkParts, talkRoutes } from './talk-routes.ts';

/** What these routes need beside those of a talk. `joined` lets the new person's first turn be taken. */
export type ChatParts = Omit<TalkParts, 'who'> & { chance: Chance; secure: boolean; joined: () => void };

const COOKIE = 'duo_session';
const SESSION_DAYS = 180;
const TOKEN = /^[A-Za-z0-9_-]{16,64}$/;

/** The routes under /chat. */
export function chatRoutes(parts: ChatParts): Hono {
  const { store, catalogue, clock, chance } = parts;
  const routes = new Hono();
  routes.use('*', fromOwnPages);
  const page = (c: Context, name: string, values: Record<string, string> = {}) =>
    c.html(fillPage(name, browserLanguage(c.req.header('accept-language')), catalogue, values));

  async function who(c: Context) {
    const token = getCookie(c, COOKIE);
    const session = token ? await store.session(token, clock.now()) : null;
    return session && can({ kind: 'person', personId: session.personId }, 'talk', { personId: session.personId })
      ? session
      : null;
  }

  routes.get('/', async (c) => {
    c.header('cache-control', 'no-store');
    const invite = c.req.query('invite');
    // Opening the link uses nothing up: apps that preview links open them too. Only the button does.
    if (invite !== undefined) return TOKEN.test(invite) ? page(c, 'join.html', { invite }) : page(c, 'gone.html');
    const session = await who(c);
    return session ? c.html(fillPage('chat.html', session.language, catalogue)) : page(c, 'info.html');
  });

  routes.post('/join', async (c) => {
    const form = await c.req.parseBody();
    const invite = typeof form.invite === 'string' ? form.invite : '';
    const language = browserLanguage(c.req.header('accept-language'));
    const now = clock.now();
    const session = chance.token();
    const expiresAt = new Date(Date.parse(now) + SESSION_DAYS * 86_400_000).toISOString();
    // A form that is sent twice is one attempt: its key comes from the invitation.
    const key = `join/${createHash('sha256').update(invite).digest('hex').slice(0, 32)}`;
    const joined =
      TOKEN.test(invite) &&
      (await store.join({ token: invite, session, address: chance.id(), now, expiresAt, language, key }));
    if (!joined) return page(c, 'gone.html');
    setCookie(c, COOKIE, session, {
      httpOnly: true,
      sameSite: 'Lax',
      secure: parts.secure,
      path: '/chat',
      maxAge: SESSION_DAYS * 86_400,
    });
    parts.joined();
    return c.redirect('/chat', 303);
  });

  routes.route('/', talkRoutes({ ...parts, who }));
  return routes;
}
