// What every store does alike with what goes out and what is due: one message an address at a time, in order; a due thing once.
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryState, RowChange, TurnView } from '../../src/app/ports.ts';
import { type AnyStore, everyStore } from '../support/stores.ts';
import { arrival, at, commitOf, hear, message, planned, read } from './playing.ts';
import { reused } from './reused.ts';

describe.each(Object.entries(everyStore))('the store: %s', (_, open) => {
  const opened = reused(open);
  let store: AnyStore;
  beforeEach(() => {
    store = opened.now.store;
  });

  const finish = (id: string, state: DeliveryState, notBefore?: string) =>
    store.finishDelivery({ id, state, at: at(), attempts: 1, ...(notBefore ? { notBefore } : {}) });
  const claimed = async (now = at()) => (await store.claimDeliveries(now, 10)).map(({ body }) => body.text);

  describe('hands out messages:', () => {
    it('with all that a channel needs', async () => {
      const view = await hear(store, (turn) => [message(turn, 1, { ask: 3 })]);
      const [one] = await store.claimDeliveries(at(), 10);
      expect(one).toEqual({
        id: `${view.input.id}/1`,
        personId: view.facts.person.id,
        addressId: view.addressId,
        channel: 'telegram',
        address: 'ana',
        addressState: 'active',
        kind: 'message',
        cause: view.input.id,
        urgency: 'answer',
        ask: 3,
        body: { text: 'message 1', buttons: [] },
        attempts: 0,
        createdAt: at(),
        seq: expect.any(Number),
        target: null,
      });
    });

    it('one an address at a time, in the order in which they were said', async () => {
      const view = await hear(store, (turn) => [message(turn, 1), message(turn, 2), message(turn, 3)]);
      for (const n of [1, 2, 3]) {
        expect(await claimed()).toEqual([`message ${n}`]);
        expect(await claimed()).toEqual([]);
        await finish(`${view.input.id}/${n}`, 'sent');
      }
      expect(await claimed()).toEqual([]);
    });

    it('side by side for different addresses, at most as many as asked for', async () => {
      for (const address of ['ana', 'ben', 'cem']) await hear(store, (turn) => [message(turn, 1)], { address });
      expect(await store.claimDeliveries(at(), 2)).toHaveLength(2);
      expect((await store.claimDeliveries(at(), 2)).map(({ address }) => address)).toEqual(['cem']);
    });

    it('to two who claim at once never the same', async () => {
      for (const address of ['ana', 'ben', 'cem', 'dan'])
        await hear(store, (turn) => [message(turn, 1), message(turn, 2)], { address });
      const both = await Promise.all([store.claimDeliveries(at(), 10), store.claimDeliveries(at(), 10)]);
      const addresses = both.flat().map(({ address }) => address);
      expect(addresses.sort()).toEqual(['ana', 'ben', 'cem', 'dan']);
    });

    it('not before their time', async () => {
      await hear(store, (turn) => [message(turn, 1, { not_before: at(30) })]);
      expect(await claimed(at(29))).toEqual([]);
      expect(await claimed(at(30))).toEqual(['message 1']);
    });

    it('none behind one that will be tried again, while other addresses go on', async () => {
      const view = await hear(store, (turn) => [message(turn, 1), message(turn, 2)]);
      await claimed();
      await finish(`${view.input.id}/1`, 'retry', at(30));
      await hear(store, (turn) => [message(turn, 9)], { address: 'ben' });
      expect(await claimed()).toEqual(['message 9']);
      expect(await store.nextInstant()).toBe(at(30));
      expect((await store.claimDeliveries(at(30), 10)).map(({ body, attempts }) => [body.text, attempts])).toEqual([
        ['message 1', 1],
      ]);
    });

    it.each(['dead', 'unknown', 'waiting', 'skipped'] as const)('the next one behind one that is %s', async (state) => {
      const view = await hear(store, (turn) => [message(turn, 1), message(turn, 2)]);
      await claimed();
      await finish(`${view.input.id}/1`, state);
      expect(await claimed()).toEqual(['message 2']);
    });

    it('an edit with the newest message of its question, as the channel knows it', async () => {
      const view = await hear(store, (turn) => [
        message(turn, 1, { ask: 1 }),
        message(turn, 2, { ask: 2 }),
        message(turn, 3, { ask: 1, kind: 'settle' }),
      ]);
      for (const n of [1, 2]) {
        await claimed();
        await store.finishDelivery({
          id: `${view.input.id}/${n}`,
          state: 'sent',
          at: at(),
          attempts: 0,
          externalId: `chat-${n}`,
        });
      }
      const [edit] = await store.claimDeliveries(at(), 10);
      expect(edit?.target).toMatchObject({ externalId: 'chat-1', state: 'sent', body: { text: 'message 1' } });
    });

    it('with the state of their address, once it cannot be reached', async () => {
      const view = await hear(store, (turn) => [message(turn, 1)]);
      await store.reachAddress(String(view.addressId), 'unreachable', 'blocked');
      const [one] = await store.claimDeliveries(at(), 10);
      expect(one?.addressState).toBe('unreachable');
    });
  });

  describe('writes down how a delivery ended:', () => {
    it('what was being sent when a process ended is found again, and nothing else', async () => {
      const view = await hear(store, (turn) => [message(turn, 1), message(turn, 2)]);
      expect(await store.interrupted()).toEqual([]);
      await claimed();
      expect((await store.interrupted()).map(({ id }) => id)).toEqual([`${view.input.id}/1`]);
      await finish(`${view.input.id}/1`, 'sent');
      expect(await store.interrupted()).toEqual([]);
    });

    it('a late second ending changes nothing', async () => {
      const view = await hear(store, (turn) => [message(turn, 1)]);
      await claimed();
      await finish(`${view.input.id}/1`, 'sent');
      await finish(`${view.input.id}/1`, 'retry', at());
      expect(await claimed()).toEqual([]);
    });
  });

  describe('moves what is due into the inbox:', () => {
    it('at its time, once', async () => {
      const { facts } = await hear(store, (view) => [planned(view, 'nudge-1', at(60))]);
      expect(await store.nextInstant()).toBe(at(60));
      expect(await store.takeDue(at(59), 10)).toBe(0);
      expect(await store.takeDue(at(60), 10)).toBe(1);
      expect(await store.takeDue(at(60), 10)).toBe(0);
      const view = await read(store, facts.person.id, at(60));
      expect(view.input).toMatchObject({ kind: 'due', due: 'nudge', occurrence: 'nudge-1' });
      expect([view.addressId, view.facts.from]).toEqual([null, null]);
      expect(view.facts.dues).toMatchObject([{ occurrence: 'nudge-1', state: 'taken' }]);
    });

    it('once, when two ask at the same time', async () => {
      for (const address of ['ana', 'ben'])
        await hear(store, (view) => [planned(view, `nudge-${address}`, at(60))], { address });
      const taken = await Promise.all([store.takeDue(at(60), 10), store.takeDue(at(60), 10)]);
      expect(taken.reduce((sum, count) => sum + count, 0)).toBe(2);
      expect(await store.waiting(at(60), 10)).toHaveLength(2);
    });

    it('the earliest first, at most as many as asked for', async () => {
      await hear(store, (view) => [
        planned(view, 'late', at(60)),
        planned(view, 'early', at(50)),
        planned(view, 'middle', at(55)),
      ]);
      expect(await store.takeDue(at(60), 2)).toBe(2);
      expect(await store.nextInstant()).toBe(at(60));
      expect(await store.takeDue(at(60), 2)).toBe(1);
    });

    it('again, under a new instant, when its turn puts it off', async () => {
      const { facts } = await hear(store, (view) => [planned(view, 'nudge-1', at(60))]);
      await store.takeDue(at(60), 10);
      const first = await read(store, facts.person.id, at(60));
      const later = { op: 'update', table: 'due', id: 'nudge-1', row: { due_at: at(120), state: 'due' } } as const;
      expect(await store.commitTurn(commitOf(first, [later]))).toBe(true);
      expect(await store.takeDue(at(119), 10)).toBe(0);
      expect(await store.takeDue(at(120), 10)).toBe(1);
      const second = await read(store, facts.person.id, at(120));
      expect(second.input).toMatchObject({ kind: 'due', occurrence: 'nudge-1' });
      expect(second.input.id).not.toBe(first.input.id);
    });
  });

  it('says of a planned thing that it failed, when what came of it can not be delivered', async () => {
    const said = (view: TurnView, name: string, n: number): RowChange[] => {
      const due = planned(view, name, at());
      if (due.op !== 'insert') throw new Error('It is planned');
      const row = { ...due.row, id: name, state: 'sent', settled_at: at() };
      return [{ ...due, row }, message(view, n, { cause_id: `due:${name}@${at()}` })];
    };
    const view = await hear(store, (turn) => [...said(turn, 'a/b/1', 1), ...said(turn, 'a/b/2', 2)]);
    await claimed();
    await finish(`${view.input.id}/1`, 'sent');
    await claimed();
    await store.finishDelivery({
      ...{ id: `${view.input.id}/2`, state: 'dead', at: at(9), attempts: 1, failure: 'bot was blocked' },
    });
    const { personId } = await store.receive(arrival());
    const { dues } = (await read(store, personId)).facts;
    expect(dues.map(({ occurrence, state, settledAt }) => [occurrence, state, settledAt])).toEqual([
      ['a/b/1', 'sent', at()],
      ['a/b/2', 'failed', at(9)],
    ]);
  });

  describe('knows when something will happen by itself:', () => {
    it('never, when nothing is open', async () => {
      expect(await store.nextInstant()).toBeNull();
      await hear(store);
      expect(await store.nextInstant()).toBeNull();
    });

    it('at the earliest of inputs, messages and due things', async () => {
      await hear(store, (view) => [planned(view, 'nudge-1', at(60)), message(view, 1, { not_before: at(50) })]);
      expect(await store.nextInstant()).toBe(at(50));
      await store.receive(arrival({ at: at(40) }));
      expect(await store.nextInstant()).toBe(at(40));
    });

    it('not at the time of a message whose predecessor is being sent', async () => {
      const view = await hear(store, (turn) => [message(turn, 1), message(turn, 2)]);
      await claimed();
      expect(await store.nextInstant()).toBeNull();
      await finish(`${view.input.id}/1`, 'sent');
      expect(await store.nextInstant()).toBe(at());
    });
  });
});
