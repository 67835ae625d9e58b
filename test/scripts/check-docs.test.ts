// The check of the documents finds what does not exist and what nobody wrote about.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { docFaults } from '../../scripts/check-docs.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'docs-'));
  made.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const sound = {
  'README.md':
    'See [how](docs/how-to/a.md#top "title"), `src/config.ts`, `locales/<lang>/`, `src/*.ts`, `src/…` and `npm run check`.\nSettings: PORT and `HOST`.\n```\nsrc/nothing.ts\n```\n',
  'docs/how-to/a.md': 'Back to the [start](../../README.md), or [away](https://example.org/src/x).\n',
  'docs/dependencies.md': '- `hono`: serves\n- `vitest`: tests\n',
  'src/config.ts': 'const settings = z.object({ PORT: z.string(), HOST: z.string() });\n',
  '.env.example': 'PORT=3000\n# HOST=\n',
  'package.json': JSON.stringify({
    scripts: { check: '' },
    dependencies: { hono: '1' },
    devDependencies: { vitest: '1' },
  }),
};

test('sound documents have no faults', () => {
  expect(docFaults(tree(sound))).toEqual([]);
});

test('paths, links, scripts, packages and settings that do not fit are found', () => {
  const faults = docFaults(
    tree({
      ...sound,
      'README.md': 'PORT is in `src/settings.ts`.\n',
      'docs/how-to/a.md': 'See [b](b.md), [c][c].\n\n[c]: ../c.md\n\n```\nnpm run -s chekc\n```\n',
      'docs/dependencies.md': '- `hono`\n',
      '.env.example': 'PORT=\nPROT=\n',
    }),
  );
  expect(faults).toEqual([
    'README.md:1: `src/settings.ts` does not exist',
    'docs/how-to/a.md:1: links to b.md, which does not exist',
    'docs/how-to/a.md:3: links to ../c.md, which does not exist',
    'docs/how-to/a.md:6: `npm run chekc` is no script of package.json',
    'docs/dependencies.md: says nothing of `vitest` of package.json',
    '.env.example: has no line for HOST',
    'README.md and docs: say nothing of the setting HOST',
    '.env.example: PROT is no setting of src/config.ts',
  ]);
});

test('of a missing document one sentence is enough', () => {
  const { 'src/config.ts': config, 'package.json': manifest } = sound;
  expect(docFaults(tree({ 'src/config.ts': config, 'package.json': manifest }))).toEqual([
    'README.md: is missing',
    'docs/dependencies.md: is missing',
    '.env.example: is missing',
  ]);
});
