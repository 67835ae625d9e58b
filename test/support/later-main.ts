// Starts the service as src/main.ts does, but some hours later than it is: for tests that kill the process and let months pass. The hours stand in the file `hours` of its folder; SIGUSR2 makes it read them again.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { readConfig } from '../../src/config.ts';
import { startService } from '../../src/start.ts';

/** Nobody in these tests reads before they answer: the pace of the channels counts their seconds as minutes. */
const HURRY = 60;
const read = () => Number(readFileSync('hours', 'utf8')) * 3_600_000;

let ahead = read();
const running = await startService(
  readConfig(process.env),
  (words) => {
    console.error(words);
    process.exit(1);
  },
  { now: () => Date.now() + ahead, steady: () => performance.now() * HURRY },
);
process.on('SIGUSR2', () => {
  ahead = read();
  void running.tick();
});
console.log(`ready ${running.url}`);
