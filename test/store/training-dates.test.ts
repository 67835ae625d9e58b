// A mentor of one centre makes up a module in another one, on every store: its dates to come, and what runs at this moment there without a seat.
import { afterAll, expect, it } from 'vitest';
import { openDeskStory } from '../support/desk-story.ts';
import { everyStore } from '../support/stores.ts';

const HOUR = 3_600_000;
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

it.each(Object.entries(everyStore))(
  '%s: a date of another centre is offered, and its code is enough for a seat',
  async (_, open) => {
    const opened = await open();
    closing.push(opened.close);
    const story = await openDeskStory(opened.store);
    await story.coordinator('sofie', 'brussels');
    await story.coordinator('gerda', 'ghent');
    const seven = [1, 2, 3, 4, 5, 6, 7].map((module) => `${module}/2025-03-04`);
    const mentor = { role: 'mentor', stage: 'training', centre: 'brussels' } as const;
    for (const who of ['ben', 'carl']) await story.person(who, { ...mentor, answers: { 'training.earlier': seven } });
    await story.person('dora', { ...mentor, stage: 'pool' });
    await story.act('gerda', {
      ...{ do: 'create-module', object: 'ghent@Europe/Brussels', revision: 1 },
      fields: {
        date: '2026-11-24',
        time: '09:00',
        online: 'no',
        place: 'Kouter 1',
        seats: '2',
        language: 'en',
        module: '8',
      },
    });
    const said = (who: string) => story.screen(who).findLast(({ kind }) => kind === 'message')?.body.text ?? '';
    const stageOf = async (who: string) =>
      (await story.desk('sofie')).people.find(({ id }) => id === story.id(who))?.stage;

    await story.says('ben', 'my training');
    expect(said('ben')).toContain('Module 8, in the centre of Ghent: Tuesday 24 November, 09:00');
    await story.says('ben', '1');
    expect(said('ben')).toContain('You have a seat in module 8');
    // The first minute of the half day: Carl has booked nothing, Dora needs nothing.
    await story.wait(23 * HOUR);
    const [gathering] = (await story.desk('gerda')).gatherings;
    await story.says('carl', 'i am here');
    await story.says('carl', String(gathering?.code));
    expect(said('carl')).toContain('your training is done');
    await story.says('dora', 'i am here');
    expect(said('dora')).toContain('There is nothing for you at this moment');
    const [after] = (await story.desk('gerda')).gatherings;
    expect(Object.fromEntries((after?.taken ?? []).map(({ personId, state }) => [personId, state]))).toEqual({
      [story.id('ben')]: 'booked',
      [story.id('carl')]: 'came',
    });
    expect([await stageOf('ben'), await stageOf('carl')]).toEqual(['training', 'pool']);
  },
);
