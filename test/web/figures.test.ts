// The figures of a coordinator in a browser: a link that works once, their own centres and no other, charts with tables, and files that a spreadsheet takes for what they are.
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureOutput } from '../../src/app/figure-output.ts';
import { showFigures } from '../../src/app/show-figures.ts';
import { figureRoutes } from '../../src/channels/web/figure-routes.ts';
import { httpApp, type Listening, listen } from '../../src/http.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { figureRows } from '../support/figure-rows.ts';
import { silentLog } from '../support/log.ts';

const catalogue = openCatalogue();
let browser: Browser;
let story: DeskStory;
let served: Listening;
let url: string;
let tokens = 0;

beforeAll(async () => {
  browser = await openBrowser();
  const memory = memoryStore();
  story = await openDeskStory(memory);
  await story.coordinator('sofie', 'ghent', 'liege');
  await story.coordinator('tom', 'antwerp');
  // The figures of an invented programme; who asks, and for what, is real.
  const store = {
    ...memory,
    readFigures: async (centreIds: readonly string[] | null) => {
      const rows = figureRows(story.now());
      const own = (id: string) => centreIds === null || centreIds.includes(id);
      return {
        centres: rows.centres.filter(({ id }) => own(id)),
        people: rows.people.filter(({ centreId }) => own(centreId)),
        duos: rows.duos.filter(({ centreId }) => own(centreId)),
        answers: rows.answers.filter(({ duoId }) => own(duoId.replace(/-\d+$/, ''))),
      };
    },
  };
  const clock = { now: () => story.now() };
  const chance = { token: () => String(++tokens).padStart(32, 's') };
  const show = showFigures({ store, catalogue, clock });
  const app = httpApp({
    ...{ catalogue, log: silentLog(), chat: new Hono(), files: new Hono(), sheet: new Hono(), projector: new Hono() },
    ...{ sandbox: null, telegram: null, slack: null },
    figures: figureRoutes({ store, show, ...figureOutput, catalogue, clock, chance, secure: false }),
    ready: async () => ({ ready: true, checks: {} }),
  });
  served = await listen(app, { host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${served.port}`;
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** The link that a coordinator is sent, as a path. */
async function linked(who: string): Promise<string> {
  await story.press(who, 'home', 'figures');
  const text = story.screen(who).findLast(({ body }) => body.link)?.body.text ?? '';
  return new URL(text.split('\n').at(-1) ?? '').pathname;
}
/** The cookie of a browser that has used the link of somebody. */
async function entered(who: string): Promise<string> {
  const answer = await fetch(url + (await linked(who)), { method: 'POST', redirect: 'manual' });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('in the browser', () => {
  it('the link opens once; charts and tables are there, of one centre or of all, and a file can be taken along', async () => {
    const path = await linked('sofie');
    const page = await openPage(browser, url + path);
    await page.getByRole('button', { name: '📊 Show the figures' }).click();
    await page.getByRole('heading', { name: 'Figures: All my centres' }).waitFor();
    expect(await page.getByRole('img').count()).toBe(6);
    expect(await page.locator('.chart svg path').count()).toBeGreaterThan(20);
    // Each chart has its table, which opens; each part of the page has its own.
    expect(await page.locator('figure table').count()).toBe(6);
    expect(await page.locator('section > .wide table').count()).toBe(5);
    const heads = page.locator('section').first().locator('.wide thead th');
    expect(await heads.allTextContents()).toEqual(['Figure', 'All my centres', 'Ghent', '=Liège']);

    await page.getByLabel('Centre').selectOption('ghent');
    await page.getByRole('button', { name: '🔎 Show' }).click();
    await page.getByRole('heading', { name: 'Figures: Ghent' }).waitFor();
    const waits = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await waits).suggestedFilename()).toBe('figures-2025-12-2026-11.csv');

    const other = await openPage(browser, url + path);
    await other.getByRole('heading', { name: 'This link was used' }).waitFor();
    expect([page.faults, other.faults]).toEqual([[], []]);
  });
});

describe('the routes', () => {
  it('show a coordinator their own centres only, whatever they ask for', async () => {
    const get = async (path: string, cookie: string) => fetch(url + path, { headers: cookie ? { cookie } : {} });
    const [sofie, tom] = [await entered('sofie'), await entered('tom')];
    expect(await (await get('/figures', tom)).text()).not.toMatch(/Ghent|Liège/);
    for (const [path, cookie] of [
      ['/figures?centre=antwerp', sofie],
      ['/figures/file/csv?centre=antwerp', sofie],
      ['/figures?centre=ghent', tom],
      ['/figures/file/exe', sofie],
      ['/figures', ''],
      ['/figures/file/csv', 'duo_figures=x'],
    ] as const) {
      expect([path, (await get(path, cookie)).status]).toEqual([path, 404]);
    }
    const answer = await get('/figures?from=2026-11&until=2026-01', sofie);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('This period does not exist');
    // Whoever is of no team any more sees nothing at the next look.
    await story.hear('tom', { kind: 'reach', state: 'deactivated', reason: 'left the workspace' });
    expect((await get('/figures', tom)).status).toBe(404);
  });

  it('give the same figures as files; a name that looks like a formula is words, and what is hidden has no number', async () => {
    const cookie = await entered('sofie');
    const file = async (format: string) => {
      const answer = await fetch(`${url}/figures/file/${format}`, { headers: { cookie } });
      expect(answer.headers.get('content-disposition')).toContain(`.${format}"`);
      return new Uint8Array(await answer.arrayBuffer());
    };
    const csv = new TextDecoder().decode(await file('csv'));
    const lines = csv.trim().split('\r\n');
    expect(lines[0]).toMatch(/^from,until,group,figure,part,name,centre,numerator,denominator,value,hidden$/);
    expect(csv).toContain(",'=Liège,");
    expect(csv).not.toMatch(/(^|,)"?[=+@]/m);
    const gone = lines.filter((line) => line.endsWith(',yes'));
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.every((line) => line.endsWith(',,,,yes'))).toBe(true);
    const xlsx = await file('xlsx');
    expect(new TextDecoder().decode(xlsx.slice(0, 2))).toBe('PK');
  });
});
