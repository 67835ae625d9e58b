// The clock of the sandbox: it moves, and what was due on the way has happened; it survives a restart; everything can begin again.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, openPage, startWeb, talkOn, type Web } from '../support/browser.ts';

const DAY_MS = 86_400_000;
let browser: Browser;
let web: Web;

beforeAll(async () => {
  browser = await openBrowser();
  web = await startWeb('sandbox');
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
});
beforeEach(() => post('reset', {}));

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${web.url}/sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as Record<string, unknown>;
}
async function get<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(`${web.url}/sandbox/${path}`)).json()) as Answer;
}
const now = async () => Date.parse((await get<{ now: string }>('state')).now);

type Said = { from: string; text: string; at: string };
const reminders = async () =>
  (await get<{ lines: Said[] }>('mentee/talk')).lines.filter(({ text }) => /not finished yet/.test(text));

/** A mentee who stops after the choice of a centre. Answers are taken in their order, however fast they come. */
async function stopAfterCentre(): Promise<void> {
  await get('mentee/talk');
  for (const text of ['English', 'yes', '1', 'yes', 'Amina', '1999', 'Ghent']) {
    await post('mentee/say', { key: crypto.randomUUID(), text });
  }
}
const brussels = (at: string | number) =>
  new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Brussels', dateStyle: 'short', timeStyle: 'short' });

describe('the buttons of the clock', () => {
  it('move the shown time by an hour, a day, a week and four weeks, and say so', async () => {
    const page = await openPage(browser, web.url);
    const shown = async () => Date.parse((await page.locator('#clock').getAttribute('datetime')) ?? '');
    await page.locator('#clock[datetime]').waitFor();
    for (const [label, ms] of [
      ['+1 hour', DAY_MS / 24],
      ['+1 day', DAY_MS],
      ['+1 week', 7 * DAY_MS],
      ['+4 weeks', 28 * DAY_MS],
    ] as const) {
      const before = await shown();
      const words = await page.locator('#clock').textContent();
      await page.getByRole('button', { name: label }).click();
      await page.locator('#clock', { hasNotText: words ?? '' }).waitFor();
      expect(Math.abs((await shown()) - before - ms)).toBeLessThan(60_000);
      await page.locator('#said', { hasText: (await page.locator('#clock').textContent()) ?? '-' }).waitFor();
    }
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
});

describe('a mentee who stopped after choosing a centre', () => {
  it('is reminded once, on the third day at ten in the morning', async () => {
    await stopAfterCentre();
    const begun = await now();
    await post('clock', { hours: 24 });
    await post('clock', { hours: 24 });
    expect(await reminders()).toEqual([]);
    await post('clock', { hours: 24 });
    await post('clock', { hours: 24 });
    const [reminder, ...more] = await reminders();
    expect(brussels(reminder?.at ?? 0)).toBe(`${brussels(begun + 3 * DAY_MS).slice(0, 10)} 10:00`);
    expect(more).toEqual([]);
    await post('clock', { hours: 24 });
    expect(await reminders()).toHaveLength(1);
  });

  it('sees the reminder come on the open page', async () => {
    await stopAfterCentre();
    const page = await openPage(browser, web.url);
    const mentee = talkOn(page, '#pane-mentee');
    await mentee.last(/Which languages do you speak/);
    await page.getByRole('button', { name: '+1 week' }).click();
    await mentee.hears(/Your profile is not finished yet/);
    await mentee.last(/Which languages do you speak/);
    expect(await mentee.pane.locator('.choices').count(), 'only the newest question can be tapped').toBe(1);
    await page.context().close();
  });

  it('gets the same messages by weeks as by days', async () => {
    const lived = async (moves: number[]) => {
      await post('reset', {});
      await stopAfterCentre();
      for (const hours of moves) await post('clock', { hours });
      return (await get<{ lines: Said[] }>('mentee/talk')).lines.map(({ from, text }) => `${from}: ${text}`);
    };
    const byWeeks = await lived([168, 168]);
    expect(await lived(Array(14).fill(24))).toEqual(byWeeks);
    expect(byWeeks.filter((text) => /not finished yet/.test(text))).toHaveLength(2);
  });
});

describe('the offset of the clock', () => {
  it('survives a restart, and so does the talk', async () => {
    await stopAfterCentre();
    await post('clock', { hours: 168 });
    const before = await get<{ lines: Said[] }>('mentee/talk');
    await web.stop();
    await web.start();
    const ahead = (await now()) - Date.now();
    expect(ahead).toBeGreaterThan(7 * DAY_MS - 60_000);
    expect(ahead).toBeLessThan(7 * DAY_MS + 60_000);
    expect((await get<{ lines: Said[] }>('mentee/talk')).lines).toEqual(before.lines);
    expect(await reminders()).toHaveLength(1);
  });
});

describe('an invitation', () => {
  it('is too old after 72 hours', async () => {
    const { result } = await web.command({ name: 'invite', role: 'mentee', centre: 'Ghent' });
    const link = new URL((result as { web: string }).web);
    await post('clock', { hours: 168 });
    const page = await openPage(browser, `${web.url}${link.pathname}${link.search}`);
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  });
});

describe('beginning again', () => {
  it('is asked first, and then empties both panes, also in another window', async () => {
    await stopAfterCentre();
    await post('clock', { hours: 24 });
    const page = await openPage(browser, web.url);
    const other = await openPage(browser, web.url);
    const panes = [page, other].flatMap((one) => [talkOn(one, '#pane-mentee'), talkOn(one, '#pane-mentor')]);
    await Promise.all([0, 2].map((at) => panes[at]?.last(/Which languages do you speak/)));
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByRole('dialog', { name: 'Start again?' }).waitFor();
    await page.getByRole('button', { name: 'No, go back' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await panes[0]?.lines.count()).toBeGreaterThan(10);

    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByRole('button', { name: 'Yes, start again' }).click();
    await Promise.all(panes.map((pane) => pane.last(/Which language do you want to use/)));
    for (const pane of panes) expect(await pane.texts()).toHaveLength(1);
    expect(Math.abs((await now()) - Date.now())).toBeLessThan(60_000);
    // The other window follows the new talk too.
    await panes[0]?.tap('English');
    await Promise.all([0, 2].map((at) => panes[at]?.last(/Do you agree/)));
    expect([...page.faults, ...other.faults]).toEqual([]);
    await page.context().close();
    await other.context().close();
  });

  it('greets a new person where the last one was erased, without a reload', async () => {
    const page = await openPage(browser, web.url);
    const mentee = talkOn(page, '#pane-mentee');
    await mentee.last(/Which language do you want to use/);
    await mentee.tap('English');
    await mentee.last(/Do you agree/);
    await mentee.say('delete me');
    await mentee.last(/Do you want us to delete everything/);
    await mentee.tap('🗑 Yes, delete everything');
    await mentee.last(/We delete what we have about you/);
    await page.getByRole('button', { name: '+1 day' }).click();
    await expect
      .poll(async () => (await web.command({ name: 'person show', person: 'web:sandbox-mentee' })).exit)
      .toBe(1);
    await mentee.say('hello');
    await mentee.last(/Which language do you want to use/);
    expect((await mentee.texts()).some((text) => /delete everything/.test(text))).toBe(false);
    await page.context().close();
  });
});
