// The exclusive lock on the data folder: PGlite has none of its own, and two openers silently lose rows (reliability notes, finding 5).
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Who holds a folder: the process, and the socket on which it takes commands. */
export type Owner = { pid: number; socket: string };

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
/** How long a start waits for whoever only looks at the lock; the owner has written its name long before. */
const LOOKED_AT_MS = 300;
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/** Where commands reach the service that holds `folder`. */
export function socketPath(folder: string): string {
  const plain = join(resolve(folder), 'duo.sock');
  if (process.platform === 'win32') return `\\\\.\\pipe\\duo-${nameOf(folder)}`;
  return Buffer.byteLength(plain) <= SOCKET_PATH_MAX ? plain : join(tmpdir(), `duo-${nameOf(folder)}.sock`);
}

const nameOf = (folder: string) => createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16);

/**
 * Takes the lock, or throws FolderBusy. It is the system's own file lock, so it ends with its process whatever ends that
 * one, and is never mistaken: a process number says nothing, for a container that starts again is given the same one, and
 * a second container on the same folder does not see the first one's. Node has no call for it but SQLite, which locks an
 * empty database. Nothing in this process may open that file besides: POSIX drops the lock when any descriptor is closed.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = takeHold(folder);
  const mine: Owner = { pid: process.pid, socket: socketPath(folder) };
  const draft = `${ownerFile(folder)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  renameSync(draft, ownerFile(folder));
  let released = false;
  return {
    socket: mine.socket,
    release: () => {
      if (released) return;
      released = true;
      rmSync(ownerFile(folder), { force: true });
      held.close();
    },
  };
}

function takeHold(folder: string, mended = false): DatabaseSync {
  const held = new DatabaseSync(lockFile(folder), { timeout: LOOKED_AT_MS });
  try {
    // Nothing is ever written, so no journal is needed that a crash could leave behind.
    held.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return held;
  } catch (error) {
    held.close();
    if (codeOf(error) === SQLITE_BUSY) throw new FolderBusy(folder, readOwner(folder));
    if (codeOf(error) !== SQLITE_NOTADB || mended) throw error;
    // Somebody wrote into the file: as it is nobody can hold it, so it is emptied, and stays the same file.
    truncateSync(lockFile(folder));
    return takeHold(folder, true);
  }
}

/** Who holds the folder now, or null. */
export function folderOwner(folder: string): Owner | null {
  let seen: DatabaseSync | null = null;
  try {
    seen = new DatabaseSync(lockFile(folder), { readOnly: true });
    seen.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    return null;
  } catch (error) {
    return codeOf(error) === SQLITE_BUSY ? readOwner(folder) : null;
  } finally {
    seen?.close();
  }
}

const lockFile = (folder: string) => join(folder, 'lock');
const ownerFile = (folder: string) => join(folder, 'lock.owner');
const codeOf = (error: unknown) => (error as { errcode?: unknown }).errcode;

/** Only for words and for the way to the socket: whether anybody holds the folder, the lock alone says. */
function readOwner(folder: string): Owner {
  try {
    return JSON.parse(readFileSync(ownerFile(folder), 'utf8')) as Owner;
  } catch {
    return { pid: 0, socket: socketPath(folder) };
  }
}
