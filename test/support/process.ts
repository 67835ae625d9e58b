// Runs the real service and the real command line as processes of their own, in a folder of their own, and ends what a test left running.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOwner, socketPath } from '../../src/store/lock.ts';
import { layDump } from './prepared-store.ts';

const root = join(import.meta.dirname, '..', '..');
const main = join(root, 'src', 'main.ts');
const cli = join(root, 'src', 'cli', 'index.ts');
const laterMain = join(import.meta.dirname, 'later-main.ts');
/**
 * Nothing here runs long enough for the embedded database to be worth optimising: without it a start costs half. Nor do
 * threads help that compile and tidy up beside the program: other tests use the other processors, and they cost a seventh.
 */
const BRIEF = ['--liftoff-only', '--wasm-lazy-validation', '--single-threaded'];
const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** Settings as the process is given them. */
export type Settings = Record<string, string>;

/** A process that runs, or has run. */
export type Running = {
  pid: number;
  stdout: () => string;
  stderr: () => string;
  /** Resolves when the process has ended and everything it said has been read. */
  exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill: (signal?: NodeJS.Signals) => void;
  /** Resolves when something was said on stderr; rejects when the process ends without it. */
  said: (words: string | RegExp) => Promise<void>;
};

/** A service that said `ready`. */
export type Serving = Running & { url: string; readyMs: number };

/** What a command left behind. */
export type Ran = { code: number | null; stdout: string; stderr: string };

/** A new folder, as a working directory. Files are given by their names. */
export function newFolder(files: Record<string, string> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'duo-run-')));
  folders.add(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A new working directory whose data folder has a migrated database already, so that a start takes one second and not four. */
export function preparedFolder(kind: 'sandbox' | 'own', files: Record<string, string> = {}): string {
  const folder = newFolder(files);
  layDump(kind === 'sandbox' ? join(folder, 'data', 'sandbox') : join(folder, 'data'));
  return folder;
}

/** Whether nobody holds the data folder of this working directory, and no socket is left in it. */
export function isFree(folder: string): boolean {
  const data = join(folder, 'data');
  return folderOwner(data) === null && !existsSync(socketPath(data));
}

/** Resolves when a process holds the data folder, that is, while it opens the database; or when it has ended. */
export async function holdsFolder(folder: string, { exit }: Running): Promise<void> {
  const data = join(folder, 'data');
  const watcher = watch(data);
  const held = new Promise<void>((resolve) => {
    const look = () => folderOwner(data) !== null && resolve();
    watcher.on('change', look);
    look();
  });
  await Promise.race([held, exit]);
  watcher.close();
}

/** Runs a program of the project and collects what it says. Nothing of our own environment reaches it but the path. */
export function runProcess(folder: string, settings: Settings, command: string, args: readonly string[]): Running {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, TMPDIR: tmpdir(), NODE_COMPILE_CACHE: join(root, 'test', '.out', 'compiled'), ...settings };
  const child = spawn(command, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: command === 'npm',
  });
  children.add(child);
  let stdout = '';
  let stderr = '';
  let ended = false;
  const watchers = new Set<() => void>();
  const look = () => {
    for (const watcher of [...watchers]) watcher();
  };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
    look();
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
    look();
  });
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      ended = true;
      children.delete(child);
      look();
      resolve({ code, signal });
    });
  });
  const said = (words: string | RegExp) =>
    new Promise<void>((resolve, reject) => {
      const watcher = () => {
        const there = typeof words === 'string' ? stderr.includes(words) : words.test(stderr);
        if (!there && !ended) return;
        watchers.delete(watcher);
        if (there) resolve();
        else reject(new Error(`It ended without saying ${words}:\n${stderr}`));
      };
      watchers.add(watcher);
      watcher();
    });
  return {
    pid: child.pid ?? 0,
    stdout: () => stdout,
    stderr: () => stderr,
    exit,
    kill: (signal) => child.kill(signal),
    said,
  };
}

/** Starts the service without waiting for anything. */
export function runService(folder: string, settings: Settings = {}): Running {
  return runProcess(folder, { PORT: '0', ...settings }, process.execPath, [...BRIEF, main]);
}

/** Starts the service and waits for its `ready` line. */
export async function serve(folder: string, settings: Settings = {}): Promise<Serving> {
  const begun = performance.now();
  const running = runService(folder, settings);
  const url = await firstLine(running);
  return { ...running, url, readyMs: Math.round(performance.now() - begun) };
}

/** The same, with a clock that is ahead by the hours in the file `hours` of the folder: see `laterBy`. */
export async function serveLater(folder: string, settings: Settings): Promise<Serving> {
  const begun = performance.now();
  const running = runProcess(folder, { PORT: '0', ...settings }, process.execPath, [...BRIEF, laterMain]);
  const url = await firstLine(running);
  return { ...running, url, readyMs: Math.round(performance.now() - begun) };
}

/** Sets the clock of a service that `serveLater` started, or will start, in this folder. */
export function laterBy(folder: string, hours: number, running?: Running): void {
  writeFileSync(join(folder, 'hours'), String(hours));
  running?.kill('SIGUSR2');
}

/** Waits for the `ready` line and yields its address. */
export async function firstLine(running: Running): Promise<string> {
  const child = [...children].find((one) => one.pid === running.pid);
  for (;;) {
    const ready = /^ready (\S+)\n/.exec(running.stdout());
    if (ready?.[1]) return ready[1];
    const more = new Promise<'more'>((resolve) => child?.stdout?.once('data', () => resolve('more')));
    if ((await Promise.race([more, running.exit])) === 'more') continue;
    throw new Error(`The service ended before it was ready:\n${running.stderr()}`);
  }
}

/** Runs a command of `duo` to its end. */
export async function duo(folder: string, settings: Settings, ...args: string[]): Promise<Ran> {
  const running = runProcess(folder, settings, process.execPath, [...BRIEF, cli, ...args]);
  const { code } = await running.exit;
  return { code, stdout: running.stdout(), stderr: running.stderr() };
}

/** Runs a command with --json and reads its one document; fails when stdout is anything else. */
export async function duoJson(
  folder: string,
  settings: Settings,
  ...args: string[]
): Promise<Ran & { result: unknown }> {
  return oneLine(await duo(folder, settings, ...args, '--json'));
}

/** Reads the one document of a command with --json; fails when stdout is anything else. */
export function oneLine(ran: Ran): Ran & { result: unknown } {
  if (!/^[^\n]+\n$/.test(ran.stdout)) throw new Error(`Not one line on stdout, but ${JSON.stringify(ran)}`);
  return { ...ran, result: JSON.parse(ran.stdout) };
}

/** Ends every process that is still running, by its number, and removes the folders. For afterEach and afterAll. */
export async function endAll(): Promise<void> {
  const ends = [...children].map((child) => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // npm has a group of its own, with everything that it started.
    if (child.spawnfile === 'npm' && child.pid) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
    return child.exitCode === null && child.signalCode === null ? ended : undefined;
  });
  await Promise.all(ends);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}
