// Every check at once, as many beside each other as there are processors: `npm run check`. Each says what it found when it ends.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The names of the checks: every script of package.json that begins with `check:`, in its order. */
export function checksIn(packageJson: string): string[] {
  const { scripts } = JSON.parse(packageJson) as { scripts: Record<string, string> };
  return Object.keys(scripts).filter((name) => name.startsWith('check:'));
}

/** Runs `work` on every one of `list`, so many at a time; yields whether all of them went well. */
export async function allWell(
  list: readonly string[],
  atOnce: number,
  work: (one: string) => Promise<boolean>,
): Promise<boolean> {
  const left = [...list];
  let well = true;
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) well = (await work(one)) && well;
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return well;
}

/** Runs one check; what it says comes in one piece. */
function check(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '-s', name], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
    child.once('error', (error) => {
      console.error(`${name}: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      if (code !== 0) console.error(`Failed: npm run ${name}`);
      resolve(code === 0);
    });
  });
}

if (process.argv[1] === import.meta.filename) {
  const checks = checksIn(readFileSync(join(root, 'package.json'), 'utf8'));
  process.exitCode = (await allWell(checks, availableParallelism(), check)) ? 0 : 1;
}
