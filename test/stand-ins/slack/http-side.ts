// The HTTP side of deliveries: one signed request, its status, its body, and the time it may take.
import { request } from 'node:http';
import { signatureHeaders } from './signature.ts';
import type { DeliveryKind, Payload } from './types.ts';

export type HttpResult = {
  outcome: 'acknowledged' | 'http_error' | 'http_timeout' | 'connection_failed';
  status: number;
  body: string;
  /** The service asked for no retry. */
  final: boolean;
};

type Options = { secret: string; timeoutMs: number; signal: AbortSignal };

const nothing = { status: 0, body: '', final: false };

/** The body of a delivery: JSON for events, a form for the rest. */
export function httpBody(kind: DeliveryKind, payload: Payload): { type: string; body: string } {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const fields =
    kind === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

/** Sends a body to the service. Never rejects: every failure has its name. */
export function post(
  address: URL,
  { type, body }: { type: string; body: string },
  retry: Record<string, string>,
  { secret, timeoutMs, signal }: Options,
): Promise<HttpResult> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...signatureHeaders(secret, body),
      ...retry,
    };
    const sent = request(address, { method: 'POST', headers, agent: false, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => settle({ outcome: 'connection_failed', ...nothing }));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        settle({
          outcome: status >= 200 && status < 300 ? 'acknowledged' : 'http_error',
          status,
          body: Buffer.concat(chunks).toString('utf8'),
          final: response.headers['x-slack-no-retry'] === '1',
        });
      });
    });
    const settle = (result: HttpResult): void => {
      clearTimeout(timer);
      resolve(result);
    };
    const timer = setTimeout(() => {
      settle({ outcome: 'http_timeout', ...nothing });
      sent.destroy();
    }, timeoutMs);
    sent.on('error', () => settle({ outcome: 'connection_failed', ...nothing }));
    sent.end(body);
  });
}
