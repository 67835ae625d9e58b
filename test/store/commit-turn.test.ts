// A turn is written whole or not at all, in both databases: whatever it relied on that has changed, nothing of it is left behind.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Commit, RowChange, Table, TurnView } from '../../src/app/ports.ts';
import { everyDatabase, type OpenedForTest } from '../support/stores.ts';
import { arrival, at, commitOf, dump, hear, message, planned, read, seen } from './playing.ts';
import { reused } from './reused.ts';

describe.each(Object.entries(everyDatabase))('a turn in the database: %s', (_, open) => {
  const opened = reused(open);
  let store: OpenedForTest['store'];
  beforeEach(() => {
    store = opened.now.store;
  });

  const answer = (person: string, id: string): RowChange => {
    const row = { person_id: person, flow: 'f', step: id, code: '"a"', sealed: null, input_id: 'i', at: at() };
    return { op: 'insert', table: 'answer', row: { id, ...row } };
  };
  const helpCase = (person: string, id: string): RowChange => {
    const row = { person_id: person, kind: 'person', state: 'open', opened_at: at() };
    return { op: 'insert', table: 'help_case', row: { id, ...row } };
  };

  /** Somebody who has a row of everything, and a turn that changes all of it. */
  async function fullTurn(): Promise<{ view: TurnView; commit: Commit }> {
    const earlier = await hear(store, (view) => {
      const person = view.facts.person.id;
      const conversation = { id: person, state: '{}', updated_at: at() };
      const rows = [answer(person, 'answer-1'), planned(view, 'due-1', at(60)), helpCase(person, 'case-1')];
      return [{ op: 'insert', table: 'conversation', row: conversation }, ...rows];
    });
    const person = earlier.facts.person.id;
    await store.receive(arrival());
    const view = await read(store, person);
    const rows: RowChange[] = [
      { op: 'update', table: 'conversation', id: person, row: { state: '{"version":1}', updated_at: at() } },
      { op: 'update', table: 'person', id: person, row: { first_name: 'Ana' } },
      { op: 'update', table: 'answer', id: 'answer-1', row: { code: '"b"' } },
      { op: 'update', table: 'due', id: 'due-1', row: { state: 'skipped', reason: 'r' } },
      { op: 'update', table: 'help_case', id: 'case-1', row: { note: 'a note' } },
      { op: 'update', table: 'address', id: String(view.addressId), row: { state: 'active', reason: 'r' } },
      answer(person, 'answer-2'),
      planned(view, 'due-2', at(60)),
      helpCase(person, 'case-2'),
      message(view, 1),
      message(view, 2),
    ];
    const relied: [Table, string][] = [
      ['address', String(view.addressId)],
      ['answer', 'answer-1'],
      ['answer', 'answer-2'],
      ['conversation', person],
      ['due', 'due-1'],
      ['due', 'due-2'],
      ['help_case', 'case-1'],
      ['help_case', 'case-2'],
      ['person', person],
    ];
    return { view, commit: commitOf(view, rows, { expect: relied.map(([table, id]) => seen(view, table, id)) }) };
  }

  /** Whatever `work` does, the database is the same after it to the last column. */
  async function leavesNothing<T>(work: () => Promise<T>): Promise<T> {
    const before = await dump(opened.now.database);
    const result = await work();
    expect(await dump(opened.now.database)).toEqual(before);
    return result;
  }

  it('is written whole when all that it relied on stands', async () => {
    const { commit, view } = await fullTurn();
    expect(await store.commitTurn(commit)).toBe(true);
    const after = await dump(opened.now.database);
    const ids = (table: string) =>
      (after[table] as { id: string; revision?: number }[]).map(({ id, revision }) => [id, revision]);
    expect(ids('answer')).toEqual([
      ['answer-1', 1],
      ['answer-2', 0],
    ]);
    expect(ids('due')).toEqual([
      ['due-1', 1],
      ['due-2', 0],
    ]);
    expect(ids('help_case')).toEqual([
      ['case-1', 1],
      ['case-2', 0],
    ]);
    expect(ids('person')).toEqual([[commit.person, 1]]);
    expect(ids('conversation')).toEqual([[commit.person, 1]]);
    expect(ids('address')).toEqual([[view.addressId, 1]]);
    expect(after.outbox).toHaveLength(2);
    expect(after.inbox).toMatchObject([{ state: 'done' }, { state: 'done', done_at: expect.any(String) }]);
  });

  it('writes nothing when a single revision is another, in whatever place', async () => {
    const { commit } = await fullTurn();
    expect(commit.expect).toHaveLength(9);
    await leavesNothing(async () => {
      for (const place of commit.expect.keys()) {
        // One revision too many; for a row that must not exist, any; for one that does, that it must not.
        const wrong = (revision: number | null) =>
          commit.expect.map((one, n) => (n === place ? { ...one, revision } : one));
        const revision = commit.expect[place]?.revision ?? null;
        for (const other of revision === null ? [0, 1] : [revision + 1, revision - 1, null]) {
          expect([place, other, await store.commitTurn({ ...commit, expect: wrong(other) })]).toEqual([
            place,
            other,
            false,
          ]);
        }
      }
    });
    expect(await store.commitTurn(commit)).toBe(true);
  });

  it('writes nothing when it is about an input behind another', async () => {
    const { view, commit } = await fullTurn();
    const second = await store.receive(arrival());
    await leavesNothing(async () => expect(await store.commitTurn({ ...commit, input: second.inputId })).toBe(false));
    await store.postponeInput(view.input.id, 'Error', null, at());
    expect(await store.commitTurn({ ...commit, input: second.inputId })).toBe(true);
  });

  it('writes nothing when its input is done, parked, unknown, or somebody else’s', async () => {
    const done = await hear(store);
    const parked = await store.receive(arrival());
    await store.postponeInput(parked.inputId, 'Error', null, at());
    const others = await store.receive(arrival({ address: 'ben' }));
    const { commit } = await fullTurn();
    await leavesNothing(async () => {
      for (const input of [done.input.id, parked.inputId, others.inputId, 'unknown']) {
        expect(await store.commitTurn({ ...commit, input })).toBe(false);
      }
    });
  });

  it('writes nothing when its last row cannot be written', async () => {
    const { view, commit } = await fullTurn();
    const person = commit.person;
    const failing: RowChange[] = [
      message(view, 1),
      message(view, 3, { state: null }),
      { op: 'insert', table: 'outbox', row: { id: 'x', no_such_column: 1 } },
      { op: 'insert', table: 'outbox; DROP TABLE person' as Table, row: { id: 'x' } },
      { op: 'update', table: 'person', id: person, row: { 'stage = 1; --': 'x' } },
    ];
    await leavesNothing(async () => {
      for (const last of failing)
        await expect(store.commitTurn({ ...commit, rows: [...commit.rows, last] })).rejects.toThrow();
      const nobody: RowChange = { op: 'update', table: 'due', id: 'nothing', row: { reason: 'r' } };
      expect(await store.commitTurn({ ...commit, rows: [...commit.rows, nobody] })).toBe(false);
    });
  });

  it('is written once when it is written twice at the same time', async () => {
    const { commit } = await fullTurn();
    const all = await Promise.all(Array.from({ length: 6 }, () => store.commitTurn(commit)));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect((await dump(opened.now.database)).outbox).toHaveLength(2);
  });

  /** A turn of each of so many people, all of them over the same row. */
  async function rivals(
    count: number,
    table: Table,
    id: string,
    row: (view: TurnView) => RowChange,
  ): Promise<Commit[]> {
    const commits: Commit[] = [];
    for (let n = 0; n < count; n++) {
      const { personId } = await store.receive(arrival({ address: `rival-${n}` }));
      const view = await read(store, personId);
      const commit = commitOf(view, [row(view), message(view, 1)]);
      commits.push({ ...commit, expect: [...commit.expect, { table, id, revision: table === 'invite' ? 0 : null }] });
    }
    return commits;
  }

  it('wins alone among the turns of several people that use one invitation at the same time', async () => {
    const centre = { name: 'Ghent', country: 'BE', zone: 'Europe/Brussels', languages: ['nl'], contact: 'here' };
    await store.admin.addCentre(centre, 'ghent');
    const invite = {
      id: 'invite',
      token: 't',
      role: 'mentee',
      centreId: 'ghent',
      createdBy: 'a',
      now: at(),
      expiresAt: at(60),
    } as const;
    await store.admin.addInvite(invite);
    const commits = await rivals(6, 'invite', 'invite', (view) => {
      return { op: 'update', table: 'invite', id: 'invite', row: { used_at: at(), used_by: view.facts.person.id } };
    });
    const won = await Promise.all(commits.map(store.commitTurn));
    expect(won.filter(Boolean)).toHaveLength(1);
    const after = await dump(opened.now.database);
    expect(after.invite).toMatchObject([{ used_by: commits[won.indexOf(true)]?.person, revision: 1 }]);
    expect(after.outbox).toHaveLength(1);
  });

  it('wins alone among several that make the same new row at the same time; the others decide again', async () => {
    const commits = await rivals(6, 'due', 'shared', (view) => planned(view, 'shared', at(60)));
    const won = await Promise.all(commits.map(store.commitTurn));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await dump(opened.now.database)).outbox).toHaveLength(1);
  });

  it('keeps of what was said before consent only the last input, and everything after it', async () => {
    const kept = async () => {
      const { inbox } = await dump(opened.now.database);
      return (inbox as { payload: string | null; seq: number }[])
        .sort((a, b) => a.seq - b.seq)
        .map(({ payload }) => payload !== null);
    };
    for (let n = 0; n < 3; n++) await hear(store);
    expect(await kept()).toEqual([false, false, true]);
    const consent = (view: TurnView): RowChange[] => {
      return [{ op: 'update', table: 'person', id: view.facts.person.id, row: { consented: true } }];
    };
    await hear(store, consent);
    await hear(store);
    expect((await kept()).slice(-2)).toEqual([true, true]);
  });
});
