// Questions at the desk: an answer is given once and kept sealed for the asker; the list of a centre is changed by its own team only.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '../../src/core/view.ts';
import { questionsIn } from '../../src/programme/questions/list.ts';
import { workingDaysLater } from '../../src/programme/working-time.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf, plainText, type ShownView } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';

const catalogue = openCatalogue();
const words = (key: string, params = {}) => catalogue.text('en', 'desk-questions', key, params);
const STALE = catalogue.text('en', 'desk', 'stale');
const UNKNOWN = catalogue.text('en', 'desk', 'unknown');

let story: DeskStory;
beforeEach(async () => {
  story = await openDeskStory(memoryStore());
  await story.coordinator('sofie', 'ghent');
  await story.coordinator('tom', 'ghent');
  await story.person('ana', { role: 'mentee', stage: 'pool' });
});

const opened = async (page: string, who = 'sofie'): Promise<ShownView> => {
  await story.act(who, { do: 'open', object: page, revision: 0 });
  return story.view(who);
};
const lastText = (who: string) => story.screen(who).at(-1)?.body.text ?? '';
const asks = async (question: string) => {
  for (const line of ['/question', '[💬 Another question]', question]) await story.says('ana', line);
};
const actionOf = (view: ShownView, name: string, beside = ''): Act => {
  const found = actionsOf(view).find((one) => one.do === name && one.object.includes(beside));
  if (!found) throw new Error(`There is no ${name} in ${view.object}`);
  return { do: found.do, object: found.object, revision: found.revision };
};
const answer = async (text: string, who = 'sofie') => {
  const act = actionOf(await opened(`person/${story.id('ana')}`, who), 'answer');
  return { ...act, do: 'answered', fields: { answer: text, list: 'no', question: '' } };
};

describe('an answer', () => {
  it('is given once: whoever answers second is told that it is old, with their words given back', async () => {
    await asks('Where is it?');
    const [first, second] = [await answer('Here.'), await answer('There.', 'tom')];
    await story.act('sofie', first);
    expect(story.view('sofie').notice).toBe(words('done.answered', { name: 'Ana' }));
    await story.act('tom', second);
    expect(story.view('tom').notice).toContain('There. · no');
    const said = story.screen('ana').map(({ body }) => body.text);
    expect(said.filter((text) => text.includes('Here.'))).toHaveLength(1);
    expect(said.join()).not.toContain('There.');
  });

  it('without words is not sent, also when it slips past the form', async () => {
    await asks('Where is it?');
    await story.act('sofie', await answer(' '));
    expect(story.view('sofie').notice).toBe(words('answer.answer.wrong', { max: 2000 }));
    expect((await story.desk('sofie')).cases).toHaveLength(1);
  });

  it('to a question of nobody is unknown', async () => {
    await asks('Where is it?');
    const act = await answer('Here.');
    for (const object of ['', '+', `${story.id('sofie')}+x`, `x+${act.object.split('+')[1]}`]) {
      await story.act('sofie', { ...act, object, fields: {} });
      expect(story.view('sofie').notice).toBe(UNKNOWN);
      expect((await story.desk('sofie')).cases).toHaveLength(1);
    }
  });
});

it('five questions may wait at once, and the sixth is asked for patience', async () => {
  for (let count = 1; count <= 5; count++) await asks(`Question ${count}?`);
  expect((await story.desk('sofie')).cases).toHaveLength(5);
  await story.says('ana', '/question');
  await story.says('ana', '[💬 Another question]');
  expect(lastText('ana')).toContain('Five of your questions');
});

describe('the list of a centre', () => {
  const page = () => opened('faq/ghent');
  const cost = '💶 Does it cost something?';

  it('hides and shows again a question, and is changed by the first of two', async () => {
    const hide = actionOf(await page(), 'faq-hide', '.cost');
    await story.act('sofie', hide);
    expect(story.view('sofie').notice).toBe(words('done.faq-hide'));
    await story.act('tom', hide);
    expect(story.view('tom').notice).toBe(STALE);
    await story.says('ana', '/question');
    expect(
      story
        .screen('ana')
        .at(-1)
        ?.body.buttons.flat()
        .map(({ label }) => label),
    ).not.toContain(cost);
    await story.act('sofie', actionOf(await page(), 'faq-show', '.cost'));
    await story.says('ana', '/question');
    expect(
      story
        .screen('ana')
        .at(-1)
        ?.body.buttons.flat()
        .map(({ label }) => label),
    ).toContain(cost);
  });

  it('says a question in the words of the centre from then on, in that language only', async () => {
    const change = actionOf(await page(), 'faq-change', '.cost');
    await story.act('sofie', change);
    const form = story.view('sofie');
    expect(form.fields.map(({ name, value }) => [name, value])).toContainEqual(['question', cost]);
    await story.act('sofie', { ...change, do: 'faq-save', fields: { question: '💶 Free?', answer: 'Yes, free.' } });
    expect(plainText(story.view('sofie'))).toContain('💶 Free?');
    expect(plainText(await opened('faq/ghent.fr'))).toContain('💶 Est-ce que cela coûte');
    await story.says('ana', '/question');
    await story.says('ana', '[💶 Free?]');
    expect(lastText('ana')).toContain('Yes, free.');
  });

  it('grows by what is written, and refuses what fits no button', async () => {
    const add = actionOf(await page(), 'faq-add');
    const save = (question: string) => ({ ...add, do: 'faq-save', fields: { question, answer: 'Yes.' } });
    await story.act('sofie', save('x'.repeat(71)));
    expect(story.view('sofie').notice).toBe(words('faq.question.wrong', { max: 70 }));
    await story.act('sofie', save('🐶 May my dog come?'));
    expect(plainText(await page())).toContain('🐶 May my dog come?');
  });

  it('of a centre that is not theirs, or in no language, is unknown', async () => {
    for (const name of ['faq/paris', 'faq/ghent.xx', 'faq/', 'faq/constructor', 'faq/paris.fr'])
      expect(await opened(name)).toMatchObject({ object: 'home', notice: UNKNOWN });
    for (const object of ['paris.en.cost', 'ghent.xx.cost', 'ghent.en.nothing', '']) {
      await story.act('sofie', { do: 'faq-hide', object, revision: 0 });
      expect(story.view('sofie').notice).toBe(UNKNOWN);
    }
  });

  it('is the standard one, with what the centre changed, without what it hid, and its own at the end', () => {
    const standard = ['a', 'b', 'c'].map((id) => ({ id, question: id, answer: id }));
    const row = (id: string, more = {}) => ({
      ...{ id: `ghent.en.${id}`, language: 'en', question: id.toUpperCase(), answer: 'x', state: 'shown', position: 1 },
      ...more,
    });
    const rows = [
      row('own-2', { position: 3 }),
      row('own-1', { position: 2 }),
      row('b', { state: 'hidden' }),
      row('c'),
    ];
    const shown = questionsIn('en', standard, [...rows, row('own-3', { language: 'fr' })] as never);
    expect(shown.map(({ question }) => question)).toEqual(['a', 'C', 'OWN-1', 'OWN-2']);
  });
});

describe('two working days later', () => {
  it.each([
    // From a Monday at ten, a Thursday at ten, a Friday night, a Sunday, a morning before nine.
    ['2026-11-23T09:00:00.000Z', '2026-11-25T09:00:00.000Z'],
    ['2026-11-26T09:00:00.000Z', '2026-11-30T09:00:00.000Z'],
    ['2026-11-27T22:00:00.000Z', '2026-12-02T08:00:00.000Z'],
    ['2026-11-22T09:00:00.000Z', '2026-11-25T08:00:00.000Z'],
    ['2026-11-24T05:00:00.000Z', '2026-11-26T08:00:00.000Z'],
    // Right across the change of the clock: the hour on the wall stays.
    ['2026-10-23T08:00:00.000Z', '2026-10-27T09:00:00.000Z'],
  ])('than %s is %s', (from, later) => {
    expect(workingDaysLater(from, 2, 'Europe/Brussels')).toBe(later);
  });
});
