// Plays a talk of several people over the store in memory: the whole shell, with a clock that is set by hand. For transcripts and the terminal chat.
import type { Delivery, Log } from '../app/ports.ts';
import { openService } from '../app/service.ts';
import type { Channel } from '../channels/channel.ts';
import type { Happening } from '../core/input.ts';
import { firstCentres } from '../programme/centres.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { firstLanguage } from '../speech/languages.ts';
import { memoryStore } from '../store/memory.ts';

/** What somebody's screen received, in order. */
export type Shown = { who: string; delivery: Delivery };

/** A story that is being played. */
export type Story = Awaited<ReturnType<typeof openStory>>;

/** Begins a story at `at`, with the first centres loaded and nobody known. */
export async function openStory(catalogue: Catalogue, at: string, log: Log) {
  let now = at;
  let count = 0;
  const store = memoryStore();
  for (const { id, ...centre } of firstCentres) await store.admin.addCentre(centre, id);
  const shown: Shown[] = [];
  const blocked = new Set<string>();
  const channel: Channel = {
    name: 'story',
    pace: { address: null, overall: null },
    async send(delivery) {
      if (blocked.has(delivery.address)) return { kind: 'unreachable', reason: 'blocked' };
      shown.push({ who: delivery.address, delivery });
      return { kind: 'sent', externalId: delivery.id };
    },
    // Files of a story are what their name says; a name that begins with "wrong" lies.
    async fetch(ref) {
      return { kind: 'fetched', content: new TextEncoder().encode(ref.startsWith('wrong') ? 'a photo' : '%PDF-1.7\n') };
    },
    health: () => ({ ready: true, detail: '' }),
    start: async () => {},
    stop: async () => {},
  };
  const clock = { now: () => now };
  const channels = new Map([['story', channel]]);
  // Tokens are counted by the invitations that there are, so that a story is the same every time.
  const invites = {
    chance: { token: () => `link-${store.admin.count('invite') + 1}` },
    web: () => 'https://duo.example',
  };
  const service = openService({ store, clock, log, catalogue, channels, steady: () => Date.parse(now), ...invites });

  async function arrive(next: string): Promise<void> {
    now = next;
    await service.tick();
    await service.settle();
  }

  return {
    store,
    now: () => now,
    /** Something that a person does; everything that follows from it is done when this resolves. */
    async hear(who: string, what: Happening, key?: string): Promise<Shown[]> {
      const from = shown.length;
      count += 1;
      const language = 'language' in what && what.language ? what.language : firstLanguage;
      await service.receive({ channel: 'story', address: who, key: key ?? `${who}/${count}`, at: now, what, language });
      await service.settle();
      return shown.slice(from);
    },
    /** Lets time pass, from one instant at which something happens to the next. */
    async wait(ms: number): Promise<Shown[]> {
      const from = shown.length;
      const target = new Date(Date.parse(now) + ms).toISOString();
      for (
        let next = await store.nextInstant();
        next !== null && next <= target && next > now;
        next = await store.nextInstant()
      )
        await arrive(next);
      await arrive(target);
      return shown.slice(from);
    },
    block: (who: string) => blocked.add(who),
    unblock: (who: string) => blocked.delete(who),
  };
}
