// Links to pages: used once by one browser, only hashes kept, and no session for whoever was deactivated or is of no team any more.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdminStore } from '../../src/app/admin-port.ts';
import type { Database } from '../../src/store/client.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { openDeskStory } from '../support/desk-story.ts';
import { type AnyStore, everyDatabase } from '../support/stores.ts';

type Opened = { store: AnyStore; database: Database | null; close: () => Promise<void> };
const kinds: Record<string, () => Promise<Opened>> = {
  memory: async () => ({ store: memoryStore(), database: null, close: async () => {} }),
  postgres: everyDatabase.postgres,
};
const later = (now: string, minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();

describe.each(Object.entries(kinds))('a link to a page: %s', (_, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it('is used once, however many try at the same moment, and then belongs to one browser until its time is over', async () => {
    const { store, database } = opened;
    const story = await openDeskStory(store);
    await story.coordinator('sofie', 'ghent', 'brussels');
    const now = story.now();
    const until = later(now, 240);
    const link = { kind: 'match', objectId: 'session-1', askedBy: story.id('sofie'), now };
    await store.addPageLink({ ...link, token: 'token-1', expiresAt: later(now, 15) });
    await store.addPageLink({ ...link, token: 'token-2', expiresAt: later(now, 15) });
    expect(await store.findPageLink('token-1', now)).toBe('open');
    const tries = ['session-a', 'session-b', 'session-c'];
    const used = await Promise.all(
      tries.map((session) => store.usePageLink({ token: 'token-1', session, now, until })),
    );
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(await store.findPageLink('token-1', later(now, 60))).toBe('used');
    const [session = ''] = tries.filter((__, nth) => used[nth]);
    expect(await store.pageSession(session, now)).toEqual({
      kind: 'match',
      objectId: 'session-1',
      language: 'en',
      askedBy: {
        id: story.id('sofie'),
        role: 'coordinator',
        memberships: expect.arrayContaining([
          { centreId: 'ghent', lead: false },
          { centreId: 'brussels', lead: false },
        ]),
      },
    });
    for (const other of [...tries.filter((one) => one !== session), 'token-1', ''])
      expect(await store.pageSession(other, now)).toBeNull();
    expect(await store.pageSession(session, until)).toBeNull();

    // What somebody may see is asked of their record as it is now.
    if (database) {
      await database.prisma.$executeRawUnsafe(`DELETE FROM membership WHERE centre_id = 'brussels'`);
      expect((await store.pageSession(session, now))?.askedBy.memberships).toEqual([
        { centreId: 'ghent', lead: false },
      ]);
    }

    // Too old, and unknown.
    expect(await store.findPageLink('token-2', later(now, 15))).toBeNull();
    expect(await store.usePageLink({ token: 'token-2', session: 'x', now: later(now, 15), until })).toBe(false);
    expect(await store.findPageLink('token-3', now)).toBeNull();

    await story.hear('sofie', { kind: 'reach', state: 'deactivated', reason: 'left' });
    expect(await store.pageSession(session, now)).toBeNull();
    expect(await store.findPageLink('token-1', now)).toBeNull();
    if (!database) return;
    const rows = await database.prisma.$queryRawUnsafe<Record<string, unknown>[]>('SELECT * FROM page_link');
    const kept = JSON.stringify(rows);
    for (const secret of ['token-1', 'token-2', ...tries]) expect(kept).not.toContain(secret);
    await (store.admin as AdminStore).retain(later(now, 26 * 60));
    expect(await database.prisma.pageLink.count()).toBe(0);
  });
});
