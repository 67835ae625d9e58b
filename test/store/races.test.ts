// Works that meet at a bad moment in PostgreSQL, each moment brought about by a transaction that stands in the way until all have come.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Commit, RowChange, TurnView } from '../../src/app/ports.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { type OpenedForTest, postgresStore } from '../support/stores.ts';
import { arrival, at, commitOf, dump, hear, message, planned, read } from './playing.ts';

type Statements = Pick<PrismaClient, '$executeRawUnsafe' | '$queryRawUnsafe'>;
let opened: OpenedForTest;

beforeEach(async () => {
  opened = await postgresStore();
});
afterEach(() => opened.close());

/** Holds what `hold` takes until all the works wait, then takes it back; yields what became of them. */
async function meet<T>(works: (() => Promise<T>)[], hold: (statements: Statements) => Promise<unknown>): Promise<T[]> {
  const { prisma } = opened.database;
  const begun: Promise<T>[] = [];
  const holding = prisma.$transaction(
    async (transaction) => {
      await hold(transaction);
      for (const [n, work] of works.entries()) {
        begun.push(work());
        // Asked outside of the transaction, which would be shown the same picture each time.
        for (let waiting = 0; waiting <= n; ) {
          const rows = await prisma.$queryRawUnsafe<unknown[]>(
            `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          waiting = rows.length;
        }
      }
      throw new Error('taken back');
    },
    { timeout: 9_000 },
  );
  await expect(holding).rejects.toThrow('taken back');
  return Promise.all(begun);
}

async function open(address: string): Promise<TurnView> {
  const { personId } = await opened.store.receive(arrival({ address }));
  return read(opened.store, personId);
}

const write = (commit: Commit) => () => opened.store.commitTurn(commit);

it('two turns that make the same row: the second waits for the first, then decides again', async () => {
  const commits = [await open('ana'), await open('ben')].map((view) => {
    const commit = commitOf(view, [message(view, 1), planned(view, 'shared', at(60))]);
    return { ...commit, expect: [...commit.expect, { table: 'due' as const, id: 'shared', revision: null }] };
  });
  // A third one makes it, too, and gives up: both others have seen by then that it is not there.
  const won = await meet(commits.map(write), (statements) =>
    statements.$executeRawUnsafe(
      `INSERT INTO due (id, person_id, kind, due_at, local_date, zone, policy, state)
       VALUES ('shared', 'cem', 'nudge', now(), '2026-11-22', 'Europe/Brussels', 'always', 'due')`,
    ),
  );
  expect([...won].sort()).toEqual([false, true]);
  expect((await dump(opened.database)).outbox).toHaveLength(1);
});

it('two turns that rely on each other’s person, and on one row between them: neither holds what the other waits for', async () => {
  const invite = {
    id: 'between',
    token: 't',
    role: 'mentee',
    centreId: 'c',
    createdBy: 'a',
    now: at(),
    expiresAt: at(60),
  } as const;
  await opened.store.admin.addInvite(invite);
  const views = [await open('ana'), await open('ben')];
  const persons = views.map((view) => ({ table: 'person' as const, id: view.facts.person.id, revision: 0 }));
  const commits = views.map((view) => {
    const commit = commitOf(view, [message(view, 1)]);
    return {
      ...commit,
      expect: [...persons, { table: 'invite' as const, id: 'between', revision: 0 }, ...commit.expect.slice(0, 1)],
    };
  });
  const won = await meet(commits.map(write), (statements) =>
    statements.$queryRawUnsafe('SELECT id FROM invite FOR UPDATE'),
  );
  expect(won).toEqual([true, true]);
});

it('two people who decide at the same moment, each because the other had not: one is written, the other decides again', async () => {
  const views = [await open('ana'), await open('ben')];
  const persons = views.map((view) => ({ table: 'person' as const, id: view.facts.person.id, revision: 0 }));
  const commits = views.map((view): Commit => {
    const decided: RowChange = { op: 'update', table: 'person', id: view.facts.person.id, row: { stage: 'agreement' } };
    const commit = commitOf(view, [decided]);
    return { ...commit, expect: [...commit.expect.slice(0, 1), ...persons] };
  });
  // Both have compared what they rely on, as far as they get, when the inputs are let go.
  const won = await meet(commits.map(write), (statements) =>
    statements.$queryRawUnsafe('SELECT id FROM inbox FOR UPDATE'),
  );
  expect([...won].sort()).toEqual([false, true]);
});

it('somebody is erased while something of theirs is being moved into their inbox: nothing of it stays', async () => {
  const { store, database } = opened;
  const { facts } = await hear(store, (view) => [planned(view, 'nudge', at())]);
  const works: (() => Promise<unknown>)[] = [
    () => store.takeDue(at(), 10),
    () => store.admin.erase(facts.person.id, 'asked for', at()),
  ];
  const done = await meet(works, (statements) =>
    statements.$executeRawUnsafe(
      `INSERT INTO inbox (id, person_id, source, external_key, state, not_before, received_at)
       VALUES ('x', 'x', 'due', 'nudge@${at()}', 'open', now(), now())`,
    ),
  );
  expect(done).toEqual([1, true]);
  const after = await dump(database);
  expect([after.person, after.inbox, after.due]).toEqual([[], [], []]);
});
