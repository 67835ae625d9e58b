// Two people who want the last seat at the same moment: one gets it, the other waits. And a seat that is given up while somebody takes it.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Happening } from '../../src/core/input.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { everyStore } from '../support/stores.ts';

describe.each(Object.entries(everyStore))('the last seat: %s', (_, open) => {
  const closing: (() => Promise<void>)[] = [];
  let story: DeskStory;

  beforeEach(async () => {
    const opened = await open();
    closing.push(opened.close);
    story = await openDeskStory(opened.store);
    await story.coordinator('sofie', 'ghent');
    const fields = { date: '2026-12-01', time: '18:00', online: 'no', place: 'Kouter 1', seats: '1', repeat: '0' };
    const act = { do: 'create-session', object: 'ghent@Europe/Brussels', revision: 1 };
    await story.act('sofie', { ...act, fields: { ...fields, language: 'en', audience: 'both' } });
    for (const who of ['ana', 'ben']) {
      await story.person(who, { role: 'mentee', stage: 'information' });
      await story.says(who, 'session');
    }
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });

  const gathering = async () => {
    const [one] = (await story.desk('sofie')).gatherings;
    if (!one) throw new Error('There is no session');
    return one;
  };
  const seats = async () =>
    Object.fromEntries((await gathering()).taken.map(({ personId, state }) => [personId, state]));
  const said = (who: string) => story.screen(who).findLast(({ kind }) => kind === 'message')?.body.text ?? '';

  /** Both turns are decided from the same picture; then both are written at once. */
  async function atOnce(what: Readonly<Record<string, Happening>>): Promise<boolean[]> {
    for (const [who, happening] of Object.entries(what)) await story.arrives(who, happening);
    const commits = [];
    for (const who of Object.keys(what)) commits.push(await story.commitOf(who));
    const written = await Promise.all(commits.map((commit) => story.store.commitTurn(commit)));
    await story.settle();
    return written;
  }

  it('is taken by one of two, and the other waits for it', async () => {
    const typed: Happening = { kind: 'text', text: '1' };
    expect((await atOnce({ ana: typed, ben: typed })).sort()).toEqual([false, true]);
    expect(Object.values(await seats()).sort()).toEqual(['booked', 'waiting']);
    const heard = [said('ana'), said('ben')];
    expect(heard.filter((text) => text.includes('You have a seat'))).toHaveLength(1);
    expect(heard.filter((text) => text.includes('waiting list, at place 1'))).toHaveLength(1);
  });

  it('that is given up while somebody else takes it is theirs in the end, and nobody waits beside a free seat', async () => {
    await story.says('ana', '1');
    await story.says('ana', 'my dates');
    const taps: Readonly<Record<string, Happening>> = {
      ana: { kind: 'text', text: 'I cannot come' },
      ben: { kind: 'text', text: '1' },
    };
    expect((await atOnce(taps)).sort()).toEqual([false, true]);
    expect(await seats()).toEqual({ [story.id('ben')]: 'booked' });
    await story.wait(60_000);
    expect(await seats()).toEqual({ [story.id('ben')]: 'booked' });
  });
});
