// What an error of Slack's Web API means for a delivery. Words: `docs.slack.dev/reference/methods`. Pure.
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import type { SendResult } from '../channel.ts';
import { networkCode, neverLeft } from '../network.ts';
import { isRefusal, platformError } from './sdk.ts';

/** Slack asks for patience without saying for how long. */
const PATIENCE_MS = 30_000;

/** This person cannot be reached. */
const GONE = new Set([
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'channel_not_found',
  'is_archived',
  'cannot_dm_bot',
]);
/** What was to be changed is there no more, or can be changed no more: nothing is left to do. */
const PAST = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'not_found']);
/** Something broke inside Slack; it may have broken after the message was taken. */
const BROKEN = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);
const PATIENCE = new Set(['ratelimited', 'rate_limited']);

/** The result for an error that a call threw; `edit` when something that is there was to be changed. */
export function failureOf(error: unknown, edit: boolean): SendResult {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'later', afterMs: error.retryAfter * 1000, reason: 'ratelimited' };
  if (error instanceof WebAPIPlatformError) return refusalOf(error, edit);
  if (error instanceof WebAPIHTTPError) return { kind: 'unknown', reason: String(error.statusCode) };
  if (error instanceof WebAPIRequestError) {
    const code = networkCode(error.original);
    const reason = code ?? 'network';
    return neverLeft(code) ? { kind: 'again', reason } : { kind: 'unknown', reason };
  }
  // The client throws this for a 429 that does not say how long.
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return { kind: 'later', afterMs: PATIENCE_MS, reason: 'ratelimited' };
  throw error;
}

function refusalOf(error: WebAPIPlatformError, edit: boolean): SendResult {
  const word = platformError(error);
  if (word === null) return { kind: 'unknown', reason: 'no answer of the API' };
  if (PATIENCE.has(word)) {
    const asked = error.data.response_metadata?.retryAfter;
    return { kind: 'later', afterMs: asked ? asked * 1000 : PATIENCE_MS, reason: word };
  }
  // The chat of the app is switched off for everybody: no fault of this person.
  if (isRefusal(word) || word === 'messages_tab_disabled') return { kind: 'refused', reason: word };
  if (edit && PAST.has(word)) return { kind: 'sent', externalId: null };
  if (GONE.has(word)) return { kind: 'unreachable', reason: word };
  return BROKEN.has(word) ? { kind: 'unknown', reason: word } : { kind: 'never', reason: word };
}
