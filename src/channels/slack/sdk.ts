// How Slack's libraries are set up here: no retry of their own, no waiting, and nothing of what they see in a log.
import { LogLevel } from '@slack/bolt';
import { WebAPIPlatformError, WebClient, type WebClientOptions } from '@slack/web-api';

/** Longer than Slack ever takes. */
const ANSWER_MS = 10_000;

/**
 * The libraries write down what they send and get: texts of people, errors that quote their arguments. We say ourselves
 * what an administrator should know.
 */
export const silence = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** Options of every client: the delivery loop is the only place that tries again (reliability notes, R4). */
export function clientOptions(apiUrl: string | null): WebClientOptions {
  return {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: ANSWER_MS,
    allowAbsoluteUrls: false,
    logger: silence,
  };
}

/** A client of the Web API. */
export const webClient = (token: string, apiUrl: string | null): WebClient =>
  new WebClient(token, clientOptions(apiUrl));

/** Slack's word for why it refuses a call, or null when it was something else that failed. */
export function platformError(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const word = error.data.error;
  // A page of a proxy comes here too, as if it were the name of an error.
  return typeof word === 'string' && /^[a-z_]{2,60}$/.test(word) ? word : null;
}

/** What Slack says when it takes a token no longer, or not for this. */
const REFUSALS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'not_allowed_token_type',
  'no_permission',
  'access_denied',
  'team_access_not_granted',
  'team_disabled',
  'user_removed_from_team',
  'org_login_required',
  'ekm_access_denied',
]);

/** Whether only a person can help. */
export const isRefusal = (word: string | null): word is string => word !== null && REFUSALS.has(word);
