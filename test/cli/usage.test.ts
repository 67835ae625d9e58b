// Wrong usage ends with 2 and words on stderr, help with 0; nothing but answers ever comes to stdout, and nothing is touched before.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duoHere } from '../support/duo-here.ts';
import { duo, endAll, newFolder } from '../support/process.ts';

let folder: string;
beforeAll(() => {
  folder = newFolder();
});
afterAll(endAll);

const add = 'centre add --name X --zone Europe/Brussels --country BE --languages fr --contact here';
const wrong: [what: string, args: string | string[]][] = [
  ['no command', ''],
  ['an unknown command', 'frobnicate'],
  ['a group without its command', 'centre'],
  ['an unknown command of a group', 'centre frobnicate'],
  ['an unknown option', 'centre list --all'],
  ['one word too many', 'centre list everything'],
  ['a missing name', add.replace('--name X ', '')],
  ['a missing zone', add.replace('--zone Europe/Brussels ', '')],
  ['an empty name', [...add.replace('--name X ', '').split(' '), '--name', ' ']],
  ['an unknown zone', add.replace('Brussels', 'Atlantis')],
  ['a country that is not a code', add.replace('BE', 'Belgium')],
  ['languages that are not codes', add.replace('--languages fr', '--languages French')],
  ['no language at all', add.replace('--languages fr', '--languages ,')],
  ['a centre to close without a name', 'centre close'],
  ['two centres to close', 'centre close Ghent --name Paris'],
  ['a coordinator without a Slack id', 'coordinator add --centre Ghent'],
  ['a Slack id that is none', 'coordinator add --slack @leen --centre Ghent'],
  ['a coordinator without a centre', 'coordinator add --slack U1'],
  ['an invitation without a role', 'invite --centre Ghent'],
  ['an invitation for an unknown role', 'invite --role admin --centre Ghent'],
  ['an invitation without a centre', 'invite --role mentee'],
  ['an invitation to revoke without its id', 'invite revoke'],
  ['a person without a channel', 'person show 123'],
  ['a person of an unknown channel', 'person show fax:123'],
  ['a person without an address', 'person erase telegram:'],
  ['an agreement to verify without a file', 'agreement verify'],
  ['days that are no number', 'schedule --days soon'],
  ['a negative number of days', 'schedule --days -1'],
];

describe('wrong usage', () => {
  for (const [what, args] of wrong) {
    it(`is ${what}`, async () => {
      const ran = await duoHere(
        folder,
        {},
        ...(typeof args === 'string' ? args.split(' ').filter(Boolean) : args),
        '--json',
      );
      expect(ran.code).toBe(2);
      expect(ran.stdout).toBe('');
      expect(ran.stderr).not.toBe('');
      expect(ran.stderr, 'in words, not as a crash').not.toMatch(/^\s+at /m);
    });
  }

  it('touches nothing', () => {
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });
});

describe('help', () => {
  for (const args of [['--help'], ['help'], ['centre', '--help'], ['centre', 'add', '-h'], ['help', 'invite']]) {
    it(`is given with ${args.join(' ')}, on stderr, and is no mistake`, async () => {
      const ran = await duoHere(folder, {}, ...args);
      expect(ran).toMatchObject({ code: 0, stdout: '' });
      expect(ran.stderr).toContain('Usage: duo');
    });
  }
});

describe('--json', () => {
  it('may stand before and after the command, and also answers for what cannot be done', async () => {
    const broken = newFolder({ data: 'a file where the folder should be' });
    const before = await duo(broken, {}, '--json', 'centre', 'list');
    const after = await duo(broken, {}, 'centre', 'list', '--json');
    expect(before).toEqual(after);
    expect(after.code).toBe(1);
    expect(after.stdout).toMatch(/^[^\n]+\n$/);
    const { error } = JSON.parse(after.stdout) as { error: string };
    expect(error).toBe(`The data folder ${join(broken, 'data')} cannot be used: EEXIST.`);
    expect(after.stderr).toBe(`${error}\n`);
  });

  it('answers for settings with mistakes', async () => {
    const ran = await duo(newFolder({ '.env': 'PROT=1\n' }), {}, '--json', 'doctor');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.stdout)).toEqual({
      error: 'Configuration: PROT in .env is not a setting of this service (did you mean PORT?)',
    });
  });
});

describe('a process of its own', () => {
  it('has the same streams and exit codes', async () => {
    const usage = await duo(folder, {}, 'centre', 'list', 'everything', '--json');
    expect(usage).toEqual(await duoHere(folder, {}, 'centre', 'list', 'everything', '--json'));
    expect(usage.code).toBe(2);
    const help = await duo(folder, {}, 'centre', '--help');
    expect(help).toEqual(await duoHere(folder, {}, 'centre', '--help'));
    expect(help.code).toBe(0);
  });
});
