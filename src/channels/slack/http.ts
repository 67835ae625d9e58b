// Receives what Slack delivers over HTTP: signed, stored, and only then answered. Built of Bolt's own parts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions as bolt } from '@slack/bolt';
import type { Log } from '../../app/ports.ts';
import type { Handle } from './listen.ts';

const BODY_MAX = 1024 * 1024;
/** Bolt refuses what is older than this; what comes from the future could be kept and used later. */
const CLOCKS_DIFFER_S = 300;

/** The request listener of `POST /slack/events`: events, interactions and commands. */
export function httpReceiver(signingSecret: string, handle: Handle, log: Log) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    answer(incoming, outgoing).catch(() => {
      // The caller is gone, or its connection broke.
      outgoing.destroy();
    });
  };

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const read = await readBody(incoming);
    if (typeof read === 'number') {
      log.warn('a call to /slack/events was refused', { status: read });
      return bolt.buildNoBodyResponse(outgoing, read);
    }
    const { body } = read;
    if (body.ssl_check === '1') return bolt.buildSSLCheckResponse(outgoing);
    if (body.type === 'url_verification') return bolt.buildUrlVerificationResponse(outgoing, body);
    const { safe, response } = await handle(body);
    // Slack repeats an event that was not taken; to a person it says that something went wrong.
    if (!safe) return bolt.buildNoBodyResponse(outgoing, 503);
    bolt.buildContentResponse(outgoing, response);
  }

  /** The body of a call that Slack signed, or the status with which it is refused. */
  async function readBody(incoming: IncomingMessage): Promise<{ body: Record<string, unknown> } | number> {
    let request: Awaited<ReturnType<typeof bolt.parseAndVerifyHTTPRequest>>;
    try {
      request = await bolt.parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: BODY_MAX }, incoming);
      const sent = Number(incoming.headers['x-slack-request-timestamp'] ?? 0);
      if (sent > Date.now() / 1000 + CLOCKS_DIFFER_S) return 401;
    } catch (error) {
      return bolt.isRawBodyError(error) && error.statusCode === 413 ? 413 : 401;
    }
    try {
      const body: unknown = bolt.parseHTTPRequestBody(request);
      return typeof body === 'object' && body !== null ? { body: body as Record<string, unknown> } : 400;
    } catch {
      return 400;
    }
  }
}
