// Puts the parts together, starts the service, and stops it cleanly.
import { toSafeError } from './app/safe-error.ts';
import { type Config, ConfigMistakes, readConfig } from './config.ts';
import { type Running, startService } from './start.ts';
import { CannotOpen } from './store/open.ts';

/** A stop that takes longer has lost its way. */
const STOPPED_WITHIN_MS = 30_000;

/** One line for an administrator, and the end. */
function give(words: string): never {
  console.error(words);
  process.exit(1);
}

/** What went wrong in words without secrets; the message of a foreign error may quote them. */
function wordsOf(error: unknown): string {
  if (error instanceof CannotOpen) return error.message;
  const { name, code, at } = toSafeError(error);
  return `The service cannot start: ${[name, code, at && `at ${at}`].filter(Boolean).join(' ')}`;
}

function config(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigMistakes) give(error.mistakes.map((mistake) => `Configuration: ${mistake}`).join('\n'));
    throw error;
  }
}

let running: Running | null = null;
let stopping = false;

async function stop(code: number): Promise<never> {
  stopping = true;
  setTimeout(
    () => give(`The service did not stop within ${STOPPED_WITHIN_MS / 1000} seconds`),
    STOPPED_WITHIN_MS,
  ).unref();
  try {
    await running?.stop();
  } catch (error) {
    console.error(`The service did not stop cleanly: ${toSafeError(error).name}`);
    process.exit(1);
  }
  process.exit(code);
}

/** Only a person can help: said at once, then everything is put down in order. */
function fatal(words: string): void {
  if (stopping) return;
  console.error(words);
  void stop(1);
}

// Listened to from the beginning: a signal during the start lets the database open to its end, then closes it.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // A second signal means now.
    if (stopping) process.exit(1);
    stopping = true;
    if (running) void stop(0);
  });
}

try {
  running = await startService(config(), fatal);
} catch (error) {
  give(wordsOf(error));
}
if (stopping) await stop(0);
console.log(`ready ${running.url}`);
