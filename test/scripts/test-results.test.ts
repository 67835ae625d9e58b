// What is made of vitest's results: the count, the slowest, and what a run must not leave out.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runFaults, slowest } from '../../scripts/test.ts';
import { countLine, readResults } from '../../scripts/test-results.ts';

const folder = mkdtempSync(join(tmpdir(), 'results-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Assertion = [name: string, status: string, ms?: number];

/** Results as vitest writes them, one list of tests a file; the string is a file that could not be run. */
function results(...files: (Assertion[] | 'broken')[]) {
  const path = join(folder, 'results.json');
  const testResults = files.map((tests, at) => ({
    name: `file-${at}`,
    status: tests === 'broken' || tests.some(([, status]) => status === 'failed') ? 'failed' : 'passed',
    assertionResults:
      tests === 'broken'
        ? []
        : tests.map(([fullName, status, duration]) => ({ fullName, status, ...(duration ? { duration } : {}) })),
  }));
  writeFileSync(path, JSON.stringify({ testResults }));
  return readResults(path);
}

test('counts what passed and failed, and a file that could not be run as a failure', () => {
  expect(
    countLine(
      results(
        [
          ['a', 'passed'],
          ['b', 'failed'],
        ],
        [['c', 'passed']],
        'broken',
      ),
    ),
  ).toBe('2 passed, 2 failed');
  expect(
    countLine(
      results([
        ['a', 'skipped'],
        ['b', 'todo'],
        ['c', 'pending'],
      ]),
    ),
  ).toBe('0 passed, 0 failed');
});

test('a run that broke off has nothing to count, and is a fault', () => {
  expect(readResults(join(folder, 'nowhere.json'))).toBeNull();
  writeFileSync(join(folder, 'half.json'), '{"testRes');
  expect(readResults(join(folder, 'half.json'))).toBeNull();
  expect(countLine(null)).toBe('0 passed, 0 failed');
  expect(runFaults(null)).toEqual([expect.stringMatching('broke off')]);
});

test('no tests, slow tests and tests left out are faults', () => {
  expect(runFaults(results())).toEqual(['No tests ran']);
  const run = results([
    ['quick', 'passed', 9_999.6],
    ['slow', 'passed', 15_001],
    ['later', 'todo'],
    ['not now', 'skipped'],
  ]);
  expect(runFaults(run)).toEqual([
    'Too slow: slow took 15001 ms, at most 15000',
    'Left out: later',
    'Left out: not now',
  ]);
});

test('a slow test is no fault of a computer that does something else, and everything else still is', () => {
  const run = results([
    ['slow', 'passed', 15_001],
    ['red', 'failed', 15_001],
    ['later', 'todo'],
  ]);
  expect(runFaults(run, 0.14)).toHaveLength(4);
  expect(runFaults(run, 0.15)).toEqual(['Failed: 1', 'Left out: later']);
});

test('failed tests are faults, and so is a file that could not be run: an exit code alone is not believed', () => {
  expect(runFaults(results([['red', 'failed']]))).toEqual(['Failed: 1']);
  expect(runFaults(results([['green', 'passed']], 'broken'))).toEqual(['Failed: 1']);
});

test('the slowest come first', () => {
  const run = results([
    ['a', 'passed', 5],
    ['b', 'passed', 1200],
    ['c', 'failed', 30],
  ]);
  expect(run && slowest(run, 2)).toEqual(['  1200 ms  b', '    30 ms  c']);
});
