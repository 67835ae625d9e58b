// Takes the pictures of the documents: starts a sandbox in a temporary folder, walks the whole programme in it, and writes docs/pictures/*.png. Run it with `node scripts/run.mjs scripts/screenshots.ts`.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as engine, type Locator, type Page } from 'playwright-core';
import { runCommand } from '../src/cli/run.ts';
import type { Config } from '../src/config.ts';
import { startService } from '../src/start.ts';
import * as walk from '../test/support/web-thread.ts';
import { takeFigures } from './figure-pictures.ts';

const pictures = join(import.meta.dirname, '..', 'docs', 'pictures');
const LARGEST = 300_000;
const narrow = { width: 390, height: 844 };
const wide = { width: 1440, height: 900 };
/** High enough for the whole of what is taken, with nothing scrolled. */
const tall = { width: 1440, height: 3400 };
const reader = { locale: 'en-GB', timezoneId: 'Europe/Brussels', reducedMotion: 'reduce' } as const;

const folder = mkdtempSync(join(tmpdir(), 'duo-pictures-'));
const config: Config = {
  databaseUrl: null,
  dataDir: folder,
  storeDir: join(folder, 'sandbox'),
  host: '127.0.0.1',
  port: 0,
  publicUrl: null,
  telegram: null,
  slack: null,
  encryptionKey: null,
  sandbox: true,
  logLevel: 'error',
};
const fatal = (words: string) => {
  throw new Error(words);
};
// Each run shows the same days.
const running = await startService(config, fatal, walk.thatMonday());
const browser = await engine.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args, '--no-sandbox'].filter((one) => one !== '--single-process' && one !== '--no-zygote'),
});
try {
  mkdirSync(pictures, { recursive: true });
  const invited = await runCommand({ name: 'invite', role: 'mentee', centre: 'Ghent' }, config);
  const { web } = invited.result as { web: string };
  await takeInvitation(browser, web);
  await takePhone(browser, web);
  await takeFigures(browser, save, reader);
  await takeThread(browser);
} finally {
  await browser.close();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The questionnaire on a telephone, a coordinator's day and somebody's card before the talk; the board that says who fits, the
 * three panes while both decide, and half a year later what both answered.
 */
async function takeThread(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: wide, ...reader });
  await page.goto(running.url);
  const panes = walk.panesOf(page);
  await walk.menteeBegins(panes);
  await walk.mentorBegins(panes);
  await walk.sessionMade(panes);
  await walk.seatsTaken(panes);
  await walk.bothCame(panes);
  await walk.bothGoOn(panes);
  await panes.mentee.hearsText('interview', 'situation');
  await takeQuestionnaire(page, panes);
  await walk.menteeInterview(panes);
  await walk.mentorInterview(panes);
  await walk.timesOpened(panes);
  await walk.timesTaken(panes);
  const fold = panes.desk.getByRole('button', { expanded: true });
  await resize(page, tall);
  await fold.click();
  await save(page, 'card', panes.card('Amina (mentee)').locator('.line__bubble'));
  await panes.desk.getByRole('button', { expanded: false }).click();
  await resize(page, wide);
  await walk.sessionMade(panes, '2026-01-14');
  await walk.dayOfTalks(panes);
  await resize(page, tall);
  await save(page, 'home', panes.desk);
  await resize(page, wide);
  await walk.accepted(panes);
  await walk.boardOpened(panes);
  await resize(page, tall);
  await save(page, 'matching', panes.desk);
  await resize(page, wide);

  await walk.proposed(panes);
  await walk.proposalOpened(panes);
  await toEnd(page, '#pane-mentee', '#pane-mentor');
  await save(page, 'sandbox');

  await walk.bothSaidYes(panes);
  await walk.agreementRead(panes);
  await walk.agreementSigned(panes);
  await walk.aWeekLater(panes);
  await walk.checkedIn(panes);
  await walk.caseSolved(panes);
  await walk.monthsLater(panes, 6);
  await walk.lastWeek(panes);
  await walk.evaluated(panes);
  // High enough for the whole card, with nothing above it.
  await resize(page, { width: 1440, height: 2900 });
  await fold.click();
  await walk.readSideBySide(panes);
  await save(page, 'evaluation', panes.card('Amina + Bert').locator('.line__bubble').last());
}

/** The questionnaire in the pane of the mentee, as wide as a telephone. */
async function takeQuestionnaire(page: Page, { mentee }: walk.Panes): Promise<void> {
  await resize(page, { ...narrow, height: 1000 });
  await page.getByRole('tab', { name: 'A mentee' }).click();
  await toEnd(page, '#pane-mentee');
  await save(page, 'questionnaire', mentee.pane);
  await resize(page, wide);
}

/** What came in the last seconds is read from its beginning; a picture shows the end of a talk, where the buttons are. */
async function toEnd(page: Page, ...places: string[]): Promise<void> {
  await page.evaluate(
    `for (const place of ${JSON.stringify(places)}) { const log = document.querySelector(place + ' [role=log]'); log.scrollTop = log.scrollHeight; }`,
  );
}

/** Another size of the window; the page follows a moment later. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.locator(`html[style*="--height: ${size.height}px"]`).waitFor();
}

/** The sheet of an invitation, as it is printed. */
async function takeInvitation(browser: Browser, web: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 800, height: 900 }, ...reader });
  const { origin, searchParams } = new URL(web);
  await page.goto(`${origin}/sheet/${searchParams.get('invite')}?language=en`);
  await save(page, 'invitation', page.locator('.sheet'));
}

/** Somebody on a phone, who came by an invitation: at the levels. */
async function takePhone(browser: Browser, web: string): Promise<void> {
  const page = await browser.newPage({ viewport: narrow, isMobile: true, hasTouch: true, ...reader });
  await page.goto(web);
  await page.getByRole('button', { name: 'Start' }).click();
  const mentee = walk.talker(page, '#talk', 'en');
  await mentee.answers([
    ['language.language', { taps: 'en' }],
    ['onboarding.consent', { taps: 'yes' }],
    ['onboarding.fits-mentee', { taps: 'yes' }],
    ['onboarding.first-name', { say: 'Nadia' }],
    ['onboarding.born', { say: '1999' }],
    ['onboarding.languages', { taps: ['ar', 'fr'] }],
    ['onboarding.levels', { taps: 'C2' }],
  ]);
  await mentee.last(/How well do you speak French/);
  await save(page, 'phone');
  // On the overview of the coordinator this is a new profile.
  await mentee.answers([
    ['onboarding.levels', { taps: 'B1' }],
    ['onboarding.heard', { taps: 'friend' }],
    ['onboarding.summary', { taps: 'confirm' }],
  ]);
  await mentee.hears(/Your profile is complete/);
  await page.close();
}

/** Takes the picture, of a part where one is given, when nothing moves any more, and says how large it became. */
async function save(page: Page, name: string, part: Page | Locator = page): Promise<void> {
  const path = join(pictures, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.evaluate('document.activeElement.blur()');
  await part.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  console.log(`${path}: ${Math.round(size / 1000)} kB`);
  if (size > LARGEST) throw new Error(`${path} is larger than ${LARGEST} bytes`);
}
