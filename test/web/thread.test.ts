// The whole programme in the sandbox, by real clicks in a real browser: three people, six months of its clock, and what each of them sees.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenPage, openBrowser, openPage, startWeb, type Web } from '../support/browser.ts';
import * as walk from '../support/web-thread.ts';

let browser: Browser;
let web: Web;
let page: OpenPage;
let panes: walk.Panes;

beforeAll(async () => {
  browser = await openBrowser();
  web = await startWeb('sandbox', walk.thatMonday());
  page = await openPage(browser, web.url, { viewport: { width: 1600, height: 1000 } });
  panes = walk.panesOf(page);
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
});

/** The first part of the story that waited for something in vain. What follows would only wait too, each part as long as a page may take. */
let broken: string | null = null;
beforeEach(({ task, onTestFailed }) => {
  if (broken !== null) throw new Error(`Not walked: “${broken}” has failed before it`);
  onTestFailed(() => {
    if (task.result?.errors?.some(({ name }) => name === 'TimeoutError')) broken ??= task.name;
  });
});

/** What stands under a heading of the overview, row by row, without the buttons. */
const rowsOf = (heading: string) =>
  panes.desk
    .locator('.block')
    .filter({ has: page.getByRole('heading', { name: heading }) })
    .locator('.section__words > :not(.section__title)')
    .allTextContents();
/** What the coordinator can see at once of whom waits: one list that must become this, soon. */
const becomes = (heading: string, rows: readonly string[]) => expect.poll(() => rowsOf(heading)).toEqual(rows);

describe('the first talk', () => {
  it('begins with nobody who waits', async () => {
    await panes.desk.getByText('Nobody is here yet.').waitFor();
    expect(await panes.clock.textContent()).toBe('Monday 5 January at 10:00');
  });

  it('is answered by the mentee', () => walk.menteeBegins(panes));

  it('is answered by the mentor, in Dutch', () => walk.mentorBegins(panes));

  it('puts both on the overview, and a card of each below it', async () => {
    await becomes('🆕 New profiles: confirm that the programme fits', [
      'Amina · mentee · since 5 January 2026 · days: 0',
      'Bert · mentor · since 5 January 2026 · days: 0',
    ]);
    await becomes('⏳ Who waits longest, in days', ['• information, 2 in all: Amina (0), Bert (0)']);
    const bert = panes.card('Bert (mentor)');
    await bert.getByText('🆕 A new profile is complete.').waitFor();
    // The mentor chose in Dutch; the coordinator reads English.
    await bert.getByText('Levels: French C1, Dutch C2').waitFor();
    await bert.getByText('The programme fits: says yes; not confirmed yet').waitFor();
  });
});

describe('the information session', () => {
  it('is made in a form, and both are told of it and take a seat', async () => {
    await walk.sessionMade(panes);
    await walk.seatsTaken(panes);
    await panes.mentee.hears(/Monday 12 January.*18:00\s*Kouter 1/);
    await panes.mentor.hears(/maandag 12 januari.*18:00\s*Kouter 1/);
  });

  it('is over: its card comes, both are ticked, and the programme fits them', async () => {
    await walk.bothCame(panes);
    await panes.card('Amina (mentee)').getByText('confirmed by Sofie on 13 January 2026').waitFor();
    await panes.card('Amina (mentee)').getByText('Information session: came: Monday 12 January').waitFor();
  });

  it('is followed by the interview when both want to go on', () => walk.bothGoOn(panes));
});

describe('the interview', () => {
  it.each([...Array(walk.sittings.mentee).keys()])('is answered by the mentee, sitting %i', (nth) =>
    walk.interviewSitting(panes, 'mentee', nth),
  );

  it.each([...Array(walk.sittings.mentor).keys()])('is answered by the mentor, sitting %i', (nth) =>
    walk.interviewSitting(panes, 'mentor', nth),
  );

  it('is read on the card', async () => {
    const amina = panes.card('Amina (mentee)');
    await amina.getByText('📝 An interview is ready to be read.').waitFor();
    await amina.getByText('Work looked for: Nurse in a hospital').waitFor();
    await panes.card('Bert (mentor)').getByText('Working life: Dertig jaar verpleger in een ziekenhuis').waitFor();
    await becomes('📝 Interviews to read', [
      'Amina · mentee · since 13 January 2026 · days: 0',
      'Bert · mentor · since 13 January 2026 · days: 0',
    ]);
  });

  it('is corrected in a form that says at its field what is wrong', async () => {
    await walk.formOpened(panes);
    expect(await panes.dialog.getByLabel('First name').inputValue()).toBe('Amina');
    await walk.badlyFilled(panes);
    const levels = panes.dialog.getByLabel('Languages and levels');
    expect(await levels.getAttribute('aria-invalid')).toBe('true');
    expect(await levels.evaluate((e) => e.matches(':focus'))).toBe(true);
    expect(await panes.dialog.getByLabel('Reason').inputValue(), 'nothing is lost').toMatch(/better than she says/);
    await walk.corrected(panes);
    const amina = panes.card('Amina (mentee)');
    await amina
      .getByText(
        'Sofie, 13 January 2026: Arabic C2, French B1 → Arabic C2, French B2 (Her French is better than she says)',
      )
      .waitFor();
    // What came of it stands at the top of the card, and is in view.
    expect(await walk.isInView(panes, amina.getByText('Corrected. The reason is kept.'))).toBe(true);
  });

  it('is talked about at a time that the coordinator opens and each of them takes', async () => {
    await walk.timesOpened(panes);
    await walk.timesTaken(panes);
    await walk.dayOfTalks(panes);
    await becomes('🗣 Interviews today', ['• Wednesday 14 January, 14:00: Bert with Sofie']);
    await becomes('❓ Talk held? Decide', ['• Wednesday 14 January, 10:00: Amina with Sofie']);
  });

  it('is accepted, and the mentor is trained', async () => {
    await walk.accepted(panes);
    await panes.mentee.hears(/now look for the right mentor for you/);
    await becomes('❓ Talk held? Decide', []);
    await expect.poll(() => panes.desk.textContent()).toMatch(/Waiting for a duo – mentees: 1, mentors: 1/);
    expect(await panes.desk.textContent()).toMatch(/Nobody waits for you/);
  });
});

describe('the duo', () => {
  it('is proposed from the board, which says why they fit', async () => {
    await walk.boardOpened(panes);
    const board = (await panes.desk.textContent()) ?? '';
    expect(board).toMatch(/1\. Amina · days of waiting: 0/);
    expect(board).toMatch(/The mentor can help with: CV and letters, job interviews/);
    expect(board).toMatch(/Only one common time: Tue 18–20/);
    // The same session on the projector of the room, in a browser of its own.
    await panes.press(panes.desk, '📽 Show on a screen');
    const link = page.getByText(/\/projector\/[\w-]{32}/).last();
    const [path = ''] = /\/projector\/[\w-]{32}/.exec((await link.textContent()) ?? '') ?? [];
    const screen = await openPage(browser, web.url + path);
    await screen.getByRole('button', { name: '📽 Show the session' }).click();
    await screen.locator('.row--proposed', { hasText: 'Bert' }).waitFor();
    await walk.proposed(panes);
    await screen.getByText('This session is over').waitFor();
    await screen.context().close();
    expect((await panes.mentee.texts()).join('\n')).toMatch(/Working life: Dertig jaar verpleger/);
    expect((await panes.mentor.texts()).join('\n')).toMatch(/Gezocht werk: Nurse in a hospital/);
  });

  it('waits for both, and is on the overview as long as it does', async () => {
    await walk.proposalOpened(panes);
    await panes.desk.getByText('Amina: has not answered yet').waitFor();
    await panes.desk.getByText('Bert: has not answered yet').waitFor();
  });

  it('is to be signed when both have said yes, and neither has seen the answer of the other', async () => {
    await walk.bothSaidYes(panes);
    await panes.card('Amina + Bert').getByText('State: to be signed').waitFor();
  });

  it('is agreed on in each one’s language, and begins when the third has signed', async () => {
    await walk.agreementRead(panes);
    const card = panes.card('Amina + Bert');
    await card.getByText('Mentor: signed as Bert Peeters').waitFor();
    await card.getByText('Coordinator: has not signed yet').waitFor();
    await walk.agreementSigned(panes);
    await panes.card('Amina + Bert').getByText('State: active').waitFor();
  });

  it('is asked on the evening after its first meeting how it goes, at six', async () => {
    await walk.aWeekLater(panes);
    // Another day begins with who waits now, whatever page the desk showed.
    await panes.desk.getByText('Hello Sofie').waitFor();
    const asked = panes.mentee.lines.filter({ hasText: 'Did you meet Bert on Tuesday 3 February, 18:00?' });
    await asked.and(page.locator('[data-day="Wednesday 4 February"]')).waitFor();
    expect(await asked.locator('time').textContent()).toBe('18:00');
    await walk.checkedIn(panes);
  });

  it('makes a case of “Not well”, which the coordinator takes and solves', async () => {
    const duo = panes.card('Amina + Bert');
    await duo.getByText('🙁 Bert says that it is not going well (5 February 2026)').waitFor();
    const overview = panes.desk.locator('.section', { hasText: 'Your duos that need a look' });
    await overview.getByText('🙁 Bert is not well').waitFor();
    await walk.caseSolved(panes);
    expect(await duo.textContent()).not.toMatch(/not going well \(|In the hands of/);
    // One says that they met, the other that they did not: that is still open.
    await duo.getByText(/⚖/).first().waitFor();
    expect((await panes.mentee.texts()).join('\n'), 'the mentee learns nothing of it').not.toMatch(/not going well/);
  });
});

describe('six months', () => {
  it('begin with weeks without an answer, of which the coordinator hears', async () => {
    await walk.monthsLater(panes, 2);
    for (const name of ['Amina', 'Bert'])
      await panes
        .card('Amina + Bert')
        .getByText(new RegExp(`🔇 ${name} has not answered for two weeks`))
        .waitFor();
    await panes.desk.getByText(/⚖ Two different answers/).waitFor();
  });

  it('go on', () => walk.monthsLater(panes, 2));

  it('end with the last questions', async () => {
    await walk.monthsLater(panes, 2);
    await walk.lastWeek(panes);
    expect(await panes.clock.textContent()).toMatch(/^Monday 3 August at 1\d:/);
    await becomes('🏁 Duos at their end', ['Amina + Bert · 15 January 2026']);
  });

  it('are looked back on by both', () => walk.evaluated(panes));

  it('are read side by side', async () => {
    const duo = panes.card('Amina + Bert');
    await duo.getByText('Bert: has answered everything').waitFor();
    const rows = await duo.getByRole('table').last().getByRole('row').allTextContents();
    expect(rows[0]).toBe('AminaBert');
    expect(Object.fromEntries(rows.slice(1).map((label, nth) => [label, rows[nth + 2]]))).toMatchObject({
      'Programme as hoped': '✅ Yes✅ Yes',
      'Goal 1': '🌓 Partly✅ Yes',
      'Was listened to': '5 · Yes, fully4 · Rather yes',
      'Training helped': '—4 · Rather yes',
      Now: '💼 I have a job—',
      Contract: '📄 Three months or more—',
      'Would recommend (0 to 10)': '109',
      'In their own words': 'Bert believed in me before I did. Thank you!—',
      'May be quoted': '✅ Yes, with my first name—',
      Again: '—✅ Yes, from now on',
    });
    const weeks = await duo.getByRole('table').nth(-2).getByRole('row').allTextContents();
    // The eight newest of them, and nobody has answered since the first.
    expect(weeks).toHaveLength(1 + 2 * 8);
    expect(weeks[1]).toMatch(/^Week 26 · Tuesday/);
    expect(weeks[2]).toBe('no answerno answer');
  });

  it('end with a closed duo, and with nothing that is still asked', async () => {
    await walk.closed(panes);
    await panes.card('Amina + Bert').getByText('State: closed').waitFor();
    // A week that was never answered must not be asked below the words of thanks.
    await panes.mentee.last(/Your duo is complete, Amina/);
    expect(await page.locator('#pane-mentee .choices, #pane-mentor .choices').count()).toBe(0);
    expect(page.faults).toEqual([]);
  });
});
