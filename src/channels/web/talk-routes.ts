// The routes of one talk in the browser: read it, follow it, say something, tap, act in a view. Used by the web chat and by the panes of the sandbox.
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { CheckForm, Clock, FileArrival, HandedOut, WebSession, WebStore } from '../../app/ports.ts';
import { FILE_MAX, mediaTypes, safeName, typeOfContent } from '../../core/file.ts';
import type { Happening } from '../../core/input.ts';
import type { Act } from '../../core/view.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { languages } from '../../speech/languages.ts';
import type { Receive, SentDocument } from '../channel.ts';
import { readAtMost } from '../read-at-most.ts';
import { attachment } from './attachment.ts';
import type { LiveEvent, LivePages } from './live.ts';

/** What the routes need. `who` says for whom a request speaks, after asking who may; null is nobody. `check` looks at a form. */
export type TalkParts = {
  store: WebStore;
  receive: Receive;
  check: CheckForm;
  /** Stores a file with the input that tells of it. */
  keepFile: (arrival: FileArrival) => Promise<{ fresh: boolean }>;
  /** Makes a file that was handed out, once more. */
  handOut: (wanted: HandedOut) => Promise<SentDocument>;
  pages: LivePages;
  catalogue: Catalogue;
  clock: Clock;
  who: (c: Context) => Promise<WebSession | null>;
};

/** How much of a talk a page shows. */
const LINES = 200;
const TEXT_MAX = 20_000;
/** One field of a form, and how many a form has. */
const FIELD_MAX = 5000;
const FIELDS = 20;
/** Proxies end a stream that is silent for a minute. */
const HEARTBEAT_MS = 25_000;

const key = z.string().regex(/^[\w-]{8,64}$/);
const saying = z.object({ key, text: z.string().min(1).max(TEXT_MAX) });
const ask = z.int().min(0).max(999_999_999);
const tapping = z.object({ key, ask, option: z.string().min(1).max(64) });
const acting = z.object({
  key,
  do: z.string().min(1).max(40),
  object: z.string().max(200),
  revision: z.int().min(0),
  ask: ask.optional(),
  fields: z
    .record(z.string().min(1).max(64), z.string().max(FIELD_MAX))
    .refine((fields) => Object.keys(fields).length <= FIELDS)
    .optional(),
});
const opening = z.object({ key });
const sending = z.object({ key, name: z.string().max(300) });

/** The texts of the page's frame, in a language. */
export function labelsOf(catalogue: Catalogue, language: string): Record<string, string> {
  return catalogue.labels(language, 'web');
}

/** The routes, to be mounted under a base. */
export function talkRoutes(parts: TalkParts): Hono<{ Variables: { session: WebSession } }> {
  const { store, pages, catalogue, clock } = parts;
  const routes = new Hono<{ Variables: { session: WebSession } }>();

  routes.use('*', async (c, next) => {
    const session = await parts.who(c);
    if (!session) return c.json({ message: 'session' }, 401);
    c.set('session', session);
    return next();
  });

  routes.get('/talk', async (c) => {
    const session = c.get('session');
    // Asked first: what is said meanwhile is then read twice rather than missed.
    const last = await store.newest(session);
    const lines = await store.shown(session, LINES);
    await store.deliverWaiting(session, clock.now());
    const direction = languages.find((one) => one.code === session.language)?.direction ?? 'ltr';
    return c.json({
      language: session.language,
      direction,
      labels: labelsOf(catalogue, session.language),
      lines,
      last,
    });
  });

  // Of this person's own talk only: who asks for a line of somebody else's hears that there is none.
  routes.get('/document', async (c) => {
    const session = c.get('session');
    const wanted = await store.document(session, c.req.query('line') ?? '');
    c.header('cache-control', 'no-store');
    if (!wanted) return c.json({ message: 'document' }, 404);
    const { name, mediaType, bytes } = await parts.handOut({ ...wanted, personId: session.personId });
    return c.body(new Uint8Array(bytes), 200, attachment(name, mediaType));
  });

  routes.get('/events', (c) => {
    const session = c.get('session');
    const seen = Math.max(
      0,
      ...[c.req.query('after'), c.req.header('last-event-id')].map(Number).filter(Number.isFinite),
    );
    return streamSSE(c, async (stream) => {
      const tell = ({ seq, event, data }: LiveEvent) =>
        void stream.writeSSE({ ...(seq === undefined ? {} : { id: String(seq) }), event, data: JSON.stringify(data) });
      const close = pages.open(session.addressId, { language: session.language, tell });
      let ended = () => {};
      const end = new Promise<void>((resolve) => {
        ended = resolve;
      });
      stream.onAbort(ended);
      const heart = setInterval(() => void stream.writeSSE({ event: 'beat', data: '{}' }), HEARTBEAT_MS);
      try {
        // Whatever was said between reading the talk and opening the stream, or while it was broken, is read again.
        if ((await store.newest(session)) > seen) tell({ event: 'talk', data: {} });
        else await stream.writeSSE({ event: 'beat', data: '{}' });
        await end;
      } finally {
        clearInterval(heart);
        close();
      }
    });
  });

  routes.post('/say', async (c) => {
    const body = saying.safeParse(await readJson(c));
    if (!body.success) return c.json({ message: refusal(c, body.error) }, 400);
    const { text } = body.data;
    const at = clock.now();
    const { fresh } = await hear(c.get('session'), body.data.key, at, { kind: 'text', text });
    if (!fresh) {
      // It was stored before, at an earlier time than this: the page reads how it really was.
      pages.tell(c.get('session').addressId, { event: 'talk', data: {} });
      return c.json({}, 202);
    }
    const line = {
      seq: 0,
      id: body.data.key,
      from: 'person',
      text,
      at,
      ask: null,
      buttons: [],
      chosen: null,
    } as const;
    pages.tell(c.get('session').addressId, { event: 'line', data: { ...line, buttons: [] } });
    return c.json({}, 202);
  });

  routes.post('/tap', async (c) => {
    const body = tapping.safeParse(await readJson(c));
    if (!body.success) return c.json({ message: refusal(c, body.error) }, 400);
    const { ask, option } = body.data;
    await hear(c.get('session'), body.data.key, clock.now(), { kind: 'tap', ask, option });
    return c.json({}, 202);
  });

  routes.post('/act', async (c) => {
    const body = acting.safeParse(await readJson(c));
    if (!body.success) return c.json({ message: refusal(c, body.error, 'form.long') }, 400);
    const session = c.get('session');
    const act = actOf(body.data);
    // What is wrong in a form is said at once, and then nothing is stored.
    const errors = act.fields ? parts.check(act, session.language) : {};
    if (Object.keys(errors).length > 0) return c.json({ errors }, 422);
    await hear(session, body.data.key, clock.now(), { kind: 'act', act });
    return c.json({}, 202);
  });

  routes.post('/file', async (c) => {
    const session = c.get('session');
    const refuse = (message: string, status: 400 | 413 | 415) => c.json({ message }, status);
    const { language } = session;
    const given = sending.safeParse(c.req.query());
    // Only a page of ours can send this type: of a foreign one the browser would ask first, and gets no answer.
    const own = c.req.header('content-type') === 'application/octet-stream';
    if (!given.success || !own) return refuse(catalogue.text(language, 'web', 'refused'), 400);
    const content = await readAtMost(c.req.raw.body, FILE_MAX);
    if (content === null) {
      const max = FILE_MAX / 1_048_576;
      return refuse(catalogue.text(language, 'web', 'file.big', { max }), 413);
    }
    const type = typeOfContent(content);
    if (type === null) return refuse(catalogue.text(language, 'web', 'file.kind'), 415);
    const { personId, addressId } = session;
    const key = `${addressId}/${given.data.key}`;
    const id = `web:${key}`;
    const file = { id, type, name: safeName(given.data.name, type), mediaType: mediaTypes[type], content };
    await parts.keepFile({ personId, addressId, input: { id, source: 'web', key }, file, now: clock.now() });
    return c.json({}, 202);
  });

  routes.post('/home', async (c) => {
    const body = opening.safeParse(await readJson(c));
    if (!body.success) return c.json({ message: refusal(c, body.error) }, 400);
    await hear(c.get('session'), body.data.key, clock.now(), { kind: 'home' });
    return c.json({}, 202);
  });

  /** Why nothing was stored, in the person's language. */
  function refusal(
    c: Context<{ Variables: { session: WebSession } }>,
    { issues }: z.ZodError,
    long: 'long' | 'form.long' = 'long',
  ): string {
    const tooLong = issues.some((issue) => issue.code === 'too_big');
    return catalogue.text(c.get('session').language, 'web', tooLong ? long : 'refused');
  }

  /** Stores what the person did; the key of the page makes a repeated request harmless. */
  function hear(session: WebSession, given: string, at: string, what: Happening): Promise<{ fresh: boolean }> {
    const { address, addressId, language } = session;
    return parts.receive({ channel: 'web', address, key: `${addressId}/${given}`, at, what, language });
  }

  return routes;
}

/** The act without the key that it came under. */
function actOf({ do: name, object, revision, ask, fields }: z.infer<typeof acting>): Act {
  return { do: name, object, revision, ...(ask === undefined ? {} : { ask }), ...(fields ? { fields } : {}) };
}

/** Refuses what a foreign page makes a browser send. A browser too old to say where it comes from is let through: there the cookie and the JSON keep it off. */
export const fromOwnPages: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site');
  if (c.req.method !== 'GET' && site && !['same-origin', 'none'].includes(site))
    return c.json({ message: 'origin' }, 403);
  return next();
};

/** A JSON body, or null. Only JSON is taken: a form of a foreign page cannot send it. */
export async function readJson(c: Context): Promise<unknown> {
  if (!c.req.header('content-type')?.startsWith('application/json')) return null;
  return c.req.json().catch(() => null);
}
