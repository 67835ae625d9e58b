// The whole programme in the three panes of the sandbox: the same walk for the browser test and for the pictures of the documents.
import { performance } from 'node:perf_hooks';
import type { Locator, Page } from 'playwright-core';
import { rated } from '../../src/programme/agreement/baseline.ts';
import { RELATIONS } from '../../src/programme/evaluation/flow.ts';
import { slotName } from '../../src/speech/slots.ts';
import { languageName } from '../../src/speech/spoken.ts';
import type { TimeSource } from '../../src/start.ts';
import { earlierLabels } from './earlier-training.ts';
import { inSittings, menteeAnswers, mentorAnswers } from './interview-talk.ts';
import { talkOn } from './talk-on.ts';
import { openTexts } from './texts.ts';

/** A Monday at ten in Brussels: decisions reach people at once, and every date of the walk is the same at each run. */
const BEGIN = Date.parse('2026-01-05T09:00:00Z');

/** A clock that begins there and goes on as the real one does. */
export function thatMonday(): TimeSource {
  const shift = BEGIN - Date.now();
  return { now: () => Date.now() + shift, steady: () => performance.now() };
}

/** Somebody who answers, and the language they do it in. */
export type Talker = ReturnType<typeof talker>;

/** The three panes and the clock of an open sandbox. */
export type Panes = ReturnType<typeof panesOf>;

/** One step of a talk as `flow.step`, and what is done about it: buttons are tapped, by what they stand for or by their place (from 0), or words are written. */
type Exchange = [question: string, does: { taps: string | string[] } | { say: string } | { picks: number }];

/** A card, or the desk. */
export type Place = Locator;

/** A talk in a place of the page that is walked in a language, whatever its texts are. */
export function talker(page: Page, place: string, language: string) {
  const talk = talkOn(page, place);
  const texts = openTexts(language);

  /** The label of a button: an option of the step, of a list, a language or a time of the week. */
  function labelOf(flow: string, step: string, option: string): string {
    const own = texts(flow, `${step}.${option}`) ?? texts('common', `instead.${option}`);
    const listed =
      own ??
      texts('sectors', option) ??
      texts('scale', option) ??
      texts('rating', option) ??
      texts('reached', option) ??
      texts('centres', option);
    if (listed !== undefined) return listed;
    const slot = slotName(option, language);
    return slot === option ? languageName(option, language) : slot;
  }

  /** The first line of a question, whatever names stand in it. */
  function questionOf(flow: string, step: string): RegExp {
    const [line = ''] = (texts(flow, step) ?? '').split('\n');
    if (line === '') throw new Error(`locales/${language}/${flow}.json has no ${step}`);
    return new RegExp(line.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{\w+\}\}/g, '.+'));
  }

  /** Answers question after question, each when it is the last thing that was said. */
  async function answers(exchanges: readonly Exchange[]): Promise<void> {
    for (const [question, does] of exchanges) {
      const [flow = '', step = ''] = question.split('.');
      await talk.last(questionOf(flow, step));
      if ('say' in does) {
        await talk.say(does.say);
        continue;
      }
      if ('picks' in does) {
        await talk.asked.getByRole('button').nth(does.picks).click();
        continue;
      }
      if (typeof does.taps === 'string') {
        await talk.tap(labelOf(flow, step, does.taps));
        continue;
      }
      for (const option of does.taps) await talk.tap(labelOf(flow, step, option));
      await talk.asked
        .getByRole('button', { pressed: true })
        .nth(does.taps.length - 1)
        .waitFor();
      await talk.tap(texts('common', 'done') ?? '');
    }
  }

  return { ...talk, answers, hearsText: (flow: string, key: string) => talk.hears(questionOf(flow, key)) };
}

/** The panes of a page. The mentor speaks Dutch, so that nobody's words can be somebody else's by chance. */
export function panesOf(page: Page) {
  const pane = page.locator('#pane-coordinator');
  const desk = pane.locator('.desk');
  const clock = page.locator('#clock');
  /** The card with this title, the newest where there are several. */
  const card = (title: string | RegExp): Locator =>
    pane
      .locator('.line--card')
      .filter({ has: page.getByRole('heading', { level: 3, name: title }) })
      .last();
  return {
    page,
    mentee: talker(page, '#pane-mentee', 'en'),
    mentor: talker(page, '#pane-mentor', 'nl'),
    pane,
    desk,
    card,
    clock,
    dialog: page.getByRole('dialog'),
    /** Presses a button on the desk or on a card. */
    press: async (place: Locator, label: string | RegExp): Promise<void> => {
      await place.getByRole('button', { name: label, exact: true }).first().click();
    },
    /** Says yes where it is asked first. */
    sure: (): Promise<void> => page.getByRole('alertdialog').getByRole('button', { name: 'Yes', exact: true }).click(),
    /** Moves the clock by the buttons of the page, and waits until it has moved. */
    pass: async (...labels: string[]): Promise<void> => {
      for (const label of labels) {
        const before = (await clock.textContent()) ?? '';
        await page.getByRole('button', { name: label, exact: true }).click();
        await page.locator('#clock', { hasNotText: before }).waitFor();
        await page.locator('body:not(.busy)').waitFor();
      }
    },
  };
}

/** The mentee answers the first talk. */
export async function menteeBegins({ mentee }: Panes): Promise<void> {
  await mentee.answers([
    ['language.language', { taps: 'en' }],
    ['onboarding.consent', { taps: 'yes' }],
    ['onboarding.role', { taps: 'mentee' }],
    ['onboarding.fits-mentee', { taps: 'yes' }],
    ['onboarding.first-name', { say: 'Amina' }],
    ['onboarding.born', { say: 'I was born in 1999' }],
    ['onboarding.centre', { taps: 'ghent' }],
    ['onboarding.languages', { taps: ['ar', 'fr'] }],
    ['onboarding.levels', { taps: 'C2' }],
    ['onboarding.levels', { taps: 'B1' }],
    ['onboarding.heard', { taps: 'friend' }],
    ['onboarding.summary', { taps: 'confirm' }],
  ]);
  await mentee.hears(/Your profile is complete/);
}

/** The mentor answers the first talk, and chooses the same centre. */
export async function mentorBegins({ mentor }: Panes): Promise<void> {
  await mentor.answers([
    ['language.language', { taps: 'nl' }],
    ['onboarding.consent', { taps: 'yes' }],
    ['onboarding.role', { taps: 'mentor' }],
    ['onboarding.fits-mentor', { taps: 'yes' }],
    ['onboarding.first-name', { say: 'Bert' }],
    ['onboarding.born', { say: '1961' }],
    ['onboarding.centre', { taps: 'ghent' }],
    ['onboarding.languages', { taps: ['fr', 'nl'] }],
    ['onboarding.levels', { taps: 'C1' }],
    ['onboarding.levels', { taps: 'C2' }],
    ['onboarding.heard', { taps: 'event' }],
    ['onboarding.summary', { taps: 'confirm' }],
  ]);
  await mentor.hearsText('onboarding', 'done.team');
}

/** The form for a new session is opened from the desk, filled in with what is not proposed already, and saved. */
export async function sessionMade({ desk, dialog, press }: Panes, day?: string): Promise<void> {
  await press(desk, '📅 Information sessions');
  await press(desk, '➕ New session');
  await dialog.getByLabel('Centre', { exact: true }).selectOption({ label: 'Ghent' });
  if (day !== undefined) await dialog.getByLabel('Date').fill(day);
  await dialog.getByLabel('Place, or link when online').fill('Kouter 1, on the first floor');
  await dialog.getByRole('button', { name: '✅ Save' }).click();
  // On the desk it is said to those who see it, and to those who hear it.
  await desk.getByText('Saved. New sessions: 1').first().waitFor();
}

/** Both are told of the date, and take a seat. */
export async function seatsTaken({ mentee, mentor }: Panes): Promise<void> {
  for (const talk of [mentee, mentor]) {
    await talk.answers([['sessions.pick', { picks: 0 }]]);
    await talk.hearsText('sessions', 'result.booked');
  }
}

/** The session is over, and its card has come: the coordinator ticks both, and confirms that the programme fits them. */
export async function bothCame({ card, pass, press, sure }: Panes): Promise<void> {
  await pass('+1 week', '+1 day');
  const session = card(/^Information session/);
  await session.getByText('The session has ended. Who came?').waitFor();
  for (const name of ['Amina', 'Bert']) {
    await press(session, new RegExp(`^⬜ .*${name}`));
    await session.getByRole('button', { name: new RegExp(`^✅ .*${name}`) }).waitFor();
  }
  for (const title of ['Amina (mentee)', 'Bert (mentor)']) {
    await press(card(title), '✅ Confirm: the programme fits');
    await sure();
    await card(title).getByText('Confirmed: the programme fits').waitFor();
  }
}

/** Half an hour after the ticks both are asked whether they want to go on, and do. */
export async function bothGoOn({ mentee, mentor, pass }: Panes): Promise<void> {
  await pass('+1 hour');
  for (const talk of [mentee, mentor]) {
    await talk.answers([['after-session.on', { taps: 'yes' }]]);
    await talk.hearsText('after-session', 'begin');
  }
}

/** The statements about the two, each rated. */
const sentences = Array.from({ length: RELATIONS }, (_, nth) => `evaluation.relation-${nth + 1}`);
const bertsWords = { career: 'Dertig jaar verpleger in een ziekenhuis', motivation: 'Ik geef het graag door' };
/** Both interviews, sitting by sitting. */
const talks = { mentee: inSittings(menteeAnswers), mentor: inSittings(mentorAnswers(bertsWords)) } as const;

/** How many sittings each has. */
export const sittings = { mentee: talks.mentee.length, mentor: talks.mentor.length } as const;

/** One sitting of an interview is answered; `nth` counts from 0. After the last one it is confirmed. */
export async function interviewSitting(panes: Panes, who: 'mentee' | 'mentor', nth: number): Promise<void> {
  const talk = talks[who][nth] ?? [];
  await panes[who].answers(talk.map(([step, does]): Exchange => [`interview.${step}`, does]));
  if (nth === talks[who].length - 1) await panes[who].hearsText('interview', 'thanks');
}

/** The mentee answers the interview. */
export async function menteeInterview(panes: Panes): Promise<void> {
  for (const nth of talks.mentee.keys()) await interviewSitting(panes, 'mentee', nth);
}

/** The mentor answers the interview. */
export async function mentorInterview(panes: Panes): Promise<void> {
  for (const nth of talks.mentor.keys()) await interviewSitting(panes, 'mentor', nth);
}

/** The form for the mentee's profile opens. */
export async function formOpened({ card, press, dialog }: Panes): Promise<void> {
  const amina = card('Amina (mentee)');
  await amina.getByText('An interview is ready').waitFor();
  await press(amina, '✏ Correct');
  await dialog.getByLabel('Languages and levels').waitFor();
}

/** A language that nobody speaks is written, and the form says so at its field. */
export async function badlyFilled({ dialog }: Panes): Promise<void> {
  await dialog.getByLabel('Languages and levels').fill('Klingon C2');
  await dialog.getByLabel('Reason').fill('Her French is better than she says');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.locator('.field__error', { hasText: 'Write each language with its level' }).waitFor();
}

/** It is mended, and taken. */
export async function corrected({ card, dialog }: Panes): Promise<void> {
  await dialog.getByLabel('Languages and levels').fill('Arabic C2, French B2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await card('Amina (mentee)').getByText('Corrected. The reason is kept.').waitFor();
}

/** The coordinator opens two times of tomorrow, each by its form. */
export async function timesOpened({ desk, dialog, press }: Panes): Promise<void> {
  await press(desk, '🗓 Interview times');
  for (const [nth, hour] of ['10:00', '14:00'].entries()) {
    await press(desk, '➕ Open times');
    await dialog.getByLabel('Centre', { exact: true }).selectOption({ label: 'Ghent' });
    await dialog.getByLabel('Hour').fill(hour);
    // The second form proposes the place of the first.
    if (nth === 0) await dialog.getByLabel('Place or link').fill('Kouter 1, ask for Sofie');
    await dialog.getByRole('button', { name: '💾 Save' }).click();
    await desk.getByText(new RegExp(`Wednesday 14 January.* ${hour}`)).waitFor();
  }
}

/** Both wait for times, are told of them a few minutes later, and take one: the mentee the first, the mentor the second. */
export async function timesTaken({ mentee, mentor, pass }: Panes): Promise<void> {
  await pass('+1 hour');
  for (const [picks, talk] of [mentee, mentor].entries()) {
    await talk.answers([['book-interview.time', { picks }]]);
    await talk.hearsText('book-interview', 'booked');
  }
}

/** The day of the talks, after the first of them. */
export async function dayOfTalks({ pass, desk }: Panes): Promise<void> {
  await pass('+1 day');
  await desk.getByText('❓ Talk held? Decide').waitFor();
  await desk.getByText('🗣 Interviews today').waitFor();
}

/** Both are accepted a day later; after ten minutes they are told, and then the mentor's training is done. */
export async function accepted({ card, dialog, press, sure, pass, mentor }: Panes): Promise<void> {
  await pass('+1 day');
  for (const [title, name] of [
    ['Amina (mentee)', 'Amina'],
    ['Bert (mentor)', 'Bert'],
  ] as const) {
    await press(card(title), '✅ Accept');
    await sure();
    await card(title).getByText(`Accepted. ${name}`).first().waitFor();
  }
  // Until ten minutes have passed it can be taken back.
  await pass('+1 hour');
  await mentor.hearsText('milestones', 'accepted.training');
  await press(card('Bert (mentor)'), '🎓 Training done earlier');
  for (const [label, day] of Object.entries(earlierLabels)) await dialog.getByLabel(label).fill(day);
  await dialog.getByRole('button', { name: '✅ Save' }).click();
  await mentor.hearsText('milestones', 'accepted.mentor');
}

/** A matching session is opened, and its board. */
export async function boardOpened({ desk, press }: Panes): Promise<void> {
  await press(desk, '🔗 Matching');
  // The coordinator of the sandbox is of every centre.
  await press(desk.locator('.section', { hasText: 'mentees: 1, mentors: 1' }), '▶ Open a session');
  await press(desk, '📋 Open the board');
  await desk.getByText(/fits \d+%/).waitFor();
}

/** The one who fits is confirmed, the invitations are sent, and both are told. */
export async function proposed({ desk, press, sure, mentee, mentor }: Panes): Promise<void> {
  await press(desk, '✅ Confirm');
  await desk.getByText('They are told when the invitations are sent').first().waitFor();
  await press(desk, '📨 Send the invitations (1)');
  await sure();
  await desk.getByText('Pairs invited: 1').first().waitFor();
  await mentee.hears(/We have found somebody for you/);
  await mentor.hearsText('introduction', 'told.mentor');
}

/** The coordinator looks at the proposal that nobody has answered yet. */
export async function proposalOpened({ desk, press }: Panes): Promise<void> {
  await press(desk, '🏠 Overview');
  await desk.getByText('⏳ Proposals without both answers').waitFor();
  await press(desk.locator('.section', { hasText: 'Amina + Bert' }), 'Open');
  await desk.getByText('State: proposed, waiting for both').waitFor();
}

/** Both want to meet, find a time without the coordinator, meet, and want to go on. */
export async function bothSaidYes({ mentee, mentor, card, press, pass }: Panes): Promise<void> {
  await mentee.answers([['introduction.meet', { taps: 'yes' }]]);
  await mentee.hears(/Your answer is kept/);
  await mentor.answers([['introduction.meet', { taps: 'yes' }]]);
  // The only hours that they share are after work, for the coordinator too.
  await press(card('Amina + Bert'), '👋 Without me');
  for (const talk of [mentee, mentor]) {
    await talk.answers([
      ['meeting-times.pick', { say: '1' }],
      ['meeting-times.pick', { say: 'done' }],
    ]);
  }
  await mentee.hears(/Your meeting with Bert is fixed/);
  await pass('+1 week', '+1 day', '+1 day', '+1 day');
  await mentee.answers([['first-meeting.decide', { taps: 'yes' }]]);
  await mentee.hears(/nobody sees it yet/);
  await mentor.answers([['first-meeting.decide', { taps: 'yes' }]]);
  await mentee.hears(/You both said yes/);
  await mentor.hearsText('milestones', 'outcome.yes');
  await card('Amina + Bert').getByText('Both said yes').waitFor();
}

/** So many pages have the agreement and the charter. */
const PAGES = 11;

/** The coordinator prepares the agreement; both read it, say how they are, and sign with their names. */
export async function agreementRead({ mentee, mentor, card, press, dialog }: Panes): Promise<void> {
  await press(card('Amina + Bert'), '📄 Prepare the agreement');
  await dialog.getByLabel('Place').fill('Library, Kouter 1');
  await dialog.getByRole('button', { name: '💾 Save' }).click();
  await card('Amina + Bert').getByText('The agreement is ready').waitFor();
  const reads = async (talk: Talker) => {
    for (let page = 1; page <= PAGES; page++) {
      await talk.hears(new RegExp(`📄 ${page}/${PAGES}`));
      await talk.answers([['agreement.read', { taps: 'next' }]]);
    }
  };
  const rated = (steps: readonly string[]) => steps.map((step): Exchange => [`baseline.${step}`, { taps: '4' }]);
  const signing = (name: string): Exchange[] => [
    ['agreement.ready', { taps: 'sign' }],
    ['agreement.name', { say: name }],
    ['agreement.confirm', { taps: 'sign' }],
  ];
  await reads(mentee);
  await mentee.answers([
    ['agreement.money', { taps: 'tell' }],
    ['agreement.wrong', { taps: 'talk' }],
    ...rated(['confidence', 'autonomy', 'market', 'network', 'generation', 'culture']),
    ...signing('Amina Diallo'),
  ]);
  await mentee.hearsText('agreement', 'done.others');
  await reads(mentor);
  await mentor.answers([...rated(['useful', 'valued', 'generation', 'culture']), ...signing('Bert Peeters')]);
  await mentor.hearsText('agreement', 'done.others');
}

/** The coordinator signs as the third: the duo begins, and both are told. */
export async function agreementSigned({ mentee, mentor, card, press, dialog }: Panes): Promise<void> {
  await press(card('Amina + Bert'), '✍ Read and sign');
  await dialog.getByLabel('Your name').fill('Sofie Maes');
  await dialog.getByRole('button', { name: '✍ Sign' }).click();
  await card('Amina + Bert').getByText('All three have signed').waitFor();
  await mentee.hears(/your duo with Bert begins/);
  await mentor.hearsText('agreement', 'begins');
}

/** The first check-in is asked, on the evening after the first meeting; nobody has answered it yet. */
export async function aWeekLater({ pass, mentee }: Panes): Promise<void> {
  await pass('+1 week', '+1 day', '+1 day', '+1 day', '+1 day');
  await mentee.last(/Did you meet Bert on/);
}

/** Both answer how the week went; the mentor is not happy. */
export async function checkedIn({ mentee, mentor }: Panes): Promise<void> {
  await mentee.answers([
    ['check-in.met', { taps: 'yes' }],
    ['check-in.topic', { taps: 'cv' }],
    ['check-in.mood', { taps: 'good' }],
    ['check-in.next', { taps: 'yes' }],
    ['plan.goal', { say: 'Nurse in a hospital' }],
  ]);
  await mentee.hears(/Have a good week/);
  await mentor.answers([
    ['check-in.met', { taps: 'no' }],
    ['check-in.why', { taps: 'ill' }],
    ['check-in.mood', { taps: 'bad' }],
    ['check-in.next', { taps: 'open' }],
  ]);
  await mentor.hearsText('check-in', 'thanks.not-met');
}

/** The coordinator looks after the mentor, and it is solved: on the page of the duo, with a few words. */
export async function caseSolved({ card, dialog, press }: Panes): Promise<void> {
  const duo = card('Amina + Bert');
  await duo.getByText('Bert says that it is not going well').first().waitFor();
  await press(duo, '🙋 I’ll take it');
  const bert = card('Bert (mentor)');
  await bert.getByText('In the hands of: Sofie').waitFor();
  await press(bert, '🔎 What is open');
  await press(duo, '✅ Solved');
  await dialog.getByLabel('In a few words').fill('We have talked.');
  await dialog.getByRole('button', { name: '✅ Solved' }).click();
  await duo.getByText('Solved. It does not come back').waitFor();
}

/** Months go by, and nobody answers a check-in any more. */
export async function monthsLater({ pass }: Panes, months: number): Promise<void> {
  for (let month = 0; month < months; month++) await pass('+4 weeks');
}

/** The week in which the six months end. */
export async function lastWeek({ pass, mentee }: Panes): Promise<void> {
  await pass('+1 week', '+1 day', '+1 day', '+1 day', '+1 day');
  await mentee.last(/Was the programme what you hoped for/);
}

/** Both answer the last questions. */
export async function evaluated({ mentee, mentor }: Panes): Promise<void> {
  await mentee.answers([
    ['evaluation.expectations', { taps: 'yes' }],
    ['evaluation.needs', { taps: 'yes' }],
    ['evaluation.objective-1', { taps: 'partly' }],
    ...sentences.map((step): Exchange => [step, { taps: '5' }]),
    ['evaluation.coordinator', { taps: '5' }],
    ['evaluation.work', { taps: 'job' }],
    ['evaluation.contract', { taps: 'long' }],
    ...rated.mentee.map((step): Exchange => [`evaluation.${step}`, { taps: '4' }]),
    ['evaluation.recommend', { taps: '10' }],
    ['evaluation.words', { say: 'Bert believed in me before I did. Thank you!' }],
    ['evaluation.quote', { taps: 'named' }],
    ['evaluation.change', { taps: 'skip' }],
  ]);
  await mentee.hears(/closes the duo with you/);
  await mentor.answers([
    ['evaluation.expectations', { taps: 'yes' }],
    ['evaluation.needs', { taps: 'yes' }],
    ['evaluation.objective-1', { taps: 'yes' }],
    ...sentences.map((step): Exchange => [step, { taps: '4' }]),
    ['evaluation.coordinator', { taps: '5' }],
    ['evaluation.training', { taps: '4' }],
    ...rated.mentor.map((step): Exchange => [`evaluation.${step}`, { taps: '4' }]),
    ['evaluation.recommend', { taps: '9' }],
    ['evaluation.words', { taps: 'skip' }],
    ['evaluation.change', { taps: 'skip' }],
    ['evaluation.again', { taps: 'yes' }],
  ]);
  await mentor.hearsText('evaluation', 'thanks.mentor');
}

/** The coordinator looks at what both answered. */
export async function readSideBySide({ card }: Panes): Promise<void> {
  await card('Amina + Bert').getByText('Bert: has answered everything').waitFor();
  await card('Amina + Bert').getByRole('button', { name: '✅ Close the duo' }).scrollIntoViewIfNeeded();
}

/** The coordinator closes the duo, and both are thanked. */
export async function closed({ card, dialog, press, mentee, mentor }: Panes): Promise<void> {
  const duo = card('Amina + Bert');
  await press(duo, '✅ Close the duo');
  await dialog.getByLabel('Your note, for the team only').fill('They found work together.');
  await dialog.getByRole('button', { name: '✅ Close the duo' }).click();
  await duo.getByText('The duo is closed.').waitFor();
  await mentee.hears(/Your duo is complete, Amina/);
  await mentor.hearsText('milestones', 'closed.mentor');
}

/** Whether something can be seen in the coordinator's talk without scrolling. */
export async function isInView({ pane }: Panes, what: Locator): Promise<boolean> {
  const [log, box] = await Promise.all([pane.getByRole('log').boundingBox(), what.boundingBox()]);
  return log !== null && box !== null && box.y >= log.y && box.y + box.height <= log.y + log.height;
}
