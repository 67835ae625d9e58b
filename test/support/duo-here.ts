// Runs the command line inside the test, as src/cli/index.ts does in a process of its own: the same words, streams and codes without the second that a process takes to begin.
import { runDuo } from '../../src/cli/duo.ts';
import { readConfig } from '../../src/config.ts';
import { oneLine, type Ran, type Settings } from './process.ts';

/** Runs a command of `duo` to its end. Nothing of our own environment reaches it. */
export async function duoHere(folder: string, settings: Settings, ...args: string[]): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  const code = await runDuo(args, {
    config: async () => readConfig(settings, folder),
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
  });
  return { code, stdout, stderr };
}

/** Runs a command with --json and reads its one document; fails when stdout is anything else. */
export async function duoJsonHere(
  folder: string,
  settings: Settings,
  ...args: string[]
): Promise<Ran & { result: unknown }> {
  return oneLine(await duoHere(folder, settings, ...args, '--json'));
}
