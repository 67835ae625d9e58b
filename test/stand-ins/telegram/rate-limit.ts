// The rate limits: sends 1 a second in a chat with a burst of 3 and 30 a second over all chats; setWebhook 1 a second.

export type RateLimit = {
  /** 0 and the send is counted, or the seconds to wait and it is not. */
  take(chatId: number): number;
  /** The same for a setWebhook. */
  takeWebhook(): number;
};

type Bucket = { tokens: number; at: number };

/** Token buckets on real time, since the limits of the API do not follow the clock of a test. */
export function createRateLimit(): RateLimit {
  const perChat = new Map<number, Bucket>();
  const webhook: Bucket = { tokens: 1, at: performance.now() };
  const all: Bucket = { tokens: 30, at: performance.now() };

  const refill = (bucket: Bucket, size: number, perSecond: number): number => {
    const now = performance.now();
    bucket.tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    return bucket.tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
  };

  return {
    takeWebhook() {
      const wait = refill(webhook, 1, 1);
      if (wait === 0) webhook.tokens -= 1;
      return wait;
    },
    take(chatId) {
      const chat = perChat.get(chatId) ?? { tokens: 3, at: performance.now() };
      perChat.set(chatId, chat);
      const wait = Math.max(refill(chat, 3, 1), refill(all, 30, 30));
      if (wait > 0) return wait;
      chat.tokens -= 1;
      all.tokens -= 1;
      return 0;
    },
  };
}
