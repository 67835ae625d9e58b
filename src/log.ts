// The log of the service: JSON lines on stderr, so that stdout stays for what commands print.
import pino from 'pino';
import type { Log } from './app/ports.ts';

/** Opens the log. Only words of our own code and safe facts come in here, never what a person said. */
export function openLog(level: string): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (words, facts) => logger.info(facts ?? {}, words),
    warn: (words, facts) => logger.warn(facts ?? {}, words),
    error: (words, facts) => logger.error(facts ?? {}, words),
  };
}
