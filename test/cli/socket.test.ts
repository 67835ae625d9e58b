// The way into a running service: a socket for its owner alone, and what happens while nobody listens on it.
import { existsSync, renameSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { folderOwner } from '../../src/store/lock.ts';
import {
  duo,
  duoJson,
  endAll,
  holdsFolder,
  preparedFolder,
  runProcess,
  runService,
  serve,
} from '../support/process.ts';

describe('the socket', () => {
  afterEach(endAll);

  it('lies in the data folder and is open to its owner only', async () => {
    const folder = preparedFolder('sandbox');
    await serve(folder);
    const socket = join(folder, 'data', 'duo.sock');
    expect(folderOwner(join(folder, 'data'))?.socket).toBe(socket);
    expect(statSync(socket).isSocket()).toBe(true);
    expect((statSync(socket).mode & 0o777).toString(8)).toBe('600');
    expect((statSync(join(folder, 'data', 'sandbox', 'key')).mode & 0o777).toString(8)).toBe('600');
  });

  it('lies in the temporary folder where the path is too long, and commands find it', async () => {
    const folder = preparedFolder('sandbox');
    const data = join(folder, 'a-long-name-of-a-folder-'.repeat(5));
    renameSync(join(folder, 'data'), data);
    const settings = { DATA_DIR: data, LOG_LEVEL: 'silent' };
    const service = await serve(folder, settings);
    const socket = folderOwner(data)?.socket ?? '';
    expect(dirname(socket)).toBe(tmpdir());
    expect((statSync(socket).mode & 0o777).toString(8)).toBe('600');
    expect(existsSync(join(data, 'duo.sock'))).toBe(false);
    const ran = await duoJson(folder, settings, 'invite', '--role', 'mentee', '--centre', 'Ghent');
    expect(ran.result, 'answered by the service, which knows its port').toMatchObject({
      web: expect.stringContaining(service.url),
    });
    service.kill('SIGTERM');
    await service.exit;
    expect(existsSync(socket)).toBe(false);
  });
});

describe('without a service', () => {
  let folder: string;
  beforeAll(() => {
    folder = preparedFolder('sandbox');
  });
  afterAll(endAll);

  it('commands that are given at once wait for each other, and all are done', async () => {
    const centres = ['Antwerp', 'Ghent'];
    const ran = await Promise.all(
      centres.map((centre) => duoJson(folder, {}, 'coordinator', 'add', '--slack', 'U1', '--centre', centre)),
    );
    expect(ran.map(({ code, result }) => [code, (result as { changed: boolean }).changed])).toEqual(
      centres.map(() => [0, true]),
    );
  });

  it('a command that is given while the service starts is answered by the service', async () => {
    const service = runService(folder, { LOG_LEVEL: 'silent' });
    await holdsFolder(folder, service);
    const ran = await duo(folder, {}, 'centre', 'list', '--json');
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(ran.stdout)).toHaveLength(6);
    service.kill('SIGTERM');
    expect(await service.exit).toEqual({ code: 0, signal: null });
  });
});

describe('npm run -s duo', () => {
  afterEach(endAll);

  it('is the way in that everybody uses', async () => {
    const folder = preparedFolder('sandbox');
    const root = join(import.meta.dirname, '..', '..');
    const args = ['run', '-s', '--prefix', root, 'duo', '--', 'centre', 'list', '--json'];
    const running = runProcess(folder, { DATA_DIR: join(folder, 'data'), SANDBOX: 'on' }, 'npm', args);
    expect(await running.exit, running.stderr()).toMatchObject({ code: 0 });
    expect(running.stdout()).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(running.stdout())).toHaveLength(6);
  });
});
