// What every command answers, in words and as JSON. Asked of a running service; that the answers are the same without one, both-ways.test.ts says.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { duoJsonHere } from '../support/duo-here.ts';
import { duo, endAll, preparedFolder, type Ran, type Serving, type Settings, serve } from '../support/process.ts';

afterAll(endAll);

const settings: Settings = { LOG_LEVEL: 'silent' };
const ixelles = {
  id: 'ixelles',
  name: 'Ixelles',
  zone: 'Europe/Brussels',
  country: 'BE',
  languages: ['fr', 'nl', 'en'],
  contact: 'Place Flagey 1',
  closed: false,
  coordinators: 0,
};
const addIxelles = 'centre add --name Ixelles --zone Europe/Brussels --country BE --languages fr,nl,en --contact'.split(
  ' ',
);

let folder: string;
let service: Serving;
beforeAll(async () => {
  folder = preparedFolder('sandbox');
  service = await serve(folder, settings);
});

/** Runs a command with --json and expects its exit code; the words of a failure must be on stderr too. */
const run = async (words: string | string[], exit = 0): Promise<unknown> => {
  const ran = await duoJsonHere(folder, settings, ...(typeof words === 'string' ? words.split(' ') : words));
  expect(ran.code, ran.stderr).toBe(exit);
  if (exit === 0) expect(ran.stderr).toBe('');
  else expect(ran.stderr.trim()).not.toBe('');
  return ran.result;
};

it('centre add adds a centre, and a second time changes nothing', async () => {
  expect(await run([...addIxelles, 'Place Flagey 1'])).toEqual({ ...ixelles, changed: true });
  expect(await run([...addIxelles, 'Elsewhere'])).toEqual({ ...ixelles, changed: false });
});

it('centre list lists the first centres and the new one, by name', async () => {
  const list = (await run('centre list')) as { name: string }[];
  expect(list.map((one) => one.name)).toEqual([
    'Antwerp',
    'Brussels',
    'Ghent',
    'Ixelles',
    'Liège',
    'Paris',
    'Rotterdam',
  ]);
  expect(list).toContainEqual(ixelles);
});

it('coordinator add makes a coordinator, makes one the lead, and a second time changes nothing', async () => {
  const add = 'coordinator add --slack U1 --centre ghent --name Leen';
  expect(await run(add)).toEqual({ slack: 'U1', centre: 'Ghent', lead: false, changed: true });
  expect(await run(add)).toEqual({ slack: 'U1', centre: 'Ghent', lead: false, changed: false });
  expect(await run(`${add} --lead`)).toEqual({ slack: 'U1', centre: 'Ghent', lead: true, changed: true });
  expect(await run(`${add} --lead`)).toEqual({ slack: 'U1', centre: 'Ghent', lead: true, changed: false });
  expect(await run('coordinator add --slack U1 --centre Nowhere', 1)).toEqual({
    error: 'There is no centre "Nowhere"',
  });
  const ghent = ((await run('centre list')) as { name: string; coordinators: number }[]).find(
    (one) => one.name === 'Ghent',
  );
  expect(ghent?.coordinators).toBe(1);
});

it('person show shows the person behind an address, and nobody where nobody is', async () => {
  expect(await run('person show slack:U1')).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    role: 'coordinator',
    stage: 'information',
    language: 'en',
    centre: null,
    channels: [{ channel: 'slack', address: 'U1', state: 'active' }],
    consent: null,
    answers: {},
  });
  expect(await run('person show telegram:999', 1)).toEqual({ error: 'Nobody is known at telegram:999' });
});

it('invite gives a web link with a token of 24 random bytes, and no Telegram link without a bot', async () => {
  const first = (await run('invite --role mentee --centre Ghent')) as Record<string, string>;
  const second = (await run('invite --role mentor --centre Ghent')) as Record<string, string>;
  expect(first).toEqual({
    id: expect.any(String),
    role: 'mentee',
    centre: 'Ghent',
    telegram: null,
    web: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/chat\?invite=[A-Za-z0-9_-]{32}$/),
    expiresAt: expect.any(String),
  });
  expect(first.web?.slice(-32)).not.toBe(second.web?.slice(-32));
  expect(first.web).toMatch(service.url);
  const hours = (Date.parse(first.expiresAt ?? '') - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(71.9);
  expect(hours).toBeLessThanOrEqual(72);
  expect(await run('invite --role mentee --centre Nowhere', 1)).toEqual({ error: 'There is no centre "Nowhere"' });
});

it('invite revoke takes an invitation back, once', async () => {
  const { id } = (await run('invite --role mentee --centre Ghent')) as { id: string };
  expect(await run(`invite revoke ${id}`)).toEqual({ id, revoked: true });
  expect(await run(`invite revoke ${id}`, 1)).toEqual({ error: 'There is no open invitation with this id' });
});

it('schedule says what is planned, for all or for one', async () => {
  expect(await run('schedule --days 7')).toEqual([]);
  expect(await run('schedule --days 0 --person slack:U1')).toEqual([]);
  expect(await run('schedule --person slack:U404', 1)).toEqual({ error: 'Nobody is known at slack:U404' });
});

it('outbox redrive says how many are sent again', async () => {
  expect(await run('outbox redrive')).toEqual({ redriven: 0 });
  expect(await run('outbox redrive no-such-message')).toEqual({ redriven: 0 });
});

it('agreement verify says of a file that it was not signed here, and of none that there is none', async () => {
  const file = join(folder, 'foreign.pdf');
  writeFileSync(file, '%PDF-1.7');
  expect(await run(['agreement', 'verify', file], 1)).toEqual({
    ...{ valid: false, duo: null, version: null, language: null, at: null },
    sha256: createHash('sha256').update('%PDF-1.7').digest('hex'),
  });
  const gone = `${file}.gone`;
  expect(await run(['agreement', 'verify', gone], 1)).toEqual({
    error: `There is no file ${gone}, or it cannot be read`,
  });
});

it('centre close closes a centre by its name, given either way: it takes no invitations any more', async () => {
  expect(await run('centre close Ixelles')).toEqual({ name: 'Ixelles', closed: true, changed: true });
  expect(await run('centre close --name ixelles')).toEqual({ name: 'Ixelles', closed: true, changed: false });
  expect(await run('centre close --name Nowhere', 1)).toEqual({ error: 'There is no centre "Nowhere"' });
  expect(await run('invite --role mentee --centre Ixelles', 1)).toEqual({ error: 'The centre Ixelles is closed' });
  expect(await run('centre list')).toContainEqual({ ...ixelles, closed: true });
});

it('doctor names every open centre without a coordinator, and is content when there is none', async () => {
  const sick = (await run('doctor', 1)) as { ok: boolean; faults: string[] };
  expect(sick.ok).toBe(false);
  expect(sick.faults).toEqual(
    ['Antwerp', 'Brussels', 'Liège', 'Paris', 'Rotterdam'].map(
      (name) => `The centre ${name} has no coordinator: nobody reads what its people write`,
    ),
  );
  for (const centre of ['Antwerp', 'Brussels', 'Liège', 'Paris', 'Rotterdam'])
    await run(['coordinator', 'add', '--slack', 'U2', '--centre', centre]);
  expect(await run('doctor')).toMatchObject({ ok: true, faults: [] });
});

it('person erase deletes everything about a person', async () => {
  const { id } = (await run('person show slack:U1')) as { id: string };
  expect(await run('person erase slack:U1')).toEqual({ id, erased: true });
  await run('person show slack:U1', 1);
  await run('person erase slack:U1', 1);
});

it('says it in words without --json: what is done on stdout, what is not on stderr', async () => {
  const closed = await duo(folder, settings, 'centre', 'close', 'Ixelles');
  expect(closed).toEqual<Ran>({ code: 0, stdout: 'Ixelles is closed\n', stderr: '' });
  const failed = await duo(folder, settings, 'centre', 'close', 'Nowhere');
  expect(failed).toEqual<Ran>({ code: 1, stdout: '', stderr: 'There is no centre "Nowhere"\n' });
});
