// Erasing somebody while they write, while their turn is written and while something of theirs becomes due: nothing is left that belongs to nobody.
import { expect, it } from 'vitest';
import { openDeskStory } from '../support/desk-story.ts';
import { postgresStore } from '../support/stores.ts';
import { arrival, at, commitOf, hear, message, planned, read } from './playing.ts';

const ROUNDS = 20;
const OWNED = ['address', 'answer', 'due', 'help_case', 'inbox', 'outbox'];

it('leaves no row of theirs, however it meets what goes on at the same time', async () => {
  const { store, database, close } = await postgresStore();
  for (let round = 0; round < ROUNDS; round++) {
    const address = `ana-${round}`;
    const { facts } = await hear(store, (view) => [planned(view, `due-${round}`, at()), message(view, 1)], { address });
    const { id } = facts.person;
    await store.receive(arrival({ address }));
    const view = await read(store, id);
    const [erased, , , ...received] = await Promise.all([
      store.admin.erase(id, 'asked for', at()),
      store.commitTurn(commitOf(view, [planned(view, `late-${round}`, at())])),
      store.takeDue(at(), 10),
      store.receive(arrival({ address })),
      store.receive(arrival({ address })),
      store.receive(arrival({ address })),
    ]);
    expect(erased).toBe(true);
    expect(await store.readTurn(id, at())).toBeNull();
    // Who wrote after it is somebody new, and is answered.
    for (const { personId } of received)
      if (personId !== id) expect(await store.readTurn(personId, at())).not.toBeNull();
  }
  for (const table of OWNED) {
    const orphans = await database.prisma.$queryRawUnsafe(
      `SELECT id FROM ${table} WHERE person_id NOT IN (SELECT id FROM person) ORDER BY id`,
    );
    expect([table, orphans]).toEqual([table, []]);
  }
  await close();
});

it('leaves a matching session that a colleague can end, and open the next one', async () => {
  const { store, close } = await postgresStore();
  const story = await openDeskStory(store);
  for (const who of ['sofie', 'tom']) await story.coordinator(who, 'ghent');
  await story.press('sofie', 'matching', 'match-open');
  await store.admin.erase(story.id('sofie'), 'asked for', story.now());
  const [session] = (await story.desk('tom')).matchSessions;
  await story.press('tom', `match/${session?.id}/1`, 'match-send');
  await story.press('tom', 'matching', 'match-open');
  expect((await story.desk('tom')).matchSessions.map(({ state }) => state).sort()).toEqual(['closed', 'open']);
  await close();
});
