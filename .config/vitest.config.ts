// How the tests run: real databases prepared once, then file by file in processes that the files share.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { PATIENCE_MS } from '../test/stand-ins/patience.ts';
import { LongestFirst } from './longest-first.ts';

const root = join(import.meta.dirname, '..');

/** Files that need neither PostgreSQL nor the embedded database: run without others, they do not wait for either. */
const light = [
  'test/{access,channels,core,matching,scripts,speech,stand-ins}/**/*.test.ts',
  'test/app/{pace,receive,safe-error}.test.ts',
  'test/programme/{due,local-time,quiet-hours,weeks}.test.ts',
  'test/slack/{http,manifest,parse,people,render,send,sockets,store-first}.test.ts',
  'test/{config,transcripts}.test.ts',
];

export default defineConfig({
  root,
  test: {
    // These end what hangs. That no test is slow, scripts/test.ts says, which knows whether the computer was busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    // One more than the two processors of CI: a test that starts a process, or waits for Telegram's pace, leaves room for another.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    // A process for every file cost each a second, and the modules, the client and the database's program once more.
    isolate: false,
    // As in test/support/process.ts: no test runs long enough for the embedded database to be worth optimising.
    execArgv: ['--liftoff-only', '--wasm-lazy-validation'],
    reporters: ['default', 'json'],
    outputFile: { json: 'test/.out/results.json' },
    projects: [
      {
        extends: true,
        test: {
          name: 'heavy',
          include: ['test/**/*.test.ts'],
          exclude: light,
          globalSetup: [join(root, 'test/support/databases.ts')],
        },
      },
      { extends: true, test: { name: 'light', include: light } },
    ],
  },
});
