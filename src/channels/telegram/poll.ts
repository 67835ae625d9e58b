// Long polling that confirms only what is stored: the next call's offset moves past an update when it lies in the inbox.
import { type Bot, GrammyError, HttpError } from 'grammy';
import type { Log } from '../../app/ports.ts';
import { pause } from '../pause.ts';

/** What updates we ask for; everything else never leaves Telegram. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

const POLL_SECONDS = 30;
/** Waits after a failed call; the last one repeats. */
const WAITS_MS = [500, 1_000, 3_000, 5_000];
/** Another poller with our token: this long it may be our own predecessor that is just ending. */
const CONFLICT_MS = 120_000;

/** The running poll loop. `lastCompleted` is the steady time of the last answered call, for health. */
export type Poll = { stop: () => Promise<void>; lastCompleted: () => number | null };

/** Starts polling. `fatal` is called when only a person can help: a revoked token, or a second instance. */
export function startPolling(bot: Bot, log: Log, steady: () => number, fatal: (words: string) => void): Poll {
  const ending = new AbortController();
  let completed: number | null = null;
  const loop = run();

  async function run(): Promise<void> {
    let offset = 0;
    let failures = 0;
    let conflictSince: number | null = null;
    while (!ending.signal.aborted) {
      try {
        const updates = await bot.api.getUpdates(
          { offset, limit: 100, timeout: POLL_SECONDS, allowed_updates: allowedUpdates },
          AbortSignal.any([ending.signal, AbortSignal.timeout((POLL_SECONDS + 15) * 1000)]) as never,
        );
        completed = steady();
        conflictSince = null;
        for (const update of updates) {
          // Throws when it cannot be stored: the offset stays, and Telegram hands it out again.
          await bot.handleUpdate(update);
          offset = update.update_id + 1;
        }
        if (failures > 0) log.info('updates are fetched and stored again', { after: failures });
        failures = 0;
      } catch (error) {
        if (ending.signal.aborted) return;
        if (error instanceof GrammyError && error.error_code === 401)
          return fatal('Telegram refuses TELEGRAM_BOT_TOKEN (401 Unauthorized)');
        if (error instanceof GrammyError && error.error_code === 409) {
          conflictSince ??= steady();
          log.warn('another process polls Telegram with the same token');
          if (steady() - conflictSince > CONFLICT_MS)
            return fatal('Another process polls Telegram with the same token (409 Conflict)');
        } else if (failures === 0) {
          // Said once, not at every attempt for as long as it lasts.
          log.warn('updates could not be fetched or stored', { error: nameOf(error) });
        }
        const asked = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0;
        await pause(Math.max(asked, WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0), ending.signal);
        failures += 1;
      }
    }
  }

  return {
    lastCompleted: () => completed,
    // What is stored but not yet confirmed is handed out once more after the next start, and recognised as a repeat.
    stop: async () => {
      ending.abort();
      await loop;
    },
  };
}

/** The kind of an error; never its message, which holds the token. */
function nameOf(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method} ${error.error_code}`;
  if (error instanceof HttpError) return 'network';
  return error instanceof Error ? error.name : 'unknown';
}
