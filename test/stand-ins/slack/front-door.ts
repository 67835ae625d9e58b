// Takes each HTTP request: reads it, records it, checks the token, lets faults meet it, judges it and answers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { apiError, isApiError } from './api-error.ts';
import { parseArgs, readBody, readBytes } from './body.ts';
import { isObject } from './check.ts';
import type { ActiveFault, Faults } from './faults.ts';
import type { Handlers } from './methods.ts';
import { takeUpload } from './methods-files.ts';
import type { Payload, RequestRecord } from './types.ts';
import { isMethod, type Verdict } from './validate.ts';
import { personOfChannel, type World } from './world.ts';

export type Reply = { status: number; headers?: Record<string, string>; body: string | Uint8Array };

type Options = {
  world: World;
  faults: Faults;
  handlers: Handlers;
  rateLimit: ((method: string, args: Payload) => number) | undefined;
  /** Why this token is refused for this method, or undefined. */
  tokenError(method: string, token: string | undefined): string | undefined;
  /** Takes a response_url call, by its id. */
  respond(id: string, args: Payload): Reply;
  inspect(method: string, args: Payload): Verdict;
  requests: RequestRecord[];
  violations: string[];
};

// Thrown to end a request by cutting its connection.
const cut = new Error('connection cut');

/** Creates the request listener. */
export function createFrontDoor(options: Options) {
  const { world, faults, requests, violations } = options;

  const apply = (method: string, args: Payload): Reply => {
    if (!isMethod(method)) {
      violations.push(`${method} is no method that the stand-in knows`);
      throw apiError('unknown_method');
    }
    const verdict = options.inspect(method, args);
    const wait = options.rateLimit?.(method, args) ?? 0;
    if (wait > 0) return limited(wait);
    if (verdict.error) throw apiError(verdict.error, { response_metadata: { messages: verdict.messages } });
    return okReply(options.handlers[method]?.(args) ?? {});
  };

  const call = async (method: string, request: IncomingMessage, entry: RequestRecord): Promise<Reply> => {
    const body = await readBody(request);
    const { token: inBody, ...args } = parseArgs(request.headers['content-type'] ?? '', body);
    const [, inHeader] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    entry.args = args;
    const fault = faults.meet(method, channelsOf(world, args));
    world.watch.changed();
    const before = await faultBefore(fault);
    if (before) return before;
    const refused = options.tokenError(method, inHeader ?? (typeof inBody === 'string' ? inBody : undefined));
    if (refused) throw apiError(refused);
    if (fault?.kind !== 'reset-after') return apply(method, args);
    try {
      apply(method, args);
    } catch (error) {
      if (!isApiError(error)) throw error;
    }
    throw cut;
  };

  // Whoever has no token for it is sent to a page to sign in, as in a browser.
  const file = async (path: string, request: IncomingMessage): Promise<Reply> => {
    const before = await faultBefore(faults.meet('files-pri', []));
    world.watch.changed();
    if (before) return before;
    const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    if (options.tokenError('files', token))
      return { status: 302, headers: { location: `${world.url}/?redir` }, body: '' };
    const bytes = world.files.get(path);
    if (!bytes) return { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>not found</html>' };
    return { status: 200, headers: { 'content-type': 'application/pdf' }, body: bytes };
  };

  // The address itself is the permission: no token goes there.
  const upload = async (id: string, request: IncomingMessage): Promise<Reply> => {
    const body = await readBytes(request);
    const before = await faultBefore(faults.meet('upload', []));
    world.watch.changed();
    if (before) return before;
    const wrong = takeUpload(world, id, request.headers['content-type'] ?? '', body);
    if (wrong === null) return { status: 200, body: `OK - ${body.length}` };
    violations.push(`an upload ${wrong}`);
    return { status: 400, body: 'Bad Request' };
  };

  const answer = async (request: IncomingMessage, entry: RequestRecord): Promise<Reply> => {
    const { pathname } = new URL(request.url ?? '/', 'http://stand-in');
    const [, area, rest = ''] = /^\/(api|response|files-pri|upload)\/(.+)$/.exec(pathname) ?? [];
    entry.method = area === 'api' ? rest : (area ?? pathname);
    if (area === 'api') return call(rest, request, entry);
    if (area === 'files-pri') return file(rest, request);
    if (area === 'upload') return upload(rest, request);
    if (area !== 'response') return { status: 404, body: 'not found' };
    const body: unknown = parseArgs('application/json', await readBody(request));
    entry.args = isObject(body) ? body : {};
    return options.respond(rest, entry.args);
  };

  return (request: IncomingMessage, response: ServerResponse): void => {
    const entry: RequestRecord = { method: '', args: {}, status: 0, at: Date.now() };
    requests.push(entry);
    let gone = false;
    response.on('close', () => {
      gone = true;
    });
    answer(request, entry)
      .catch((error: unknown) => {
        if (!isApiError(error)) throw error;
        entry.error = error.message;
        return { status: 200, body: JSON.stringify({ ok: false, error: error.message, ...error.extra }) } as Reply;
      })
      .then((reply) => {
        entry.status = reply.status;
        response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers });
        response.end(reply.body);
      })
      .catch((error: unknown) => {
        // A client that went away is no defect; anything else must not pass for a network fault.
        if (error !== cut && !gone) violations.push(`defect of the stand-in: ${String(error)}`);
        request.socket.destroy();
      })
      .finally(() => world.watch.changed());
  };
}

async function faultBefore(fault: ActiveFault | undefined): Promise<Reply | undefined> {
  if (fault?.kind === 'reset-before') throw cut;
  if (fault?.kind === 'hold') await fault.released;
  if (fault?.kind === 'delay') {
    const { ms } = fault;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
  if (fault?.kind === 'error') throw apiError(fault.error);
  const page = { 'content-type': 'text/html' };
  if (fault?.kind === 'html') {
    return { status: fault.status ?? 200, headers: page, body: '<html><body>Service unavailable</body></html>' };
  }
  if (fault?.kind !== 'status') return undefined;
  if (fault.status === 429) return limited(fault.retryAfter ?? 1);
  const body = fault.body ?? JSON.stringify({ ok: false, error: 'internal_error' });
  return { status: fault.status, ...(body.startsWith('<') ? { headers: page } : {}), body };
}

const okReply = (answer: Payload): Reply => ({ status: 200, body: JSON.stringify({ ok: true, ...answer }) });

function limited(seconds: number): Reply {
  return { status: 429, headers: { 'retry-after': String(seconds) }, body: '{"ok":false,"error":"ratelimited"}' };
}

// A person's id and the DM with that person stand for one another.
function channelsOf(world: World, args: Payload): string[] {
  const given = args.channel ?? args.channel_id ?? args.user_id ?? args.users ?? args.user;
  try {
    const { id, dm } = personOfChannel(world, given);
    return [id, dm];
  } catch {
    return [String(given)];
  }
}
