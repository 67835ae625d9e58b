// A first start copies the embedded database that was made after the install, whole or not at all.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/client.ts';
import { migrate } from '../../src/store/migrate.ts';
import { layTemplate, makeTemplate } from '../../src/store/template.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duo-template-'));
  await makeTemplate();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('the copy has every migration applied and nobody in it', async () => {
  await layTemplate(join(folder, 'database'));
  const database = await openEmbedded(join(folder, 'database'));
  expect(await migrate(database.prisma)).toEqual([]);
  expect(await database.prisma.person.count()).toBe(0);
  await database.close();
});

it('a copy that was cut off is made anew', async () => {
  mkdirSync(join(folder, 'database.new'));
  writeFileSync(join(folder, 'database.new', 'PG_VERSION'), 'half');
  await layTemplate(join(folder, 'database'));
  expect(existsSync(join(folder, 'database', 'PG_VERSION'))).toBe(true);
  expect(existsSync(join(folder, 'database.new'))).toBe(false);
});

it('a database that is there is left alone', async () => {
  mkdirSync(join(folder, 'database'));
  writeFileSync(join(folder, 'database', 'mine'), 'kept');
  await layTemplate(join(folder, 'database'));
  expect(existsSync(join(folder, 'database', 'PG_VERSION'))).toBe(false);
});
