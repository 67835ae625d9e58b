// One process at a time holds a data folder, and a dead one never does, however it ended and whatever it left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderBusy, folderOwner, lockFolder, socketPath } from '../../src/store/lock.ts';

const holder = join(import.meta.dirname, 'holder.ts');
let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duo-lock-'));
  children = [];
});
afterEach(async () => {
  await Promise.all(children.map(end));
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that tries to take the lock, and the first line that it says about it. */
async function another(): Promise<{ child: ChildProcess; says: string }> {
  const child = spawn(process.execPath, [holder, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  return { child, says: String(value) };
}

/** Ends a process without a word, as a power cut would. */
function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });
}

function busy(): FolderBusy | null {
  try {
    lockFolder(folder).release();
    return null;
  } catch (error) {
    if (error instanceof FolderBusy) return error;
    throw error;
  }
}

describe('the lock of a data folder', () => {
  it('is refused to a second process, which is told who has it', async () => {
    const { child, says } = await another();
    expect(says).toBe('held');
    const refused = busy();
    expect(refused?.owner).toEqual({ pid: child.pid, socket: socketPath(folder) });
    expect(refused?.message).toBe(`The data folder ${folder} is in use by process ${child.pid}`);
    expect(folderOwner(folder)).toEqual(refused?.owner);
  });

  it('is refused to the same process, too', () => {
    const lock = lockFolder(folder);
    expect(busy()?.owner.pid).toBe(process.pid);
    expect(folderOwner(folder)?.pid).toBe(process.pid);
    lock.release();
    expect(busy()).toBeNull();
  });

  it('stays held when somebody was refused, or only looked', async () => {
    const lock = lockFolder(folder);
    expect(busy()).not.toBeNull();
    expect(folderOwner(folder)?.pid).toBe(process.pid);
    expect((await another()).says).toBe(`busy ${process.pid}`);
    expect((await another()).says).toBe(`busy ${process.pid}`);
    lock.release();
  });

  it('is free after its release, which may be repeated without harm to the next one', async () => {
    const lock = lockFolder(folder);
    lock.release();
    expect(folderOwner(folder)).toBeNull();
    const { child } = await another();
    lock.release();
    expect(busy()?.owner.pid).toBe(child.pid);
  });

  it('is free when its process was killed', async () => {
    const { child } = await another();
    await end(child);
    expect(folderOwner(folder)).toBeNull();
    expect(busy()).toBeNull();
  });

  it.each([
    ['a process that lives and has nothing to do with it', process.ppid],
    ['the same process number, as in a container that starts again', process.pid],
    ['a process that does not exist', 2 ** 30],
  ])('is free when a dead owner left the name of %s', (_, pid) => {
    writeFileSync(join(folder, 'lock'), '');
    writeFileSync(join(folder, 'lock.owner'), JSON.stringify({ pid, socket: '/tmp/x.sock' }));
    expect(folderOwner(folder)).toBeNull();
    const lock = lockFolder(folder);
    expect(folderOwner(folder)).toEqual({ pid: process.pid, socket: socketPath(folder) });
    lock.release();
  });

  it.each([
    ['empty', ''],
    ['cut short', '{"pid": 12'],
    ['full of something else', 'x'.repeat(5000)],
  ])('is free when its files are %s', (_, text) => {
    for (const name of ['lock', 'lock.owner']) writeFileSync(join(folder, name), text);
    expect(folderOwner(folder)).toBeNull();
    const lock = lockFolder(folder);
    expect(busy()?.owner.pid).toBe(process.pid);
    lock.release();
  });

  it('is refused even when the name of its owner is lost', async () => {
    await another();
    rmSync(join(folder, 'lock.owner'));
    expect(busy()).not.toBeNull();
    expect(folderOwner(folder)).not.toBeNull();
  });

  it('is taken by exactly one of eight processes at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, another));
    const held = all.filter(({ says }) => says === 'held');
    expect(held).toHaveLength(1);
    const others = all.filter(({ says }) => says === `busy ${held[0]?.child.pid}`);
    expect(others).toHaveLength(7);
  });

  it('lies in a folder that only its owner can enter', () => {
    const inner = join(folder, 'inner');
    lockFolder(inner).release();
    expect(statSync(inner).mode & 0o777).toBe(0o700);
    expect(folderOwner(join(folder, 'never-used'))).toBeNull();
    expect(existsSync(join(folder, 'never-used'))).toBe(false);
  });
});

describe('the socket of a data folder', () => {
  it('lies in the folder', () => {
    expect(socketPath('/srv/duo')).toBe('/srv/duo/duo.sock');
  });

  it('has a hashed name in the temporary folder where the path is too long for a socket', () => {
    const long = join(folder, 'a-long-name'.repeat(12));
    expect(socketPath(long)).toMatch(new RegExp(`^${tmpdir()}/duo-[0-9a-f]{16}\\.sock$`));
    expect(socketPath(`${long}x`)).not.toBe(socketPath(long));
    mkdirSync(long);
    const lock = lockFolder(long);
    expect(lock.socket).toBe(socketPath(long));
    expect(JSON.parse(readFileSync(join(long, 'lock.owner'), 'utf8')).socket).toBe(lock.socket);
    lock.release();
  });
});
