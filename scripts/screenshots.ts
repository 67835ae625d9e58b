// Takes the pictures of the documents: starts a sandbox in a temporary folder, walks a talk in it, and writes docs/pictures/*.png.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as engine, type Page } from 'playwright-core';
import { runCommand } from '../src/cli/run.ts';
import type { Config } from '../src/config.ts';
import { startService } from '../src/start.ts';

const pictures = join(import.meta.dirname, '..', 'docs', 'pictures');
const LARGEST = 300_000;
const reader = { locale: 'en-GB', timezoneId: 'Europe/Brussels' };

const folder = mkdtempSync(join(tmpdir(), 'duo-pictures-'));
const config: Config = {
  databaseUrl: null,
  dataDir: folder,
  storeDir: join(folder, 'sandbox'),
  host: '127.0.0.1',
  port: 0,
  publicUrl: null,
  telegram: null,
  slack: false,
  encryptionKey: null,
  sandbox: true,
  logLevel: 'error',
};
const running = await startService(config, (words) => {
  throw new Error(words);
});
const browser = await engine.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args, '--no-sandbox'].filter((one) => one !== '--single-process' && one !== '--no-zygote'),
});
try {
  mkdirSync(pictures, { recursive: true });
  await takeSandbox(browser);
  await takePhone(browser);
} finally {
  await browser.close();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Both panes: a mentee at the languages, a mentor who has begun in Dutch. */
async function takeSandbox(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...reader });
  await page.goto(running.url);
  await walk(page, '#pane-mentor', [
    ['Welke taal', 'tap', 'Nederlands'],
    ['Vind je het goed', 'tap', '✅ Ja, dat is goed'],
    ['Waarom ben je hier', 'tap', '🤝 Ik wil mentor worden'],
    ['Geldt dit voor jou', 'tap', '✅ Ja'],
    ['voornaam', 'say', 'Bert'],
    ['welk jaar', 'say', '1962'],
    ['Welk centrum', 'wait', ''],
  ]);
  await walk(page, '#pane-mentee', [
    ['Which language', 'tap', 'English'],
    ['Do you agree', 'say', 'yes'],
    ['What brings you', 'tap', '🌱 I am looking for a job'],
    ['Does this fit', 'tap', '✅ Yes'],
    ['first name', 'say', 'Amina'],
    ['which year', 'say', 'I was born in 1999'],
    ['Which centre', 'tap', 'Ghent'],
    ['Which languages', 'tap', 'Arabic'],
    ['Which languages', 'tap', 'French'],
  ]);
  await page.locator('#pane-mentee [aria-pressed=true]').nth(1).waitFor();
  await save(page, 'sandbox');
}

/** Somebody on a phone, who came by an invitation: at the levels. */
async function takePhone(browser: Browser): Promise<void> {
  const invited = await runCommand({ name: 'invite', role: 'mentee', centre: 'Ghent' }, config);
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    ...reader,
  });
  const page = await context.newPage();
  await page.goto((invited.result as { web: string }).web);
  await page.getByRole('button', { name: 'Start' }).click();
  await walk(page, '#talk', [
    ['Which language', 'tap', 'English'],
    ['Do you agree', 'tap', '✅ Yes, I agree'],
    ['Does this fit', 'tap', '✅ Yes'],
    ['first name', 'say', 'Amina'],
    ['which year', 'say', '1999'],
    ['Which languages', 'say', 'Arabic and French'],
    ['Which languages', 'tap', '✅ Done'],
    ['How well do you speak Arabic', 'tap', 'C2 · mother tongue'],
    ['How well do you speak French', 'wait', ''],
  ]);
  await save(page, 'phone');
}

type Step = [question: string, does: 'tap' | 'say' | 'wait', what: string];

/** Waits for each question, then answers it. */
async function walk(page: Page, place: string, steps: readonly Step[]): Promise<void> {
  const pane = page.locator(place);
  for (const [question, does, what] of steps) {
    await pane.locator('.line').last().filter({ hasText: question }).waitFor();
    if (does === 'tap') await pane.getByRole('button', { name: what, exact: true }).click();
    if (does === 'say') {
      await pane.locator('textarea').fill(what);
      await pane.locator('textarea').press('Enter');
    }
  }
}

/** Takes the picture when nothing moves any more, and says how large it became. */
async function save(page: Page, name: string): Promise<void> {
  const path = join(pictures, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  console.log(`${path}: ${Math.round(size / 1000)} kB`);
  if (size > LARGEST) throw new Error(`${path} is larger than ${LARGEST} bytes`);
}
