// Starts a TypeScript file of this project on the right Node.js, or says in one line what is missing. Plain JavaScript on purpose: an old Node cannot even read a .ts file.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NEEDED = 24;
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [target, ...rest] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(
    `This is Node ${process.versions.node}, but the service runs on Node ${NEEDED} or newer. ` +
      'Run "npm ci" in this folder (it brings Node 24 along, as the npm package "node") and start it through npm, for example "npm start".',
  );
  process.exit(1);
}

if (target === '--generate') {
  // The one way the database client and the embedded database's template come to be: after every install, without network.
  const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const run = (...args) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const client = run(prisma, 'generate');
  // Without a template a first start makes its database itself, and only takes longer.
  // What runs once is not worth optimising: without it the database is made in two thirds of the time.
  const template = client.status === 0 ? run('--liftoff-only', join(root, 'scripts', 'make-template.ts')) : client;
  if (template.status !== 0) console.error(template.stdout + template.stderr);
  process.exit(client.status ?? 1);
}

const file = resolve(root, target ?? '');
if (!target || !existsSync(file)) {
  console.error('Usage: node scripts/run.mjs <file.ts> [arguments]');
  process.exit(2);
}
// What was compiled once is kept beside the packages it comes from; where that cannot be written to, nothing is lost but a moment.
module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'compiled'));
// npm hands a signal to the shell between it and us, and that shell ends without passing it on: who loses it ends in order.
if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
process.argv = [process.argv[0], file, ...rest];
await import(pathToFileURL(file).href);
