// What every store does alike, in memory and in both databases: inputs in order, one turn at a time, deliveries in order, things that are due once.
import { beforeEach, describe, expect, it } from 'vitest';
import type { RowChange } from '../../src/app/ports.ts';
import { type AnyStore, everyStore } from '../support/stores.ts';
import { arrival, at, commitOf, hear, message, planned, read, seen } from './playing.ts';
import { reused } from './reused.ts';

const centre = { name: 'Ghent', country: 'BE', zone: 'Europe/Brussels', languages: ['nl'], contact: 'here' };
const invitation = { id: 'invite-1', token: 'secret', role: 'mentee', centreId: 'ghent', createdBy: 'admin' } as const;

describe.each(Object.entries(everyStore))('the store: %s', (_, open) => {
  const opened = reused(open);
  let store: AnyStore;
  beforeEach(() => {
    store = opened.now.store;
  });

  describe('receives', () => {
    it('a first message, and makes a person of whom nothing is known', async () => {
      const received = await store.receive(arrival({ language: 'fr', what: { kind: 'text', text: 'bonjour' } }));
      expect(received.fresh).toBe(true);
      const view = await read(store, received.personId);
      expect(view.input).toEqual({ id: received.inputId, at: at(), kind: 'text', text: 'bonjour' });
      expect(view.conversation).toBeNull();
      expect(view.facts.language).toBe('fr');
      expect(view.facts.person).toMatchObject({
        id: received.personId,
        role: null,
        stage: 'onboarding',
        consented: false,
      });
      expect(view.facts.channels).toEqual([{ id: view.addressId, channel: 'telegram', state: 'active' }]);
      expect(view.attempts).toBe(0);
    });

    it('a repeated key as the same input of the same person, even when it was handled meanwhile', async () => {
      const once = arrival();
      const first = await store.receive(once);
      expect(await store.receive(once)).toEqual({ ...first, fresh: false });
      const view = await read(store, first.personId);
      expect(await store.commitTurn(commitOf(view, []))).toBe(true);
      expect(await store.receive(once)).toEqual({ ...first, fresh: false });
      expect(await store.readTurn(first.personId, at())).toBeNull();
    });

    it('the same key several times at once as one input', async () => {
      await store.receive(arrival());
      for (let round = 0; round < 8; round++) {
        const once = arrival();
        const all = await Promise.all(Array.from({ length: 12 }, () => store.receive(once)));
        expect(all.filter(({ fresh }) => fresh)).toHaveLength(1);
        expect(new Set(all.map(({ inputId }) => inputId)).size).toBe(1);
      }
    });

    it('two first messages of one new address at once as two inputs of one person', async () => {
      const both = await Promise.all([store.receive(arrival()), store.receive(arrival())]);
      expect(both.map(({ fresh }) => fresh)).toEqual([true, true]);
      expect(both[0]?.personId).toBe(both[1]?.personId);
      expect(both[0]?.inputId).not.toBe(both[1]?.inputId);
    });

    it('different addresses, and the same address on two channels, as different persons', async () => {
      const three = [arrival(), arrival({ address: 'ben' }), arrival({ channel: 'web' })];
      const ids = new Set((await Promise.all(three.map(store.receive))).map(({ personId }) => personId));
      expect(ids.size).toBe(3);
    });

    it('inputs of one person in their order', async () => {
      for (const text of ['one', 'two', 'three']) await store.receive(arrival({ what: { kind: 'text', text } }));
      const [personId = ''] = await store.waiting(at(), 10);
      const heard: unknown[] = [];
      for (let view = await store.readTurn(personId, at()); view; view = await store.readTurn(personId, at())) {
        heard.push(view.input.kind === 'text' && view.input.text);
        await store.commitTurn(commitOf(view, []));
      }
      expect(heard).toEqual(['one', 'two', 'three']);
    });
  });

  describe('knows who waits:', () => {
    it('each person once, the longest waiting first, at most as many as asked for', async () => {
      const ids: string[] = [];
      for (const address of ['ana', 'ben', 'cem']) ids.push((await store.receive(arrival({ address }))).personId);
      await store.receive(arrival());
      expect(await store.waiting(at(), 10)).toEqual(ids);
      expect(await store.waiting(at(), 2)).toEqual(ids.slice(0, 2));
    });

    it('nobody whose input is not ripe yet', async () => {
      const { personId } = await store.receive(arrival({ at: at(60) }));
      expect(await store.waiting(at(), 10)).toEqual([]);
      expect(await store.readTurn(personId, at())).toBeNull();
      expect(await store.waiting(at(60), 10)).toEqual([personId]);
    });

    it('nobody whose oldest input is put off, for the ones behind it cannot be taken', async () => {
      const first = await store.receive(arrival());
      await store.receive(arrival());
      await store.postponeInput(first.inputId, 'Error', at(60), at());
      expect(await store.waiting(at(), 10)).toEqual([]);
      expect(await store.readTurn(first.personId, at())).toBeNull();
      expect(await store.nextInstant()).toBe(at(60));
      expect(await store.waiting(at(60), 10)).toEqual([first.personId]);
    });
  });

  describe('puts inputs off:', () => {
    it('a failed one comes back with its count, at its time', async () => {
      const { personId, inputId } = await store.receive(arrival());
      await store.postponeInput(inputId, 'Error', at(5), at());
      const view = await read(store, personId, at(5));
      expect([view.input.id, view.attempts]).toEqual([inputId, 1]);
    });

    it('a parked one lets the next go on', async () => {
      const first = await store.receive(arrival());
      const second = await store.receive(arrival());
      await store.postponeInput(first.inputId, 'Error', null, at());
      expect((await read(store, first.personId)).input.id).toBe(second.inputId);
    });

    it('one that is done is not opened again', async () => {
      const view = await hear(store);
      await store.postponeInput(view.input.id, 'Error', at(), at());
      expect(await store.waiting(at(), 10)).toEqual([]);
    });
  });

  describe('writes turns:', () => {
    it('what was inserted and updated is what the next turn reads, one revision further', async () => {
      const { facts } = await hear(store, (view) => {
        const person = view.facts.person.id;
        return [
          { op: 'insert', table: 'conversation', row: { id: person, state: '{"version":1}', updated_at: at() } },
          { op: 'update', table: 'person', id: person, row: { first_name: 'Ana', stage: 'pool', consented: true } },
          {
            op: 'insert',
            table: 'answer',
            row: {
              id: 'a',
              person_id: person,
              flow: 'f',
              step: 's',
              code: null,
              sealed: '"words"',
              input_id: 'i',
              at: at(),
            },
          },
          planned(view, 'nudge-1', at(60)),
          {
            op: 'insert',
            table: 'help_case',
            row: { id: 'h', person_id: person, kind: 'person', state: 'open', opened_at: at() },
          },
        ];
      });
      const { id } = facts.person;
      await store.receive(arrival());
      const next = await read(store, id);
      expect(next.conversation).toEqual({ version: 1 });
      expect(next.facts.person).toMatchObject({ firstName: 'Ana', stage: 'pool', consented: true });
      expect(next.facts.answers).toEqual({ 'f.s': 'words' });
      const due = { occurrence: 'nudge-1', kind: 'nudge', at: at(60), state: 'due', policy: 'always', settledAt: null };
      expect(next.facts.dues).toEqual([due]);
      expect(next.facts.cases).toMatchObject([{ id: 'h', kind: 'person', openedAt: at(), note: null, reply: null }]);
      const rows = {
        [`person/${id}`]: 1,
        [`conversation/${id}`]: 0,
        'answer/a': 0,
        'due/nudge-1': 0,
        'help_case/h': 0,
      };
      expect(next.revisions).toEqual({ ...rows, [`address/${next.addressId}`]: 0 });
    });

    it('a row that is ensured is made once and left as it is', async () => {
      const text = (body: string) =>
        ({ op: 'ensure', table: 'consent_text', row: { id: 't', version: '1', language: 'en', body } }) as const;
      await hear(store, () => [text('first')]);
      await expect(hear(store, () => [text('second')])).resolves.toBeDefined();
    });

    it('a turn that was written cannot be written again', async () => {
      const { personId } = await store.receive(arrival());
      const commit = commitOf(await read(store, personId), []);
      expect(await store.commitTurn(commit)).toBe(true);
      expect(await store.commitTurn(commit)).toBe(false);
    });

    it('nothing of a turn whose last row cannot be written', async () => {
      const { personId } = await store.receive(arrival());
      const view = await read(store, personId);
      const first: RowChange[] = [
        message(view, 1),
        { op: 'update', table: 'person', id: personId, row: { stage: 'pool' } },
      ];
      await expect(store.commitTurn(commitOf(view, [...first, message(view, 1)]))).rejects.toThrow();
      const nobody: RowChange = { op: 'update', table: 'due', id: 'nothing', row: { reason: 'r' } };
      expect(await store.commitTurn(commitOf(view, [...first, nobody]))).toBe(false);
      expect(await store.claimDeliveries(at(), 10)).toEqual([]);
      expect(await read(store, personId)).toEqual(view);
    });

    it('erasing removes all of a person, and a later message begins with somebody new', async () => {
      const before = await hear(store, (view) => [message(view, 1), planned(view, 'nudge-1', at(60))]);
      const { id } = before.facts.person;
      await hear(store, () => [{ op: 'erase', id, basis: 'asked for' }]);
      expect(await store.admin.person('telegram', 'ana')).toBeNull();
      expect(await store.claimDeliveries(at(3600), 10)).toEqual([]);
      expect(await store.takeDue(at(3600), 10)).toBe(0);
      expect(await store.nextInstant()).toBeNull();
      const after = await store.receive(arrival());
      expect(after.fresh).toBe(true);
      expect(after.personId).not.toBe(id);
      expect((await read(store, after.personId)).conversation).toBeNull();
    });
  });

  describe('finds invitations:', () => {
    beforeEach(async () => {
      await store.admin.addCentre(centre, 'ghent');
      await store.admin.addInvite({ ...invitation, now: at(), expiresAt: at(60) });
    });

    it('usable until they expire, and unknown by another token', async () => {
      const found = { id: 'invite-1', role: 'mentee', centreId: 'ghent', usable: true, personId: null, revision: 0 };
      expect(await store.findInvite('secret', at(59))).toMatchObject(found);
      expect(await store.findInvite('secret', at(60))).toMatchObject({ ...found, usable: false });
      expect(await store.findInvite('other', at())).toBeNull();
    });

    it('not usable once used; who used it is known to their next turn', async () => {
      const { personId } = await store.receive(arrival());
      const view = await read(store, personId);
      const commit = commitOf(view, [
        { op: 'update', table: 'invite', id: 'invite-1', row: { used_at: at(), used_by: personId } },
      ]);
      const expects = [...commit.expect, { ...seen(view, 'invite', 'invite-1'), revision: 0 }];
      expect(await store.commitTurn({ ...commit, expect: expects })).toBe(true);
      expect(await store.findInvite('secret', at())).toMatchObject({ usable: false, revision: 1 });
      await store.receive(arrival());
      expect((await read(store, personId)).facts.invited).toMatchObject({
        role: 'mentee',
        centreId: 'ghent',
        personId: null,
        confirmed: false,
      });
    });
  });
});
