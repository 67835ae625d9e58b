// The migrated database of the run, laid into a folder that has none: a start then need not make one.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { testKey } from './stores.ts';

/** Puts database and key into `storeDir`. */
export function layDump(storeDir: string): void {
  const database = join(storeDir, 'database');
  mkdirSync(database, { recursive: true, mode: 0o700 });
  execFileSync('tar', ['-xf', inject('dump'), '-C', database], { stdio: 'ignore' });
  writeFileSync(join(storeDir, 'key'), `${testKey}\n`, { mode: 0o600 });
}
