// What figures are read from is the same in the database as in memory, and whoever may see one centre gets nothing of another.
import { afterAll, expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory.ts';
import { openDeskStory } from '../support/desk-story.ts';
import { type AnyStore, postgresStore } from '../support/stores.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** Two who are in a duo of Ghent that runs, with a first meeting behind them, and somebody in Paris; ids as they are called. */
async function read(store: AnyStore) {
  const story = await openDeskStory(store);
  await story.coordinator('sofie', 'ghent');
  await story.person('ana', { role: 'mentee', stage: 'pool' });
  await story.person('carl', { role: 'mentor', stage: 'pool' });
  await story.person('yann', { role: 'mentee', stage: 'pool', centre: 'paris' });
  await story.press('sofie', 'matching', 'match-open');
  const session = (await story.desk('sofie')).matchSessions[0]?.id ?? '';
  await story.press('sofie', `match/${session}/1`, 'match-confirm');
  await story.press('sofie', `match/${session}/1`, 'match-send');
  await story.met('ana', 'carl');
  await story.begun('ana', 'carl');
  await story.write('ana', ({ facts: { duo, person } }) =>
    Object.entries({ 'check-in/1.met': '"yes"', 'check-in/1.next': '"same"', 'evaluation.recommend': '"9"' }).map(
      ([name, code]) => {
        const [occasion = '', step = ''] = name.split('.');
        const own = { duo_id: duo?.id, person_id: person.id, occasion, step, code, sealed: null, at: story.now() };
        return { op: 'insert', table: 'duo_answer', row: { id: `${duo?.id}/${person.id}/${name}`, ...own } };
      },
    ),
  );
  const rows = await store.readFigures(['ghent']);
  const all = await store.readFigures(null);
  const called = new Map(['ana', 'carl', 'yann'].map((name) => [story.id(name), name]));
  called.set(rows.duos[0]?.id ?? '', 'their duo');
  const named = (read: typeof rows) =>
    JSON.parse([...called].reduce((text, [id, name]) => text.replaceAll(id, name), JSON.stringify(read)));
  return { ghent: named(rows), all: named(all) };
}

it('is the same everywhere, and of the centres that were asked for only', async () => {
  const opened = await postgresStore();
  closing.push(opened.close);
  const [memory, postgres] = [await read(memoryStore()), await read(opened.store)];
  const people = (rows: { people: { id: string }[] }) => rows.people.map(({ id }) => id).sort();
  expect(people(memory.ghent)).toEqual(['ana', 'carl']);
  expect(people(memory.all)).toEqual(['ana', 'carl', 'yann']);
  const sorted = (rows: typeof memory.ghent) => ({
    ...rows,
    people: [...rows.people].sort((a, b) => a.id.localeCompare(b.id)),
  });
  expect(sorted(postgres.ghent)).toEqual(sorted(memory.ghent));
  expect(sorted(postgres.all)).toEqual(sorted(memory.all));
  const [duo] = postgres.ghent.duos;
  expect(duo).toMatchObject({ id: 'their duo', menteeId: 'ana', mentorId: 'carl', state: 'active', reason: null });
  expect(duo.metAt < duo.startedAt).toBe(true);
  // What figures are made of, and nothing else that was answered.
  expect(postgres.ghent.answers).toEqual([
    { duoId: 'their duo', personId: 'ana', step: 'check-in/1.met', code: 'yes' },
    { duoId: 'their duo', personId: 'ana', step: 'evaluation.recommend', code: '9' },
  ]);
  expect(JSON.stringify(postgres.all)).not.toMatch(/Ana|a job|nurse/);
});
