// Receives what Slack delivers over Socket Mode: always one connection, a new one at once when the old one ends, and an envelope acknowledged only when it is stored.
import { WebAPIRateLimitedError } from '@slack/web-api';
import { inTime } from '../../app/in-time.ts';
import type { Log } from '../../app/ports.ts';
import { pause } from '../pause.ts';
import { type Envelope, type Link, openLink } from './link.ts';
import type { Handle } from './listen.ts';
import { isRefusal, platformError } from './sdk.ts';

/** Waits after an attempt that failed; the last one repeats. After a connection that lasted there is none. */
const WAITS_MS = [500, 1_000, 3_000, 5_000, 10_000, 30_000];
/** A connection that ends sooner than this has not lasted: a door that shuts at once is not run against for ever. */
const LASTS_MS = 1_000;
/** What is being stored may end before the connection does. */
const ENDS_MS = 1_000;
const SILENT_MS = 90_000;

/** What the receiver needs. `silentMs` is for tests. */
export type SocketParts = {
  appToken: string;
  apiUrl: string | null;
  handle: Handle;
  log: Log;
  steady: () => number;
  /** Slack takes the token no longer: only a person can help. */
  refused: (word: string) => void;
  silentMs?: number;
};

/** Receives as long as it is not stopped. */
export type SocketReceiver = {
  /** Resolves when the first attempt to connect has ended; goes on by itself if it failed. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Whether something that happens now would be heard. */
  connected: () => boolean;
};

/** Makes the receiver. */
export function socketReceiver(parts: SocketParts): SocketReceiver {
  const { handle, log, steady, refused, silentMs = SILENT_MS } = parts;
  const ending = new AbortController();
  const underway = new Set<Promise<void>>();
  let current: Link | null = null;
  /** Connections that Slack will close soon; what still comes over them counts. */
  const leaving = new Set<Promise<void>>();
  let heardAt = 0;
  let loop: Promise<void> | null = null;

  const heard = () => {
    heardAt = steady();
  };

  function deliver(envelope: Envelope): void {
    // Not acknowledged: it is delivered again, to the process that comes after us.
    if (ending.signal.aborted) return;
    const work = take(envelope).finally(() => underway.delete(work));
    underway.add(work);
  }

  async function take({ body, acknowledge }: Envelope): Promise<void> {
    const { safe, response } = await handle(body);
    // When the connection is gone by now, it is delivered again, and recognised.
    if (safe) await acknowledge(response).catch(() => {});
  }

  async function run(tried: () => void): Promise<void> {
    let failures = 0;
    let short = 0;
    let said = false;
    while (!ending.signal.aborted) {
      try {
        const link = await openLink({ ...parts, deliver, heard, signal: ending.signal });
        const since = steady();
        heardAt = since;
        if (current) leave(current);
        current = link;
        if (said) log.info('Slack is connected again', { after: failures });
        said = false;
        tried();
        await untilOver(link);
        failures = 0;
        short = steady() - since > LASTS_MS ? 0 : short + 1;
        if (short > 1) await pause(wait(short - 2), ending.signal);
      } catch (error) {
        if (ending.signal.aborted) break;
        const word = platformError(error);
        if (isRefusal(word)) return refused(word);
        // Said once, not at every attempt for as long as it lasts.
        if (!said) log.warn('Slack cannot be connected to; trying again', { reason: word ?? 'network' });
        said = true;
        tried();
        const asked = error instanceof WebAPIRateLimitedError ? error.retryAfter * 1000 : 0;
        await pause(Math.max(asked, wait(failures++)), ending.signal);
      }
    }
  }

  const wait = (failures: number) => WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0;

  /** Until another connection is needed, or none any more. Silence counts as the end of this one. */
  async function untilOver(link: Link): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const watch = setInterval(() => isSilent() && resolve(), silentMs / 6);
    ending.signal.addEventListener('abort', () => resolve(), { once: true });
    void link.over.then(resolve);
    if (!ending.signal.aborted) await promise;
    clearInterval(watch);
    if (isSilent()) log.warn('nothing was heard from Slack for too long; connecting anew');
  }

  const isSilent = () => steady() - heardAt > silentMs;

  /** What is being stored is acknowledged first, over the connection over which it came. */
  function leave(link: Link): void {
    const gone = inTime(Promise.all(underway), ENDS_MS)
      .catch(() => {})
      .then(link.close)
      .finally(() => leaving.delete(gone));
    leaving.add(gone);
  }

  return {
    start: () =>
      new Promise((resolve) => {
        loop = run(resolve).finally(resolve);
      }),
    stop: async () => {
      ending.abort();
      await loop;
      if (current) leave(current);
      await Promise.all(leaving);
    },
    connected: () => current?.open() === true && !isSilent(),
  };
}
