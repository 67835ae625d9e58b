// Request bodies of the Bot API: JSON, urlencoded and multipart give the same parameters.
import { badRequest } from './api-error.ts';
import { boundaryOf, parseMultipart, type UploadedFile } from './multipart.ts';
import type { Payload } from './types.ts';

/** The parameters of a request, before values in strings are read as what they stand for. */
export function parseBody(contentType: string, body: Buffer, query: URLSearchParams): Payload {
  const fromQuery: Payload = Object.fromEntries(query);
  if (body.length === 0) return fromQuery;
  if (contentType.startsWith('application/json')) return { ...fromQuery, ...parseJson(body.toString('utf8')) };
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  }
  if (contentType.startsWith('multipart/form-data')) return { ...fromQuery, ...multipart(contentType, body) };
  throw badRequest('unsupported content type');
}

function parseJson(text: string): Payload {
  try {
    const value: unknown = JSON.parse(text);
    // A null means that the parameter is not given.
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
    }
  } catch {
    // Refused below, with the words of the API.
  }
  throw badRequest("can't parse request body JSON object");
}

function multipart(contentType: string, body: Buffer): Payload {
  const parts = parseMultipart(body, boundaryOf(contentType) ?? '');
  const files = new Map<string, UploadedFile>();
  const payload: Payload = {};
  for (const part of parts) {
    if ('file' in part) files.set(part.name, part.file);
    else payload[part.name] = part.value;
  }
  // A parameter names its file as attach://<part>; a part named like the parameter is the file itself.
  const attached = new Set<string>();
  for (const [name, value] of Object.entries(payload)) {
    const source = typeof value === 'string' && value.startsWith('attach://') ? value.slice(9) : undefined;
    const file = source === undefined ? undefined : files.get(source);
    if (source === undefined || !file) continue;
    payload[name] = file;
    attached.add(source);
  }
  for (const [name, file] of files) if (!attached.has(name)) payload[name] = file;
  return payload;
}
