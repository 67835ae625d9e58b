// One Chromium for a test file, and the whole service with its web pages inside the test, over a folder or a PostgreSQL of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as engine, type Page } from 'playwright-core';
import type { Answer, Command } from '../../src/app/command.ts';
import { runCommand } from '../../src/cli/run.ts';
import type { Config } from '../../src/config.ts';
import { type Own, startService, type TimeSource } from '../../src/start.ts';
import { PATIENCE_MS } from '../stand-ins/patience.ts';
import { layDump } from './prepared-store.ts';
import { newPostgres, testKey } from './stores.ts';

export { talkOn } from './talk-on.ts';

/** As the package starts it, but as a browser of people works: one person's end does not end all, and other sites are foreign. Nothing is painted in three dimensions: drawing by an invented graphics card took half of the processor's time. */
const args = [...chromium.args, '--no-sandbox', '--disable-gpu', '--disable-software-rasterizer'].filter(
  (one) =>
    !['--single-process', '--no-zygote', '--disable-web-security', '--enable-unsafe-swiftshader'].includes(one) &&
    !/^--(use-gl|use-angle|ignore-gpu)/.test(one),
);

/** Where the browser is, unpacked once for all runs: not in the folder of this one, which goes with it and may be in memory. */
async function unpacked(): Promise<string> {
  const { TMPDIR, PROGRAMS } = process.env;
  // The package knows no other way to be told where.
  if (PROGRAMS) process.env.TMPDIR = PROGRAMS;
  const path = chromium.executablePath();
  if (TMPDIR) process.env.TMPDIR = TMPDIR;
  return path;
}

/** Starts the browser. Where none can start, the tests that need it fail, and this says why in one line. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await engine.launch({
      executablePath: await unpacked(),
      args,
      timeout: 30_000,
    });
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    const words = `No browser can start on this computer, so that the tests of the web pages fail: ${why}`;
    console.error(words);
    // The stack of the start would only repeat it.
    throw Object.assign(new Error(words), { stack: words });
  }
}

/** A service with its pages; `command` is what an administrator runs beside it. */
export type Web = {
  readonly url: string;
  readonly config: Config;
  command: (command: Command) => Promise<Answer>;
  stop: () => Promise<void>;
  start: () => Promise<void>;
  close: () => Promise<void>;
};

/** Starts it: as the sandbox over a folder, or as the web chat over PostgreSQL. `time` is real unless a story must not depend on the hour at which it is tested. */
export async function startWeb(kind: 'sandbox' | 'chat', time?: TimeSource, own?: Own): Promise<Web> {
  const folder = mkdtempSync(join(tmpdir(), 'duo-web-'));
  const storeDir = join(folder, 'sandbox');
  if (kind === 'sandbox') layDump(storeDir);
  const config: Config = {
    databaseUrl: kind === 'chat' ? await newPostgres() : null,
    dataDir: folder,
    storeDir: kind === 'sandbox' ? storeDir : folder,
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    telegram: null,
    slack: null,
    encryptionKey: testKey,
    sandbox: kind === 'sandbox',
    logLevel: 'silent',
  };
  const begin = () =>
    startService(
      config,
      (words) => {
        throw new Error(words);
      },
      time,
      own,
    );
  let running = await begin();
  return {
    get url() {
      return running.url;
    },
    config,
    command: (command) => runCommand(command, config),
    stop: () => running.stop(),
    start: async () => {
      running = await begin();
    },
    close: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A page, with the faults that it had. */
export type OpenPage = Page & { faults: string[] };

/** A page of a person of their own: other cookies, and a language. A fault on the page is an entry of `faults`. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Uncaught/.test(message.text())) faults.push(message.text());
  });
  if (url) await page.goto(url);
  return Object.assign(page, { faults });
}

/** An invitation: its link, as it is at this service, and the secret in it. */
export type Invited = { id: string; url: string; token: string };

/** Makes one, as an administrator would. */
export async function invite(web: Web, role: 'mentee' | 'mentor' = 'mentee'): Promise<Invited> {
  const { result } = await web.command({ name: 'invite', role, centre: 'Ghent' });
  const made = result as { id: string; web: string };
  const { pathname, search, searchParams } = new URL(made.web);
  return { id: made.id, url: web.url + pathname + search, token: searchParams.get('invite') ?? '' };
}

/** A page of somebody who has pressed the button of an invitation. */
export async function joined(browser: Browser, web: Web, locale = 'en-GB'): Promise<OpenPage> {
  const page = await openPage(browser, '', { locale });
  const { token } = await invite(web);
  await page.context().request.post(`${web.url}/chat/join`, {
    form: { invite: token },
    headers: { 'accept-language': locale },
    maxRedirects: 0,
  });
  await page.goto(`${web.url}/chat`);
  return page;
}

/** Collects in `heard` what a screen reader is told of the log while it is live. Runs on the page. */
export const listenToLog = `
  heard = [];
  log = document.querySelector('[role=log]');
  new MutationObserver((changes) => {
    if (log.getAttribute('aria-live') !== 'polite') return;
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node.matches?.('.line')) heard.push(node.querySelector('.line__text').textContent);
  }).observe(log, { childList: true, subtree: true });
  0`;
