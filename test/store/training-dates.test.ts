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
    const days = { day1: '2026-11-24', day2: '2026-11-25', day3: '2026-11-26', day4: '2026-11-27' };
    const hours = { morning: '09:00', afternoon: '13:30', place: 'Kouter 1', seats: '2', language: 'en' };
    await story.act('gerda', {
      ...{ do: 'create-training', object: 'ghent@Europe/Brussels', revision: 1 },
      fields: { ...days, ...hours },
    });
    const said = (who: string) => story.screen(who).findLast(({ kind }) => kind === 'message')?.body.text ?? '';
    const stageOf = async (who: string) =>
      (await story.desk('sofie')).people.find(({ id }) => id === story.id(who))?.stage;

    await story.says('ben', 'my training');
    expect(said('ben')).toContain('Module 8, in the centre of Ghent: Friday 27 November, 13:30');
    await story.says('ben', '1');
    expect(said('ben')).toContain('You have a seat in module 8');
    // The first minute of the half day: Carl has booked nothing, Dora needs nothing.
    await story.wait(99.5 * HOUR);
    const eighth = async () => (await story.desk('gerda')).gatherings.find(({ module }) => module === 8);
    const gathering = await eighth();
    await story.says('carl', 'i am here');
    await story.says('carl', String(gathering?.code));
    expect(said('carl')).toContain('your training is done');
    await story.says('dora', 'i am here');
    expect(said('dora')).toContain('There is nothing for you at this moment');
    const after = await eighth();
    expect(Object.fromEntries((after?.taken ?? []).map(({ personId, state }) => [personId, state]))).toEqual({
      [story.id('ben')]: 'booked',
      [story.id('carl')]: 'came',
    });
    expect([await stageOf('ben'), await stageOf('carl')]).toEqual(['training', 'pool']);
    // What he says of the training is read for his own centre, which held none of it.
    const read = await story.desk('sofie', { persons: [], training: gathering?.series ?? '' });
    expect(read.people.filter(({ answers }) => answers !== null).map(({ id }) => id)).toEqual([story.id('carl')]);
  },
);
