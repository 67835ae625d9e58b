// Another app becomes somebody's, in both databases: by their own link in a chat or in a browser, and by a coordinator's. What is said there afterwards is theirs, and can be read.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDeskStory } from '../support/desk-story.ts';
import { everyDatabase, type OpenedForTest } from '../support/stores.ts';

describe.each(Object.entries(everyDatabase))('another app: %s', (_, open) => {
  let opened: OpenedForTest;
  let story: Awaited<ReturnType<typeof openDeskStory>>;
  /** Whose talk it is, and the other app: others in each test, so that one database serves all. */
  let [owner, phone] = ['', ''];
  let nth = 0;
  beforeAll(async () => {
    opened = await open();
    story = await openDeskStory(opened.store);
    await story.coordinator('sofie', 'ghent');
  });
  afterAll(() => opened.close());
  beforeEach(async () => {
    nth += 1;
    [owner, phone] = [`ana-${nth}`, `phone-${nth}`];
    await story.person(owner, { role: 'mentee', stage: 'interview' });
  });

  async function ownLink(): Promise<string> {
    await story.says(owner, '/link');
    const shown = await story.says(owner, '[🔗 Make a link]');
    return /invite=(\S+)/.exec(shown.at(-1)?.delivery.body.text ?? '')?.[1] ?? '';
  }
  const count = async (table: string) =>
    (await opened.database.prisma.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM "${table}"`))[0]?.n;

  it('opened by their own link in another chat is theirs at once, with what was said on the way', async () => {
    const token = await ownLink();
    const before = [await count('person'), await count('data_key')];
    await story.says(phone, 'hello');
    await story.hear(phone, { kind: 'start', token });
    expect([await count('person'), await count('data_key')]).toEqual(before);
    // The address is remembered by whoever stores what comes in: it must be sealed for the one it belongs to now.
    const ana = story.id(owner);
    const shown = await story.says(phone, '/person');
    expect(story.id(phone)).toBe(ana);
    expect(new Set(shown.filter(({ who }) => who === phone).map(({ delivery }) => delivery.personId))).toEqual(
      new Set([ana]),
    );
    await story.says(phone, 'my new number');
    expect((await story.desk('sofie', { persons: [ana] })).cases).toMatchObject([
      { personId: ana, note: 'my new number' },
    ]);
    expect(await opened.store.findInvite(token, story.now())).toMatchObject({ usable: false });
  });

  it('opened in a browser is theirs too, and the page shows their talk', async () => {
    const token = await ownLink();
    const now = story.now();
    const join = { token, session: 'session-token-of-the-browser', address: 'web-1', now, key: 'join/1' };
    expect(
      await opened.store.web.join({ ...join, expiresAt: '2027-01-01T00:00:00.000Z', language: 'en' }),
    ).not.toBeNull();
    await story.wait(0);
    const session = await opened.store.web.session(join.session, now);
    expect(session?.personId).toBe(story.id(owner));
  });

  it('opened by a coordinator’s link waits for the yes, and takes what it had said with it', async () => {
    const ana = story.id(owner);
    const card = async () => (await story.desk('sofie')).people.find(({ id }) => id === ana);
    await story.act('sofie', { do: 'link-for', object: ana, revision: (await card())?.revision ?? 0 });
    const token = /invite=(\S+)/.exec(JSON.stringify(story.view('sofie')))?.[1]?.split('"')[0] ?? '';
    await story.hear(phone, { kind: 'start', token });
    const stranger = story.id(phone);
    expect(stranger).not.toBe(ana);
    expect((await card())?.linking).toMatchObject({ from: stranger, channel: 'story' });
    await story.act('sofie', { do: 'link-right', object: ana, revision: (await card())?.revision ?? 0 });
    expect(story.screen(phone).at(-1)?.personId).toBe(ana);
    await story.says(phone, 'status');
    expect(story.id(phone)).toBe(ana);
    expect((await opened.store.admin.person('story', phone))?.channels.map(({ address }) => address).sort()).toEqual([
      owner,
      phone,
    ]);
  });
});
