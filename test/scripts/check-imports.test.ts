// The import rules find what they are for: one small tree with every violation planted in it, and one without any.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkImports } from '../../scripts/check-imports.ts';

const repository = join(import.meta.dirname, '..', '..');
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** A folder with these files, and the packages of the repository. */
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'imports-'));
  made.push(root);
  cpSync(join(repository, 'package.json'), join(root, 'package.json'));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const sound = {
  'src/core/flow.ts':
    '// Date.now() in a comment and "new Date()" in a string are no clock.\nexport type Flow = { name: string };\nexport const at = (ms: number) => new Date(ms);\n',
  'src/programme/index.ts':
    "import { Temporal } from 'temporal-polyfill';\nimport type { Flow } from '../core/flow.ts';\nexport const flow: Flow = { name: Temporal.PlainDate.from('2026-01-01').toString() };\n",
  'src/app/ports.ts': "import type { Flow } from '../core/flow.ts';\nexport type Store = { flow: Flow };\n",
  'src/app/apply.ts': "import { createHash } from 'node:crypto';\nexport const hash = createHash;\n",
  'src/access/can.ts': "import type { Flow } from '../core/flow.ts';\nexport const can = (_: Flow) => false;\n",
  'src/speech/catalogue.ts': "import i18next from 'i18next';\nexport const speech = i18next;\n",
  'src/channels/telegram/index.ts':
    "import { Bot } from 'grammy';\nimport type { Store } from '../../app/ports.ts';\nexport const bot = (_: Store) => Bot;\n",
  'src/store/client.ts':
    "import { DatabaseSync } from 'node:sqlite';\nimport { PGlite } from '@electric-sql/pglite';\nexport const open = [PGlite, DatabaseSync];\n",
  'src/config.ts': 'export const readConfig = (env: object) => env;\n',
  'src/main.ts':
    "import { readConfig } from './config.ts';\nreadConfig(process.env);\nprocess.on('SIGTERM', () => process.exit(0));\n",
};

test('a sound tree has no faults, and every file of it is read', async () => {
  const report = await checkImports(tree(sound));
  expect(report.faults).toEqual([]);
  expect(report.modules).toBe(Object.keys(sound).length);
  expect(report.dependencies).toBe(11);
});

test('every planted violation is found, by the rule that is meant for it', async () => {
  const planted: [file: string, text: string, ...rules: string[]][] = [
    ['src/core/a.ts', "import '../app/ports.ts';", 'core-knows-nothing'],
    ['src/core/b.ts', "import 'node:fs';", 'core-knows-nothing'],
    ['src/core/c.ts', "import type { z } from 'zod';\nexport type A = z.ZodType;", 'core-knows-nothing'],
    ['src/core/d.ts', "export const d = () => import('./flow.ts');", 'no-late-imports'],
    ['src/core/e.ts', "export type E = import('../store/client.ts').open;", 'imports-stand-at-the-top'],
    [
      'src/core/f.ts',
      'export const f = () => [Date.now(), Math.random()];',
      'time-and-chance-are-handed-in',
      'time-and-chance-are-handed-in',
    ],
    ['src/core/g.ts', "export const g = () => Date['now']();", 'time-and-chance-are-handed-in'],
    ['src/core/h.ts', "import { h } from './h2.ts';\nexport const i = h;", 'no-circles'],
    ['src/core/h2.ts', "import { i } from './h.ts';\nexport const h = i;"],
    ['src/matching/a.ts', "import '../core/flow.ts';", 'matching-knows-nothing'],
    ['src/access/a.ts', "import '../programme/index.ts';", 'access-knows-core-types'],
    ['src/access/b.ts', "import { at } from '../core/flow.ts';\nexport const b = at;", 'types-only'],
    ['src/programme/a.ts', "import '../speech/catalogue.ts';", 'programme-knows-core-matching-access'],
    ['src/programme/b.ts', "import 'zod';", 'programme-knows-core-matching-access'],
    ['src/programme/c.ts', 'export const c = () => new Date();', 'time-and-chance-are-handed-in'],
    ['src/speech/a.ts', "import '../programme/index.ts';", 'speech-knows-core'],
    [
      'src/speech/b.ts',
      "import { readFile } from 'node:fs/promises';\nexport const b = readFile;",
      'speech-knows-core',
    ],
    ['src/documents/a.ts', "import '../programme/index.ts';", 'documents-know-speech'],
    ['src/channels/web/a.ts', "import '../telegram/index.ts';", 'channel-web-keeps-to-itself'],
    ['src/channels/web/b.ts', "import 'grammy';", 'channel-web-keeps-to-itself'],
    ['src/channels/web/c.ts', "import '../../app/apply.ts';", 'channel-web-keeps-to-itself'],
    ['src/channels/telegram/a.ts', "import '../../store/client.ts';", 'channel-telegram-keeps-to-itself'],
    ['src/channels/telegram/b.ts', "import { Hono } from 'hono';\nexport const b = Hono;", 'types-only'],
    ['src/channels/telegram/c.ts', "import '../../app/ports.ts';", 'types-only'],
    ['src/channels/pigeon/a.ts', "import '../../core/flow.ts';", 'new-channel-needs-a-rule'],
    ['src/channels/index.ts', "import '../programme/index.ts';", 'channel-contract-knows-ports'],
    ['src/app/a.ts', "import '../store/client.ts';", 'app-knows-no-outside'],
    ['src/app/b.ts', "import 'grammy';", 'app-knows-no-outside'],
    ['src/app/c.ts', "import '@prisma/client';", 'app-knows-no-outside', 'only-store-knows-the-database'],
    ['src/app/d.ts', "import { randomUUID } from 'node:crypto';\nexport const d = 1;", 'time-and-chance-are-handed-in'],
    ['src/store/a.ts', "import '../speech/catalogue.ts';", 'store-serves-the-ports'],
    ['src/store/b.ts', "import { flow } from '../programme/index.ts';\nexport const b = flow;", 'types-only'],
    ['src/http.ts', "import '@electric-sql/pglite';", 'only-store-knows-the-database'],
    ['src/log.ts', 'export const level = process.env.LOG_LEVEL;', 'environment-through-config'],
    ['src/start.ts', 'const { env } = process;\nexport { env };', 'environment-through-config'],
    ['src/ready.ts', "import { env } from 'node:process';\nexport { env };", 'environment-through-config'],
    ['src/schedule.ts', "import './main.ts';", 'nobody-knows-main'],
    [
      'src/cli/index.ts',
      "import { readConfig } from '../config.ts';\nreadConfig({ ...process.env });",
      'environment-through-config',
    ],
    ['src/cli/a.ts', "import './nowhere.ts';", 'everything-is-found'],
    ['src/cli/b.ts', "import 'fast-check';", 'no-development-packages'],
    ['src/cli/c.ts', "import '../../test/a.ts';", 'no-tests-in-the-service'],
    ['src/helpers.ts', "import './config.ts';", 'known-places-only'],
  ];
  const files = {
    ...sound,
    'test/a.ts': '',
    ...Object.fromEntries(planted.map(([file, text]) => [file, `${text}\n`])),
  };
  const { faults } = await checkImports(tree(files));
  const found = faults.map(({ rule, file }) => `${file.split(':')[0]} ${rule}`).sort();
  expect(found).toEqual(planted.flatMap(([file, , ...rules]) => rules.map((rule) => `${file} ${rule}`)).sort());
});

test('a tool that does not read everything does not pass', async () => {
  const { faults } = await checkImports(tree(sound), { exclude: { path: '^src/core/' } });
  expect(faults.map((fault) => fault.rule)).toContain('everything-is-read');
});
