// How soon the next message may go out: token buckets per address and per channel, and pauses that a channel asked for. Pure over the time it is given.
import type { Pace } from '../channels/channel.ts';

type Bucket = { tokens: number; at: number };

/** The pace of one channel. Times are milliseconds of any steady clock. */
export function paceOf(limits: Pace) {
  const addresses = new Map<string, Bucket>();
  let overall: Bucket | null = null;
  const paused = new Map<string, number>();
  let pausedUntil = 0;

  /** Milliseconds until a token is there; 0 when there is one. */
  function missing(bucket: Bucket | null, limit: { burst: number; perSecond: number } | null, now: number): number {
    if (!limit || !bucket) return 0;
    const tokens = Math.min(limit.burst, bucket.tokens + ((now - bucket.at) / 1000) * limit.perSecond);
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / limit.perSecond) * 1000);
  }

  function spend(bucket: Bucket | null, limit: { burst: number; perSecond: number }, now: number): Bucket {
    const before = bucket ?? { tokens: limit.burst, at: now };
    const tokens = Math.min(limit.burst, before.tokens + ((now - before.at) / 1000) * limit.perSecond);
    return { tokens: tokens - 1, at: now };
  }

  return {
    /** How long this delivery has to wait; 0 takes the place. Edits count against the channel, not against the address. */
    take(address: string, edit: boolean, now: number): number {
      const pause = Math.max(pausedUntil, paused.get(address) ?? 0) - now;
      const own = edit ? 0 : missing(addresses.get(address) ?? null, limits.address, now);
      const wait = Math.max(0, pause, own, missing(overall, limits.overall, now));
      if (wait > 0) return wait;
      if (limits.address && !edit) addresses.set(address, spend(addresses.get(address) ?? null, limits.address, now));
      if (limits.overall) overall = spend(overall, limits.overall, now);
      // Full buckets are forgotten, so that the map holds only those who were written to just now.
      if (addresses.size > 10_000) addresses.clear();
      return 0;
    },
    /** The channel asked for patience for one address; when another address is paused too, it means the whole channel. */
    pause(address: string, ms: number, now: number): void {
      for (const [other, until] of paused) if (until <= now) paused.delete(other);
      paused.set(address, now + ms);
      if (paused.size > 1) pausedUntil = Math.max(pausedUntil, now + ms);
    },
    /** The channel refuses everything for a while. */
    pauseAll(ms: number, now: number): void {
      pausedUntil = Math.max(pausedUntil, now + ms);
    },
  };
}
