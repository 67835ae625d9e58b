// A file that a channel keeps: asked for, fetched, looked at, stored, answered; and everything that can go wrong on the way.
import { describe, expect, it } from 'vitest';
import type { Delivery, Log } from '../../src/app/ports.ts';
import { openService } from '../../src/app/service.ts';
import type { Channel, FetchResult } from '../../src/channels/channel.ts';
import type { Happening } from '../../src/core/input.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { docx, jpeg, odt, pdf } from '../support/documents.ts';
import { rememberingLog, silentLog } from '../support/log.ts';
import { paperCatalogue, takePaperTurn } from '../support/paper-talk.ts';

type Fetch = (ref: string, maxBytes: number) => Promise<FetchResult>;

/** Ana in the talk that asks for a file, over a channel whose files are as the test says. */
function scene(
  fetch: Fetch = async () => ({ kind: 'fetched', content: pdf() }),
  log: Log = silentLog(),
  store = memoryStore(),
) {
  const sent: Delivery[] = [];
  const fetched: string[] = [];
  let now = '2026-11-22T09:00:00.000Z';
  const channel: Channel = {
    name: 'story',
    pace: { address: null, overall: null },
    send: async (delivery) => {
      sent.push(delivery);
      return { kind: 'sent', externalId: delivery.id };
    },
    fetch: (ref, maxBytes) => {
      fetched.push(ref);
      return fetch(ref, maxBytes);
    },
    health: () => ({ ready: true, detail: '' }),
    start: async () => {},
    stop: async () => {},
  };
  const service = openService({
    ...{ store, clock: { now: () => now }, log, catalogue: paperCatalogue },
    channels: new Map([['story', channel]]),
    steady: () => Date.parse(now),
    turn: takePaperTurn,
    chance: { token: () => 'token' },
    web: () => 'https://duo.example',
  });
  let count = 0;
  /** What is said and shown since the last look, settled questions as what was chosen. */
  function heard(): string[] {
    return sent.splice(0).map(({ kind, body }) => (kind === 'settle' ? `(${body.chosen?.join() ?? ''})` : body.text));
  }
  return {
    store,
    fetched,
    heard,
    later: async (ms: number) => {
      now = new Date(Date.parse(now) + ms).toISOString();
      await service.settle();
      return heard();
    },
    does: async (what: Happening, next?: 'again') => {
      if (next) count = 1;
      const key = String(++count);
      await service.receive({ channel: 'story', address: 'ana', key, at: now, what, language: 'en' });
      await service.settle();
      return heard();
    },
    /** A process begins where another one ended. */
    begins: async () => {
      await service.start();
      await service.stop();
      await service.settle();
      return heard();
    },
    answer: async () => (await store.admin.person('story', 'ana'))?.answers['papers.cv'],
    files: () => store.admin.count('file'),
  };
}

const hello = { kind: 'text', text: 'hello' } as const;
const offered = (name = 'cv.pdf', size: number | null = 1000): Happening => ({
  ...{ kind: 'file', state: 'offered' },
  ...{ ref: `ref of ${name}`, name, size },
});
const ASKS = 'Do you have a CV? Please send it as a file.';
const WAIT = '⏳ Thank you. I am getting your file. One moment, please.';
const KIND =
  'I cannot use this file. Please send a document of one of these types: PDF, DOCX. Photos are not possible.';
const BIG = 'This file is too big. It may have at most 2 MB.';
const GONE = 'I could not get your file. Please send it once more.';
const SUMMARY = 'Is everything right?\n\n• CV: 📎 received';

describe('a question that wants a file', () => {
  it('takes a PDF, keeps it, and says in the summary only that it is there', async () => {
    const { does, answer, files, fetched } = scene();
    expect(await does(hello)).toEqual([ASKS]);
    expect(await does(offered())).toEqual([WAIT, '(📎 cv.pdf)', SUMMARY]);
    expect(fetched).toEqual(['ref of cv.pdf']);
    // The id of the fetch: the second thing that the input made.
    expect(await answer()).toBe('story:2/2');
    expect(files()).toBe(1);
  });

  it('looks at name and size before anything is fetched', async () => {
    const { does, fetched, answer } = scene();
    await does(hello);
    expect(await does(offered('photo.jpg'))).toEqual([KIND, '()', ASKS]);
    expect(await does(offered('cv.pdf', 2_097_153))).toContain(BIG);
    expect(await does(offered('cv.odt'))).toContain(KIND);
    expect(fetched).toEqual([]);
    expect(await answer()).toBeUndefined();
  });

  it('believes the content, not the name', async () => {
    for (const content of [jpeg, odt(), docx('word/vbaProject.bin'), new Uint8Array()]) {
      const { does, answer, files } = scene(async () => ({ kind: 'fetched', content }));
      await does(hello);
      expect(await does(offered())).toEqual([WAIT, KIND, '()', ASKS]);
      expect([await answer(), files()]).toEqual([undefined, 0]);
    }
    const { does, heard, answer } = scene(async () => ({ kind: 'fetched', content: docx() }));
    await does(hello);
    // A Word document that is called a PDF is taken as what it is.
    expect(await does(offered('my life.pdf'))).toContain('(📎 my life.docx)');
    expect([await answer(), heard()]).toEqual(['story:2/2', []]);
  });

  it('believes the bytes that came, not the size that was told', async () => {
    const { does, files } = scene(async (_, maxBytes) => ({ kind: 'fetched', content: pdf(maxBytes + 1) }));
    await does(hello);
    expect(await does(offered('cv.pdf', null))).toContain(BIG);
    expect(files()).toBe(0);
    const stopped = scene(async () => ({ kind: 'big' }));
    await stopped.does(hello);
    expect(await stopped.does(offered())).toContain(BIG);
  });

  it('takes no words, but the one that there is none', async () => {
    const { does, answer } = scene();
    await does(hello);
    expect(await does({ kind: 'text', text: 'I worked in a shop' })).toContain(
      'Please send a file here, not words. In most chats it is the sign 📎.',
    );
    expect(await does({ kind: 'media', media: 'photo' })).toContain(KIND);
    expect(await does({ kind: 'text', text: 'no' })).toContain('Thank you!');
    expect(await answer()).toBeUndefined();
    await does(hello);
    expect(await does({ kind: 'text', text: 'i have none' })).toContain('Thank you!');
  });

  it('lets go on who says so while the file is under way, and then does not keep it', async () => {
    let up = false;
    const { does, later, answer } = scene(async () =>
      up ? { kind: 'fetched', content: pdf() } : { kind: 'again', reason: 'ECONNREFUSED' },
    );
    await does(hello);
    expect(await does(offered())).toEqual([WAIT]);
    await does({ kind: 'text', text: 'no' });
    up = true;
    // What was said meanwhile waits behind the file, as every message waits for the one before.
    const said = await later(5_000);
    expect(said).toContain('Thank you!');
    expect(said.join()).toContain('Your file came when no file was asked for any more. I did not keep it.');
    expect(await answer()).toBeUndefined();
  });
});

describe('where no file is wanted', () => {
  it('none is fetched, and the answer is what it always was', async () => {
    const { does, fetched } = scene();
    await does(hello);
    await does(offered());
    expect(fetched).toHaveLength(1);
    // The summary is open now.
    expect((await does(offered('passport.pdf'))).join()).toContain('Please do not send documents here.');
    expect(fetched).toHaveLength(1);
  });
});

describe('a channel that fails', () => {
  it('is asked again while it is away, and the file comes through', async () => {
    let up = false;
    const { does, later, answer, fetched } = scene(async () =>
      up ? { kind: 'fetched', content: pdf() } : { kind: 'again', reason: 'ECONNREFUSED' },
    );
    await does(hello);
    await does(offered());
    expect(await later(5_000)).toEqual([]);
    up = true;
    expect(await later(30_000)).toContain(SUMMARY);
    expect(fetched).toHaveLength(3);
    expect(await answer()).toBe('story:2/2');
  });

  it('is given up when it answers badly three times, or says that the file is gone: the person is asked for it once more', async () => {
    const bad = scene(async () => ({ kind: 'unknown', reason: '502' }));
    await bad.does(hello);
    await bad.does(offered());
    await bad.later(5_000);
    expect(await bad.later(30_000)).toEqual([GONE, '()', ASKS]);
    expect(bad.fetched).toHaveLength(3);
    const gone = scene(async () => ({ kind: 'never', reason: '404' }));
    await gone.does(hello);
    expect(await gone.does(offered())).toContain(GONE);
    const log = rememberingLog();
    const broken = scene(async () => Promise.reject(new Error('a fault with a secret')), log);
    await broken.does(hello);
    expect(await broken.does(offered())).toEqual([WAIT]);
    await broken.later(5_000);
    expect(await broken.later(30_000)).toContain(GONE);
    expect(log.lines.join()).toContain('a channel threw while fetching');
    expect(log.lines.join()).not.toContain('secret');
  });
});

describe('a process that ends in the middle', () => {
  const never = () => new Promise<never>(() => {});

  it.each([
    ['while the file is read', { fetch: never }],
    ['before the file is stored', { store: { keepFile: never } }],
    ['after the file is stored, before that is written down', { store: { finishDelivery: never } }],
  ])(
    'loses nothing and doubles nothing: %s',
    async (_, { fetch, store: broken }: { fetch?: Fetch; store?: object }) => {
      const store = memoryStore();
      const before = scene(undefined, undefined, store);
      await before.does(hello);
      let got = 0;
      const dying = scene(
        async (ref, maxBytes) => {
          got += 1;
          return fetch ? fetch(ref, maxBytes) : { kind: 'fetched', content: pdf() };
        },
        undefined,
        {
          ...store,
          // Only the file's own row is caught by it: what is said before goes out.
          ...Object.fromEntries(
            Object.entries(broken ?? {}).map(([name, stuck]) => [
              name,
              (given: { id?: string }) =>
                name === 'keepFile' || given.id === 'story:2/2' ? stuck() : store.finishDelivery(given as never),
            ]),
          ),
        } as typeof store,
      );
      void dying.does(offered(), 'again');
      await expect.poll(() => got).toBe(1);
      await expect.poll(dying.heard).toContain(WAIT);

      const next = scene(undefined, undefined, store);
      const said = await next.begins();
      expect(said).toContain(SUMMARY);
      expect(said.filter((words) => words === SUMMARY)).toHaveLength(1);
      expect([next.fetched.length, next.files(), await next.answer()]).toEqual([1, 1, 'story:2/2']);
      expect(await next.later(86_400_000)).toEqual([]);
    },
  );
});
