// Reads what vitest wrote about a run: how many passed and failed, how long each test took.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where vitest writes, and where the count is read from. */
export const resultsFile = join(import.meta.dirname, '..', 'test', '.out', 'results.json');

/** One test of a run. */
export type TestResult = { name: string; ms: number; state: 'passed' | 'failed' | 'skipped' };

/** A run: its tests, and one more failure for every file that could not be run at all. */
export type Results = { tests: TestResult[]; broken: string[] };

type Written = {
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string; duration?: number | null }[];
  }[];
};

/** The results in a file, or null when there are none: the run broke off before its end. */
export function readResults(file = resultsFile): Results | null {
  if (!existsSync(file)) return null;
  let written: Written;
  try {
    written = JSON.parse(readFileSync(file, 'utf8')) as Written;
  } catch {
    return null;
  }
  const tests = written.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, status, duration }): TestResult => {
      // Skipped, pending, todo, disabled: whatever it is called, it did not run.
      const state = status === 'passed' || status === 'failed' ? status : 'skipped';
      return { name: fullName.trim(), ms: Math.round(duration ?? 0), state };
    }),
  );
  const broken = written.testResults
    .filter(
      ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
    )
    .map(({ name }) => name);
  return { tests, broken };
}

/** `<n> passed, <m> failed`: the one line that others read. */
export function countLine(results: Results | null): string {
  const count = (state: TestResult['state']) => results?.tests.filter((one) => one.state === state).length ?? 0;
  return `${count('passed')} passed, ${count('failed') + (results?.broken.length ?? 0)} failed`;
}
