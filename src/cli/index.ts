// Administration from a terminal: `npm run -s duo -- <command>`.
import { runDuo } from './duo.ts';

process.exitCode = await runDuo(process.argv.slice(2), {
  // Help and wrong usage are answered without it.
  config: async () => {
    const { readConfig } = await import('../config.ts');
    return readConfig(process.env);
  },
  out: async (text) => {
    // A long answer goes out as fast as whoever reads it takes it.
    if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  },
  err: (text) => {
    process.stderr.write(text);
  },
});
