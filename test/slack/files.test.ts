// A file that a member shares with the bot, through the real Bolt client and a real download; and that the token goes to Slack only.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchSlack } from '../../src/channels/slack/fetch.ts';
import { type Database, openPostgres } from '../../src/store/client.ts';
import { jpeg, pdf } from '../support/documents.ts';
import { paperCatalogue, takePaperTurn } from '../support/paper-talk.ts';
import { startWhole, type Whole } from '../support/running.ts';

let whole: Whole;
let database: Database;
beforeAll(async () => {
  const own = { turn: takePaperTurn, catalogue: paperCatalogue };
  whole = await startWhole({ database: 'postgres', mode: 'polling', slack: 'socket', own });
  database = openPostgres(whole.config.databaseUrl ?? '', 1);
});
afterAll(async () => {
  await database?.close();
  await whole?.close();
});

const slackOf = () => {
  if (!whole.slack) throw new Error('There is no Slack');
  return whole.slack;
};
const fetched = () => slackOf().requests.filter(({ method }) => method === 'files-pri').length;

describe('a file in Slack', () => {
  it('is fetched where it is asked for, kept, and refused everywhere else', async () => {
    const ann = slackOf().user({ id: 'U1', name: 'Ann' });
    await ann.say('hello');
    await ann.next(/Do you have a CV/);
    await ann.shareFile('photo.pdf', '', jpeg);
    await ann.next(/I cannot use this file/);
    await ann.shareFile('cv.pdf', 'here it is', pdf(2 * 1024 * 1024 + 1));
    await ann.next(/This file is too big/);
    expect(fetched()).toBe(1);
    await ann.shareFile('my cv.pdf', 'here it is', pdf(500_000));
    await ann.next(/I am getting your file/);
    await ann.next(/Is everything right/);
    await ann.sees(/my cv\.pdf/);
    const rows = await database.prisma.$queryRawUnsafe<{ size: number }[]>('SELECT size FROM file');
    expect(rows).toEqual([{ size: 500_000 }]);
    await ann.shareFile('passport.pdf', '', pdf());
    await ann.next(/Please do not send documents here/);
    expect(fetched()).toBe(2);
    expect(slackOf().violations).toEqual([]);
  });
});

describe('the token', () => {
  it('goes to the place that Slack keeps files at, and to no other', async () => {
    const asked: (string | undefined)[] = [];
    const foreign = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
    const settings = { botToken: 'xoxb-secret', apiUrl: slackOf().apiUrl };
    for (const ref of [
      `${url}/cv.pdf`,
      'no address',
      'https://files.slack.com.example.org/cv.pdf',
      'file:///etc/passwd',
    ])
      expect(await fetchSlack(settings, ref, 100), ref).toEqual({ kind: 'never', reason: 'not at Slack' });
    expect(asked).toEqual([]);
    // Who is sent on to sign in is not followed.
    expect(await fetchSlack({ ...settings, apiUrl: url }, `${url}/cv.pdf`, 100)).toEqual({
      kind: 'never',
      reason: '302',
    });
    expect(asked).toEqual(['Bearer xoxb-secret']);
    foreign.closeAllConnections();
    await new Promise((resolve) => foreign.close(resolve));
  });
});
