// The embedded database's template as the tests copy it: the same but for less memory, which costs every opening a quarter of its time.
import { openAsBlob, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { makeTemplate } from '../../src/store/template.ts';

/** PostgreSQL touches all of its 128 MB at every opening; no test has more than a few rows. First starts are tested on the real template. */
const BUFFERS = '16MB';

/** Writes it to `path`. */
export async function makeSmallDump(path: string): Promise<string> {
  const pglite = await PGlite.create({ loadDataDir: await openAsBlob(await makeTemplate()) });
  await pglite.exec(`ALTER SYSTEM SET shared_buffers = '${BUFFERS}'`);
  // Databases from which others could be made: two thirds of all files, which every copy writes and removes again.
  for (const spare of ['template0', 'template1']) {
    await pglite.exec(`ALTER DATABASE ${spare} IS_TEMPLATE false`);
    await pglite.exec(`DROP DATABASE ${spare}`);
  }
  await pglite.exec('CHECKPOINT');
  const dump = await pglite.dumpDataDir('none');
  await pglite.close();
  writeFileSync(path, Buffer.from(await dump.arrayBuffer()));
  return path;
}
