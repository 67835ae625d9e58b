// Views of a coordinator in the browser: the desk, cards, actions and forms, over pages without a service behind them.
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { action, inventedDesk, section, view } from './invented-desk.ts';

let browser: Browser;
let desk: Awaited<ReturnType<typeof inventedDesk>>;
beforeAll(async () => {
  browser = await openBrowser();
  desk = await inventedDesk();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  desk.clear();
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const NASTY = '<img src=x onerror="document.title=1">';
const sure = { title: 'Close', text: 'This cannot be taken back.', yes: 'Yes', no: 'No' };
const home = view({
  sections: [
    section({ title: 'Asked for help' }),
    ...['Amina', 'Bert', NASTY].map((name, at) =>
      section({ text: name, actions: [action('Open', { object: `person/${at}`, revision: at })] }),
    ),
  ],
  actions: [action('Pool', { do: 'pool', object: '' }), action('Close', { do: 'close', tone: 'danger', sure })],
});
const card = view({
  kind: 'card',
  object: 'duo/1',
  revision: 4,
  title: 'Amina and Bert',
  sections: [
    section({
      title: 'Answers',
      beside: {
        heads: ['Amina', NASTY],
        rows: [
          { label: 'Languages', left: 'Arabic', right: 'French' },
          { label: 'Sector', left: 'Care', right: NASTY },
        ],
      },
    }),
  ],
  actions: [action('Confirm', { do: 'confirm', object: 'duo/1', revision: 4, tone: 'main' })],
});
const form = view({
  kind: 'form',
  title: 'Note',
  fields: [
    {
      name: 'kind',
      label: 'Kind',
      kind: 'choice',
      options: [
        { value: 'a', label: 'A talk' },
        { value: 'b', label: 'A letter' },
      ],
    },
    { name: 'note', label: 'What was said?', hint: 'Only the team reads this.', kind: 'long', options: [] },
    { name: 'by', label: 'Your name', kind: 'text', options: [], value: 'Sofie', optional: true },
  ],
  actions: [action('Send', { do: 'note', object: 'person/1', revision: 2 })],
});

/** The page of the coordinator, once its desk is shown, or its stream is open where it has none. */
async function open(options: Parameters<typeof openPage>[2] = {}) {
  const homes = desk.homes();
  const page = await openPage(browser, desk.url, { viewport: { width: 1400, height: 900 }, ...options });
  await expect.poll(desk.homes).toBeGreaterThan(homes);
  const pane = page.locator('#pane-coordinator');
  return {
    page,
    pane,
    desk: pane.locator('.desk'),
    cards: pane.locator('.line--card'),
    dialog: page.getByRole('dialog'),
    focused: () => page.evaluate<string>('document.activeElement.textContent'),
  };
}
/** Resolves when so many acts have come in, and gives them back without what they came under. */
async function acts(count: number) {
  await expect.poll(() => desk.acts().length).toBe(count);
  return desk.acts().map(({ cause: _, ...act }) => act);
}
/** The words that describe an element to somebody who does not see it. */
const aboutOf = (one: Locator) =>
  one.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id: string) => element.ownerDocument.getElementById(id)?.textContent),
  );
/** Sends the form that the last act asked for. */
const sendForm = (ask: number | null = null) => desk.send('form', { view: form }, ask, desk.acts().at(-1)?.cause);

describe('the desk', () => {
  it('shows the home page of a coordinator who was made for it, with headings, lists and buttons', async () => {
    desk.serve(home);
    const { page, pane, desk: shown } = await open();
    expect(new Set(desk.made)).toEqual(new Set(['sandbox-coordinator']));
    await shown.getByRole('heading', { name: 'Asked for help', level: 4 }).waitFor();
    expect(await pane.getByRole('region', { name: 'Your centre' }).count()).toBe(1);
    const rows = shown.getByRole('listitem');
    expect(await rows.allTextContents()).toEqual(['AminaOpen', 'BertOpen', `${NASTY}Open`]);
    // Three buttons have the same name: what they are about is said with each.
    const open1 = rows.nth(1).getByRole('button');
    expect(await aboutOf(open1)).toEqual(['Bert']);
    expect(await page.locator('#pane-mentee .desk').isHidden()).toBe(true);
    expect(page.faults).toEqual([]);
  });

  it('is replaced in place: scroll and focus stay, and only its notice is read out', async () => {
    const rows = Array.from({ length: 30 }, (_, at) =>
      section({ text: `Person ${at}`, actions: [action('Open', { object: `person/${at}` })] }),
    );
    desk.serve(view({ sections: [section({ title: 'All' }), ...rows] }));
    const { desk: shown, focused, page } = await open();
    const twentieth = shown.getByRole('listitem').filter({ hasText: 'Person 20' }).getByRole('button');
    await twentieth.focus();
    const body = shown.locator('.desk__body');
    const top = await body.evaluate((e) => e.scrollTop);
    expect(top).toBeGreaterThan(100);
    const status = shown.getByRole('status');
    const gone = shown.getByRole('listitem').filter({ hasText: 'Person 29' });
    await desk.send('home', {
      view: view({ notice: 'Done.', sections: [section({ title: 'All' }), ...rows.slice(0, 29)] }),
    });
    await status.filter({ hasText: 'Done.' }).waitFor();
    expect(await gone.count()).toBe(0);
    expect(await twentieth.evaluate((e) => e.matches(':focus'))).toBe(true);
    expect(await body.evaluate((e) => e.scrollTop)).toBe(top);
    expect(await body.locator('[aria-live=off]').count(), 'the rest keeps silent').toBe(1);
    // The button that had the focus is gone: the title of the desk has it.
    await desk.send('home', { view: view({ sections: [section({ text: 'Nobody waits.' })] }) });
    await shown.getByText('Nobody waits.').waitFor();
    expect(await focused()).toBe('Your centre');
    expect(await status.textContent()).toBe('');
    expect(page.faults).toEqual([]);
  });

  it('folds away, and stays folded when something on it changes', async () => {
    desk.serve(home);
    const { desk: shown } = await open();
    await shown.getByRole('button', { name: 'Your centre', expanded: true }).press('Enter');
    await shown.getByRole('listitem').first().waitFor({ state: 'hidden' });
    await desk.send('home', { view: { ...home, notice: 'Something is new.' } });
    await shown.getByText('Something is new.').waitFor();
    expect(await shown.getByRole('button', { name: 'Your centre', expanded: false }).count()).toBe(1);
    expect(await shown.getByRole('listitem').count()).toBe(0);
  });

  it('is asked for again when the clock was moved, and after everything began anew', async () => {
    desk.serve(home);
    const { page, desk: shown } = await open();
    const before = desk.homes();
    await page.getByRole('button', { name: '+4 weeks' }).click();
    await expect.poll(desk.homes).toBe(before + 1);
    // Another page is as old as its day: whoever waits now is what a new one begins with.
    await desk.send('home', { view: view({ kind: 'board', object: 'matches/1', title: 'Matches' }) });
    await shown.getByRole('button', { name: 'Matches' }).waitFor();
    await page.getByRole('button', { name: '+1 hour' }).click();
    await expect.poll(desk.homes).toBe(before + 2);
    await shown.getByRole('button', { name: 'Your centre' }).waitFor();
    await page.locator('body:not(.busy)').waitFor();
    const made = desk.made.length;
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByRole('button', { name: 'Yes, start again' }).click();
    await expect.poll(desk.homes).toBeGreaterThan(before + 2);
    await shown.getByRole('listitem').first().waitFor();
    expect(desk.made.length).toBe(made + 1);
  });
});

describe('a card', () => {
  it('shows two people beside each other, in a table that says whose is what', async () => {
    await desk.send('message', { text: 'plain', view: card }, 7);
    const { page, cards } = await open();
    const table = cards.getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Amina', NASTY]);
    expect(await table.getByRole('rowheader').allTextContents()).toEqual(['Languages', 'Sector']);
    expect(await table.getByRole('cell').allTextContents()).toEqual(['Arabic', 'French', 'Care', NASTY]);
    const [left, right] = await Promise.all([0, 1].map((at) => table.getByRole('cell').nth(at).boundingBox()));
    expect(right?.y).toBe(left?.y);
    expect(right?.x).toBeGreaterThan(left?.x ?? 0);
    expect(await page.locator('main img').count(), 'words of people are words').toBe(0);
    expect(await page.title()).toBe('Sandbox · DUO assistant');
    expect(page.faults).toEqual([]);
  });

  it('changes in place, also for whoever opens the page later', async () => {
    await desk.send('message', { text: 'plain', view: card }, 7);
    const { cards, pane, focused } = await open();
    await desk.send('message', { text: 'Something else.' });
    await pane.getByText('Something else.').waitFor();
    await cards.getByRole('button', { name: 'Confirm' }).focus();
    const after = view({ ...card, revision: 5, notice: 'Confirmed by Sofie.', actions: [] });
    await desk.send('amend', { view: after }, 7);
    for (const seen of [cards, (await open()).cards]) {
      await seen.getByText('Confirmed by Sofie.').waitFor();
      expect(await seen.count()).toBe(1);
      expect(await seen.locator('button:not(.aloud)').count()).toBe(0);
    }
    expect(await focused()).toBe('Amina and Bert');
  });
});

describe('an action', () => {
  it('is sent once, however often it is pressed, and says on which card and from which state', async () => {
    await desk.send('message', { text: 'plain', view: card }, 7);
    const { cards, pane } = await open();
    const button = cards.getByRole('button', { name: 'Confirm' });
    await button.dblclick();
    await button.and(pane.locator('[aria-busy=true][aria-disabled=true]')).waitFor();
    await button.press('Enter');
    await desk.send('message', { text: 'Somebody was faster.' });
    await button.and(pane.locator(':not([aria-busy], [aria-disabled])')).waitFor();
    expect(await acts(1)).toEqual([{ do: 'confirm', object: 'duo/1', revision: 4, ask: 7 }]);
    await button.click();
    expect((await acts(2)).length).toBe(2);
  });

  it('of the desk names no card', async () => {
    desk.serve(home);
    const { desk: shown } = await open();
    await shown.getByRole('listitem').nth(2).getByRole('button').click();
    expect(await acts(1)).toEqual([{ do: 'open', object: 'person/2', revision: 2 }]);
  });

  it('is given back when nothing comes of it', async () => {
    desk.serve(home);
    const { page, desk: shown } = await open();
    const button = shown.getByRole('button', { name: 'Pool' });
    await button.waitFor();
    await page.clock.install();
    const answered = page.waitForResponse(/\/act$/);
    await button.click();
    await (await answered).finished();
    // Until the page has heard of the answer there is nothing to wait for.
    await page.evaluate('new Promise((done) => queueMicrotask(done))');
    await page.clock.runFor(14_000);
    expect(await button.getAttribute('aria-busy')).toBe('true');
    await page.clock.runFor(2_000);
    await button.and(page.locator(':not([aria-busy], [aria-disabled])')).waitFor();
  });

  it('that did not arrive is given back, and that is said', async () => {
    desk.serve(home);
    const { page, desk: shown, pane } = await open();
    const button = shown.getByRole('button', { name: 'Pool' });
    await button.waitFor();
    await page.clock.install();
    await page.route(/\/act$/, (route) => route.abort());
    await button.click();
    await expect
      .poll(async () => {
        await page.clock.runFor(5_000);
        return pane.getByRole('status').filter({ hasText: 'This did not arrive' }).count();
      })
      .toBe(1);
    expect(await button.getAttribute('aria-disabled')).toBe(null);
    expect(desk.acts()).toEqual([]);
  });

  it('that cannot be taken back is asked for first', async () => {
    desk.serve(home);
    const { page, desk: shown, focused } = await open();
    const button = shown.getByRole('button', { name: 'Close' });
    const asked = page.getByRole('alertdialog', { name: 'Close' });
    for (const way of ['button', 'Escape']) {
      await button.click();
      await asked.getByText('This cannot be taken back.').waitFor();
      expect(await focused(), 'the way back is nearest').toBe('No');
      if (way === 'button') await asked.getByRole('button', { name: 'No' }).click();
      else await page.keyboard.press('Escape');
      await asked.waitFor({ state: 'detached' });
      expect(await focused()).toBe('Close');
    }
    expect(desk.acts()).toEqual([]);
    await button.click();
    // The desk changes meanwhile: the focus still comes back to the same button.
    await desk.send('home', { view: { ...home, title: 'Changed', sections: [] } });
    await shown.getByText('Changed').waitFor();
    await asked.getByRole('button', { name: 'Yes' }).click();
    expect(await acts(1)).toEqual([{ do: 'close', object: 'person/1', revision: 1 }]);
    expect(await focused()).toBe('Close');
  });
});

describe('a form', () => {
  it('says what is wrong at its fields, keeps what was written, and is sent once', async () => {
    desk.serve(home);
    const { page, desk: shown, dialog, focused } = await open();
    const opener = shown.getByRole('listitem').first().getByRole('button');
    await opener.click();
    await acts(1);
    await sendForm();
    const named = page.getByRole('dialog', { name: 'Note' });
    await named.waitFor();
    const [kind, note, by] = ['Kind', 'What was said?', 'Your name (not required)'].map((label) =>
      dialog.getByLabel(label, { exact: true }),
    );
    expect(await by?.inputValue()).toBe('Sofie');
    await note?.fill(`“${NASTY}”`);
    desk.blame({ kind: 'Choose one of the two.', note: 'Write a whole sentence.' });
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('Choose one of the two.').waitFor();
    expect(await kind?.and(page.locator(':focus[aria-invalid=true]')).count()).toBe(1);
    expect(note && (await aboutOf(note))).toEqual(['Only the team reads this.', 'Write a whole sentence.']);
    expect(await note?.inputValue()).toBe(`“${NASTY}”`);
    expect(await by?.getAttribute('aria-invalid')).toBe('false');
    expect(desk.acts(), 'nothing was stored').toHaveLength(1);
    // Words are not lost by a key that was pressed by mistake.
    await page.keyboard.press('Escape');
    expect(await named.count()).toBe(1);

    desk.blame({});
    let requests = 0;
    const { promise: pressedTwice, resolve } = Promise.withResolvers<void>();
    await page.route(/\/act$/, async (route) => {
      requests += 1;
      await pressedTwice;
      await route.continue();
    });
    await kind?.selectOption({ label: 'A letter' });
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByRole('button', { name: 'Send' }).press('Enter');
    resolve();
    await named.waitFor({ state: 'detached' });
    expect(requests).toBe(1);
    expect((await acts(2)).at(-1)).toEqual({
      do: 'note',
      object: 'person/1',
      revision: 2,
      fields: { kind: 'b', note: `“${NASTY}”`, by: 'Sofie' },
    });
    expect(await opener.evaluate((e) => e.matches(':focus'))).toBe(true);
    expect(await focused()).toBe('Open');
    expect(page.faults).toEqual([]);
  });

  it('is shown where it was asked for, and in no other window', async () => {
    desk.serve(home);
    const first = await open();
    const other = await open();
    await first.desk.getByRole('button', { name: 'Pool' }).click();
    await acts(1);
    await sendForm();
    await first.dialog.waitFor();
    await desk.send('home', { view: { ...home, title: 'Afterwards' } });
    await other.desk.getByText('Afterwards').waitFor();
    expect(await other.dialog.count()).toBe(0);
    await first.dialog.getByRole('button', { name: 'Cancel' }).click();
    await first.dialog.waitFor({ state: 'detached' });
    expect(desk.acts()).toHaveLength(1);
  });

  it('of a card says which card when it is sent', async () => {
    await desk.send('message', { text: 'plain', view: card }, 7);
    const { cards, dialog } = await open();
    await cards.getByRole('button', { name: 'Confirm' }).click();
    await acts(1);
    await sendForm(7);
    await dialog.getByRole('button', { name: 'Send' }).click();
    expect((await acts(2)).at(-1)).toMatchObject({ do: 'note', ask: 7, fields: { by: 'Sofie' } });
  });

  it('that did not arrive stays open with its words, and is the same request when it is sent again', async () => {
    desk.serve(home);
    const { page, desk: shown, dialog } = await open();
    await shown.getByRole('button', { name: 'Pool' }).click();
    await acts(1);
    await sendForm();
    await dialog.getByLabel('What was said?').fill('All is well.');
    const keys: string[] = [];
    await page.route(/\/act$/, (route) => {
      keys.push(route.request().postDataJSON().key);
      return keys.length === 1 ? route.fulfill({ status: 500 }) : route.continue();
    });
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('Not sent.').waitFor();
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect((await acts(2)).at(-1)).toMatchObject({ fields: { note: 'All is well.' } });
  });
});

describe('on any screen', () => {
  it('has the third person behind a tab of their own where it is narrow, with buttons large enough for a thumb', async () => {
    desk.serve(home);
    await desk.send('message', { text: 'plain', view: card }, 7);
    const { page, pane, cards } = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    expect(await pane.isHidden()).toBe(true);
    await page.getByRole('tab', { name: 'A coordinator' }).tap();
    await cards.waitFor();
    expect(await page.locator('#pane-mentee, #pane-mentor').filter({ visible: true }).count()).toBe(0);
    const small = await page.evaluate<string[]>(
      `[...document.querySelectorAll('#pane-coordinator button, #pane-coordinator textarea, .sandbox button, .tab')]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 44).map((e) => e.textContent)`,
    );
    expect(small).toEqual([]);
    const wide =
      'document.documentElement.scrollWidth > 390 || document.querySelector(".desk__body").scrollWidth > 390';
    expect(await page.evaluate(wide)).toBe(false);
  });

  it('holds long names and thirty rows: nothing sticks out, and there is room to write', async () => {
    const long = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(4);
    const rows = Array.from({ length: 30 }, () => section({ text: long, actions: [action(long)] }));
    desk.serve(view({ title: long, notice: long, sections: [section({ title: long, lines: [long] }), ...rows] }));
    await desk.send('message', { text: '', view: { ...card, title: long, actions: [action(long)] } }, 7);
    const { page, pane, cards } = await open({ viewport: { width: 1280, height: 800 } });
    await cards.waitFor();
    const outside = await page.evaluate<string[]>(
      `(() => { const pane = document.querySelector('#pane-coordinator'); const { left, right } = pane.getBoundingClientRect();
        return [...pane.querySelectorAll('*')].filter((e) => e.checkVisibility() && !e.closest('.unseen') && (e.getBoundingClientRect().right > right + 1 || e.getBoundingClientRect().left < left - 1)).map((e) => e.className); })()`,
    );
    expect(outside).toEqual([]);
    const [log, field] = await Promise.all([
      pane.getByRole('log').boundingBox(),
      pane.locator('textarea').boundingBox(),
    ]);
    expect(log?.height).toBeGreaterThan(150);
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThan(800);
  });

  it('turns round for a script that is written from right to left', async () => {
    desk.serve(home);
    await desk.send('message', { text: 'plain', view: card }, 7);
    const context = { viewport: { width: 1280, height: 800 } };
    const page = await openPage(browser, '', context);
    await page.route(/coordinator\/talk$/, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), direction: 'rtl' } });
    });
    await page.goto(desk.url);
    const pane = page.locator('#pane-coordinator');
    const row = pane.getByRole('listitem').filter({ hasText: 'Bert' });
    const [words, button] = await Promise.all([row.locator('p').boundingBox(), row.getByRole('button').boundingBox()]);
    expect(button?.x).toBeLessThan(words?.x ?? 0);
    expect(await row.locator('p').evaluate((e) => e.ownerDocument.defaultView.getComputedStyle(e).textAlign)).toBe(
      'right',
    );
    const cells = pane.getByRole('cell');
    const [first, second] = await Promise.all([cells.nth(0).boundingBox(), cells.nth(1).boundingBox()]);
    expect(second?.x).toBeLessThan(first?.x ?? 0);
    await pane.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('alertdialog').getAttribute('dir')).toBe('rtl');
  });
});

describe('a sandbox behind another window', () => {
  it('lets go of its streams, of which a browser has few, and has missed nothing when it is seen again', async () => {
    const { page, pane } = await open();
    const turn = (hidden: boolean) =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} });
         document.dispatchEvent(new Event('visibilitychange'))`,
      );
    await turn(true);
    const said = async () => (await desk.send('message', { text: 'Said meanwhile.' })).kind;
    await expect.poll(said).toBe('waiting');
    await turn(false);
    await pane.getByText('Said meanwhile.').last().waitFor();
    await expect.poll(said).toBe('sent');
    expect(page.faults).toEqual([]);
  });
});

describe('the routes', () => {
  const post = (path: string, body: unknown, person = 'coordinator') =>
    fetch(`${desk.url}/sandbox/${person}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const act = () => ({ key: crypto.randomUUID(), do: 'open', object: 'person/1', revision: 0 });

  it('take what a view can send, and nothing else', async () => {
    expect((await post('act', act())).status).toBe(202);
    expect((await post('act', { ...act(), ask: 3, fields: { note: 'x'.repeat(5000) } })).status).toBe(202);
    const fields = Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`f${at}`, '']));
    const wrong = [
      { ...act(), key: 'short' },
      { ...act(), do: '' },
      { ...act(), do: 'x'.repeat(41) },
      { ...act(), object: 'x'.repeat(201) },
      { ...act(), revision: 1.5 },
      { ...act(), ask: -1 },
      { ...act(), fields },
      { ...act(), fields: { note: 1 } },
    ];
    for (const body of wrong) expect((await post('act', body)).status, JSON.stringify(body).slice(0, 80)).toBe(400);
    const long = await post('act', { ...act(), fields: { note: 'x'.repeat(5001) } });
    expect([long.status, await long.json()]).toEqual([
      400,
      { message: 'This text is too long. Please make it shorter.' },
    ]);
    expect((await post('home', { key: 'short' })).status).toBe(400);
    expect(desk.acts()).toHaveLength(2);
  });

  it('look at a form before anything is stored, and store a repeat once', async () => {
    desk.blame({ note: 'Write a whole sentence.' });
    const body = { ...act(), fields: { note: 'x' } };
    const refused = await post('act', body);
    expect([refused.status, await refused.json()]).toEqual([422, { errors: { note: 'Write a whole sentence.' } }]);
    expect(desk.acts()).toEqual([]);
    desk.blame({});
    for (const _ of [1, 2]) expect((await post('act', body)).status).toBe(202);
    expect(desk.acts()).toHaveLength(1);
  });
});
