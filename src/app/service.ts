// The shell around the core: receive, turn, deliver, tick. Everything that happens comes in through `receive` or `tick`.
import type { Channel } from '../channels/channel.ts';
import { programme } from '../programme/turn.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { delivery } from './deliver.ts';
import { handOut } from './hand-out.ts';
import { inTime } from './in-time.ts';
import { withLists } from './lists.ts';
import type { Arrival, Chance, Clock, FileArrival, Log, Store } from './ports.ts';
import { toSafeError } from './safe-error.ts';
import { type TurnParts, takeTurn } from './take-turn.ts';

/** An arrival that is not stored within this time is not confirmed: the channel delivers it again. What is stored later is harmless, under its unique key. */
const STORE_WITHIN_MS = 2_000;
/** Persons whose turns are taken side by side. */
const SIDE_BY_SIDE = 16;
/** How often the loops look for work that nobody told them of (postponed, put off, left by another process). */
const LOOK_EVERY_MS = 1_000;
const DUE_BATCH = 200;

/** What the service is made of. */
export type ServiceParts = {
  store: Store;
  clock: Clock;
  log: Log;
  catalogue: Catalogue;
  channels: ReadonlyMap<string, Channel>;
  steady: () => number;
  /** Random tokens for invitations that turns hand out. */
  chance: Pick<Chance, 'token'>;
  /** The address of the web chat, for invitations. */
  web: () => string;
  /** Something that a matching session shows may have changed. */
  boardChanged?: () => void;
  /** Makes the files that are handed out in another way than ours: a simulation looks at none of them. */
  handOut?: ReturnType<typeof handOut>;
  /** Another programme than our own, for tests of what no flow of ours uses. */
  turn?: TurnParts['turn'];
};

/** The running service. */
export type Service = ReturnType<typeof openService>;

/** Puts the parts together. Nothing runs before `start`; without it, `settle` takes everything that is ripe, for tests and the sandbox clock. */
export function openService(parts: ServiceParts) {
  const { store, clock, log, steady } = parts;
  const turns: TurnParts = {
    ...parts,
    store: withLists(store, parts.catalogue),
    turn: parts.turn ?? programme(parts.catalogue.vocabulary),
  };
  const deliveries = delivery({
    ...parts,
    links: { token: parts.chance.token, base: parts.web },
    handOut: parts.handOut ?? handOut(store, parts.catalogue),
    kept: (personId) => {
      if (running) take(personId);
    },
  });
  /** The turn that is being taken for a person; the next one of the same person waits for it. */
  const busy = new Map<string, Promise<void>>();
  const again = new Set<string>();
  let running = false;
  let away = false;
  let delivering: Promise<void> | null = null;
  let deliverAgain = false;
  let timer: NodeJS.Timeout | null = null;
  /** Which start the beat belongs to: a beat of an earlier one ends by itself. */
  let started = 0;
  const looking = new Set<Promise<void>>();
  let lastTick = steady();

  /** Stores what came in, then takes its turn without making the channel wait. Rejects when it is not stored in time. */
  async function receive(arrival: Arrival): Promise<{ fresh: boolean; inputId: string }> {
    const storing = arrival.onlyKnown ? store.receiveKnown(arrival) : store.receive(arrival);
    const received = await inTime(storing, STORE_WITHIN_MS);
    if (!received) return { fresh: false, inputId: '' };
    if (running) take(received.personId);
    return { fresh: received.fresh, inputId: received.inputId };
  }

  /** Stores a file that somebody sent by themselves, then takes its turn. Rejects when it is not stored. */
  async function keepFile(arrival: FileArrival): Promise<{ fresh: boolean }> {
    const kept = await store.keepFile(arrival);
    if (running) take(arrival.personId);
    return kept;
  }

  /** Takes the turns of a person until none is open. One at a time; a call while one is taken makes it look once more. */
  function take(personId: string): void {
    if (busy.has(personId)) {
      again.add(personId);
      return;
    }
    const done = turnsOf(personId).finally(() => {
      busy.delete(personId);
      if (again.delete(personId) && running) take(personId);
    });
    busy.set(personId, done);
  }

  async function turnsOf(personId: string): Promise<void> {
    try {
      for (;;) {
        const taken = await takeTurn(personId, turns);
        deliver();
        if (taken.kind !== 'done') return;
        if (taken.board) parts.boardChanged?.();
        if (running) for (const other of taken.others) if (other !== personId) take(other);
        if (taken.planned) void planned();
      }
    } catch (error) {
      // The row is still open, and the next look finds it.
      trouble(error);
    }
  }

  /** Something was planned for this very moment: it does not wait for the next beat of the schedule. */
  async function planned(): Promise<void> {
    try {
      await moveDue();
      if (running) await look();
    } catch (error) {
      trouble(error);
    }
  }

  async function moveDue(): Promise<number> {
    let count = 0;
    for (;;) {
      const moved = await store.takeDue(clock.now(), DUE_BATCH);
      count += moved;
      if (moved < DUE_BATCH) return count;
    }
  }

  /** Runs the delivery loop once more, or makes the running one look again. */
  function deliver(): void {
    if (!running) return;
    if (delivering) {
      deliverAgain = true;
      return;
    }
    delivering = beginDeliveries().finally(() => {
      delivering = null;
      if (deliverAgain && running) {
        deliverAgain = false;
        deliver();
      }
    });
  }

  async function beginDeliveries(): Promise<void> {
    try {
      while ((await deliveries.begin(deliver)) > 0);
    } catch (error) {
      trouble(error);
    }
  }

  /** The store does not answer. Said once, not every second that it lasts. */
  function trouble(error: unknown): void {
    if (!away) log.warn('the store is away; what is open is taken up when it is back', { error: toSafeError(error) });
    away = true;
  }

  /** Looks for ripe work of any kind. */
  function look(): Promise<void> {
    const mine = lookOnce().finally(() => looking.delete(mine));
    looking.add(mine);
    return mine;
  }

  async function lookOnce(): Promise<void> {
    try {
      const waiting = await store.waiting(clock.now(), SIDE_BY_SIDE);
      // Stopped meanwhile: whoever stopped us is alone with the store now.
      if (!running) return;
      for (const personId of waiting) take(personId);
      if (away) log.info('the store is back');
      away = false;
    } catch (error) {
      trouble(error);
    }
    deliver();
  }

  /** Moves what is due into the inboxes. Called by the schedule. */
  async function tick(): Promise<void> {
    await moveDue();
    lastTick = steady();
    if (running) await look();
  }

  /** Takes everything that is ripe now, deliveries and what was planned meanwhile included, until nothing is left. */
  async function settle(): Promise<void> {
    for (;;) {
      const persons = await store.waiting(clock.now(), SIDE_BY_SIDE);
      for (const personId of persons) {
        let taken = await takeTurn(personId, turns);
        for (; taken.kind === 'done'; taken = await takeTurn(personId, turns)) if (taken.board) parts.boardChanged?.();
      }
      const moved = await moveDue();
      const sent = await deliveries.begin(() => {});
      await deliveries.quiet();
      if (persons.length === 0 && moved === 0 && sent === 0) return;
    }
  }

  async function start(): Promise<void> {
    running = true;
    deliveries.end(false);
    const left = await deliveries.recover();
    if (left > 0) log.info('messages that were being sent at the last stop are looked after', { count: left });
    await tick();
    started += 1;
    const mine = started;
    const beat = () => {
      timer = setTimeout(() => void look().finally(() => running && mine === started && beat()), LOOK_EVERY_MS);
    };
    beat();
  }

  /** Takes nothing new, ends what is open. */
  async function stop(): Promise<void> {
    running = false;
    deliveries.end(true);
    if (timer) clearTimeout(timer);
    await Promise.allSettled([...looking, ...busy.values(), delivering]);
    await deliveries.quiet();
  }

  /** Stops the loops while `work` runs, then lets them go on: the sandbox clock moves in between. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    const before = running;
    await stop();
    try {
      return await work();
    } finally {
      if (before) await start();
    }
  }

  return {
    receive,
    keepFile,
    wake: () => void look(),
    tick,
    settle,
    start,
    stop,
    alone,
    tickAge: () => steady() - lastTick,
  };
}
