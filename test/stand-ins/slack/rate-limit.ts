// The rate limits: tiers per method and minute, and messages 1 a second in a channel with a burst of 5.
import type { Payload } from './types.ts';

type Bucket = { tokens: number; at: number };

const perMinute: Record<string, number> = {
  'chat.update': 50,
  'chat.delete': 50,
  'chat.postEphemeral': 100,
  'conversations.open': 50,
  'conversations.history': 50,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
  'users.info': 100,
  'users.list': 20,
  'bots.info': 50,
};
const burst = 5;

/** Counts a call and yields 0, or yields the seconds to wait. On real time, since limits do not follow a test's clock. */
export function createRateLimit(): (method: string, args: Payload) => number {
  const buckets = new Map<string, Bucket>();
  const take = (key: string, size: number, perSecond: number): number => {
    const now = performance.now();
    const bucket = buckets.get(key) ?? { tokens: size, at: now };
    buckets.set(key, bucket);
    bucket.tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    bucket.tokens -= 1;
    return 0;
  };

  return (method, args) => {
    if (method === 'chat.postMessage') return take(`${method} ${String(args.channel)}`, burst, 1);
    const limit = method.startsWith('views.') ? 100 : perMinute[method];
    return limit === undefined ? 0 : take(method, limit, limit / 60);
  };
}
