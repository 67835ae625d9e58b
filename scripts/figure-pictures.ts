// The page of figures for the pictures of the documents: an invented programme, served by our own routes without a database.
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { figureOutput } from '../src/app/figure-output.ts';
import { showFigures } from '../src/app/show-figures.ts';
import { figureRoutes } from '../src/channels/web/figure-routes.ts';
import { httpApp, listen } from '../src/http.ts';
import { openCatalogue } from '../src/speech/catalogue.ts';
import { figureRows } from '../test/support/figure-rows.ts';
import { silentLog } from '../test/support/log.ts';

const now = '2026-11-22T12:00:00.000Z';
const token = 'f'.repeat(32);
const catalogue = openCatalogue();
const clock = { now: () => now };

/** Takes the page on a wide screen and on a telephone. */
export async function takeFigures(
  browser: Browser,
  save: (page: Page, name: string) => Promise<void>,
  reader: Parameters<Browser['newPage']>[0],
): Promise<void> {
  const memberships = ['ghent', 'antwerp', 'liege'].map((centreId) => ({ centreId, lead: false }));
  const store = {
    findPageLink: async () => 'open' as const,
    usePageLink: async () => true,
    pageSession: async () => ({
      ...{ kind: 'figures', objectId: 'figures', language: 'en' },
      askedBy: { id: 'sofie', role: 'coordinator' as const, memberships },
    }),
    readFigures: async () => {
      const rows = figureRows(now);
      // The name that looks like a formula is for the tests.
      return { ...rows, centres: rows.centres.map((one) => ({ ...one, name: one.name.replace('=', '') })) };
    },
  };
  const show = showFigures({ store, catalogue, clock });
  const none = { chat: new Hono(), files: new Hono(), sheet: new Hono(), projector: new Hono() };
  const app = httpApp({
    ...{ catalogue, log: silentLog(), ...none, sandbox: null, telegram: null, slack: null },
    figures: figureRoutes({
      store,
      show,
      ...figureOutput,
      catalogue,
      clock,
      chance: { token: () => token },
      secure: false,
    }),
    ready: async () => ({ ready: true, checks: {} }),
  });
  const served = await listen(app, { host: '127.0.0.1', port: 0 });
  try {
    for (const [name, viewport] of [
      ['figures', { width: 1200, height: 1500 }],
      ['figures-phone', { width: 390, height: 1200 }],
    ] as const) {
      const page = await browser.newPage({ ...reader, viewport });
      await page.goto(`http://127.0.0.1:${served.port}/figures/${token}`);
      await page.getByRole('button').click();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await save(page, name);
      await page.close();
    }
  } finally {
    await served.close();
  }
}
