// What coordinators work with, in every store alike: what is read for whom, what of others is written, and what is left when somebody goes.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../src/app/ports.ts';
import type { Database } from '../../src/store/client.ts';
import { openStore } from '../../src/store/index.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { masterKey } from '../../src/store/seal.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { type AnyStore, everyDatabase, testKey } from '../support/stores.ts';
import { arrival, dump } from './playing.ts';
import { reused } from './reused.ts';

type Opened = { store: AnyStore; database?: Database; close: () => Promise<void> };
const kinds: Record<string, () => Promise<Opened>> = {
  memory: async () => ({ store: memoryStore(), close: async () => {} }),
  // The embedded database runs the same statements, and is slower; it has the contract suites, the columns and the whole thread.
  postgres: everyDatabase.postgres,
};

/** Two of Ghent's team, somebody at every point of the way, and somebody of Paris. */
async function play(store: AnyStore): Promise<DeskStory> {
  const story = await openDeskStory(store);
  await story.coordinator('sofie', 'ghent');
  await story.coordinator('tom', 'ghent', 'paris');
  for (const [who, somebody] of [
    ['ana', { role: 'mentee', stage: 'pool' }],
    ['ben', { role: 'mentor', stage: 'pool' }],
    ['cem', { role: 'mentee', stage: 'information' }],
    ['dora', { role: 'mentor', stage: 'pool', centre: 'paris' }],
  ] as const) {
    await story.person(who, somebody);
    await story.wait(1_000);
  }
  return story;
}

/** Everything that the whole team does: a case, a correction, a proposal, and one who said no and why. */
async function goOn(story: DeskStory): Promise<void> {
  await story.says('cem', '/person');
  await story.says('cem', 'my rent is due');
  const { people } = await story.desk('sofie');
  const revision = people.find(({ id }) => id === story.id('cem'))?.revision ?? 0;
  const fields = { 'first-name': 'Cemal', reason: 'as on the card' };
  await story.act('sofie', { do: 'corrected', object: story.id('cem'), revision, fields });
  await story.wait(1_000);
  // Handed over to Sofie herself: 'mine' reads the answers and notes of Cem.
  const now = (await story.desk('sofie')).people.find(({ id }) => id === story.id('cem'))?.revision ?? 0;
  const given = { to: story.id('sofie'), why: 'lives next door' };
  await story.act('sofie', { do: 'handed-over', object: story.id('cem'), revision: now, fields: given });
  await story.propose('sofie', 'ana', 'ben');
  await story.says('ana', '[❌ I would rather not meet]');
  await story.says('ana', 'too far');
}

/** What is read, with names in the place of ids, and without the order of those who came at one moment. */
async function readings(story: DeskStory): Promise<unknown> {
  const duo = (await story.desk('sofie')).duos[0]?.id ?? '';
  const ids: [string, string][] = [
    ...['sofie', 'tom', 'ana', 'ben', 'cem', 'dora'].map((who): [string, string] => [story.id(who), who]),
    [duo, 'duo'],
  ];
  const persons = (...names: string[]) => ({ persons: names });
  const details = [persons(), persons(story.id('ana'), story.id('cem')), persons(duo), 'pool', 'mine'] as const;
  const all = [];
  for (const who of ['sofie', 'tom']) for (const detail of details) all.push(await story.desk(who, detail));
  const named = ids.reduce(
    (text, [id, name]) =>
      text.replaceAll(`"${id}`, `"${name}`).replaceAll(`+${id}`, `+${name}`).replaceAll(`/${id}`, `/${name}`),
    JSON.stringify(all),
  );
  return (JSON.parse(named) as typeof all).map(({ people, team, cases, ...desk }) => ({
    ...desk,
    people: [...people].sort((a, b) => `${a.since} ${a.id}`.localeCompare(`${b.since} ${b.id}`)),
    cases: cases.map(({ id: _, ...one }) => one),
    team: team.map((member) => JSON.stringify(Object.entries(member).sort())).sort(),
  }));
}

let reference: unknown;
beforeAll(async () => {
  const story = await play(memoryStore());
  await goOn(story);
  reference = await readings(story);
});

describe.each(Object.entries(kinds))('the desk: %s', (name, open) => {
  const opened = reused(open);
  let story: DeskStory;
  let store: AnyStore;
  beforeEach(async () => {
    store = opened.now.store;
    story = await play(store);
  });

  const revisionOf = async (who: string) =>
    (await story.desk('sofie')).people.find(({ id }) => id === story.id(who))?.revision ?? Number.NaN;
  const personOf = async (who: string) => {
    const { people } = await story.desk('sofie', { persons: [story.id(who)] });
    return people.find(({ id }) => id === story.id(who));
  };
  const count = async (table: string): Promise<number> => {
    const { database } = opened.now;
    if (database) return (await dump(database))[table]?.length ?? 0;
    return (store as ReturnType<typeof memoryStore>).admin.count(table);
  };
  const accept = async (who: string) =>
    ({ do: 'eligible', object: story.id(who), revision: await revisionOf(who) }) as const;

  it('is read the same as in memory after the same story', async () => {
    await goOn(story);
    expect(await readings(story)).toEqual(reference);
  });

  it('shows the people of the own centres only, and the answers, notes and words of those asked for', async () => {
    await goOn(story);
    const { people, cases } = await story.desk('sofie', { persons: [story.id('cem'), story.id('dora')] });
    const named = people.map(({ firstName, answers }) => [firstName, answers !== null]);
    expect(Object.fromEntries(named)).toEqual({ Cemal: true, Ana: false, Ben: false });
    const notesOf = (all: typeof people) => all.find(({ id }) => id === story.id('cem'))?.notes;
    expect(notesOf(people)).toMatchObject([
      { text: 'Cem → Cemal (as on the card)', by: story.id('sofie') },
      { text: '→ Sofie: lives next door', by: story.id('sofie') },
    ]);
    expect(cases).toMatchObject([{ personId: story.id('cem'), note: 'my rent is due' }]);
    const other = await story.desk('sofie', { persons: [story.id('ana')] });
    expect(notesOf(other.people)).toEqual([]);
    expect(other.cases).toMatchObject([{ note: null }]);
    for (const who of ['ana', 'ben', 'dora'])
      expect(await store.readDesk(story.id(who), 'pool', story.now())).toBeNull();
  });

  it('has a revision of a person that grows with an answer, a case and a note, and of a duo with its answers', async () => {
    const seen = [await revisionOf('cem')];
    const step = async (change: () => Promise<unknown>) => {
      await change();
      seen.push(await revisionOf('cem'));
    };
    const of = { person_id: story.id('cem') };
    const when = { at: story.now() };
    const answer = { id: 'a', ...of, flow: 'f', step: 's', code: '1', input_id: 'i', ...when };
    const opening = { id: 'h', ...of, kind: 'person', state: 'open', opened_at: story.now() };
    const note = { id: 'n', ...of, author_id: story.id('sofie'), kind: 'correction', sealed: 'x', ...when };
    const insert = (table: 'answer' | 'help_case' | 'note' | 'duo_answer', row: Row & { id: string }) =>
      story.write('cem', () => [{ op: 'insert', table, row }]);
    await step(() => insert('answer', answer));
    await step(() => story.write('cem', () => [{ op: 'update', table: 'answer', id: 'a', row: { code: '2' } }]));
    await step(() => insert('help_case', opening));
    await step(() =>
      story.write('cem', () => [{ op: 'update', table: 'help_case', id: 'h', row: { state: 'closed' } }]),
    );
    await step(() => insert('note', note));
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));

    await story.propose('sofie', 'ana', 'ben');
    const duo = async () => (await story.desk('sofie')).duos[0];
    const before = await duo();
    const given = {
      duo_id: before?.id,
      person_id: story.id('ana'),
      occasion: 'check-in/1',
      step: 'met',
      code: '"yes"',
    };
    await story.write('ana', () => [{ op: 'insert', table: 'duo_answer', row: { id: 'd', ...given, ...when } }]);
    expect((await duo())?.revision).toBeGreaterThan(before?.revision ?? Number.NaN);
  });

  it('writes what a coordinator corrects so that the turn of its owner reads it', async () => {
    const fields = { 'first-name': 'Cemal', born: '1998', reason: 'as on the card' };
    await story.act('sofie', { do: 'corrected', object: story.id('cem'), revision: await revisionOf('cem'), fields });
    await story.arrives('cem', { kind: 'text', text: 'hello' });
    const { facts } = (await store.readTurn(story.id('cem'), story.now())) ?? {};
    expect(facts?.person.firstName).toBe('Cemal');
    expect(facts?.answers).toMatchObject({ 'onboarding.first-name': 'Cemal', 'onboarding.born': 1998 });
  });

  it('drops news for somebody who was erased at the same moment, and keeps the rest of the turn', async () => {
    await story.arrives('sofie', { kind: 'act', act: await accept('cem') });
    const commit = await story.commitOf('sofie');
    expect(commit.rows.filter((row) => row.op === 'insert' && row.row.person_id === story.id('tom'))).not.toEqual([]);
    const { database } = opened.now;
    // By another process, so that this one still believes to know their key.
    if (database) await openStore(database, masterKey(testKey)).admin.erase(story.id('tom'), 'asked for', story.now());
    else await story.write('tom', () => [{ op: 'erase', id: story.id('tom'), basis: 'asked for' }]);
    expect(await store.commitTurn(commit)).toBe(true);
    expect((await personOf('cem'))?.checked?.by).toBe(story.id('sofie'));
    expect(await store.readTurn(story.id('tom'), story.now())).toBeNull();
    // An input that belongs to nobody would be looked at for ever.
    expect(await store.waiting(story.now(), 10)).not.toContain(story.id('tom'));
  });

  it('keeps nothing of somebody who is erased: answers, notes, cards about them, an open duo', async () => {
    await goOn(story);
    const { duos } = await story.desk('sofie');
    for (const page of [`person/${story.id('ana')}`, `duo/${duos[0]?.id}`, `person/${story.id('ben')}`]) {
      await story.hear('sofie', { kind: 'news', event: 'new-person', data: { page } });
    }
    const cards = await count('outbox');
    for (const who of ['ana', 'cem']) {
      await story.write(who, () => [{ op: 'erase', id: story.id(who), basis: 'asked for' }]);
    }
    expect([await count('duo_answer'), await count('note')]).toEqual([0, 0]);
    expect((await story.desk('sofie')).duos.map(({ state }) => state)).toEqual(['ended']);
    expect((await story.desk('sofie')).people.map(({ id }) => id)).toEqual([story.id('ben')]);
    expect(await count('outbox')).toBeLessThan(cards);
    const { database } = opened.now;
    const rows = database ? ((await dump(database)).outbox as { person_id: string; about_id: string | null }[]) : [];
    // What is left on the coordinator's side is about Ben alone.
    for (const row of rows.filter(({ about_id }) => about_id !== null)) expect(row.about_id).toBe(story.id('ben'));
  });

  it('knows nobody because of news about an address, and takes it when somebody is there', async () => {
    const before = await count('person');
    const what = { kind: 'reach', state: 'deactivated', reason: 'removed' } as const;
    expect(
      await store.receiveKnown(arrival({ channel: 'story', address: 'unknown', what, onlyKnown: true })),
    ).toBeNull();
    expect([await count('person'), await count('inbox')]).toEqual([before, await count('inbox')]);
    const known = await store.receiveKnown(arrival({ channel: 'story', address: 'sofie', what, onlyKnown: true }));
    expect(known).toMatchObject({ personId: story.id('sofie'), fresh: true });
  });

  it('does nothing for a coordinator who was deactivated, and works again when they are back', async () => {
    await story.hear('sofie', { kind: 'reach', state: 'deactivated', reason: 'removed' });
    const act = await accept('cem');
    const shown = [
      ...(await story.act('sofie', act)),
      ...(await story.hear('sofie', { kind: 'home' })),
      ...(await story.says('sofie', 'hello')),
      ...(await story.says('ben', '/person')),
    ];
    expect(shown.filter(({ who }) => who === 'sofie')).toEqual([]);
    expect((await personOf('cem'))?.stage).toBe('information');
    await story.hear('sofie', { kind: 'reach', state: 'active', reason: 'back' });
    await story.act('sofie', act);
    expect((await personOf('cem'))?.checked?.by).toBe(story.id('sofie'));
    expect(story.view('sofie').notice).toMatch(/Cem/);
  });

  it('brings both to the agreement once when both say yes at the same moment: the second turn is refused, taken again, and brings both together', async () => {
    await story.propose('sofie', 'ana', 'ben');
    await story.met('ana', 'ben');
    const commits = [];
    for (const who of ['ana', 'ben']) {
      const ask = story.screen(who).findLast(({ body }) => body.buttons.length > 0)?.ask ?? 0;
      await story.arrives(who, { kind: 'tap', ask, option: 'yes' });
      commits.push(await story.commitOf(who));
    }
    expect([await store.commitTurn(commits[0] as never), await store.commitTurn(commits[1] as never)]).toEqual([
      true,
      false,
    ]);
    await story.settle();
    expect((await story.desk('sofie')).duos.map(({ state }) => state)).toEqual(['agreement']);
    for (const who of ['ana', 'ben']) {
      const told = story.screen(who).filter(({ body }) => body.text.startsWith('You both said yes!'));
      expect([who, told.length]).toEqual([who, 1]);
    }
  });

  if (name === 'memory') return;
  it('keeps pages and forms only until they are delivered, and never sends them again', async () => {
    const { database } = opened.now;
    if (!database) throw new Error('No database');
    await story.act('sofie', { do: 'correct', object: story.id('cem'), revision: 0 });
    const outbox = async () => (await dump(database)).outbox as { kind: string; body: string | null }[];
    const made = (await outbox()).filter(({ kind }) => kind === 'home' || kind === 'form');
    expect(made.map(({ kind }) => kind).sort()).toEqual(['form', 'home', 'home']);
    expect(made.map(({ body }) => body)).toEqual([null, null, null]);
    await database.prisma.$executeRawUnsafe("UPDATE outbox SET state = 'dead' WHERE kind IN ('home', 'form')");
    await openStore(database, masterKey(testKey)).admin.redrive(null, story.now());
    expect(await story.says('sofie', 'hello')).toHaveLength(1);
  });
});
