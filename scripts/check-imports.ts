// Checks who imports whom (.config/dependency-cruiser.mjs), and what pure code must not touch: clock, chance, environment. `npm run check:imports`
import { join } from 'node:path/posix';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import {
  argumentsOf,
  inside,
  literal,
  nameOf,
  readSource,
  type Source,
  type Syntax,
  serviceFiles,
} from './scan-source.ts';

/** One broken rule, and where. */
export type Fault = { rule: string; file: string; words: string };

/** What was checked and what is wrong with it. */
export type ImportReport = { faults: Fault[]; modules: number; dependencies: number };

const config = join(import.meta.dirname, '..', '.config', 'dependency-cruiser.mjs');

/** Folders whose functions get time and chance handed in. */
const HANDED_IN = /^src\/(core|programme|matching|speech|access|app)\//;
/** Folders where everything is loaded before the first turn. */
const LOADED_FIRST = /^src\/(core|programme|matching|access)\//;
/** The two programs, which hand the environment over to config.ts, by exactly these words. */
const HANDS_OVER = ['src/main.ts', 'src/cli/index.ts'];

/** What is imported for its types only, so that nothing of it runs there. */
const TYPES_ONLY = [
  { from: /^src\/access\//, to: /^src\/core\// },
  { from: /^src\/channels\//, to: /^src\/app\/(ports|page-port)\.ts$/ },
  { from: /^src\/channels\/telegram\//, to: /^hono(\/|$)/ },
  { from: /^src\/store\//, to: /^src\/programme\// },
];

/** Checks the folder src of a root. `more` is for the test of what happens when the tool does not read everything. */
export async function checkImports(root: string, more: ICruiseOptions = {}): Promise<ImportReport> {
  const files = serviceFiles(root);
  const { options, ...ruleSet } = await extractConfig(config);
  const given: ICruiseOptions = { ...options, baseDir: root, validate: true, ruleSet, ...more };
  const { output } = await cruise(['src'], given, options?.enhancedResolveOptions);
  const { modules, summary } = output as ICruiseResult;
  const read = modules.filter(({ source }) => files.includes(source));
  const faults: Fault[] = summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    file: from,
    words: `imports ${cycle ? cycle.map((step) => step.name).join(', which imports ') : to}`,
  }));
  // A parser that cannot read TypeScript reads nothing and finds nothing wrong.
  if (read.length < files.length || files.length === 0) {
    faults.push({
      rule: 'everything-is-read',
      file: 'src',
      words: `has ${files.length} .ts files, but only ${read.length} were read`,
    });
  }
  for (const file of files) {
    const source = readSource(root, file);
    faults.push(...faultsOf(source));
    const seen = read.find((module) => module.source === file)?.dependencies.map((one) => bare(one.module)) ?? [];
    for (const missed of importsOf(source).filter((from) => !seen.includes(from))) {
      faults.push({ rule: 'everything-is-read', file, words: `imports ${missed}, which was not looked at` });
    }
  }
  return {
    faults,
    modules: read.length,
    dependencies: read.reduce((sum, module) => sum + module.dependencies.length, 0),
  };
}

/** dependency-cruiser drops `node:`, except where a module has no name without it. */
const bare = (module: string) => module.replace(/^node:/, '');

/** Everything that the declarations of a file import. */
function importsOf({ nodes }: Source): string[] {
  const found = nodes.map(({ node }) => literal(inside(node, 'source'))).filter((from) => from !== null);
  return [...new Set(found.map(bare))];
}

/** What the syntax tree of one file shows. */
function faultsOf(source: Source): Fault[] {
  const { file } = source;
  const faults: Fault[] = [];
  for (const { node, parent } of source.nodes) {
    const add = (rule: string, words: string) => faults.push({ rule, file: `${file}:${source.lineOf(node)}`, words });
    if (HANDED_IN.test(file)) {
      const touched = clockOrChance(node);
      if (touched) add('time-and-chance-are-handed-in', `uses ${touched}`);
    }
    if (LOADED_FIRST.test(file) && node.type === 'CallExpression' && inside(node, 'callee')?.type === 'Import') {
      add('no-late-imports', 'imports while it runs');
    }
    if (node.type === 'TsImportType')
      add('imports-stand-at-the-top', 'imports a type inside a type; write `import type`');
    const environment = file === 'src/config.ts' ? null : environmentIn(node, parent);
    if (environment && !(HANDS_OVER.includes(file) && isHandedToConfig(node, source)))
      add('environment-through-config', environment);
    const target = valueImport(node, file);
    if (target && TYPES_ONLY.some(({ from, to }) => from.test(file) && to.test(target))) {
      add('types-only', `imports ${target} as more than types; write \`import type\``);
    }
  }
  return faults;
}

/** The clock or the source of chance that a node reaches for, or null. */
function clockOrChance(node: Syntax): string | null {
  const callee = nameOf(inside(node, 'callee'));
  if (node.type === 'NewExpression' && callee === 'Date' && argumentsOf(node).length === 0) return 'new Date()';
  if (node.type === 'CallExpression' && callee === 'Date') return 'Date()';
  if (node.type === 'MemberExpression') {
    const path = `${nameOf(inside(node, 'object'))}.${nameOf(inside(node, 'property'))}`;
    return ['Date.now', 'Math.random', 'performance.now', 'process.hrtime', 'Temporal.Now'].includes(path)
      ? path
      : null;
  }
  const name = node.type === 'Identifier' ? nameOf(node) : null;
  return name && ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'].includes(name) ? name : null;
}

/** How a node gets at the environment, or null. `process` handed around whole counts. */
function environmentIn(node: Syntax, parent: Syntax | null): string | null {
  if (node.type === 'MemberExpression') {
    const property = nameOf(inside(node, 'property'));
    const object = nameOf(inside(node, 'object'));
    if (object === 'process' && (property === 'env' || property === null)) return 'reads process.env';
    if (object === 'globalThis' && property === 'process') return 'reaches for globalThis.process';
    return null;
  }
  if (node.type !== 'Identifier' || nameOf(node) !== 'process' || !parent) return null;
  const handed = ['init', 'right', 'expression', 'argument'].some((field) => parent[field] === node);
  return handed || isArgument(parent, node) ? 'hands `process` around' : null;
}

function isArgument(parent: Syntax, node: Syntax): boolean {
  return parent.type === 'CallExpression' && argumentsOf(parent).includes(node);
}

function isHandedToConfig(node: Syntax, source: Source): boolean {
  const parent = source.nodes.find((one) => one.node === node)?.parent;
  return !!parent && nameOf(inside(parent, 'callee')) === 'readConfig' && argumentsOf(parent)[0] === node;
}

/** What a declaration imports as more than types: a path from the root, or a package. Null for everything else. */
function valueImport(node: Syntax, file: string): string | null {
  const from = literal(inside(node, 'source'));
  if (from === null || node.typeOnly === true) return null;
  const names = Array.isArray(node.specifiers) ? (node.specifiers as Syntax[]) : [];
  if (names.length > 0 && names.every((name) => name.isTypeOnly === true)) return null;
  return from.startsWith('.') ? join(file, '..', from) : from;
}

if (process.argv[1] === import.meta.filename) {
  const { faults, modules, dependencies } = await checkImports(join(import.meta.dirname, '..'));
  for (const { rule, file, words } of faults) console.error(`${file} ${words} (${rule})`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`imports: ${modules} modules, ${dependencies} dependencies, all rules hold`);
}
