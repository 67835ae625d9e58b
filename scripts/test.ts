// Runs the tests, shows the slowest, and fails when one was too slow, was left out, or when none ran. `npm test -- <what vitest takes>`
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readProcessorTime, takenByOthers } from './processor-time.ts';
import { type Results, readResults, resultsFile } from './test-results.ts';

const root = join(import.meta.dirname, '..');
const SLOWEST = 10;
/** Ten seconds for a test that has a processor of its own; three files share the two of CI (maxWorkers in .config/vitest.config.ts). */
const LONGEST_MS = 10_000 * (3 / 2);
/** From here on the time that a test took says more about the computer than about the test. */
const BUSY = 0.15;

/**
 * What is wrong with a run, one sentence each. Failed tests are counted here too: an exit code can be changed by any
 * package's exit hook. How long a test may take holds for a computer that does nothing else: `others` is the part of its
 * processors that other programs took.
 */
export function runFaults(results: Results | null, others = 0): string[] {
  if (!results) return ['The tests broke off: vitest wrote no results'];
  if (results.tests.length === 0) return ['No tests ran'];
  const failed = results.tests.filter(({ state }) => state === 'failed').length + results.broken.length;
  return [
    ...(failed > 0 ? [`Failed: ${failed}`] : []),
    ...results.tests
      .filter(({ ms }) => ms > LONGEST_MS && others < BUSY)
      .map(({ name, ms }) => `Too slow: ${name} took ${ms} ms, at most ${LONGEST_MS}`),
    ...results.tests.filter(({ state }) => state === 'skipped').map(({ name }) => `Left out: ${name}`),
  ];
}

/** The slowest tests of a run, the slowest first. */
export function slowest({ tests }: Results, count = SLOWEST): string[] {
  const sorted = [...tests].sort((a, b) => b.ms - a.ms).slice(0, count);
  return sorted.map(({ name, ms }) => `${String(ms).padStart(6)} ms  ${name}`);
}

/** Runs vitest over the whole repository; its own words go to the terminal. Yields its exit code. */
function runTests(given: string[]): number {
  // Results of an earlier run must not pass for those of one that broke off.
  rmSync(resultsFile, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(root, '.config', 'vitest.config.ts');
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultsFile}`];
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...reports, ...given], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

if (process.argv[1] === import.meta.filename) {
  const given = process.argv.slice(2);
  const before = readProcessorTime();
  const code = runTests(given);
  const others = takenByOthers(before, readProcessorTime());
  const results = readResults();
  if (results && results.tests.length > 0) console.log(`\nThe slowest tests:\n${slowest(results).join('\n')}`);
  const share = `Other programs took ${Math.round(others * 100)} % of the processors`;
  console.log(others < BUSY ? share : `${share}: how long a test took is not judged`);
  // With `-t` vitest counts everything that does not match as skipped.
  const chosen = given.some((argument) => /^(-t|--testNamePattern)/.test(argument));
  const faults = runFaults(results, others).filter((fault) => !(chosen && fault.startsWith('Left out')));
  for (const fault of faults) console.error(fault);
  process.exitCode = code !== 0 ? code : faults.length > 0 ? 1 : 0;
}
