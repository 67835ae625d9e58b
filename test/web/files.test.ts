// A file in the web chat: the control below its question, and what the server takes and refuses.
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE_MAX } from '../../src/core/file.ts';
import { type Database, openPostgres } from '../../src/store/client.ts';
import { openStore } from '../../src/store/index.ts';
import { masterKey } from '../../src/store/seal.ts';
import { joined, type OpenPage, openBrowser, openPage, startWeb, talkOn, type Web } from '../support/browser.ts';
import { docx, jpeg, pdf } from '../support/documents.ts';
import { paperCatalogue, takePaperTurn } from '../support/paper-talk.ts';
import { testKey } from '../support/stores.ts';

let browser: Browser;
let web: Web;
let database: Database;
let page: OpenPage;

beforeAll(async () => {
  browser = await openBrowser();
  web = await startWeb('chat', undefined, { turn: takePaperTurn, catalogue: paperCatalogue });
  database = openPostgres(web.config.databaseUrl ?? '', 1);
  page = await joined(browser, web);
});
afterAll(async () => {
  await browser?.close();
  await database?.close();
  await web?.close();
});

const stored = async () =>
  await database.prisma.$queryRawUnsafe<{ kind: string; size: number }[]>('SELECT kind, size FROM file ORDER BY at');
const file = (name: string, content: Uint8Array) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

describe('on the page', () => {
  it('a file is chosen with the keyboard or a tap, refused kindly when it is the wrong one, and taken', async () => {
    const { last, asked, lines, chosen } = talkOn(page, '#talk');
    const asks = /Do you have a CV/;
    await last(asks);
    const choose = page.getByLabel('📎 Choose a file');
    await choose.setInputFiles(file('photo.pdf', jpeg));
    await page.getByText('This file cannot be used. Please choose a PDF, Word or ODT document.').waitFor();
    await choose.setInputFiles(file('cv.pdf', pdf(2 * 1024 * 1024 + 1)));
    await page.getByText('This file is too big. It may have at most 2 MB.').waitFor();
    expect(await stored()).toEqual([]);

    expect(await choose.getAttribute('accept')).toBe('.pdf,.docx');
    const box = await page.locator('.upload__choose').boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await choose.focus();
    expect(await page.evaluate('document.activeElement.type')).toBe('file');
    await choose.setInputFiles(file('My CV.docx', docx()));
    await last(/Is everything right/);
    expect(await chosen(asks)).toEqual(['📎 My CV.docx']);
    expect(await lines.last().textContent()).toContain('CV: 📎 received');
    expect(await page.locator('.upload').count()).toBe(0);
    expect(await stored()).toEqual([{ kind: 'docx', size: docx().length }]);

    // Read anew, it looks the same.
    await page.reload();
    await last(/Is everything right/);
    expect(await page.locator('.upload').count()).toBe(0);
    await asked.getByRole('button', { name: /CV/ }).click();
    await last(asks);
    await page.getByLabel('📎 Choose a file').waitFor({ state: 'attached' });
    expect(page.faults).toEqual([]);
  });

  it('stays usable when the network breaks, and sends the file once', async () => {
    const { last } = talkOn(page, '#talk');
    await page.context().setOffline(true);
    const choose = page.getByLabel('📎 Choose a file');
    await choose.setInputFiles(file('cv.pdf', pdf()));
    await page.getByText('Your file did not arrive. Please choose it again.').waitFor();
    await page.context().setOffline(false);
    await choose.setInputFiles(file('cv.pdf', pdf()));
    await last(/Is everything right/);
    // The one that it replaced is gone with the next look of the night; here both are still there.
    expect((await stored()).map(({ kind }) => kind)).toContain('pdf');
  });
});

describe('the server', () => {
  const key = () => crypto.randomUUID();
  async function cookie(): Promise<string> {
    const [session] = await page.context().cookies();
    return `${session?.name}=${session?.value}`;
  }
  async function send(body: Uint8Array, headers: Record<string, string> = {}, name = 'cv.pdf', id: string = key()) {
    const own = { 'content-type': 'application/octet-stream', cookie: await cookie(), ...headers };
    const query = new URLSearchParams({ key: id, name });
    const answer = await fetch(`${web.url}/chat/file?${query}`, {
      method: 'POST',
      headers: own,
      body: new Uint8Array(body),
    });
    return answer.status;
  }

  it('takes files from pages of its own and of somebody with a session only', async () => {
    const before = await stored();
    expect(await send(pdf(), { cookie: '' })).toBe(401);
    expect(await send(pdf(), { 'sec-fetch-site': 'cross-site' })).toBe(403);
    // What a form of a foreign page can send without being asked.
    for (const type of ['multipart/form-data; boundary=x', 'text/plain', 'application/x-www-form-urlencoded'])
      expect(await send(pdf(), { 'content-type': type })).toBe(400);
    expect(await send(pdf(), {}, 'x'.repeat(301))).toBe(400);
    expect(await send(pdf(), {}, 'cv.pdf', 'no key!')).toBe(400);
    expect(await send(jpeg)).toBe(415);
    expect(await send(new Uint8Array())).toBe(415);
    expect(await stored()).toEqual(before);
  });

  it('takes five megabytes and stops reading at the byte after, whatever length was announced', async () => {
    expect(await send(pdf(FILE_MAX))).toBe(202);
    expect(await send(pdf(FILE_MAX + 1))).toBe(413);
    const session = await cookie();
    const piece = pdf(256 * 1024);
    let written = 0;
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(`${web.url}/chat/file?key=${key()}&name=cv.pdf`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', cookie: session, 'transfer-encoding': 'chunked' },
      });
      const more = () => {
        if (written > 20 * FILE_MAX) return call.end();
        written += piece.length;
        call.write(piece, (error) => (error ? undefined : more()));
      };
      call.on('response', (answer) => {
        resolve(answer.statusCode ?? 0);
        call.destroy();
      });
      call.on('error', reject);
      more();
    });
    expect(status).toBe(413);
    expect(written).toBeLessThan(20 * FILE_MAX);
  });

  it('stores what comes twice under one key once', async () => {
    const before = (await stored()).filter(({ size }) => size === pdf(777).length).length;
    const once = key();
    expect([await send(pdf(777), {}, 'cv.pdf', once), await send(pdf(777), {}, 'cv.pdf', once)]).toEqual([202, 202]);
    expect(before).toBe(0);
    expect((await stored()).filter(({ size }) => size === 777).length).toBeLessThanOrEqual(1);
    const [inputs] = await database.prisma.$queryRawUnsafe<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM inbox WHERE id LIKE '%${once}'`,
    );
    expect(inputs?.n).toBe(1);
  });
});

describe('the link of a coordinator', () => {
  it('opens a page with one button, and behind it the file is saved, never shown', async () => {
    const { prisma } = database;
    const query = new URLSearchParams({ key: crypto.randomUUID(), name: 'My CV.docx' });
    const headersOf = { 'content-type': 'application/octet-stream' };
    await page
      .context()
      .request.post(`${web.url}/chat/file?${query}`, { headers: headersOf, data: Buffer.from(docx()) });
    await web.command({ name: 'coordinator add', slack: 'U1', centre: 'Ghent', lead: false, personName: 'Sofie' });
    await prisma.$executeRawUnsafe(`UPDATE person SET centre_id = 'ghent' WHERE id IN (SELECT person_id FROM file)`);
    const [ids] = await prisma.$queryRawUnsafe<{ sofie: string; file: string }[]>(
      `SELECT (SELECT person_id FROM membership) AS sofie, (SELECT id FROM file WHERE kind = 'docx' ORDER BY at DESC LIMIT 1) AS file`,
    );
    const store = openStore(database, masterKey(testKey));
    const link = async (letter: string) => {
      const now = new Date().toISOString();
      const expiresAt = new Date(Date.now() + 600_000).toISOString();
      const token = letter.repeat(32);
      const wanted = { token, fileId: ids?.file ?? '', askedBy: ids?.sofie ?? '', now, expiresAt };
      expect(await store.addFileLink(wanted)).toBe(true);
      return `${web.url}/file/${token}`;
    };
    const phone = await openPage(browser, await link('a'), { viewport: { width: 320, height: 640 } });
    const download = phone.waitForEvent('download');
    await phone.getByRole('button', { name: '⬇ Download' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('My CV.docx');
    expect(new Uint8Array(await readFile(await saved.path()))).toEqual(docx());
    await phone.reload();
    await phone.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    expect(phone.faults).toEqual([]);
    await phone.context().close();

    const url = await link('b');
    expect((await fetch(url, { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    const { headers } = await fetch(url, { method: 'POST' });
    expect([...headers].filter(([name]) => /^(content-sec|cache|x-content|content-disp)/.test(name))).toEqual([
      ['cache-control', 'no-store'],
      ['content-disposition', `attachment; filename="My CV.docx"; filename*=UTF-8''My%20CV.docx`],
      ['content-security-policy', "default-src 'none'; sandbox"],
      ['x-content-type-options', 'nosniff'],
    ]);
  });
});
