// What a coordinator decides about the meeting of a duo: each once, on the state that it was shown for, whatever else happened meanwhile; and two who answer at once.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '../../src/core/view.ts';
import { meetingDecisions } from '../../src/programme/desk/meeting-decisions.ts';
import { sealDecisions } from '../../src/programme/desk/open-seal.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf, type ShownView } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';

const HOUR = 3_600_000;
const catalogue = openCatalogue();
const STALE = catalogue.text('en', 'desk', 'stale');
const words = (key: string) => catalogue.text('en', 'meetings-desk', key);

let story: DeskStory;
beforeEach(async () => {
  story = await openDeskStory(memoryStore());
  await story.coordinator('sofie', 'ghent');
  await story.coordinator('tom', 'ghent');
  const week = ['tue-10', 'tue-18', 'wed-10', 'thu-18'];
  await story.person('ana', { role: 'mentee', stage: 'pool', answers: { 'interview.availability': week } });
  await story.person('ben', { role: 'mentor', stage: 'pool', answers: { 'interview.hours': week } });
  await story.propose('sofie', 'ana', 'ben');
});

const meeting = async () => (await story.desk('sofie')).duos[0]?.meetings[0];
async function card(): Promise<ShownView> {
  const id = (await story.desk('sofie')).duos[0]?.id;
  await story.act('sofie', { do: 'open', object: `duo/${id}`, revision: 0 });
  return story.view('sofie');
}
function actionOf(view: ShownView, name: string): Act {
  const found = actionsOf(view).find((one) => one.do === name);
  if (!found) throw new Error(`There is no ${name}`);
  return { do: found.do, object: found.object, revision: found.revision };
}
const wantToMeet = async () => {
  for (const who of ['ana', 'ben']) await story.says(who, '[📅 Yes, look for a time]');
};
const answer = async () => {
  for (const who of ['ana', 'ben']) for (const line of ['1', 'done']) await story.says(who, line);
};
const fixed = async () => {
  await wantToMeet();
  await answer();
};
const fields = { date: '2026-12-02', time: '16:00', place: 'Kouter 1', who: 'nobody' };

/** A decision: how things must be, the button on the card, and what is then true. */
type Case = { given: () => Promise<unknown>; by?: string; fields?: Record<string, string>; is: () => Promise<unknown> };
const cases: Readonly<Record<string, Case>> = {
  'meeting-alone': {
    given: wantToMeet,
    is: async () =>
      expect(await meeting()).toMatchObject({ state: 'asking', round: 2, alone: true, coordinatorId: null }),
  },
  arrange: {
    given: wantToMeet,
    by: 'to-arrange',
    fields,
    is: async () =>
      expect(await meeting()).toMatchObject({ state: 'set', startsAt: '2026-12-02T15:00:00.000Z', place: 'Kouter 1' }),
  },
  'meeting-cancel': {
    given: fixed,
    is: async () => expect(await meeting()).toMatchObject({ state: 'cancelled', sequence: 2 }),
  },
  'meeting-again': {
    given: async () => {
      await fixed();
      await story.act('sofie', actionOf(await card(), 'meeting-cancel'));
    },
    is: async () => expect(await meeting()).toMatchObject({ state: 'asking', round: 2, startsAt: null }),
  },
  'open-seal': {
    given: () => story.wait(5 * 24 * HOUR + 13 * HOUR),
    by: 'to-open-seal',
    fields: { reason: 'Nobody answers me' },
    is: async () => expect(story.view('sofie').object).toMatch(/^seal\//),
  },
  'end-proposal': {
    given: () => story.wait(5 * 24 * HOUR + 13 * HOUR),
    is: async () => expect((await story.desk('sofie')).duos[0]?.state).toBe('declined'),
  },
};

it('every decision about a meeting stands in this file', () => {
  expect(Object.keys(cases).sort()).toEqual([...Object.keys(meetingDecisions), ...Object.keys(sealDecisions)].sort());
});

describe.each(Object.entries(cases))('the decision %s', (name, { given, by = name, fields: written, is }) => {
  it('is done once; the same click a second time is told that it is old', async () => {
    await given();
    const act = { ...actionOf(await card(), by), do: name, ...(written ? { fields: written } : {}) };
    await story.act('sofie', act);
    await is();
    // What only shows may be done again: it is recorded each time.
    if (name === 'open-seal') return;
    const before = await meeting();
    await story.act('sofie', act);
    expect(story.view('sofie').notice).toContain(STALE.slice(0, 30));
    expect(await meeting()).toEqual(before);
  });
});

describe('a meeting', () => {
  it('is changed by whoever answers meanwhile: the coordinator decides on what is there', async () => {
    await wantToMeet();
    const act = { ...actionOf(await card(), 'to-arrange'), do: 'arrange', fields };
    await answer();
    await story.act('sofie', act);
    expect(await meeting()).toMatchObject({ state: 'set', startsAt: '2026-11-25T09:00:00.000Z', sequence: 1 });
  });

  it('that is asked about stays as it is when there are no more times without the coordinator', async () => {
    await story.act('sofie', { do: 'open', object: 'home', revision: 0 });
    await wantToMeet();
    const asked = (await meeting())?.options ?? [];
    expect(asked).toHaveLength(3);
    await story.act('sofie', actionOf(await card(), 'meeting-alone'));
    expect((await meeting())?.options).toHaveLength(5);
    expect(story.view('sofie').notice).toBe(words('done.meeting-alone.asked'));
  });

  it('that a colleague takes over comes into the calendar of whoever comes, and out of that of whoever came', async () => {
    await fixed();
    const from = story.shown.length;
    const who = story.id('tom');
    await story.act('sofie', { ...actionOf(await card(), 'to-move'), do: 'arrange', fields: { ...fields, who } });
    const files = story.shown.slice(from).flatMap(({ who: to, delivery: { body } }) => {
      const document =
        'document' in body ? (body.document as { sequence: number; cancelled?: true } | undefined) : undefined;
      return document ? [[to, document.sequence, document.cancelled === true]] : [];
    });
    expect(files.sort()).toEqual([
      ['ana', 2, false],
      ['ben', 2, false],
      ['sofie', 2, true],
      ['tom', 2, false],
    ]);
  });

  it('goes to the colleague who takes the duo over', async () => {
    await fixed();
    await story.act('sofie', { do: 'open', object: `person/${story.id('ana')}`, revision: 0 });
    const act = actionOf(story.view('sofie'), 'hand-over');
    const fields = { to: story.id('tom'), why: 'is on leave' };
    const from = story.shown.length;
    await story.act('sofie', { ...act, do: 'handed-over', fields });
    expect(await meeting()).toMatchObject({ state: 'set', coordinatorId: story.id('tom') });
    const files = story.shown.slice(from).filter(({ delivery: { body } }) => 'document' in body && body.document);
    expect(files.map(({ who }) => who)).toEqual(['tom']);
  });

  it('has one time when both answer at the same moment: the second turn is taken again', async () => {
    await wantToMeet();
    for (const who of ['ana', 'ben']) await story.says(who, '1');
    const commits = [];
    for (const who of ['ana', 'ben']) {
      await story.arrives(who, { kind: 'text', text: 'done' });
      commits.push(await story.commitOf(who));
    }
    const [first, second] = commits;
    if (!first || !second) throw new Error('No commits');
    expect([await story.store.commitTurn(first), await story.store.commitTurn(second)]).toEqual([true, false]);
    await story.settle();
    expect(await meeting()).toMatchObject({ state: 'set', startsAt: '2026-11-25T09:00:00.000Z' });
  });
});
