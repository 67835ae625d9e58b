// The delivery loop: the only place that sends and the only place that retries. In order for each address, at the channel's pace.
import type { Channel, FetchResult, SendResult, SentDocument } from '../channels/channel.ts';
import { fileArrival } from './judge-file.ts';
import { paceOf } from './pace.ts';
import type { Clock, Delivery, DeliveryResult, HandedOut, Log, Store } from './ports.ts';
import { toSafeError } from './safe-error.ts';

/** How many messages go out side by side. One slow send holds up only its own address. */
const SIDE_BY_SIDE = 50;
/** Waits between attempts; the last one repeats until the horizon. Source: reliability notes, R4. */
const WAITS_MS = [5_000, 30_000, 120_000, 600_000, 3_600_000];
const HORIZON_MS = 24 * 3_600_000;
const WRITE_AGAIN_MS = 500;
/** A channel that refuses us is asked again this often. */
const REFUSED_MS = 60_000;

/** A file that cannot be made so often never can: its message waits for somebody to look, and holds up nothing more. */
const DOCUMENT_ATTEMPTS = 3;

/** How long a link to a file works. */
const LINK_MS = 10 * 60_000;

/** How long a link to a page waits to be opened. */
const PAGE_LINK_MS = 15 * 60_000;
/** Where a page is opened whose kind is not its path. */
const pathsOfPages: Readonly<Record<string, string>> = { match: 'projector' };

/** Makes links: their secrets, and where this service is reached. */
type Links = { token: () => string; base: () => string };

/** What the loop needs from outside. */
export type DeliverParts = {
  store: Store;
  clock: Clock;
  log: Log;
  channels: ReadonlyMap<string, Channel>;
  /** Milliseconds of a steady clock, for the pace. */
  steady: () => number;
  links: Links;
  /** Makes the file that goes out with a message; rejects when it cannot be made, or the store is away. */
  handOut: (wanted: HandedOut) => Promise<SentDocument>;
  /** A file is stored, and its person has something in the inbox. */
  kept: (personId: string) => void;
};

/** Makes the delivery functions. */
export function delivery(parts: DeliverParts) {
  const { store, clock, log, channels, steady, links } = parts;
  const paces = new Map<string, ReturnType<typeof paceOf>>();
  const paceFor = (channel: Channel) => {
    const pace = paces.get(channel.name) ?? paceOf(channel.pace);
    paces.set(channel.name, pace);
    return pace;
  };

  let ending = false;
  const underway = new Set<Promise<void>>();

  /**
   * Begins to send what is ripe, and says how many were begun; `ended` is called after each. Throws when the store is away.
   */
  async function begin(ended: () => void): Promise<number> {
    const free = SIDE_BY_SIDE - underway.size;
    const taken = free > 0 ? await store.claimDeliveries(clock.now(), free) : [];
    for (const one of taken) {
      const work = deliverOne(one)
        .catch((error) =>
          log.warn('the end of a delivery could not be written down', { id: one.id, error: toSafeError(error) }),
        )
        .finally(() => {
          underway.delete(work);
          ended();
        });
      underway.add(work);
    }
    return taken.length;
  }

  /** Resolves when nothing is being sent. */
  const quiet = async (): Promise<void> => {
    while (underway.size > 0) await Promise.all(underway);
  };

  async function deliverOne(one: Delivery): Promise<void> {
    const channel = channels.get(one.channel);
    if (!channel) return finish(one, { state: 'dead', failure: `no channel ${one.channel}` });
    if (one.addressState !== 'active') return finish(one, { state: 'dead', failure: 'address unreachable' });
    const changes = one.kind === 'settle' || one.kind === 'amend';
    if (changes && one.target?.externalId == null) {
      return finish(one, { state: 'skipped', failure: 'nothing there to change' });
    }
    const pace = paceFor(channel);
    const wait = pace.take(one.addressId, one.kind !== 'message', steady());
    if (wait > 0) return finish(one, { state: 'pending', notBefore: later(wait) });
    if (one.kind === 'fetch') return fetchFile(one, channel, pace);
    const document = await documentOf(one);
    if (document === 'none') {
      const given = one.attempts >= DOCUMENT_ATTEMPTS;
      return given ? finish(one, { state: 'dead', failure: 'no document' }) : retry(one, 'no document');
    }
    await settle(one, await send(channel, await withLink(one), document), pace);
  }

  /** The file that goes out with it. Without it (the store is away, or it is a fault of ours) nothing is sent. */
  async function documentOf({ id, body, personId, createdAt }: Delivery): Promise<SentDocument | undefined | 'none'> {
    if (!body.document) return undefined;
    try {
      return await parts.handOut({ document: body.document, personId, createdAt });
    } catch (error) {
      log.error('a document could not be made', { id, kind: body.document.kind, error: toSafeError(error) });
      return 'none';
    }
  }

  /** Gets a file from the channel. What came of it is stored first, and only then is the row done: a crash in between repeats both. */
  async function fetchFile(one: Delivery, channel: Channel, pace: ReturnType<typeof paceOf>): Promise<void> {
    const result = await fetched(one, channel);
    const arrival = fileArrival(one, result, clock.now());
    if (arrival) {
      await persist(() => store.keepFile(arrival));
      parts.kept(one.personId);
      return finish(one, { state: 'sent', ...(arrival.file ? {} : { failure: `file ${arrival.input.why}` }) });
    }
    // What would be a file, or is none, has come to an end above.
    if (result.kind !== 'fetched' && result.kind !== 'big') return settle(one, result, pace);
  }

  async function fetched({ body }: Delivery, channel: Channel): Promise<FetchResult> {
    const { fetch } = body;
    if (!fetch || !channel.fetch) return { kind: 'never', reason: `no files from ${channel.name}` };
    try {
      return await channel.fetch(fetch.ref, fetch.wanted.maxBytes);
    } catch (error) {
      log.error('a channel threw while fetching', { channel: channel.name, error: toSafeError(error) });
      return { kind: 'unknown', reason: 'error in the channel' };
    }
  }

  /** The same message with the link that it promises. Each attempt has a link of its own, and none is written down. */
  async function withLink(one: Delivery): Promise<Delivery> {
    const { link } = one.body;
    if (!link) return one;
    const token = links.token();
    const now = clock.now();
    const own = { token, askedBy: one.personId, now };
    let url: string;
    if ('page' in link) {
      const { page: kind, objectId } = link;
      await persist(() => store.addPageLink({ ...own, kind, objectId, expiresAt: later(PAGE_LINK_MS) }));
      url = `${links.base()}/${pathsOfPages[kind] ?? kind}/${token}`;
    } else {
      const made = await persist(() => store.addFileLink({ ...own, fileId: link.fileId, expiresAt: later(LINK_MS) }));
      if (!made) return one;
      url = `${links.base()}/file/${token}`;
    }
    return { ...one, body: { ...one.body, text: `${one.body.text}\n${url}`, link: { ...link, url } } };
  }

  async function send(channel: Channel, one: Delivery, document: SentDocument | undefined): Promise<SendResult> {
    try {
      return await channel.send(one, document);
    } catch (error) {
      // A channel that throws instead of saying what happened has a fault of ours; nobody knows what got through.
      log.error('a channel threw while sending', { channel: channel.name, error: toSafeError(error) });
      return { kind: 'unknown', reason: 'error in the channel' };
    }
  }

  /** Writes down what became of a delivery. */
  async function settle(one: Delivery, result: SendResult, pace: ReturnType<typeof paceOf>): Promise<void> {
    switch (result.kind) {
      case 'sent':
        return finish(one, { state: 'sent', ...(result.externalId === null ? {} : { externalId: result.externalId }) });
      case 'waiting':
        // It is on the page's record already, so that what happens to it later has something to change.
        return finish(one, { state: one.kind === 'message' ? 'waiting' : 'sent', externalId: one.id });
      case 'later':
        pace.pause(one.addressId, result.afterMs, steady());
        return finish(one, { state: 'retry', notBefore: later(result.afterMs), failure: result.reason });
      case 'refused':
        pace.pauseAll(REFUSED_MS, steady());
        log.error('a channel refuses us', { channel: one.channel, reason: result.reason });
        return finish(one, { state: 'retry', notBefore: later(REFUSED_MS), failure: result.reason });
      case 'again':
        return retry(one, result.reason);
      case 'unknown':
        return doubt(one, result.reason);
      case 'never':
        log.warn('a message can never be delivered', { id: one.id, reason: result.reason });
        return finish(one, { state: one.kind === 'message' ? 'dead' : 'skipped', failure: result.reason });
      case 'unreachable':
        await store.reachAddress(one.addressId, 'unreachable', result.reason);
        return finish(one, { state: 'dead', failure: result.reason });
    }
  }

  function retry(one: Delivery, reason: string): Promise<void> {
    const age = Date.parse(clock.now()) - Date.parse(one.createdAt);
    if (age > HORIZON_MS) {
      log.warn('a message was given up after a day', { id: one.id, reason });
      return finish(one, { state: 'dead', failure: reason, attempts: one.attempts + 1 });
    }
    const wait = WAITS_MS[Math.min(one.attempts, WAITS_MS.length - 1)] ?? 0;
    return finish(one, { state: 'retry', notBefore: later(wait), failure: reason, attempts: one.attempts + 1 });
  }

  /**
   * Nobody knows whether it got through. What somebody waits for is sent again, at the risk of being read twice; what
   * nobody asked for is not (reliability notes, R4). Edits are harmless to repeat.
   */
  function doubt(one: Delivery, reason: string): Promise<void> {
    return one.urgency === 'unasked' && one.kind === 'message'
      ? finish(one, { state: 'unknown', failure: reason })
      : retry(one, reason);
  }

  /** After a start: what the last process was sending when it ended is in doubt; it goes out at once, or not again. */
  async function recover(): Promise<number> {
    const left = await store.interrupted();
    for (const one of left) {
      const unasked = one.urgency === 'unasked' && one.kind === 'message';
      await finish(
        one,
        unasked
          ? { state: 'unknown', failure: 'interrupted' }
          : { state: 'retry', notBefore: clock.now(), failure: 'interrupted' },
      );
    }
    return left.length;
  }

  const later = (ms: number) => new Date(Date.parse(clock.now()) + ms).toISOString();

  /** What became of it must be written down: while the store is away this keeps trying, so that nothing sent is sent again. */
  function finish(one: Delivery, change: Partial<DeliveryResult> & Pick<DeliveryResult, 'state'>): Promise<void> {
    return persist(() => store.finishDelivery({ id: one.id, at: clock.now(), attempts: one.attempts, ...change }));
  }

  async function persist<T>(write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (ending) throw error;
        await new Promise((resolve) => setTimeout(resolve, WRITE_AGAIN_MS));
      }
    }
  }

  return {
    begin,
    quiet,
    recover,
    /** Whether the service is about to end: nothing is waited for any longer. */
    end: (now: boolean): void => {
      ending = now;
    },
  };
}
