// Interviews in every store alike: two who take one time at the same moment, a decision that is taken back while it is told, and what the limit of a week counts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { type AnyStore, everyDatabase } from '../support/stores.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
type Opened = { store: AnyStore; close: () => Promise<void> };
const kinds: Record<string, () => Promise<Opened>> = {
  memory: async () => ({ store: memoryStore(), close: async () => {} }),
  // The embedded database runs the same statements, and is slower; it has the contract suites, the columns and the whole thread.
  postgres: everyDatabase.postgres,
};

/** Sofie opens times of Ghent: a date, an hour, and for how many weeks. */
async function opens(story: DeskStory, date: string, time: string, weeks = '1'): Promise<void> {
  const { slots } = await story.desk('sofie');
  const revision = 1 + slots.reduce((sum, one) => sum + one.revision + 1, 0);
  const fields = { date, time, weeks, minutes: '60', place: 'Coupure 1' };
  await story.act('sofie', { do: 'open-times', object: 'ghent@Europe/Brussels', revision, fields });
}

/** A tap on the time with this place in the list that somebody was shown last. */
function tapOn(story: DeskStory, who: string, nth: number) {
  const asked = story.screen(who).findLast(({ ask, body }) => ask !== null && body.buttons.length > 0);
  const option = asked?.body.buttons.flat()[nth]?.option ?? '';
  return { kind: 'tap', ask: asked?.ask ?? 0, option } as const;
}

const newest = (story: DeskStory, who: string) =>
  story
    .screen(who)
    .filter(({ kind }) => kind === 'message')
    .slice(-2)
    .map(({ body }) => body.text);
const labels = (story: DeskStory, who: string) =>
  story
    .screen(who)
    .at(-1)
    ?.body.buttons.flat()
    .map(({ label }) => label);

async function decides(story: DeskStory, name: string, who: string): Promise<void> {
  const { people } = await story.desk('sofie');
  const revision = people.find(({ id }) => id === story.id(who))?.revision ?? 0;
  await story.act('sofie', { do: name, object: story.id(who), revision });
}

describe.each(Object.entries(kinds))('interviews: %s', (_, open) => {
  let opened: Opened;
  let story: DeskStory;

  beforeEach(async () => {
    opened = await open();
    story = await openDeskStory(opened.store);
    await story.coordinator('sofie', 'ghent');
    for (const who of ['ana', 'ben']) {
      const role = who === 'ana' ? 'mentee' : 'mentor';
      await story.person(who, { role, stage: 'interview', answers: { 'book-interview.waits': 'yes' } });
    }
  });
  afterEach(() => opened.close());

  it('two take the same time at the same moment: one has it, the other hears that it is gone and sees the list again', async () => {
    await opens(story, '2026-11-25', '10:00', '2');
    await story.wait(5 * MINUTE);
    for (const who of ['ana', 'ben']) await story.arrives(who, tapOn(story, who, 0));
    // Both decide before either has written.
    const commits = [await story.commitOf('ana'), await story.commitOf('ben')];
    const won = [];
    for (const commit of commits) won.push(await opened.store.commitTurn(commit));
    expect(won).toEqual([true, false]);
    await story.settle();
    expect(newest(story, 'ana').at(-1)).toMatch(/^✅ Booked!\n\nYour talk: Wednesday 25 November, 10:00\nWith: Sofie/);
    expect(newest(story, 'ben')[0]).toMatch(
      /^I do not find this time in the list\. Perhaps somebody has just taken it/,
    );
    expect(labels(story, 'ben')).toEqual(['🗓 Wednesday 2 December, 10:00, Sofie', '🤷 None of these', '⏳ Later']);
    const { slots, people } = await story.desk('sofie');
    expect(slots.map(({ personId }) => personId)).toEqual([story.id('ana'), null]);
    const accompanied = people.map(({ id, coordinatorId }) => [id, coordinatorId]);
    expect(Object.fromEntries(accompanied)).toEqual({ [story.id('ana')]: story.id('sofie'), [story.id('ben')]: null });
  });

  it('a decision is never both told and taken back, when both come at the same minute', async () => {
    await decides(story, 'accept', 'ana');
    const ana = async () => (await story.desk('sofie')).people.find(({ id }) => id === story.id('ana'));
    const before = await ana();
    expect(before).toMatchObject({ stage: 'pool', verdict: 'accept', pending: [{ kind: 'accepted' }] });
    const takeBack = { do: 'take-back', object: story.id('ana'), revision: before?.revision ?? 0 };
    await story.arrives('sofie', { kind: 'act', act: takeBack });
    // Her turn lies open while the time to tell comes: both are taken up by the same tick.
    const shown = await story.wait(11 * MINUTE);
    const told = shown.filter(({ who }) => who === 'ana').length;
    const after = await ana();
    expect([after?.stage, after?.verdict, after?.pending]).toEqual(
      told > 0 ? ['pool', 'accept', []] : ['interview', null, []],
    );
  });

  it('a week that is full is not offered, also when its interviews are over and decided', async () => {
    await opens(story, '2026-11-24', '10:00');
    await opens(story, '2026-11-27', '10:00', '2');
    await story.act('sofie', { do: 'limit', object: 'ghent@Europe/Brussels', revision: 1, fields: { limit: '1' } });
    await story.wait(5 * MINUTE);
    await story.hear('ana', tapOn(story, 'ana', 0));
    expect((await story.desk('sofie')).slots.map(({ personId }) => personId)).toEqual([story.id('ana'), null, null]);
    await story.wait(26 * HOUR);
    await decides(story, 'accept', 'ana');
    await story.wait(11 * MINUTE);
    expect((await story.desk('sofie')).slots.map(({ state }) => state)).toEqual(['closed', 'open', 'open']);
    await story.hear('ben', tapOn(story, 'ben', 0));
    expect(labels(story, 'ben')).toEqual(['🗓 Friday 4 December, 10:00, Sofie', '🤷 None of these', '⏳ Later']);
  });

  it('whoever leaves, or is forgotten, leaves their time to others', async () => {
    await opens(story, '2026-11-25', '10:00', '2');
    await story.wait(5 * MINUTE);
    await story.hear('ana', tapOn(story, 'ana', 0));
    await story.hear('ben', tapOn(story, 'ben', 0));
    const taken = async () => (await story.desk('sofie')).slots.map(({ personId }) => personId !== null);
    expect(await taken()).toEqual([true, false]);
    await story.says('ana', '/leave');
    await story.says('ana', 'yes');
    expect(await taken()).toEqual([false, false]);
  });
});
