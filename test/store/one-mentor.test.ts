// Two coordinators at the same instant: a mentor is never given to two, a centre never has two open sessions, and nothing is confirmed that is excluded in the same moment.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '../../src/core/view.ts';
import { actionsOf } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { everyDatabase } from '../support/stores.ts';

const kinds = {
  memory: async () => ({ store: memoryStore(), close: async () => {} }),
  postgres: everyDatabase.postgres,
};

describe.each(Object.entries(kinds))('one mentor for two: %s', (_, open) => {
  const closing: (() => Promise<void>)[] = [];
  let story: DeskStory;

  beforeEach(async () => {
    const opened = await open();
    closing.push(opened.close);
    story = await openDeskStory(opened.store);
    for (const who of ['sofie', 'tom']) await story.coordinator(who, 'ghent');
    for (const who of ['ana', 'cem']) await story.person(who, { role: 'mentee', stage: 'pool' });
    await story.person('ben', { role: 'mentor', stage: 'pool' });
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  /** Both turns are decided from the same picture; then both are written at once. */
  async function atOnce(acts: Readonly<Record<string, Act>>): Promise<boolean[]> {
    for (const [who, act] of Object.entries(acts)) await story.arrives(who, { kind: 'act', act });
    const commits = [];
    for (const who of Object.keys(acts)) commits.push(await story.commitOf(who));
    const written = await Promise.all(commits.map((commit) => story.store.commitTurn(commit)));
    await story.settle();
    return written;
  }

  const session = async () => (await story.desk('sofie')).matchSessions.find(({ state }) => state === 'open')?.id ?? '';
  /** A button about two, with the revision that it has now. */
  async function about(name: string, mentee: string): Promise<Act> {
    const object = `${await session()}/${story.id(mentee)}+${story.id('ben')}`;
    const page = `match-why/${await session()}/${story.id(mentee)}/${story.id('ben')}`;
    await story.act('sofie', { do: 'open', object: page, revision: 0 });
    const revision = actionsOf(story.view('sofie')).find((one) => one.object === object)?.revision ?? 0;
    return { do: name, object, revision };
  }
  const given = async () =>
    (await story.desk('sofie')).matchPairs.flatMap(({ state, menteeId }) => (state === 'confirmed' ? [menteeId] : []));
  const notices = () => story.shown.flatMap(({ delivery }) => delivery.body.view?.notice ?? []);

  it('is given to one, and whoever came second is told to whom, by whom', async () => {
    await story.press('sofie', 'matching', 'match-open');
    const [ana, cem] = [await about('match-confirm', 'ana'), await about('match-confirm', 'cem')];
    expect((await atOnce({ sofie: ana, tom: cem })).sort()).toEqual([false, true]);
    expect(await given()).toHaveLength(1);
    expect(
      notices().filter((one) => /^Ben was given to (Ana|Cem) in the meantime, by (Sofie|Tom)\./.test(one)),
    ).toHaveLength(1);
  });

  it('is not confirmed for somebody from whom a colleague excludes them in the same moment', async () => {
    await story.press('sofie', 'matching', 'match-open');
    const [confirm, veto] = [await about('match-confirm', 'ana'), await about('match-veto', 'ana')];
    expect((await atOnce({ sofie: confirm, tom: veto })).sort()).toEqual([false, true]);
    const { vetoes } = await story.desk('sofie');
    expect((await given()).length + vetoes.filter(({ state }) => state === 'on').length).toBe(1);
  });

  it('and of two who open a session only one does', async () => {
    const opens: Act = { do: 'match-open', object: 'ghent', revision: 1 };
    expect((await atOnce({ sofie: opens, tom: opens })).sort()).toEqual([false, true]);
    expect((await story.desk('sofie')).matchSessions).toHaveLength(1);
  });
});
