// The exclusive lock on the data folder: PGlite has none of its own, and two openers silently lose rows (reliability notes, finding 5).
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, fsyncSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Who holds a folder: the process, when that process began (a number may be given to another one later), and its socket. */
export type Owner = { pid: number; started: string; socket: string };

/** A held lock. */
export type FolderLock = { socket: string; release: () => void };

/** The folder is in use; `owner` says by whom. */
export class FolderBusy extends Error {
  readonly owner: Owner;
  readonly folder: string;
  constructor(folder: string, owner: Owner) {
    super(`The data folder ${folder} is in use by process ${owner.pid}`);
    this.name = 'FolderBusy';
    this.owner = owner;
    this.folder = folder;
  }
}

/** Unix socket paths are cut at about 104 bytes; a longer one is replaced by a hashed name in the temporary folder. */
const SOCKET_PATH_MAX = 100;

/** Where commands reach the service that holds `folder`. */
export function socketPath(folder: string): string {
  const plain = join(resolve(folder), 'duo.sock');
  if (process.platform === 'win32') return `\\\\.\\pipe\\duo-${nameOf(folder)}`;
  return Buffer.byteLength(plain) <= SOCKET_PATH_MAX ? plain : join(tmpdir(), `duo-${nameOf(folder)}.sock`);
}

const nameOf = (folder: string) => createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);

/**
 * Takes the lock, or throws FolderBusy. The lock is a file made complete elsewhere and put in its place by one atomic
 * link; the lock of a process that no longer lives is taken over, never that of one that is merely slow.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  const mine: Owner = { pid: process.pid, started: processStart(process.pid) ?? '', socket: socketPath(folder) };
  const draft = join(folder, `lock.${randomUUID()}`);
  const file = openSync(draft, 'wx', 0o600);
  writeFileSync(file, JSON.stringify(mine));
  fsyncSync(file);
  closeSync(file);
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      try {
        linkSync(draft, path);
        return { socket: mine.socket, release: () => release(path, mine) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = readOwner(path);
      if (owner && lives(owner)) throw new FolderBusy(folder, owner);
      takeAway(path, owner);
    }
    throw new Error(`The lock of the data folder ${folder} could not be taken`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Who holds the folder now, or null. */
export function folderOwner(folder: string): Owner | null {
  const owner = readOwner(join(folder, 'lock'));
  return owner && lives(owner) ? owner : null;
}

function readOwner(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/** Moves a dead lock aside under a name of its own; if it was not the dead one any more, it is put back. */
function takeAway(path: string, dead: Owner | null): void {
  const aside = `${path}.dead.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readOwner(aside);
  if (moved && (moved.pid !== dead?.pid || moved.started !== dead.started) && lives(moved)) {
    try {
      linkSync(aside, path);
    } catch {
      // Somebody took the place meanwhile; the moved owner's process notices at its next start.
    }
  }
  rmSync(aside, { force: true });
}

function lives(owner: Owner): boolean {
  if (owner.pid === process.pid) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const started = processStart(owner.pid);
  return started === null || owner.started === '' || started === owner.started;
}

/** When a process began, as the system counts it, so that a reused process number is not taken for the old owner; null where unknown. */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // A zombie has ended: its parent only has not asked for it yet.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function release(path: string, mine: Owner): void {
  const owner = readOwner(path);
  if (owner?.pid === mine.pid && owner.started === mine.started) rmSync(path, { force: true });
}
