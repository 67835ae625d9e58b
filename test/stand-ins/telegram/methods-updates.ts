// Bot API methods that hand over updates: polling, and setting and removing the webhook.
import { apiError, badRequest, conflicts } from './api-error.ts';
import type { Handlers } from './methods.ts';
import type { Payload } from './types.ts';
import type { UpdateQueue } from './updates.ts';
import type { Webhook } from './webhook.ts';
import { seconds, type World } from './world.ts';

/** The handlers of getUpdates, setWebhook, deleteWebhook and getWebhookInfo. */
export function updateMethods(world: World, queue: UpdateQueue, webhook: Webhook): Handlers {
  const deleteWebhook = (payload: Payload) => {
    const had = webhook.target() !== undefined;
    webhook.set(undefined);
    if (payload.drop_pending_updates === true) queue.clear();
    return { result: true, description: had ? 'Webhook was deleted' : 'Webhook is already deleted' };
  };

  return {
    async getUpdates(payload, gone) {
      if (webhook.target()) throw apiError(409, conflicts.webhookActive);
      return { result: await queue.poll(payload, gone) };
    },
    setWebhook(payload) {
      const url = String(payload.url ?? '');
      if (url === '') return deleteWebhook(payload);
      if (!isWebhookUrl(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      queue.endPollForWebhook();
      if (payload.drop_pending_updates === true) queue.clear();
      queue.allow(payload.allowed_updates);
      const secret = typeof payload.secret_token === 'string' ? payload.secret_token : undefined;
      const before = webhook.target();
      if (before?.url === url && before.secret === secret)
        return { result: true, description: 'Webhook is already set' };
      webhook.set({ url, secret });
      return { result: true, description: 'Webhook was set' };
    },
    deleteWebhook,
    getWebhookInfo() {
      const lastError = webhook.lastError();
      const allowed = queue.allowed();
      return {
        result: {
          url: webhook.target()?.url ?? '',
          has_custom_certificate: false,
          pending_update_count: queue.size(),
          ...(lastError === undefined ? {} : { last_error_date: seconds(world), last_error_message: lastError }),
          ...(allowed && allowed.length > 0 ? { allowed_updates: allowed } : {}),
        },
      };
    },
  };
}

// Plain HTTP is taken on loopback only, where the tests have no certificate.
function isWebhookUrl(url: string): boolean {
  const parsed = URL.parse(url);
  if (!parsed) return false;
  const port = parsed.port === '' || ['443', '80', '88', '8443'].includes(parsed.port);
  return parsed.protocol === 'https:'
    ? port
    : parsed.protocol === 'http:' && /^(127\.|localhost$)/.test(parsed.hostname);
}
