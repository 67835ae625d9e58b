// The sandbox as somebody sees it who tries the service: two invented people, each with a talk of their own, walked by real clicks.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, openPage, startWeb, talkOn, type Web } from '../support/browser.ts';

let browser: Browser;
let web: Web;
let page: Page & { faults: string[] };
let mentee: ReturnType<typeof talkOn>;
let mentor: ReturnType<typeof talkOn>;

beforeAll(async () => {
  browser = await openBrowser();
  web = await startWeb('sandbox');
  page = await openPage(browser, web.url, { viewport: { width: 1440, height: 900 } });
  mentee = talkOn(page, '#pane-mentee');
  mentor = talkOn(page, '#pane-mentor');
});
afterAll(async () => {
  await browser?.close();
  await web?.close();
});

const person = async (name: string) =>
  (await web.command({ name: 'person show', person: `web:sandbox-${name}` })).result;

describe('the first talk in the two panes', () => {
  it('asks the mentee in every language, then in the one that was tapped', async () => {
    await mentee.last(/Which language do you want to use/);
    expect(await mentee.asked.getByRole('button').allTextContents()).toContain('English');
    await mentee.tap('English');
    await mentee.last(/Do you agree that we keep your answers/);
    expect(await page.title()).toBe('Sandbox · DUO assistant');
  });

  it('shows what was tapped below its question, without its buttons', async () => {
    expect(await mentee.chosen(/Which language do you want/)).toEqual(['English']);
    expect(await mentee.pane.locator('.choices').count()).toBe(1);
  });

  it('takes a typed answer where a tap is offered', async () => {
    await mentee.say('yes');
    await mentee.last(/What brings you here/);
    expect(await mentee.chosen(/Do you agree/)).toEqual(['✅ Yes, I agree']);
    await mentee.tap('🌱 I am looking for a job');
    await mentee.last(/Does this fit you/);
    await mentee.tap('✅ Yes');
    await mentee.last(/What is your first name/);
  });

  it('speaks Dutch with the mentor at the same time, and mixes nothing', async () => {
    await mentor.last(/Welke taal wil je gebruiken/);
    await mentor.tap('Nederlands');
    await mentor.last(/Vind je het goed/);
    await mentor.pane.and(page.locator('[lang=nl]')).waitFor();
    await mentor.tap('✅ Ja, dat is goed');
    await mentor.last(/Waarom ben je hier/);
    await mentor.tap('🤝 Ik wil mentor worden');
    await mentor.last(/Geldt dit voor jou/);
    await mentor.tap('✅ Ja');
    await mentor.last(/Wat is je voornaam/);
    await mentor.say('Bert');
    await mentor.last(/In welk jaar ben je geboren/);
    expect(await mentee.pane.getAttribute('lang')).toBe('en');
    expect((await mentee.texts()).at(-1)).toBe('bot: What is your first name?');
    expect((await mentee.texts()).filter((text) => /Bert|Nederlands spreek/.test(text))).toEqual([]);
  });

  it('changes to French half-way, frame and question, and back', async () => {
    await mentee.say('/language');
    await mentee.last(/Which language do you want to use/);
    await mentee.tap('Français');
    await mentee.last(/Quel est votre prénom/);
    await mentee.pane.and(page.locator('[lang=fr]')).waitFor();
    expect(await mentee.pane.locator('textarea').getAttribute('placeholder')).toBe('Écrivez un message');
    await mentee.say('Amina');
    await mentee.last(/Quelle est votre année de naissance/);
    await mentee.say('langue');
    await mentee.last(/Which language do you want to use/);
    await mentee.tap('English');
    await mentee.last(/In which year were you born/);
    await mentee.pane.and(page.locator('[lang=en]')).waitFor();
    expect(await mentor.pane.getAttribute('lang')).toBe('nl');
  });

  it('goes on with year, centre, and languages that stay pressed', async () => {
    await mentee.say('I was born in 1999');
    await mentee.last(/Which centre is closest/);
    await mentee.tap('Ghent');
    await mentee.last(/Which languages do you speak/);
    await mentee.tap('Arabic');
    await mentee.tap('French');
    await mentee.tap('Spanish');
    await mentee.tap('Spanish');
    await mentee.asked.getByRole('button', { pressed: true }).nth(1).waitFor();
    await mentee.button('Spanish').and(page.locator('[aria-pressed=false]:not(.choice--going)')).waitFor();
    expect(await mentee.asked.getByRole('button', { pressed: true }).allTextContents()).toEqual(['French', 'Arabic']);
    await mentee.tap('✅ Done');
    await mentee.last(/How well do you speak Arabic/);
  });

  it('asks for every level, and comes to the summary', async () => {
    await mentee.tap('C2 · mother tongue');
    await mentee.last(/How well do you speak French/);
    await mentee.say('3');
    await mentee.last(/How did you hear about us/);
    await mentee.say('my neighbour');
    await mentee.last(/Please check your answers/);
    const summary = (await mentee.texts()).join('\n');
    expect(summary).toMatch(/First name: Amina/);
    expect(summary).toMatch(/Year of birth: 1999/);
  });

  it('changes one answer from the summary', async () => {
    await mentee.tap('✏️ First name');
    await mentee.last(/What is your first name/);
    await mentee.say('Aminata');
    await mentee.last(/Please check your answers/);
    await mentee.tap('✅ All correct');
    await mentee.hears(/Thank you, Aminata! Your profile is complete/);
    await mentee.last(/There is no date for you at the moment/);
    expect(await mentee.pane.locator('.choices').count(), 'no button is left').toBe(0);
  });

  it('has stored what was answered, for each person their own', async () => {
    expect(await person('mentee')).toMatchObject({
      role: 'mentee',
      stage: 'information',
      language: 'en',
      centre: 'Ghent',
      consent: { language: 'en' },
      answers: {
        'onboarding.role': 'mentee',
        'onboarding.fits-mentee': 'yes',
        'onboarding.first-name': 'Aminata',
        'onboarding.born': 1999,
        'onboarding.centre': 'ghent',
        'onboarding.languages': ['ar', 'fr'],
        'onboarding.levels': { ar: 'C2', fr: 'B1' },
        'onboarding.heard': 'my neighbour',
        'onboarding.confirmed': 'yes',
      },
    });
    expect(await person('mentor')).toMatchObject({
      role: 'mentor',
      stage: 'onboarding',
      language: 'nl',
      centre: null,
      answers: { 'onboarding.role': 'mentor', 'onboarding.fits-mentor': 'yes', 'onboarding.first-name': 'Bert' },
    });
  });

  it('shows the same talks after a reload, and no page had a fault', async () => {
    const before = [await mentee.texts(), await mentor.texts()];
    await page.reload();
    await mentee.last(/There is no date for you at the moment/);
    await mentor.last(/In welk jaar ben je geboren/);
    expect([await mentee.texts(), await mentor.texts()]).toEqual(before);
    expect(page.faults).toEqual([]);
  });
});
