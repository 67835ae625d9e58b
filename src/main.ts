// Puts the parts together, starts the service, and stops it cleanly.
import { ConfigMistakes, type Config, readConfig } from './config.ts';
import { startService } from './start.ts';
import { CannotOpen } from './store/open.ts';

/** One line for an administrator, and the end. */
function give(words: string, code = 1): never {
  console.error(words);
  process.exit(code);
}

let config: Config;
try {
  config = readConfig(process.env);
} catch (error) {
  if (error instanceof ConfigMistakes) give(error.mistakes.map((mistake) => `Configuration: ${mistake}`).join('\n'));
  throw error;
}

try {
  const service = await startService(config, (words) => give(words));
  console.log(`ready ${service.url}`);
  let stopping = false;
  const stop = () => {
    // A second signal means now.
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => give('The service did not stop within 30 seconds'), 30_000).unref();
    service.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  if (error instanceof CannotOpen) give(error.message);
  throw error;
}
