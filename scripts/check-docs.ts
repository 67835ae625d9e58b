// Checks that the documents speak of what exists: paths, links, npm scripts, and a word on every package and every setting. `npm run check:docs`
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow, inside, nameOf, readSource, type Syntax } from './scan-source.ts';

/** Words that begin so are paths from the root of the repository. */
const PATH = /^(src|test|docs|locales|prisma|scripts|\.config|\.ci|\.github)\//;
/** Examples and patterns stand for paths that need not exist; `test/.out` is written by the tests. */
const PATTERN = /[*<>{}[\]…]|\.\.\.|^test\/\.out\//;
const SCHEME = /^([a-z][a-z0-9+.-]*:|\/\/|#)/i;

const DEPENDENCIES = 'docs/dependencies.md';

/** One sentence a fault. */
export function docFaults(root: string): string[] {
  const read = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null);
  const files = ['README.md', ...(existsSync(join(root, 'docs')) ? filesBelow(root, 'docs', '.md') : [])];
  const pages = new Map(files.map((file) => [file, read(file)]));
  const manifest = JSON.parse(read('package.json') ?? '{}') as Manifest;
  const faults = ['README.md', DEPENDENCIES, '.env.example']
    .filter((file) => read(file) === null)
    .map((file) => `${file}: is missing`);
  for (const [file, text] of pages)
    if (text !== null) faults.push(...pageFaults(root, file, text, Object.keys(manifest.scripts ?? {})));

  // Of a file that is missing altogether one sentence is enough.
  const packages = pages.get(DEPENDENCIES);
  if (packages) faults.push(...packageFaults(packages, { ...manifest.dependencies, ...manifest.devDependencies }));
  const everything = pages.get('README.md') ? [...pages.values()].join('\n') : null;
  faults.push(...settingFaults(settingsOf(root), read('.env.example'), everything));
  return faults;
}

type Manifest = { scripts?: object; dependencies?: object; devDependencies?: object };

function packageFaults(page: string, packages: object): string[] {
  const unknown = Object.keys(packages).filter((name) => !page.includes(`\`${name}\``));
  return unknown.map((name) => `${DEPENDENCIES}: says nothing of \`${name}\` of package.json`);
}

function settingFaults(settings: readonly string[], example: string | null, everything: string | null): string[] {
  const faults: string[] = [];
  if (settings.length === 0)
    faults.push('src/config.ts: no settings were found in it; is `const settings = z.object({…})` gone?');
  const line = (name: string) => new RegExp(`^(# *)?${name}=`, 'm');
  for (const name of settings) {
    if (example !== null && !line(name).test(example)) faults.push(`.env.example: has no line for ${name}`);
    if (everything !== null && !new RegExp(`\\b${name}\\b`).test(everything)) {
      faults.push(`README.md and docs: say nothing of the setting ${name}`);
    }
  }
  for (const [, name = ''] of (example ?? '').matchAll(/^(?:# *)?([A-Z][A-Z0-9_]*)=/gm)) {
    if (!settings.includes(name)) faults.push(`.env.example: ${name} is no setting of src/config.ts`);
  }
  return faults;
}

/** Paths, links and npm scripts of one page. What stands in a fenced block is an example, but its npm scripts must run. */
function pageFaults(root: string, file: string, text: string, scripts: readonly string[]): string[] {
  const faults: string[] = [];
  const { prose, fenced } = partsOf(text);
  prose.forEach((line, at) => {
    const where = `${file}:${at + 1}`;
    for (const [, code = ''] of line.matchAll(/`([^`]+)`/g)) {
      for (const word of code.split(/[\s,;()]+/)) {
        // A line number, or the end of a sentence, is no part of the path.
        const path = word.replace(/(:\d+|[.:'"])+$/, '').replace(/#.*$/, '');
        if (PATH.test(path) && !PATTERN.test(word) && !existsSync(join(root, path)))
          faults.push(`${where}: \`${path}\` does not exist`);
      }
    }
    for (const [, shown, defined] of line
      .replace(/`[^`]*`/g, '')
      .matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^\s*\[[^\]]+\]:\s+(\S+)/g)) {
      const link = shown ?? defined ?? '';
      const path = decodeURI(link.replace(/[#?].*$/, ''));
      if (path === '' || SCHEME.test(link) || PATTERN.test(path)) continue;
      const from = path.startsWith('/') ? root : join(root, dirname(file));
      if (!existsSync(join(from, path))) faults.push(`${where}: links to ${link}, which does not exist`);
    }
  });
  for (const lines of [prose, fenced]) {
    lines.forEach((line, at) => {
      for (const [, name = ''] of line.matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g)) {
        if (!scripts.includes(name)) faults.push(`${file}:${at + 1}: \`npm run ${name}\` is no script of package.json`);
      }
    });
  }
  return faults;
}

/** The lines of a page outside and inside its fenced blocks, each at its own place. */
function partsOf(text: string): { prose: string[]; fenced: string[] } {
  const prose: string[] = [];
  const fenced: string[] = [];
  let fence: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    const mark = /^\s*(```+|~~~+)/.exec(line)?.[1] ?? null;
    const inFence = fence !== null || mark !== null;
    prose.push(inFence ? '' : line);
    fenced.push(inFence ? line : '');
    if (fence === null) fence = mark;
    else if (mark?.startsWith(fence)) fence = null;
  }
  return { prose, fenced };
}

/** The names in capitals that src/config.ts declares in an object of settings. */
function settingsOf(root: string): string[] {
  const { nodes } = readSource(root, 'src/config.ts');
  const declared = nodes.find(
    ({ node }) => node.type === 'VariableDeclarator' && nameOf(inside(node, 'id')) === 'settings',
  )?.node;
  const objects = inside(declared, 'init')?.arguments;
  const [schema] = Array.isArray(objects) ? (objects as { expression: Syntax }[]) : [];
  const properties = Array.isArray(schema?.expression.properties) ? (schema.expression.properties as Syntax[]) : [];
  return properties
    .map((property) => nameOf(inside(property, 'key')) ?? '')
    .filter((name) => /^[A-Z][A-Z0-9_]*$/.test(name));
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..');
  const faults = docFaults(root);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else
    console.log(
      `docs: ${filesBelow(root, 'docs', '.md').length + 1} pages, ${settingsOf(root).length} settings, nothing missing`,
    );
}
