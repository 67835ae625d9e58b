// .ci/run with an npm that only writes down what it was asked: what runs, in which order, and what the last line is.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const repository = join(import.meta.dirname, '..', '..');
const root = mkdtempSync(join(tmpdir(), 'ci-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Runs .ci/run from another folder; the call of npm named by `failing` fails. */
function run(failing: string | null) {
  const calls = join(root, 'calls');
  const bin = join(root, 'bin');
  const script = join(root, 'repository', '.ci', 'run');
  for (const folder of [bin, join(root, 'repository', '.ci')]) mkdirSync(folder, { recursive: true });
  cpSync(join(repository, '.ci', 'run'), script);
  writeFileSync(calls, '');
  const npm = `#!/usr/bin/env bash
echo "$* in \${PWD##*/}" >> '${calls}'
if [ "$*" = '${failing}' ]; then echo "npm error" >&2; exit 3; fi
if [ "$*" = 'run -s test:count' ]; then echo '7 passed, 2 failed'; else echo "did $*"; fi
`;
  writeFileSync(join(bin, 'npm'), npm);
  chmodSync(join(bin, 'npm'), 0o755);
  const done = spawnSync(script, {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: { ...process.env, PATH: bin + delimiter + process.env.PATH },
  });
  return {
    code: done.status,
    last: done.stdout.trimEnd().split('\n').at(-1),
    calls: readFileSync(calls, 'utf8').trimEnd().split('\n'),
  };
}

test('installs, checks and tests in the repository, and ends with the count', () => {
  expect(run(null)).toEqual({
    code: 0,
    last: '7 passed, 2 failed',
    calls: ['ci', 'run check', 'test', 'run -s test:count'].map((call) => `${call} in repository`),
  });
});

test.each(['ci', 'run check', 'test'])('fails when `npm %s` fails, and still ends with the count', (failing) => {
  expect(run(failing)).toMatchObject({ code: 3, last: '7 passed, 2 failed' });
});

test('ends with a count even when not even that could be read', () => {
  expect(run('run -s test:count')).toMatchObject({ last: '0 passed, 0 failed' });
});
