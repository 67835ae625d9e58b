// What commands leave behind: a line in the audit for each, the hash of an invitation and never the invitation, and a person's whole record.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openPostgres } from '../../src/store/client.ts';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram/index.ts';
import { duoHere, duoJsonHere } from '../support/duo-here.ts';
import { answerNext, menteeTalk } from '../support/first-talk.ts';
import { endAll, newFolder, type Settings, serve } from '../support/process.ts';
import { newPostgres, testKey } from '../support/stores.ts';

let folder: string;
let settings: Settings;
let database: Database;
let telegram: TelegramStandIn;

beforeAll(async () => {
  folder = newFolder();
  telegram = await startTelegram({ username: 'duo_test_bot' });
  settings = {
    DATABASE_URL: await newPostgres(),
    ENCRYPTION_KEY: testKey,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    PUBLIC_URL: 'https://duo.example/',
    LOG_LEVEL: 'silent',
  };
  database = openPostgres(settings.DATABASE_URL ?? '', 2);
});
afterAll(async () => {
  await endAll();
  await database.close();
  await telegram.stop();
});

const run = async (...args: string[]) =>
  (await duoJsonHere(folder, settings, ...args)).result as Record<string, string>;
const audit = async () =>
  (await database.prisma.audit.findMany({ orderBy: { seq: 'asc' } })).map(
    (row) => `${row.actor}: ${row.action} ${row.object}`,
  );

describe('an invitation', () => {
  it('has no Telegram link before the bot has said its name, and one afterwards', async () => {
    expect(await run('invite', '--role', 'mentee', '--centre', 'Ghent')).toMatchObject({ telegram: null });
    const service = await serve(folder, settings);
    const invite = await run('invite', '--role', 'mentor', '--centre', 'Ghent');
    const token = /^https:\/\/duo\.example\/chat\?invite=([A-Za-z0-9_-]{32})$/.exec(invite.web ?? '')?.[1] ?? '';
    expect(invite.telegram).toBe(`https://t.me/duo_test_bot?start=${token}`);

    const row = await database.prisma.invite.findUniqueOrThrow({ where: { id: invite.id ?? '' } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row).toMatchObject({ role: 'mentor', centreId: 'ghent', createdBy: 'admin', usedAt: null, revokedAt: null });
    const hash = createHash('sha256').update(token);
    expect(
      [hash.copy().digest('hex'), hash.copy().digest('base64'), hash.copy().digest('base64url')],
      'not even a hash that anybody can make',
    ).not.toContain(row.tokenHash);

    const words = await duoHere(folder, settings, 'invite', '--role', 'mentee', '--centre', 'Ghent');
    expect(words.stdout).toMatch(/Telegram: https:\/\/t\.me\/duo_test_bot\?start=[A-Za-z0-9_-]{32}\n/);
    expect(words.stdout).toMatch(/Web: +https:\/\/duo\.example\/chat\?invite=[A-Za-z0-9_-]{32}\n/);
    service.kill('SIGTERM');
    await service.exit;
  });
});

describe('a person', () => {
  it('is shown with everything that was answered, and what is planned, and is gone when erased', async () => {
    await run('centre', 'close', 'Rotterdam');
    const service = await serve(folder, settings);
    const amina = telegram.user({ id: 4711, firstName: 'Amina', languageCode: 'en' });
    await amina.start();
    const asksForCentre = menteeTalk.findIndex((exchange) => exchange.expect.test('Which centre is closest'));
    for (const exchange of menteeTalk.slice(0, asksForCentre)) await answerNext(amina, exchange);
    const question = await amina.next(/Which centre is closest/);
    const offered = question.buttons.flat().map((button) => button.label);
    expect(offered, 'a closed centre is not offered').toEqual(expect.arrayContaining(['Ghent', 'Brussels']));
    expect(offered).not.toContain('Rotterdam');

    const shown = await run('person', 'show', 'telegram:4711');
    expect(shown).toEqual({
      id: expect.any(String),
      role: 'mentee',
      stage: 'onboarding',
      language: 'en',
      centre: null,
      channels: [{ channel: 'telegram', address: '4711', state: 'active' }],
      consent: { version: expect.any(String), language: 'en', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
      answers: {
        'onboarding.role': 'mentee',
        'onboarding.fits-mentee': 'yes',
        'onboarding.criteria': expect.any(String),
        'onboarding.first-name': 'Amina',
        'onboarding.born': 1999,
      },
    });

    const planned = (await duoJsonHere(folder, settings, 'schedule', '--days', '120', '--person', 'telegram:4711'))
      .result;
    expect(planned).toContainEqual({
      person: shown.id,
      kind: 'profile-reminder',
      class: 'unasked',
      at: expect.any(String),
      expected: expect.any(String),
      held: null,
      week: null,
      localDate: expect.any(String),
      zone: 'Europe/Brussels',
      policy: 'within 48 h, else dropped',
      why: 'the profile is not finished',
      occurrence: expect.any(String),
    });

    expect(await run('person', 'erase', 'telegram:4711')).toEqual({ id: shown.id, erased: true });
    expect((await duoHere(folder, settings, 'person', 'show', 'telegram:4711')).code).toBe(1);
    expect((await audit()).slice(-2)).toEqual([
      `admin: person show person ${shown.id}`,
      `admin: person erase person ${shown.id}`,
    ]);
    service.kill('SIGTERM');
    await service.exit;
  });
});

describe('the audit', () => {
  let added: string[];
  let inviteId: string | undefined;
  beforeAll(async () => {
    const before = (await audit()).length;
    inviteId = (await run('invite', '--role', 'mentee', '--centre', 'Ghent')).id;
    await run('invite', 'revoke', inviteId ?? '');
    await run('coordinator', 'add', '--slack', 'U1', '--centre', 'Ghent');
    await run('centre', 'close', 'Paris');
    for (const quiet of ['centre list', 'doctor', 'invite revoke nothing']) await run(...quiet.split(' '));
    added = (await audit()).slice(before);
  });

  it('has a line for what was done, with no address in it, and none for what failed or only looked', () => {
    expect(added).toEqual([
      'admin: invite centre Ghent',
      `admin: invite revoke invite ${inviteId}`,
      'admin: coordinator add centre Ghent',
      'admin: centre close centre Paris',
    ]);
  });
});
