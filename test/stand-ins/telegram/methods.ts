// Applies a Bot API call: refused content first, then rate limits, then the method itself.
import { type ApiError, apiError, tooManyRequests } from './api-error.ts';
import { botMethods } from './methods-bot.ts';
import { messageMethods } from './methods-messages.ts';
import { updateMethods } from './methods-updates.ts';
import { createRateLimit } from './rate-limit.ts';
import type { Payload } from './types.ts';
import type { UpdateQueue } from './updates.ts';
import type { Webhook } from './webhook.ts';
import { findChat, type World } from './world.ts';

export type Answer = { result: unknown; description?: string };
export type Handler = (payload: Payload, gone: AbortSignal) => Answer | Promise<Answer>;
export type Handlers = Record<string, Handler>;

/** Applies a call, unless its content is refused; throws an ApiError where the API refuses. */
export type Apply = (
  method: string,
  payload: Payload,
  refusal: ApiError | undefined,
  gone: AbortSignal,
) => Promise<Answer>;

/** Puts the methods over the world, the queue and the webhook. */
export function createMethods(world: World, queue: UpdateQueue, webhook: Webhook, rateLimited: boolean): Apply {
  const handlers: Handlers = {
    ...updateMethods(world, queue, webhook),
    ...messageMethods(world),
    ...botMethods(world),
  };
  const limit = rateLimited ? createRateLimit() : undefined;

  const waitFor = (method: string, payload: Payload): number => {
    if (method === 'sendMessage' || method === 'sendDocument') {
      // An unknown chat is refused without being counted.
      return limit?.take(findChat(world, payload.chat_id).id) ?? 0;
    }
    return (method === 'setWebhook' && payload.url !== '' && limit?.takeWebhook()) || 0;
  };

  return async (method, payload, refusal, gone) => {
    const handler = handlers[method];
    if (!handler) throw apiError(404, 'Not Found: method not found');
    if (refusal) throw refusal;
    const wait = waitFor(method, payload);
    if (wait > 0) throw tooManyRequests(wait);
    return handler(payload, gone);
  };
}
