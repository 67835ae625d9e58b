// The web chat of a person who was invited: the way in, the talk through bad networks and closed browsers, and that it is usable by everybody.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openPostgres } from '../../src/store/client.ts';
import { invite, joined, listenToLog, openBrowser, openPage, startWeb, talkOn, type Web } from '../support/browser.ts';

let browser: Browser;
let web: Web;
let database: Database;

beforeAll(async () => {
  browser = await openBrowser();
  web = await startWeb('chat');
  database = openPostgres(web.config.databaseUrl ?? '', 1);
});
afterAll(async () => {
  await browser?.close();
  await database?.close();
  await web?.close();
});

const talk = (page: Page) => talkOn(page, '#talk');
const say = (page: Page, text: string, key: string = crypto.randomUUID()) =>
  page.context().request.post(`${web.url}/chat/say`, { data: { key, text } });
/** What the voice of the browser was given and has not been told to forget. A browser without a screen has no voice of its own. */
type Heard = { text: string; lang: string }[];
const recordVoice = `
  heard = [];
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      speak: (one) => heard.push({ text: one.text, lang: one.lang, onend: () => one.onend?.() }),
      cancel: () => heard.splice(0),
    },
  });`;
const rows = <Row>(sql: string) => database.prisma.$queryRawUnsafe<Row[]>(sql);

describe('the way in', () => {
  it('shows somebody without an invitation what this is, and nothing to write in', async () => {
    const page = await openPage(browser, `${web.url}/chat`, { locale: 'nl-BE' });
    await page.getByRole('heading', { name: 'DUO for a JOB' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
    expect(await page.locator('textarea, button, form, script').count()).toBe(0);
    await page.context().close();
  });

  it('takes the link, however often it is only looked at, and knows role and centre of the invitation', async () => {
    const { url } = await invite(web, 'mentor');
    for (let look = 0; look < 3; look++) expect((await fetch(url)).status).toBe(200);
    const page = await openPage(browser, url);
    await page.getByRole('button', { name: 'Start' }).click();
    const { last, tap, say: type, texts } = talk(page);
    await last(/Which language do you want/);
    const [cookie, ...more] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'duo_session', httpOnly: true, sameSite: 'Lax', path: '/chat' });
    expect(more).toEqual([]);
    expect(page.url(), 'no secret stays in the address').toBe(`${web.url}/chat`);
    await tap('English');
    await last(/Do you agree/);
    await tap('✅ Yes, I agree');
    await last(/Does this fit you/);
    expect((await texts()).at(-2)).toBe('bot: Welcome! The centre of Ghent invites you to become a mentor.');
    await tap('✅ Yes');
    await type('Bert');
    await type('1962');
    await last(/Which languages do you speak/);
    expect((await texts()).filter((text) => /What brings you here|Which centre/.test(text))).toEqual([]);
    await page.context().close();
  });

  it('opens once only', async () => {
    const { url, token } = await invite(web);
    const form = new URLSearchParams({ invite: token });
    const first = await fetch(`${web.url}/chat/join`, { method: 'POST', body: form, redirect: 'manual' });
    expect(first.status).toBe(303);
    const late = await openPage(browser, url);
    await late.getByRole('button', { name: 'Start' }).click();
    await late.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    expect(await late.context().cookies()).toEqual([]);
    await late.context().close();
  });

  it('refuses a revoked link, and one that never was', async () => {
    const { id, url } = await invite(web);
    await web.command({ name: 'invite revoke', id });
    const page = await openPage(browser, url);
    for (const address of [url, `${web.url}/chat?invite=${'x'.repeat(32)}`]) {
      await page.goto(address);
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    }
    await page.context().close();
  });

  it('lets exactly one in when two press the button at the same moment', async () => {
    const { url } = await invite(web);
    const pages = await Promise.all([1, 2].map(() => openPage(browser, url)));
    await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Start' }).click()));
    await Promise.all(pages.map((page) => page.locator('#talk .line, h1:has-text("does not work")').first().waitFor()));
    const inside = await Promise.all(pages.map((page) => page.locator('#talk').count()));
    expect(inside.toSorted()).toEqual([0, 1]);
    await Promise.all(pages.map((page) => page.context().close()));
  });
});

describe('a talk that nobody looks at, or that breaks off', () => {
  it('keeps what is said for the next look, and its question can then be answered', async () => {
    const page = await joined(browser, web);
    const { last, tap, chosen, pane } = talk(page);
    await last(/Which language do you want/);
    await page.goto('about:blank');
    const key = crypto.randomUUID();
    await say(page, 'English', key);
    const mine = `(SELECT address_id FROM inbox WHERE id LIKE '%${key}')`;
    const waiting = `SELECT count(*)::int AS n FROM outbox WHERE state = 'waiting' AND address_id = ${mine}`;
    await expect.poll(async () => (await rows<{ n: number }>(waiting))[0]?.n).toBe(2);
    await page.goto(`${web.url}/chat`);
    await last(/Do you agree/);
    expect((await rows<{ n: number }>(waiting))[0]?.n).toBe(0);
    await tap('✅ Yes, I agree');
    await last(/Does this fit you/);
    expect(await chosen(/Do you agree/)).toEqual(['✅ Yes, I agree']);
    expect(await pane.locator('.choices').count()).toBe(1);
    await page.context().close();
  });

  it('misses nothing and doubles nothing when the network goes away and comes back', async () => {
    const page = await joined(browser, web);
    const { last, tap, say: type, texts, lines } = talk(page);
    await last(/Which language do you want/);
    await tap('English');
    await last(/Do you agree/);
    await page.context().setOffline(true);
    await type('yes');
    await lines.last().getByText('Not sent yet. We try again.').waitFor();
    await page.context().setOffline(false);
    await last(/Does this fit you/);
    const shown = await texts();
    expect(shown.filter((text) => text === 'person: yes')).toHaveLength(1);
    expect(shown.filter((text) => /Does this fit you/.test(text))).toHaveLength(1);
    await page.reload();
    await last(/Does this fit you/);
    expect(await texts()).toEqual(shown);
    await page.context().close();
  });

  it('reads again what was said while its stream was cut', async () => {
    const page = await joined(browser, web);
    const { last, tap, texts } = talk(page);
    await last(/Which language do you want/);
    await tap('English');
    await last(/Do you agree/);
    // The service goes away and comes back at the same address, as in an update.
    const { port } = new URL(web.url);
    await web.stop();
    Object.assign(web.config, { port: Number(port) });
    await web.start();
    await say(page, 'yes');
    await last(/Does this fit you/);
    const shown = await texts();
    expect(shown.slice(-3).map((text) => text.slice(0, 16))).toEqual([
      'person: yes',
      'bot: Welcome! Th',
      'bot: The program',
    ]);
    await page.reload();
    await last(/Does this fit you/);
    expect(await texts()).toEqual(shown);
    await page.context().close();
  });

  it('stores what is sent twice under one key once', async () => {
    const page = await joined(browser, web);
    const { last, texts } = talk(page);
    await last(/Which language do you want/);
    const key = crypto.randomUUID();
    expect((await say(page, 'English', key)).status()).toBe(202);
    expect((await say(page, 'English', key)).status()).toBe(202);
    await last(/Do you agree/);
    expect((await texts()).map((text) => text.slice(0, 16))).toEqual([
      'bot: Hello! Whic',
      'person: English',
      'bot: I am the as',
      'bot: Do you agre',
    ]);
    const [stored] = await rows<{ n: number }>(`SELECT count(*)::int AS n FROM inbox WHERE id LIKE '%${key}'`);
    expect(stored?.n).toBe(1);
    await page.context().close();
  });
});

describe('what a person writes', () => {
  it('is refused in their language when it is too long, and is not lost', async () => {
    const page = await joined(browser, web);
    const { last, tap, pane } = talk(page);
    await last(/Which language do you want/);
    await tap('Français');
    await last(/Êtes-vous d’accord/);
    const answer = await say(page, 'x'.repeat(20_001));
    expect(answer.status()).toBe(400);
    const words = 'Ce texte est trop long. Envoyez-le en plusieurs parties, s’il vous plaît.';
    expect(await answer.json()).toEqual({ message: words });
    await pane.locator('textarea').fill('y'.repeat(20_001));
    await page.keyboard.press('Enter');
    await pane.getByRole('status').filter({ hasText: words }).waitFor();
    expect(await pane.locator('textarea').inputValue()).toHaveLength(20_001);
    await page.context().close();
  });

  it('shows as text, whatever it looks like', async () => {
    const page = await joined(browser, web);
    const { last, tap, say: type, hears, lines } = talk(page);
    await last(/Which language do you want/);
    await tap('English');
    await last(/Do you agree/);
    const nasty =
      '<img src=x onerror="document.title=1"><script>document.title=1</script>\n{{name}} https://example.org/a?b=c';
    await type(nasty);
    await hears(/I did not understand/);
    const shown = lines.and(page.locator('.line--person')).locator('.line__text');
    for (const look of ['live', 'read again']) {
      if (look === 'read again') await page.reload();
      await last(/Do you agree/);
      expect(await shown.textContent(), look).toBe(nasty);
      expect(await shown.locator('img, script').count(), look).toBe(0);
      expect(await shown.locator('a').getAttribute('rel'), look).toBe('noopener noreferrer');
    }
    expect(await page.title()).toBe('DUO assistant');
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

describe('somebody without a mouse, or without eyes for the screen', () => {
  it('answers with Tab, Space and Enter alone, and the focus goes on with the talk', async () => {
    const page = await joined(browser, web);
    const { last, asked } = talk(page);
    await last(/Which language do you want/);
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    const tabTo = async (label: string) => {
      for (let step = 0; step < 20 && (await focused()) !== label; step++) await page.keyboard.press('Tab');
      expect(await focused()).toBe(label);
    };
    await tabTo('English');
    await page.keyboard.press('Enter');
    await last(/Do you agree/);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('✅ Yes, I agree');
    await page.keyboard.press('Space');
    await last(/Does this fit you/);
    expect(await asked.getByRole('group', { name: /Does this fit you/ }).count()).toBe(1);
    await page.getByRole('textbox', { name: 'Write a message' }).focus();
    await page.keyboard.type('yes');
    await page.keyboard.press('Enter');
    await last(/What is your first name/);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    await page.context().close();
  });

  it('hears every new line once, and nothing that is old', async () => {
    const page = await joined(browser, web);
    const { last, tap, say: type, texts } = talk(page);
    await last(/Which language do you want/);
    const log = page.getByRole('log', { name: 'Messages' });
    await log.and(page.locator('[aria-live=polite]')).waitFor();
    await page.evaluate(listenToLog);
    const before = await texts();
    await tap('English');
    await last(/Do you agree/);
    await type('yes');
    await last(/Does this fit you/);
    const heard = await page.evaluate('heard');
    const after = (await texts()).slice(before.length).map((text) => text.replace(/^(bot|person): /, ''));
    expect(heard).toEqual(after);
    await page.context().close();
  });

  it('has a message read aloud in their language, with the answers and without the signs, and stops it', async () => {
    const page = await joined(browser, web, 'fr-BE');
    await page.addInitScript(recordVoice);
    await page.reload();
    const { last, tap, lines, asked } = talk(page);
    await last(/Dans quelle langue/);
    await tap('Français');
    await last(/Êtes-vous d’accord/);
    const read = asked.getByRole('button', { name: 'Lire à voix haute' });
    const box = await read.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), 'large enough for a thumb').toBeGreaterThanOrEqual(44);
    await read.focus();
    await page.keyboard.press('Enter');
    await asked.getByRole('button', { name: 'Arrêter la lecture' }).waitFor();
    const heard = await page.evaluate<Heard>('heard');
    const text = (await asked.locator('.line__text').textContent()) ?? '';
    const labels = await asked.locator('.choice').allTextContents();
    expect(labels[0]).toBe('✅ Oui, je suis d’accord');
    expect(heard.map(({ text }) => text)).toEqual([
      ...text
        .split('\n')
        .map((part) => part.replace(/\s+/g, ' '))
        .filter((part) => part !== ''),
      'Vous pouvez répondre',
      ...labels.map((label) => label.replace(/^\P{L}+/u, '')),
    ]);
    expect(new Set(heard.map(({ lang }) => lang))).toEqual(new Set(['fr']));
    await page.keyboard.press('Enter');
    await read.waitFor();
    expect(await page.evaluate<Heard>('heard'), 'what was stopped is silent').toEqual([]);
    await page.keyboard.press('Enter');
    await page.evaluate('for (const one of heard.splice(0)) one.onend()');
    await read.waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect((await page.evaluate<Heard>('heard'))[0]?.text, 'the message above').toMatch(/^Je suis l’assistant/);
    expect(await lines.and(page.locator('.line--person')).locator('.aloud').count()).toBe(0);
    expect(await page.locator('.aloud[tabindex="0"]').count(), 'one stop for Tab in the whole talk').toBe(1);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  it('sees no such button where the browser has no voice', async () => {
    const page = await joined(browser, web);
    await page.addInitScript('delete window.speechSynthesis; delete Window.prototype.speechSynthesis');
    await page.reload();
    await talk(page).last(/Which language do you want/);
    expect(await page.locator('.aloud').count()).toBe(0);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  it('is told the language and the direction of everything', async () => {
    const page = await joined(browser, web, 'fr-BE');
    const { last, tap, say: type, pane, lines } = talk(page);
    await last(/Dans quelle langue/);
    expect(await page.locator('html').evaluate((html) => [html.lang, html.dir])).toEqual(['fr', 'ltr']);
    await tap('Nederlands');
    await pane.and(page.locator('[lang=nl][dir=ltr]')).waitFor();
    await page.getByRole('log', { name: 'Berichten' }).waitFor();
    await type('مرحبا');
    const words = lines.and(page.locator('.line--person')).locator('.line__text');
    await words.waitFor();
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.line--person .line__text')).direction`)).toBe(
      'rtl',
    );
    await page.reload();
    await last(/Vind je het goed/);
    expect(await page.locator('html').getAttribute('lang')).toBe('nl');
    await page.context().close();
  });
});
