// Files in every store alike: kept once with the input that tells of them, found where an answer names them, handed out once to whoever may see them, dropped when nobody names them.
import { beforeEach, describe, expect, it } from 'vitest';
import type { FileArrival } from '../../src/app/ports.ts';
import { fileRoutes } from '../../src/channels/web/file-routes.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import type { Database } from '../../src/store/client.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { pdf } from '../support/documents.ts';
import { type AnyStore, everyDatabase } from '../support/stores.ts';
import { reused } from './reused.ts';

type Opened = { store: AnyStore; database?: Database; close: () => Promise<void> };
const kinds: Record<string, () => Promise<Opened>> = {
  memory: async () => ({ store: memoryStore(), close: async () => {} }),
  // The embedded database runs the same statements, and is slower; it has the contract suites, the columns and the whole thread.
  postgres: everyDatabase.postgres,
};
const catalogue = openCatalogue();
const NAME = 'سيرة ذاتية (Ana).pdf';

describe.each(Object.entries(kinds))('files: %s', (kind, open) => {
  const opened = reused(open);
  let store: AnyStore;
  let story: DeskStory;
  let ana: { personId: string; addressId: string };

  /** Ana of Ghent, whose answer about sectors stands for one that names a file; a coordinator of Ghent, and one of Paris. */
  beforeEach(async () => {
    store = opened.now.store;
    story = await openDeskStory(store);
    await story.coordinator('sofie', 'ghent');
    await story.coordinator('pierre', 'paris');
    const personId = await story.person('ana', {
      role: 'mentee',
      stage: 'interview',
      answers: { 'interview.sectors': 'file-1' },
    });
    let addressId = '';
    await story.write('ana', (view) => {
      addressId = view.addressId ?? '';
      return [];
    });
    ana = { personId, addressId };
  });

  const arrival = (id: string, change: Partial<FileArrival> = {}): FileArrival => ({
    ...ana,
    input: { id: `file:${id}`, source: 'file', key: id },
    file: { id, type: 'pdf', name: NAME, mediaType: 'application/pdf', content: pdf() },
    now: story.now(),
    ...change,
  });
  const files = async () => (await story.desk('sofie', { persons: [ana.personId] })).people[0]?.files;
  const asks = (who: string, id = 'file-1') =>
    story.act(who, { do: 'file', object: `${ana.personId}/${id}`, revision: 0 });
  /** The secret of the newest link that somebody was sent. */
  const tokenOf = (who: string) =>
    /https:\/\/duo\.example\/file\/(\S+)/.exec(story.screen(who).at(-1)?.body.text ?? '')?.[1];
  const routes = () => fileRoutes({ store, catalogue, clock: { now: story.now } });

  it('keeps a file and tells the talk of it, once, however often it comes', async () => {
    expect(await store.keepFile(arrival('file-1'))).toEqual({ fresh: true });
    expect(await store.keepFile(arrival('file-1'))).toEqual({ fresh: false });
    const view = await store.readTurn(ana.personId, story.now());
    expect(view?.input).toMatchObject({
      kind: 'file',
      state: 'stored',
      file: 'file-1',
      name: NAME,
      size: pdf().length,
    });
    expect(view?.addressId).toBe(ana.addressId);
    await story.settle();
    expect(await store.keepFile(arrival('file-1'))).toEqual({ fresh: false });
    expect(await store.readTurn(ana.personId, story.now())).toBeNull();
    expect(await files()).toMatchObject([{ id: 'file-1', kind: 'pdf', name: NAME, size: pdf().length }]);
  });

  it('tells the talk why there is no file', async () => {
    await store.keepFile(
      arrival('file-1', { input: { id: 'file:1', source: 'file', key: '1', why: 'kind' }, file: null }),
    );
    const view = await store.readTurn(ana.personId, story.now());
    expect(view?.input).toMatchObject({ kind: 'file', state: 'refused', why: 'kind' });
    expect(await files()).toEqual([]);
  });

  it('shows the team name and size, and hands it out once, within ten minutes, as it was sent', async () => {
    await store.keepFile(arrival('file-1'));
    await story.settle();
    await story.act('sofie', { do: 'open', object: `person/${ana.personId}`, revision: 0 });
    expect(JSON.stringify(story.view('sofie'))).toContain(`${NAME}, 1 kB`);
    expect(
      story
        .view('sofie')
        .sections.flatMap(({ actions }) => actions)
        .filter((one) => one.do === 'file')
        .map(({ label }) => label),
    ).toEqual(['📎 Open file']);

    await asks('sofie');
    const token = tokenOf('sofie') ?? '';
    expect(token).toMatch(/^.{32}$/);
    // Looking uses nothing up.
    for (let look = 0; look < 2; look++) {
      const page = await routes().request(`/${token}`);
      expect(await page.text()).toContain('⬇ Download');
    }
    const answer = await routes().request(`/${token}`, { method: 'POST' });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf());
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="____ _____ _Ana_.pdf"; filename*=UTF-8''${encodeURIComponent(NAME)
        .replace('(', '%28')
        .replace(')', '%29')}`,
    });
    for (const method of ['GET', 'POST']) {
      const late = await routes().request(`/${token}`, { method });
      expect(await late.text()).toContain('This link does not work any more');
    }

    await asks('sofie');
    const second = tokenOf('sofie') ?? '';
    expect(second).not.toBe(token);
    const minutes = (count: number) => new Date(Date.parse(story.now()) + count * 60_000).toISOString();
    expect(await store.findFileLink(second, minutes(9.99))).not.toBeNull();
    expect([await store.findFileLink(second, minutes(10)), await store.takeFile(second, minutes(10))]).toEqual([
      null,
      null,
    ]);
    const both = await Promise.all([store.takeFile(second, minutes(1)), store.takeFile(second, minutes(1))]);
    expect(both.filter((one) => one !== null)).toHaveLength(1);
  });

  it('is nothing for coordinators of another centre, nor for one who works there no more', async () => {
    await store.keepFile(arrival('file-1'));
    await story.settle();
    const unknown = await asks('pierre');
    const nobody = await story.act('pierre', { do: 'file', object: 'nobody/file-1', revision: 0 });
    const shown = ([one]: typeof unknown) => [one?.delivery.body.view?.notice, one?.delivery.body.view?.title];
    expect(shown(unknown)).toEqual(shown(nobody));
    expect(shown(unknown)[0]).toBeTruthy();
    expect(story.screen('pierre').some(({ body }) => body.text.includes('/file/'))).toBe(false);

    // A link that somebody of Paris came by all the same: who asked decides, at the moment of opening.
    const token = 'p'.repeat(32);
    const expiresAt = new Date(Date.parse(story.now()) + 60_000).toISOString();
    await store.addFileLink({ token, fileId: 'file-1', askedBy: story.id('pierre'), now: story.now(), expiresAt });
    const mentee = 'm'.repeat(32);
    const ben = await story.person('ben', { role: 'mentee', stage: 'interview' });
    await store.addFileLink({ token: mentee, fileId: 'file-1', askedBy: ben, now: story.now(), expiresAt });
    for (const one of [token, mentee, 'x'.repeat(32), 'short', "' OR 1=1"]) {
      const answer = await routes().request(`/${encodeURIComponent(one)}`, { method: 'POST' });
      expect(answer.headers.get('content-disposition'), one).toBeNull();
      expect(await answer.text(), one).toContain('This link does not work any more');
    }
  });

  it('has no link any more when the file is gone', async () => {
    await asks('sofie');
    expect(story.view('sofie').notice).toBe('This file is not there any more.');
    const token = 'n'.repeat(32);
    const link = { token, fileId: 'file-1', askedBy: story.id('sofie'), now: story.now(), expiresAt: story.now() };
    expect(await store.addFileLink(link)).toBe(false);
  });

  it('goes with its person, and the links to it too', async () => {
    const count = async (table: 'file' | 'file_link'): Promise<number> => {
      const { database } = opened.now;
      if (!database) return (store as ReturnType<typeof memoryStore>).admin.count(table);
      const [row] = await database.prisma.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`);
      return row?.n ?? -1;
    };
    await store.keepFile(arrival('file-1'));
    await story.settle();
    await asks('sofie');
    expect([await count('file'), await count('file_link')]).toEqual([1, 1]);
    await story.says('ana', '/delete');
    await story.says('ana', '[🗑 Yes, delete everything]');
    await story.wait(31 * 24 * 3_600_000);
    expect([await count('file'), await count('file_link')]).toEqual([0, 0]);
  });

  if (kind !== 'memory') {
    it('stands in the database sealed, and is dropped when no answer names it', async () => {
      const prisma = (opened.now as Required<Opened>).database.prisma;
      const rows = () =>
        prisma.$queryRawUnsafe<{ id: string; name: string; content: string }[]>('SELECT * FROM file ORDER BY id');
      await store.keepFile(arrival('file-1'));
      await store.keepFile(arrival('file-2'));
      for (const row of await rows()) {
        expect([row.name, row.content]).toEqual([expect.stringMatching(/^v1\./), expect.stringMatching(/^v1\./)]);
        expect(row.content).not.toContain(Buffer.from(pdf()).toString('base64').slice(0, 20));
      }
      // While an input waits, nobody knows yet which of them will be an answer.
      await store.keepFile(arrival('file-3'));
      expect((await rows()).map(({ id }) => id)).toEqual(['file-1', 'file-2', 'file-3']);
      await story.settle();
      await store.keepFile(arrival('file-4'));
      expect((await rows()).map(({ id }) => id)).toEqual(['file-1', 'file-4']);
      await story.settle();
      await (store.admin as unknown as { retain: (now: string) => Promise<void> }).retain(story.now());
      expect((await rows()).map(({ id }) => id)).toEqual(['file-1']);
      const audits = await prisma.$queryRawUnsafe<{ action: string }[]>(
        `SELECT action FROM audit WHERE action LIKE '%file' ORDER BY seq`,
      );
      expect(audits).toEqual([]);
      await asks('sofie');
      await store.takeFile(tokenOf('sofie') ?? '', story.now());
      const noted = await prisma.$queryRawUnsafe<{ line: string }[]>(
        `SELECT actor || ' ' || action || ' ' || object AS line FROM audit WHERE action LIKE '%file' ORDER BY seq`,
      );
      const who = `coordinator ${story.id('sofie')}`;
      const object = `person/${ana.personId}`;
      expect(noted.map(({ line }) => line)).toEqual([`${who} link-file ${object}`, `${who} download-file ${object}`]);
      const links = await prisma.$queryRawUnsafe<Record<string, unknown>[]>('SELECT * FROM file_link');
      expect(JSON.stringify(links)).not.toContain(tokenOf('sofie'));
    });
  }
});
