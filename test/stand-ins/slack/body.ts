// Request bodies of the Web API: urlencoded, as WebClient sends them, or JSON.
import type { IncomingMessage } from 'node:http';
import { apiError } from './api-error.ts';
import { isObject } from './check.ts';
import type { Payload } from './types.ts';

const json = new Set(['files', 'blocks', 'view', 'metadata', 'attachments']);
const flags = new Set([
  'include_locale',
  'include_all_metadata',
  'inclusive',
  'return_im',
  'prevent_creation',
  'mrkdwn',
  'link_names',
  'unfurl_links',
  'unfurl_media',
  'reply_broadcast',
  'as_user',
]);

/** The arguments of a call, read as what their strings stand for. */
export function parseArgs(contentType: string, body: string): Payload {
  if (body === '') return {};
  if (contentType.startsWith('application/json')) {
    const value = readJson(body);
    if (!isObject(value)) throw apiError('invalid_json');
    return value;
  }
  if (!contentType.startsWith('application/x-www-form-urlencoded')) throw apiError('invalid_post_type');
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, readArg(name, value)]));
}

function readArg(name: string, value: string): unknown {
  if (flags.has(name) && /^(true|false|1|0)$/.test(value)) return value === 'true' || value === '1';
  if ((name === 'limit' || name === 'length') && /^\d+$/.test(value)) return Number(value);
  if (!json.has(name)) return value;
  const read = readJson(value);
  // Something that is no JSON stays a string, which no rule takes here.
  return read === undefined ? value : read;
}

/** The JSON value of a text, or undefined. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/** The same before it is read as text. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
