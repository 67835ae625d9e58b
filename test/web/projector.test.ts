// A matching session on a projector: a link that works once, a page that changes by itself when a coordinator acts, and nothing on it that is not for the room.
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageSession } from '../../src/app/page-port.ts';
import { showSession } from '../../src/app/show-session.ts';
import { projectorRoutes } from '../../src/channels/web/projector-routes.ts';
import { openScreens } from '../../src/channels/web/screens.ts';
import { httpApp, type Listening, listen } from '../../src/http.ts';
import { firstCentres } from '../../src/programme/centres.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { silentLog } from '../support/log.ts';

const catalogue = openCatalogue();
const screens = openScreens();
let browser: Browser;
let story: DeskStory;
let served: Listening;
let url: string;
let sessionId: string;
let tokens = 0;

beforeAll(async () => {
  browser = await openBrowser();
  const store = memoryStore();
  story = await openDeskStory(store, undefined, screens.changed);
  await story.coordinator('sofie', 'ghent');
  for (const who of ['ana', 'bea']) await story.person(who, { role: 'mentee', stage: 'pool' });
  for (const who of ['carl', 'dirk']) await story.person(who, { role: 'mentor', stage: 'pool' });
  await story.press('sofie', 'matching', 'match-open');
  sessionId = (await story.desk('sofie')).matchSessions[0]?.id ?? '';
  const clock = { now: () => story.now() };
  const chance = { token: () => String(++tokens).padStart(32, 's') };
  const show = showSession({ store, catalogue, clock, centres: async () => firstCentres });
  const own = { store, show, screens, catalogue, clock, chance, secure: false };
  const app = httpApp({
    ...{ catalogue, log: silentLog(), chat: new Hono(), files: new Hono(), sheet: new Hono(), figures: new Hono() },
    ...{ sandbox: null, telegram: null, slack: null, projector: projectorRoutes(own) },
    ready: async () => ({ ready: true, checks: {} }),
  });
  served = await listen(app, { host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${served.port}`;
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** The link that Sofie is sent, as a path. */
async function linked(): Promise<string> {
  await story.press('sofie', `match/${sessionId}/1`, 'match-screen');
  const text = story.screen('sofie').findLast(({ body }) => body.link)?.body.text ?? '';
  return new URL(text.split('\n').at(-1) ?? '').pathname;
}
const used = (path: string, cookie = '') =>
  fetch(url + path, { method: 'POST', redirect: 'manual', headers: cookie ? { cookie } : {} });
const cookieOf = (answer: Response) => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

describe('on the wall', () => {
  it('the page opens once, follows what is decided, and ends with the access of whoever opened it', async () => {
    const path = await linked();
    const page = await openPage(browser, url + path);
    await page.getByRole('button', { name: '📽 Show the session' }).click();
    await page.getByRole('heading', { name: 'Matching: Ghent' }).waitFor();
    await page.getByText('🟢 Live').waitFor();
    const rows = page.locator('.row');
    expect(await rows.count()).toBe(2);
    expect(await page.locator('.row--proposed').count()).toBe(2);

    await story.press('sofie', `match/${sessionId}/1`, 'match-confirm');
    await page.locator('.row--confirmed').waitFor();
    expect(await rows.count()).toBe(2);

    const other = await openPage(browser, url + path);
    await other.getByRole('heading', { name: 'This link was used' }).waitFor();

    await story.hear('sofie', { kind: 'reach', state: 'deactivated', reason: 'left the workspace' });
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    expect([page.faults, other.faults]).toEqual([[], []]);
    await story.hear('sofie', { kind: 'reach', state: 'active', reason: 'is back' });
  });
});

describe('the page', () => {
  it('is whole without scripts, and holds first names, shares and reasons; no note and no answer', async () => {
    await story.press('sofie', `match/${sessionId}/1`, 'match-minute', {
      about: sessionId,
      fields: { note: 'Notemark' },
    });
    const cookie = cookieOf(await used(await linked()));
    const answer = await fetch(`${url}/projector`, { headers: { cookie } });
    const html = await answer.text();
    for (const word of ['Ana', 'Bea', 'Carl', 'Dirk', 'confirmed', 'proposed', ' %', '<noscript>'])
      expect(html).toContain(word);
    for (const word of ['Notemark', 'I like it', 'a job', '1999', 'story', story.id('ana')])
      expect(html).not.toContain(word);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is nothing for whoever is of another centre, of no team, or no coordinator any more', async () => {
    const page = { kind: 'match', objectId: sessionId, language: 'en' };
    const sofie = {
      id: story.id('sofie'),
      role: 'coordinator',
      memberships: [{ centreId: 'ghent', lead: false }],
    } as const;
    const shownTo = (askedBy: PageSession['askedBy'], kind = 'match') =>
      showSession({
        store: { pageSession: async () => ({ ...page, kind, askedBy }), readDesk: story.store.readDesk },
        ...{ catalogue, clock: { now: () => story.now() }, centres: async () => firstCentres },
      })('secret');
    const memberships = [...sofie.memberships];
    expect((await shownTo({ ...sofie, memberships }))?.title).toBe('Matching: Ghent');
    expect(await shownTo({ ...sofie, memberships: [{ centreId: 'paris', lead: true }] })).toBeNull();
    expect(await shownTo({ ...sofie, memberships: [] })).toBeNull();
    expect(await shownTo({ ...sofie, role: 'mentor', memberships })).toBeNull();
    expect(await shownTo({ ...sofie, id: story.id('ana'), memberships })).toBeNull();
    expect(await shownTo({ ...sofie, memberships }, 'other')).toBeNull();
  });

  it('is given to one browser: a second press of the button gets no session, and no cookie gets nothing', async () => {
    const path = await linked();
    const first = await used(path);
    expect([first.status, first.headers.get('location')]).toEqual([303, '/projector']);
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/);
    const second = await used(path);
    expect([second.status, second.headers.get('set-cookie')]).toEqual([200, null]);
    expect(await second.text()).toContain('This link was used');
    for (const where of ['/projector', '/projector/events', `/projector/${'x'.repeat(32)}`, '/projector/x']) {
      expect([where, (await fetch(url + where)).status]).toEqual([where, 404]);
    }
    const foreign = { cookie: cookieOf(first), 'sec-fetch-site': 'cross-site' };
    expect((await fetch(url + (await linked()), { method: 'POST', headers: foreign })).status).toBe(403);
  });

  it('waits a quarter of an hour to be opened, and lasts four hours', async () => {
    const late = await linked();
    const open = cookieOf(await used(await linked()));
    await story.wait(15 * 60_000);
    expect((await fetch(url + late)).status).toBe(404);
    expect((await used(late)).status).toBe(404);
    const status = async () => (await fetch(`${url}/projector`, { headers: { cookie: open } })).status;
    await story.wait(3.7 * 3_600_000);
    expect(await status()).toBe(200);
    await story.wait(0.1 * 3_600_000);
    expect(await status()).toBe(404);
  });

  it('shows who was invited when the session is over', async () => {
    const cookie = cookieOf(await used(await linked()));
    await story.press('sofie', `match/${sessionId}/1`, 'match-send');
    const html = await (await fetch(`${url}/projector`, { headers: { cookie } })).text();
    expect(html).toContain('This session is over. These pairs were invited:');
    expect(html.match(/class="row /g)).toHaveLength(1);
    expect(html).toContain('row--sent');
  });
});
