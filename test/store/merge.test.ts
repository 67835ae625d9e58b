// Two records of one person become one, in every store alike: with everything that a person can have, and while they write.
import { beforeEach, describe, expect, it } from 'vitest';
import type { RowChange } from '../../src/app/ports.ts';
import type { Act } from '../../src/core/view.ts';
import type { Database } from '../../src/store/client.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { type AnyStore, everyDatabase } from '../support/stores.ts';
import { dump } from './playing.ts';
import { reused } from './reused.ts';

type Opened = { store: AnyStore; database?: Database; close: () => Promise<void> };
const kinds: Record<string, () => Promise<Opened>> = {
  memory: async () => ({ store: memoryStore(), close: async () => {} }),
  // The embedded database runs the same statements, and is slower; it has the contract suites, the columns and the whole thread.
  postgres: everyDatabase.postgres,
};

const TOMORROW = '2026-11-24T09:00:00.000Z';
const YESTERDAY = '2026-11-22T09:00:00.000Z';

describe.each(Object.entries(kinds))('two records of one person: %s', (_, open) => {
  const opened = reused(open);
  let story: DeskStory;
  let store: AnyStore;

  const merging = async (): Promise<Act> => {
    const { people } = await story.desk('sofie');
    const revision = (who: string) => people.find(({ id }) => id === story.id(who))?.revision ?? Number.NaN;
    const object = `${story.id('ana')}+${story.id('anna')}`;
    return { do: 'merged', object, revision: revision('ana') + revision('anna') };
  };
  const ana = async () => {
    const desk = await story.desk('sofie', { persons: [story.id('ana')] });
    return { desk, person: desk.people.find(({ id }) => id === story.id('ana')) };
  };
  const factsOf = async (who: string) => {
    await story.arrives(who, { kind: 'text', text: 'hello' });
    return (await store.readTurn(story.id(who), story.now()))?.facts;
  };
  const insert = (table: string, row: Record<string, unknown> & { id: string }): RowChange =>
    ({ op: 'insert', table, row }) as RowChange;

  /** Everything that hangs on the one that goes, beside what the one that stays has of the same kind. */
  async function give(): Promise<void> {
    const gathering = (id: string, startsAt: string) =>
      insert('gathering', {
        id,
        centre_id: 'ghent',
        kind: 'information',
        starts_at: startsAt,
        minutes: 90,
        zone: 'Europe/Brussels',
        language: 'nl',
        online: false,
        place: 'here',
        seats: 10,
        audience: 'both',
        state: 'open',
        created_by: story.id('sofie'),
      });
    const slot = (id: string, startsAt: string, who: string) =>
      insert('interview_slot', {
        id,
        centre_id: 'ghent',
        coordinator_id: story.id('sofie'),
        starts_at: startsAt,
        minutes: 60,
        zone: 'Europe/Brussels',
        place: 'here',
        state: 'open',
        person_id: story.id(who),
      });
    const seat = (id: string, who: string, state: string, at: string) =>
      insert('seat', {
        id: `${id}/${story.id(who)}`,
        gathering_id: id,
        person_id: story.id(who),
        state,
        at,
      });
    const consent = insert('consent', {
      id: 'consent-anna',
      person_id: story.id('anna'),
      decision: 'given',
      version: '1',
      language: 'en',
      text_id: 'words',
      input_id: 'i',
      at: YESTERDAY,
    });
    await story.write('anna', ({ addressId, facts: { now } }) => {
      const person_id = story.id('anna');
      const due = (id: string, kind: string) =>
        insert('due', {
          id: `${person_id}/${id}`,
          person_id,
          kind,
          due_at: TOMORROW,
          local_date: '2026-11-24',
          zone: 'Europe/Brussels',
          policy: 'always',
          state: 'due',
        });
      return [
        gathering('first', TOMORROW),
        gathering('second', TOMORROW),
        seat('first', 'anna', 'booked', now),
        seat('second', 'anna', 'waiting', now),
        slot('past', YESTERDAY, 'ana'),
        slot('next', TOMORROW, 'anna'),
        insert('note', { id: 'n', person_id, author_id: story.id('sofie'), kind: 'note', at: now, sealed: 'a note' }),
        insert('help_case', {
          id: 'h',
          person_id,
          centre_id: 'ghent',
          kind: 'person',
          state: 'open',
          opened_at: now,
          note: 'a question',
          reply: 'an answer',
          address_id: addressId,
        }),
        insert('file', {
          id: 'f',
          person_id,
          kind: 'cv',
          name: 'anna.pdf',
          media_type: 'application/pdf',
          size: 3,
          content: 'cv!',
          at: now,
        }),
        insert('consent_text', { id: 'words', version: '1', language: 'en', body: 'words' }),
        consent,
        due('accepted/x', 'accepted'),
        due('profile-erase', 'profile-erase'),
      ];
    });
    await story.write('ana', ({ facts: { now } }) => [
      seat('first', 'ana', 'cancelled', now),
      seat('second', 'ana', 'booked', now),
    ]);
  }

  beforeEach(async () => {
    store = opened.now.store;
    story = await openDeskStory(store);
    await story.coordinator('sofie', 'ghent');
    await story.person('ana', { role: 'mentee', stage: 'information', answers: { 'onboarding.heard': 'a friend' } });
    await story.person('anna', { role: 'mentee', stage: 'pool', answers: { 'interview.job': 'a baker' } });
  });

  it('everything of the one that goes is there, in the key of the one that stays, who keeps what they said', async () => {
    await give();
    const gone = story.id('anna');
    await story.act('sofie', await merging());
    const { desk, person } = await ana();
    expect(desk.people.map(({ id }) => id)).toEqual([story.id('ana')]);
    expect(person).toMatchObject({ firstName: 'Ana', stage: 'pool', interviewed: true });
    expect(person?.answers).toMatchObject({
      'onboarding.first-name': 'Ana',
      'onboarding.heard': 'a friend',
      'interview.job': 'a baker',
      'interview.sectors': ['care'],
    });
    expect(person?.notes.map(({ kind, text }) => [kind, text]).sort()).toEqual([
      ['merge', '+ Anna · Story'],
      ['note', 'a note'],
    ]);
    expect(person?.files).toMatchObject([{ id: 'f', name: 'anna.pdf' }]);
    expect(person?.pending).toMatchObject([{ kind: 'accepted', occurrence: `${story.id('ana')}/accepted/x` }]);
    expect(desk.cases).toMatchObject([{ id: 'h', note: 'a question' }]);
    // The better place of two stays, and an interview of the past is nobody's hindrance.
    const seats = desk.gatherings.flatMap(({ id, taken }) => taken.map((one) => [id, one.personId, one.state]));
    expect(seats.sort()).toEqual([
      ['first', story.id('ana'), 'booked'],
      ['second', story.id('ana'), 'booked'],
    ]);
    expect(desk.slots.map(({ id, personId }) => [id, personId])).toEqual([
      ['past', story.id('ana')],
      ['next', story.id('ana')],
    ]);
    const facts = await factsOf('ana');
    expect(facts?.cases).toMatchObject([{ note: 'a question', reply: 'an answer' }]);
    expect(facts?.channels).toHaveLength(2);
    expect(facts?.consent).toMatchObject({ version: '1' });
    expect(facts?.dues.map(({ kind }) => kind)).not.toContain('profile-erase');
    const { database } = opened.now;
    if (database) {
      const { audit: _, ...tables } = await dump(database);
      expect(JSON.stringify(tables)).not.toContain(gone);
    }
  });

  it('of two interviews to come the one of whoever stays is kept, and the other time is free again', async () => {
    await give();
    await story.write('ana', () => [
      { op: 'update', table: 'interview_slot', id: 'past', row: { starts_at: TOMORROW } } as RowChange,
    ]);
    await story.act('sofie', await merging());
    const { desk } = await ana();
    expect(Object.fromEntries(desk.slots.map(({ id, personId }) => [id, personId]))).toEqual({
      past: story.id('ana'),
      next: null,
    });
  });

  it('both apps lead to the same talk: what was said and not yet heard too, and both are told', async () => {
    const gone = story.id('anna');
    const act = await merging();
    await story.arrives('sofie', { kind: 'act', act });
    // Written before the merge, heard after it; the address was known here, with the old key.
    const commit = await story.commitOf('sofie');
    await story.arrives('anna', { kind: 'command', name: 'status' });
    expect(await store.commitTurn(commit)).toBe(true);
    const from = story.shown.length;
    await story.settle();
    const shown = story.shown.slice(from);
    const toAnna = shown.filter(({ who }) => who === 'anna');
    expect(toAnna.map(({ delivery }) => delivery.personId)).toEqual(toAnna.map(() => story.id('ana')));
    expect(toAnna.length).toBeGreaterThan(1);
    const told = shown.filter(({ delivery }) => delivery.body.text.includes('two places')).map(({ who }) => who);
    expect(told.sort()).toEqual(['ana', 'anna']);
    await story.arrives('anna', { kind: 'text', text: 'hello' });
    expect(story.id('anna')).toBe(story.id('ana'));
    expect(gone).not.toBe(story.id('ana'));
  });

  it('is not done when the one that goes got a duo since', async () => {
    await story.person('ben', { role: 'mentor', stage: 'pool' });
    await story.arrives('sofie', { kind: 'act', act: await merging() });
    const commit = await story.commitOf('sofie');
    await story.write('ben', () => [
      insert('duo', {
        id: 'd',
        mentee_id: story.id('anna'),
        mentor_id: story.id('ben'),
        centre_id: 'ghent',
        coordinator_id: story.id('sofie'),
        state: 'declined',
        score: 1,
        proposed_at: story.now(),
      }),
    ]);
    expect(await store.commitTurn(commit)).toBe(false);
    await story.settle();
    expect((await story.desk('sofie')).people.map(({ id }) => id)).toContain(story.id('anna'));
  });

  it('every message that arrives at that very moment is heard, as one of whoever stays', async () => {
    await story.arrives('sofie', { kind: 'act', act: await merging() });
    const writing = Array.from({ length: 8 }, (_, nth) => nth).map(() =>
      story.arrives('anna', { kind: 'command', name: 'status' }),
    );
    for (let done = false; !done; ) done = await store.commitTurn(await story.commitOf('sofie'));
    await Promise.all(writing);
    const from = story.shown.length;
    await story.settle();
    const answers = story.shown
      .slice(from)
      .filter(({ who, delivery }) => who === 'anna' && delivery.kind === 'message');
    expect(answers.length).toBeGreaterThanOrEqual(8);
    expect(new Set(answers.map(({ delivery }) => delivery.personId))).toEqual(new Set([story.id('ana')]));
    expect(await store.waiting(story.now(), 10)).toEqual([]);
    await story.arrives('anna', { kind: 'text', text: 'hello' });
    expect(story.id('anna')).toBe(story.id('ana'));
  });
});
