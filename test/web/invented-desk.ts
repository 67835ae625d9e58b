// The pages of the sandbox over an invented coordinator: no database and no turns, so that a test says itself what comes and sees what was asked for.
import { Hono } from 'hono';
import type { Arrival, Delivery, OutboxBody, ShownLine, WebStore } from '../../src/app/ports.ts';
import { webChannel } from '../../src/channels/web/index.ts';
import { livePages } from '../../src/channels/web/live.ts';
import { sandboxRoutes } from '../../src/channels/web/sandbox-routes.ts';
import { httpApp, listen } from '../../src/http.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import type { ShownAction, ShownSection, ShownView } from '../../src/speech/compose-view.ts';
import { silentLog } from '../support/log.ts';

/** A view with what a test does not care for filled in. */
export function view(parts: Partial<ShownView>): ShownView {
  return {
    kind: 'home',
    object: 'home',
    revision: 1,
    language: 'en',
    title: 'Your centre',
    sections: [],
    fields: [],
    actions: [],
    ...parts,
  };
}

/** A section, the same way. */
export const section = (parts: Partial<ShownSection>): ShownSection => ({ lines: [], actions: [], ...parts });

/** An action. */
export const action = (label: string, parts: Partial<ShownAction> = {}): ShownAction => ({
  do: 'open',
  object: 'person/1',
  revision: 1,
  label,
  ...parts,
});

/** Starts the pages. */
export async function inventedDesk(now = '2026-03-02T09:00:00.000Z') {
  const pages = livePages();
  const clock = { now: () => now };
  const heard: Arrival[] = [];
  const said: ShownLine[] = [];
  const made: string[] = [];
  const known = new Set<string>();
  let seq = 0;
  let language = 'en';
  let errors: Record<string, string> = {};
  let home: ShownView | null = null;

  const store: WebStore = {
    join: async () => null,
    session: async () => null,
    byAddress: async (_, address) =>
      known.has(address) ? { personId: address, addressId: address, address, language } : null,
    shown: async ({ address }) => (address === COORDINATOR ? said : []),
    newest: async ({ address }) => (address === COORDINATOR ? seq : 0),
    deliverWaiting: async () => {},
    document: async () => null,
  };
  const channel = webChannel({ store, pages, clock });

  /** Sends the coordinator something, as the service does after a turn. */
  function send(kind: Delivery['kind'], body: Partial<OutboxBody>, ask: number | null = null, cause = 'test/none') {
    seq += 1;
    const whole: OutboxBody = { text: '', buttons: [], ...body };
    if (kind === 'message') said.push(lineOf(seq, whole, ask));
    if (kind === 'amend' && whole.view) for (const line of said) if (line.ask === ask) line.view = whole.view;
    return channel.send({
      id: `out-${seq}`,
      seq,
      personId: COORDINATOR,
      addressId: COORDINATOR,
      channel: 'web',
      address: COORDINATOR,
      addressState: 'active',
      kind,
      cause,
      urgency: 'now',
      ask,
      body: whole,
      attempts: 0,
      createdAt: now,
      target: null,
    });
  }
  const lineOf = (seq: number, { text, buttons, view }: OutboxBody, ask: number | null): ShownLine => ({
    seq,
    id: `out-${seq}`,
    from: 'bot',
    text,
    at: now,
    ask,
    buttons,
    chosen: null,
    ...(view ? { view } : {}),
  });

  const sandbox = sandboxRoutes({
    store,
    pages,
    catalogue: openCatalogue(),
    clock,
    check: () => errors,
    keepFile: async () => ({ fresh: true }),
    handOut: async () => ({ name: 'none', mediaType: 'text/plain', bytes: new Uint8Array() }),
    receive: async (arrival) => {
      const fresh = !heard.some((one) => one.key === arrival.key);
      known.add(arrival.address);
      if (!fresh) return { fresh, inputId: `web/${arrival.key}` };
      heard.push(arrival);
      if (arrival.what.kind === 'home' && home) await send('home', { view: home });
      return { fresh, inputId: `web/${arrival.key}` };
    },
    coordinator: async (address) => {
      made.push(address);
      known.add(address);
    },
    time: { move: async () => now, reset: async () => known.clear() },
  });
  const app = httpApp({
    catalogue: openCatalogue(),
    log: silentLog(),
    chat: new Hono(),
    files: new Hono(),
    projector: new Hono(),
    figures: new Hono(),
    sandbox,
    sheet: new Hono(),
    telegram: null,
    slack: null,
    ready: async () => ({ ready: true, checks: {} }),
  });
  const { port, close } = await listen(app, { host: '127.0.0.1', port: 0 });

  return {
    url: `http://127.0.0.1:${port}`,
    close,
    send,
    /** What the page did in views, in its order. */
    acts: () => heard.flatMap(({ what, key }) => (what.kind === 'act' ? [{ ...what.act, cause: `web/${key}` }] : [])),
    homes: () => heard.filter(({ what }) => what.kind === 'home').length,
    /** The addresses for which a coordinator was made. */
    made,
    /** What `POST /home` is answered with. */
    serve: (view: ShownView) => {
      home = view;
    },
    /** What is wrong with every form from now on. */
    blame: (wrong: Record<string, string>) => {
      errors = wrong;
    },
    speak: (code: string) => {
      language = code;
    },
    /** Forgets what was said and done. */
    clear: () => {
      said.length = 0;
      heard.length = 0;
      errors = {};
      home = null;
    },
  };
}

/** Where the invented coordinator is reached. */
export const COORDINATOR = 'sandbox-coordinator';
