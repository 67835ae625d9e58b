// A file that is sent to the bot, through the real grammY client and a real download: kept, refused, away for a while, and found again after a stop in the middle.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openPostgres } from '../../src/store/client.ts';
import { jpeg, pdf } from '../support/documents.ts';
import { paperCatalogue, takePaperTurn } from '../support/paper-talk.ts';
import { startWhole, type Whole } from '../support/running.ts';

let whole: Whole;
let database: Database;
beforeAll(async () => {
  const own = { turn: takePaperTurn, catalogue: paperCatalogue };
  whole = await startWhole({ database: 'postgres', mode: 'polling', own });
  database = openPostgres(whole.config.databaseUrl ?? '', 1);
});
afterAll(async () => {
  await database?.close();
  await whole?.close();
});

let people = 6000;
/** Somebody who is asked for a file. */
async function asked() {
  people += 1;
  const ana = whole.telegram.user({ id: people, firstName: 'Ana', languageCode: 'en' });
  await ana.start();
  await ana.next(/Do you have a CV/);
  return ana;
}
const stored = () =>
  database.prisma.$queryRawUnsafe<{ id: string; size: number }[]>('SELECT id, size FROM file ORDER BY at');
const fetches = () => whole.telegram.requests.filter(({ method }) => method === 'getFile' || method === 'file').length;

describe('a document in Telegram', () => {
  it('is fetched where it is asked for, kept, and its name stays below the question', async () => {
    const ana = await asked();
    await ana.document('my cv.pdf', pdf(900_000));
    await ana.next(/I am getting your file/);
    const summary = await ana.next(/Is everything right/);
    expect(summary.text).toContain('CV: 📎 received');
    await ana.sees(/📎 my cv\.pdf/);
    expect((await stored()).map(({ size }) => size)).toEqual([900_000]);
    // Telegram hands out the same update again: it is fetched no second time.
    const before = fetches();
    await whole.telegram.repeatLast();
    await ana.send('1');
    await ana.next(/Thank you!/);
    expect([fetches() - before, (await stored()).length]).toEqual([0, 1]);
  });

  it('is refused by its size, its name and its content, and where no file is asked for', async () => {
    const ana = await asked();
    const before = fetches();
    await ana.document('cv.pdf', pdf(2 * 1024 * 1024 + 1));
    await ana.next(/This file is too big. It may have at most 2 MB/);
    await ana.document('cv.exe', pdf());
    await ana.next(/I cannot use this file/);
    expect(fetches()).toBe(before);
    await ana.photo();
    await ana.next(/Photos are not possible/);
    await ana.document('cv.pdf', jpeg);
    await ana.next(/I cannot use this file/);
    await ana.document('cv.pdf', pdf());
    await ana.next(/Is everything right/);
    const after = fetches();
    await ana.document('passport.pdf', pdf());
    await ana.next(/Please do not send documents here/);
    expect(fetches()).toBe(after);
  });

  it('comes through when the download fails for a while', async () => {
    const ana = await asked();
    const fault = whole.telegram.fault({ method: 'file', times: 2, kind: 'status', status: 502 });
    await ana.document('cv.pdf', pdf());
    // Each attempt waits longer; time passes until the third.
    const through = async () => {
      await whole.pass(0.01);
      return ana.chat().some(({ text }) => /Is everything right/.test(text));
    };
    await expect.poll(through, { interval: 100 }).toBe(true);
    expect(fault.hits()).toBe(2);
  });

  it('is asked for once more when Telegram does not have it any more', async () => {
    const ana = await asked();
    whole.telegram.fault({ method: 'getFile', times: 1, kind: 'status', status: 400 });
    await ana.document('cv.pdf', pdf());
    await ana.next(/I could not get your file/);
    await ana.next(/Do you have a CV/);
    await ana.document('cv.pdf', pdf());
    await ana.next(/Is everything right/);
  });

  it('is fetched after a start, when the service stopped in the middle, and is there once', async () => {
    const ana = await asked();
    const before = (await stored()).length;
    const fault = whole.telegram.fault({ method: 'file', kind: 'hold' });
    await ana.document('cv.pdf', pdf(12_345));
    await fault.whenHit(1);
    const restarted = whole.restart();
    fault.release();
    await restarted;
    await ana.next(/Is everything right/);
    const sizes = (await stored()).slice(before).map(({ size }) => size);
    expect(sizes).toEqual([12_345]);
  });
});

it('broke no limit of the API', () => {
  expect(whole.telegram.violations).toEqual([]);
});
