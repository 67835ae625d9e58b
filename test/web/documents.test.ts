// A file that is handed out in the web chat: a link below its words, which works for the session that it was said to and for no other.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite, joined, type OpenPage, openBrowser, startWeb, talkOn, type Web } from '../support/browser.ts';
import { documentCatalogue, takeDocumentTurn } from '../support/document-talk.ts';

let browser: Browser;
let web: Web;
let page: OpenPage;

beforeAll(async () => {
  browser = await openBrowser();
  web = await startWeb('chat', undefined, { turn: takeDocumentTurn, catalogue: documentCatalogue });
  page = await joined(browser, web);
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
});

/** The cookie of somebody who has joined by an invitation of their own. */
async function somebodyElse(): Promise<string> {
  const { token } = await invite(web);
  const body = new URLSearchParams({ invite: token });
  const answer = await fetch(`${web.url}/chat/join`, { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

describe('a file that is handed out', () => {
  it('is a link with its name, also when the page is read again, and is saved as it is', async () => {
    const { last } = talkOn(page, '#talk');
    await page.getByRole('textbox').fill('meeting');
    await page.keyboard.press('Enter');
    await last(/Here is your file/);
    await page.getByRole('link', { name: 'meeting.ics' }).waitFor();
    await page.reload();
    const link = page.getByRole('link', { name: 'meeting.ics' });
    const box = await link.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(24);
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('meeting.ics');
    expect(page.faults).toEqual([]);
  });

  it('comes as an attachment of its type, to the session that it was said to and to nobody else', async () => {
    const href = await page.getByRole('link', { name: 'meeting.ics' }).getAttribute('href');
    const [session] = await page.context().cookies();
    const get = (cookie: string) => fetch(`${web.url}${href}`, { headers: { cookie } });
    const own = await get(`${session?.name}=${session?.value}`);
    expect(own.status).toBe(200);
    expect(Object.fromEntries(own.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': `attachment; filename="meeting.ics"; filename*=UTF-8''meeting.ics`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(await own.text()).toContain('UID:duo-1/first-meeting@duo');
    const other = await somebodyElse();
    // They are somebody: what they get is that this line is none of theirs.
    expect((await fetch(`${web.url}/chat/talk`, { headers: { cookie: other } })).status).toBe(200);
    expect((await get(other)).status).toBe(404);
    expect((await get('')).status).toBe(401);
    const without = await fetch(`${web.url}/chat/document`, { headers: { cookie: other } });
    expect(without.status).toBe(404);
  });
});
