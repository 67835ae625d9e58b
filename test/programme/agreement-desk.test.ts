// The agreement at the desk: prepared by a form whose rules hold, changed only before all have signed, signed once, and handed out again.
import { beforeEach, describe, expect, it } from 'vitest';
import { checkForm } from '../../src/app/check-form.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { agreed, duoOf, prepares, signs, signsAtDesk, toSign } from '../support/sign-talk.ts';

const catalogue = openCatalogue();
const check = checkForm(catalogue, { now: () => '2026-11-23T09:00:00.000Z' });
/** The fields that are refused. */
const wrong = (change: Record<string, string>) =>
  Object.keys(check({ do: 'agreement-prepared', object: 'd', revision: 0, fields: { ...agreed, ...change } }, 'en'));

describe('the form of an agreement', () => {
  it.each([
    [{}, []],
    [{ objective: ' ' }, ['objective']],
    [{ 'objective-two': 'x'.repeat(201) }, ['objective-two']],
    [{ day: 'someday' }, ['day']],
    [{ time: '25:00' }, ['time']],
    [{ place: '' }, ['place']],
    [{ questions: 'all' }, ['questions']],
    [{ start: '30.11.2026' }, ['start']],
    // Six months to the day, and one more.
    [{ start: '2026-11-30', end: '2027-05-30' }, []],
    [{ start: '2026-11-30', end: '2027-05-31' }, ['end']],
    [{ start: '2026-08-31', end: '2027-02-28' }, ['start']],
    [{ start: '2026-11-30', end: '2026-11-30' }, ['end']],
    [{ start: '2026-11-01', end: '2026-11-20' }, ['end']],
    [{ end: '2026-02-30' }, ['end']],
    // A change says why.
    [{ why: '' }, ['why']],
    [{ why: 'It is closer' }, []],
  ])('with %j refuses %j', (change, fields) => {
    expect(wrong(change as Record<string, string>)).toEqual(fields);
  });
});

describe('at the desk', () => {
  let story: DeskStory;
  beforeEach(async () => {
    story = await openDeskStory(memoryStore());
    for (const who of ['sofie', 'tom']) await story.coordinator(who, 'ghent');
    await story.person('ana', { role: 'mentee', stage: 'pool' });
    await story.person('ben', { role: 'mentor', stage: 'pool' });
    await toSign(story, 'ana', 'ben', 'sofie');
  });
  const notice = (who = 'sofie') => story.view(who).notice ?? '';
  const words = (key: string) => catalogue.text('en', 'desk-agreement', key);
  const duo = () => duoOf(story, 'sofie', 'ana');

  it('what is written twice, or from an older edition, changes nothing', async () => {
    await prepares(story, 'sofie', 'ana');
    expect(notice()).toBe(words('done.agreement-prepared'));
    const before = await duo();
    const object = [before.id, before.menteeId, before.mentorId].join('+');
    const fields = { ...agreed, place: 'Park', why: 'It is closer' };
    await story.act('tom', { do: 'agreement-prepared', object, revision: 0, fields });
    expect(notice('tom')).toContain('Somebody changed this meanwhile, so nothing was saved');
    expect((await duo()).agreement).toEqual(before.agreement);
  });

  it('a change without a reason is refused also when no form was looked at', async () => {
    await prepares(story, 'sofie', 'ana');
    await prepares(story, 'sofie', 'ana', { place: 'Park' });
    expect(notice()).toBe(catalogue.text('en', 'desk-agreement', 'wrong.why', { max: 300 }));
    expect((await duo()).agreement?.edition).toBe(1);
  });

  it('an agreement is signed once for the team, and by nobody before it is prepared', async () => {
    await signsAtDesk(story, 'sofie', 'ana');
    expect((await duo()).signatures).toEqual([]);
    await prepares(story, 'sofie', 'ana');
    for (const who of ['tom', 'sofie', 'tom']) await signsAtDesk(story, who, 'ana');
    expect((await duo()).signatures).toMatchObject([{ personId: story.id('tom'), role: 'coordinator' }]);
  });

  it('a colleague who had signed hears that it was changed', async () => {
    await prepares(story, 'sofie', 'ana');
    await signsAtDesk(story, 'tom', 'ana');
    await prepares(story, 'sofie', 'ana', { why: 'Another day', day: 'wed' });
    const told = story.screen('tom').map(({ body }) => body.view?.notice);
    expect(told).toContain(catalogue.text('en', 'desk', 'news.agreement-changed'));
  });

  it('once all have signed nothing is changed any more, and only who signed has the document', async () => {
    await prepares(story, 'sofie', 'ana');
    await signsAtDesk(story, 'tom', 'ana');
    for (const who of ['ana', 'ben']) await signs(story, who);
    const { id, agreement } = await duo();
    expect(agreement?.state).toBe('signed');
    await prepares(story, 'sofie', 'ana', { why: 'Another day' });
    expect(notice()).toContain('Somebody changed this meanwhile');
    expect((await duo()).agreement).toEqual(agreement);
    const papers = (who: string) => story.screen(who).filter(({ body }) => body.document).length;
    expect(['sofie', 'tom', 'ana', 'ben'].map(papers)).toEqual([0, 1, 1, 1]);
    for (const who of ['sofie', 'tom']) await story.act(who, { do: 'agreement-paper', object: id, revision: 1 });
    expect(['sofie', 'tom'].map(papers)).toEqual([0, 2]);
  });

  it('on what does not exist is answered like on what is somebody else’s', async () => {
    for (const name of ['agreement-prepared', 'agreement-sign', 'agreement-paper']) {
      for (const object of ['', 'x', 'x+y', story.id('sofie')]) {
        await story.act('sofie', { do: name, object, revision: 0, fields: { ...agreed, name: 'Sofie' } });
        expect(story.view('sofie')).toMatchObject({ object: 'home', notice: catalogue.text('en', 'desk', 'unknown') });
      }
    }
  });
});
