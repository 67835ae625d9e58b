// Takes each HTTP request: reads it, records it, lets faults meet it, applies it and answers as the API does.
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { type ApiError, apiError, badRequest, isApiError } from './api-error.ts';
import { parseBody } from './body.ts';
import type { ActiveFault, Faults } from './faults.ts';
import type { Apply } from './methods.ts';
import { contentRefusal } from './reject.ts';
import type { Payload, RequestRecord } from './types.ts';
import { coerce, findViolations, methodName } from './validate.ts';
import type { World } from './world.ts';

type Options = {
  token: string;
  world: World;
  faults: Faults;
  apply: Apply;
  requests: RequestRecord[];
  violations: string[];
};

type Reply = { status: number; headers?: Record<string, string>; body: string | Uint8Array };

// Thrown to end a request by cutting its connection.
const cut = new Error('connection cut');

export type FrontDoor = {
  listener(request: IncomingMessage, response: ServerResponse): void;
  /** A call that came in the answer to a webhook delivery. */
  execute(method: string, payload: Payload): Promise<unknown>;
};

/** Creates the request listener. */
export function createFrontDoor(options: Options): FrontDoor {
  const { world, faults, requests, violations } = options;

  const record = (method: string, payload: Payload): RequestRecord => {
    const entry = { method, payload, status: 0, at: Date.now() };
    requests.push(entry);
    return entry;
  };

  // Records what is wrong with a request, and says how the API refuses it: in its own words where it has some.
  const check = (method: string, payload: Payload): ApiError | undefined => {
    const findings = findViolations(method, payload);
    violations.push(...findings.map(({ violation }) => violation));
    const own = contentRefusal(method, payload);
    const general = findings.find(({ refused }) => refused);
    if (own && !general) violations.push(`${method} is refused: ${own.message}`);
    return own ?? (general ? badRequest(general.violation) : undefined);
  };

  const call = async (given: string, raw: Payload, entry: RequestRecord, gone: AbortSignal): Promise<Reply> => {
    const method = methodName(given) ?? given;
    const payload = coerce(method, raw);
    entry.method = method;
    entry.payload = payload;
    const refusal = check(method, payload);
    if (!methodName(given)) violations.push(`${given} is no method that the stand-in knows`);
    const fault = faults.meet(method, chatOf(world, payload));
    world.watch.changed();
    const before = await faultBefore(fault);
    if (before) return before;
    const reply = await options.apply(method, payload, refusal, gone).then(okReply, errorReply);
    if (fault?.kind === 'reset-after') throw cut;
    return reply;
  };

  const answer = async (request: IncomingMessage, gone: AbortSignal, entry: RequestRecord): Promise<Reply> => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const found = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(decodeURIComponent(url.pathname));
    const [, file, token = '', rest = ''] = found ?? [];
    if (!found) return errorReply(apiError(404, 'Not Found'));
    entry.method = file ? 'file' : rest;
    const body = await read(request);
    // A bot's number stands before the colon; the API names a token invalid that has none.
    if (!/^\d+:/.test(token)) return errorReply(apiError(401, 'Unauthorized: invalid token specified'));
    if (token !== options.token) return errorReply(apiError(401, 'Unauthorized'));
    if (file) {
      const fault = faults.meet('file', undefined);
      world.watch.changed();
      return (await faultBefore(fault)) ?? fileReply(world, rest);
    }
    let raw: Payload;
    try {
      raw = parseBody(request.headers['content-type'] ?? '', body, url.searchParams);
    } catch (error) {
      violations.push(`${rest} body: ${error instanceof Error ? error.message : String(error)}`);
      return errorReply(isApiError(error) ? error : apiError(400, 'Bad Request: strings must be encoded in UTF-8'));
    }
    return call(rest, raw, entry, gone);
  };

  return {
    listener(request, response) {
      const entry = record('', {});
      const gone = new AbortController();
      response.on('close', () => gone.abort());
      answer(request, gone.signal, entry)
        .then((reply) => {
          entry.status = reply.status;
          const headers = { 'content-type': 'application/json', ...reply.headers };
          response.writeHead(reply.status, headers).end(reply.body);
        })
        .catch((error: unknown) => {
          // A client that went away is no defect; anything else must not pass for a network fault.
          if (error !== cut && !gone.signal.aborted) violations.push(`defect of the stand-in: ${String(error)}`);
          request.socket.destroy();
        })
        .finally(() => world.watch.changed());
    },
    async execute(method, payload) {
      const entry = record(method, payload);
      const reply = await call(method, payload, entry, new AbortController().signal);
      entry.status = reply.status;
      world.watch.changed();
      return reply;
    },
  };
}

async function faultBefore(fault: ActiveFault | undefined): Promise<Reply | undefined> {
  if (fault?.kind === 'reset-before') throw cut;
  if (fault?.kind === 'hold') await fault.released;
  if (fault?.kind === 'delay') {
    const { ms } = fault;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
  return fault?.kind === 'status' ? statusReply(fault) : undefined;
}

function statusReply(fault: ActiveFault & { kind: 'status' }): Reply {
  const retryAfter = fault.retryAfter ?? (fault.status === 429 ? 1 : undefined);
  const name = STATUS_CODES[fault.status] ?? 'Unknown';
  const words = fault.status === 429 ? `${name}: retry after ${retryAfter}` : name;
  const reply = errorReply(apiError(fault.status, words, retryAfter));
  if (fault.body === undefined) return reply;
  const type = fault.body.trimStart().startsWith('<') ? 'text/html' : 'application/json';
  return { ...reply, headers: { ...reply.headers, 'content-type': type }, body: fault.body };
}

const okReply = (answer: object): Reply => ({ status: 200, body: JSON.stringify({ ok: true, ...answer }) });

function errorReply(error: ApiError | unknown): Reply {
  if (!isApiError(error)) throw error;
  const { status, message: description, retryAfter } = error;
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return {
    status,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: JSON.stringify({ ok: false, error_code: status, description, ...parameters }),
  };
}

function fileReply(world: World, path: string): Reply {
  const file = world.files.get(path.replace('files/', ''));
  if (!file) return errorReply(apiError(404, 'Not Found'));
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes };
}

// A tap's answer belongs to the chat of the tap.
function chatOf(world: World, payload: Payload): number | undefined {
  if (typeof payload.chat_id === 'number') return payload.chat_id;
  return world.queries.get(String(payload.callback_query_id))?.chatId;
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
