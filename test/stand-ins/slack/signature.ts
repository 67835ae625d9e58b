// Slack's signature: version 0, an HMAC over time and body.
import { createHmac } from 'node:crypto';

/** The two headers with which Slack signs a body; on real time, since services compare it with their clock. */
export function signatureHeaders(secret: string, body: string, timestamp = Math.floor(Date.now() / 1000)) {
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${signature}` };
}
