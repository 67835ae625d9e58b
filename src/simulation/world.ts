// The world of a simulation: a clock that walks from one instant at which something happens to the next, the service, and the people who answer it.

import type { Arrival, Delivery, Log } from '../app/ports.ts';
import { openService, type ServiceParts } from '../app/service.ts';
import type { Channel } from '../channels/channel.ts';
import type { Happening } from '../core/input.ts';
import { proposed } from '../programme/desk/propose.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { openAgenda } from '../store/memory-agenda.ts';
import { actsOf } from './coordinator.ts';
import { draw, drawBetween } from './draw.ts';
import type { Happened } from './happened.ts';
import { centresFor, pairFor, type SimulatedCentre, type SimulatedPerson } from './people.ts';
import { placeAll, type SimulatedStore, write } from './place.ts';
import { answerTo, type OpenQuestion } from './respond.ts';
import { type Temperament, temperaments } from './temperaments.ts';
import { watched } from './watch.ts';

/** What a world is made of. `begin` is an instant (ISO 8601 in UTC), a Monday morning. */
export type WorldParts = {
  store: SimulatedStore;
  catalogue: Catalogue;
  duos: number;
  seed: number;
  begin: string;
  tell: (happened: Happened) => void;
  /** The channel of everybody; the usual one is of the simulation alone. */
  channel?: string;
  /** Shows what is sent to whoever looks on. */
  show?: (delivery: Delivery) => Promise<unknown>;
  /** The files that are handed out; usually nobody looks at them. */
  handOut?: ServiceParts['handOut'];
};

/** Something that somebody is about to do. */
type Plan =
  | { kind: 'answer'; who: SimulatedPerson; ask: number }
  | { kind: 'deed'; who: SimulatedPerson; nth: number }
  | { kind: 'unblock'; who: SimulatedPerson }
  | { kind: 'morning'; centre: SimulatedCentre }
  | { kind: 'match'; centre: SimulatedCentre };

/** What is on somebody's screen, and what they are in the middle of. */
type Mind = {
  question: OpenQuestion | null;
  tries: number;
  sittingAt: string;
  wants: readonly string[];
  blocked: boolean;
  /** Somebody else speaks for them. */
  taken: boolean;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** Answers come on a grid of so many minutes, so that many fall on the same instant. */
const GRID_MINUTES = 10;
/** Centres match on one of the first days, one after the other. */
const MATCH_DAYS = 4;
const MORNING_HOUR = 9;
/** More rounds at one instant than this: something goes round in circles. */
const ROUNDS = 500;

/** Opens a world with everybody in the pool. */
export async function openWorld(parts: WorldParts) {
  const { catalogue, seed, duos, begin, tell, channel: name = 'simulation' } = parts;
  let now = begin;
  let keys = 0;
  const centres = centresFor(duos);
  const pairs = Array.from({ length: duos }, (_, nth) => pairFor(seed, nth, centres));
  const people = pairs.flat();
  const byName = new Map(people.map((one) => [one.name, one]));
  const minds = new Map<string, Mind>(
    people.map(({ name }) => [
      name,
      { question: null, tries: 0, sittingAt: '', wants: [], blocked: false, taken: false },
    ]),
  );
  const agenda = openAgenda<Plan>();
  /** Who answers at once, because they are in the middle of it. */
  let sitting = new Set<SimulatedPerson>();
  const said: { to: string; text: string }[] = [];

  const store = watched(parts.store, () => now, tell);
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (words, facts) => tell({ kind: 'failed', at: now, words: `${words} ${JSON.stringify(facts ?? {})}` }),
  };
  const channel: Channel = {
    name,
    pace: { address: null, overall: null },
    async send(delivery) {
      if (minds.get(delivery.address)?.blocked) return { kind: 'unreachable', reason: 'blocked' };
      tell({ kind: 'sent', at: now, delivery });
      shown(delivery);
      await parts.show?.(delivery);
      return { kind: 'sent', externalId: delivery.id };
    },
    health: () => ({ ready: true, detail: '' }),
    start: async () => {},
    stop: async () => {},
  };
  const service = openService({
    store,
    clock: { now: () => now },
    log,
    catalogue,
    channels: new Map([[name, channel]]),
    steady: () => Date.parse(now),
    chance: { token: () => `token-${++keys}` },
    web: () => 'https://duo.example',
    // Laying out an agreement takes longer than a hundred turns, and nobody reads it here.
    handOut:
      parts.handOut ?? (async () => ({ name: 'document.pdf', mediaType: 'application/pdf', bytes: new Uint8Array() })),
  });

  const mindOf = (who: SimulatedPerson): Mind => minds.get(who.name) as Mind;
  const later = (ms: number): string => new Date(Date.parse(now) + ms).toISOString();
  const weekNow = (): number => (Date.parse(now) - Date.parse(begin)) / WEEK_MS;

  /** How somebody is at this time. */
  function temperamentOf({ temperament }: SimulatedPerson): Temperament {
    return weekNow() >= temperament.fromWeek ? temperament : (temperaments[0] as Temperament);
  }

  /** Something appeared on somebody's screen. */
  function shown({ address, kind, ask, body }: Delivery): void {
    if (kind === 'message') said.push({ to: address, text: body.text });
    const who = byName.get(address);
    if (!who || ask === null) return;
    const mind = mindOf(who);
    if (kind === 'settle') {
      if (mind.question?.ask === ask) mind.question = null;
      return;
    }
    if (kind !== 'message' && kind !== 'amend') return;
    const question = { ask, options: body.buttons.flat().map(({ option }) => option), text: body.text };
    if (kind === 'amend' && mind.question?.ask !== ask) return;
    mind.tries = mind.question?.ask === ask || mind.question?.text === question.text ? mind.tries + 1 : 0;
    mind.question = question;
    consider(who, ask);
  }

  /** Whether and when somebody answers. */
  function consider(who: SimulatedPerson, ask: number): void {
    const mind = mindOf(who);
    const temperament = temperamentOf(who);
    const chance = (what: string) => draw(seed, who.name, ask, mind.tries, what);
    if (mind.sittingAt === now && (mind.wants.length > 0 || chance('goes-on') < temperament.goesOn)) {
      sitting.add(who);
      return;
    }
    if (chance('answers') >= temperament.answers) return;
    const [from, to] = temperament.hours;
    const steps = drawBetween((from * 60) / GRID_MINUTES, (to * 60) / GRID_MINUTES, seed, who.name, ask, 'hours');
    const grid = Math.ceil(Date.parse(now) / (GRID_MINUTES * MINUTE_MS)) + Math.max(1, steps);
    agenda.note(new Date(grid * GRID_MINUTES * MINUTE_MS).toISOString(), { kind: 'answer', who, ask });
  }

  async function hear(address: string, what: Happening): Promise<void> {
    keys += 1;
    await service.receive({ channel: name, address, key: `${address}/${keys}`, at: now, what, language: 'en' });
  }

  /** Somebody answers what is open on their screen. */
  async function answer(who: SimulatedPerson): Promise<void> {
    const mind = mindOf(who);
    if (!mind.question || mind.blocked || mind.taken) return;
    const { question, tries, wants } = mind;
    const what = answerTo({ seed, name: who.name, temperament: temperamentOf(who), question, tries, wants });
    mind.sittingAt = now;
    if (what) await hear(who.name, what);
  }

  async function follow(plan: Plan): Promise<void> {
    switch (plan.kind) {
      case 'answer':
        if (mindOf(plan.who).question?.ask !== plan.ask) return;
        mindOf(plan.who).wants = [];
        return answer(plan.who);
      case 'deed':
        return deed(plan.who, plan.nth);
      case 'unblock':
        mindOf(plan.who).blocked = false;
        return hear(plan.who.name, { kind: 'reach', state: 'active', reason: 'unblocked the bot' });
      case 'match':
        return match(plan.centre);
      case 'morning':
        return morning(plan.centre);
    }
  }

  async function deed(who: SimulatedPerson, nth: number): Promise<void> {
    const one = who.temperament.deeds[nth];
    const mind = mindOf(who);
    if (!one || mind.taken) return;
    if (one.kind === 'block') {
      mind.blocked = true;
      agenda.note(later(one.forWeeks * WEEK_MS), { kind: 'unblock', who });
      return hear(who.name, { kind: 'reach', state: 'unreachable', reason: 'blocked the bot' });
    }
    mind.wants = one.taps;
    mind.sittingAt = now;
    return hear(who.name, { kind: 'command', name: one.name });
  }

  /** The matching session of a centre: its pairs are proposed to each other, by the effects that a real one has. */
  async function match(centre: SimulatedCentre): Promise<void> {
    const coordinatorId = ids.get(centre.coordinator) as string;
    const read = await store.readDesk(coordinatorId, 'pool', now);
    const onDesk = new Map(read?.desk.people.map((one) => [one.id, one]));
    const effects = pairs
      .filter(([one]) => one?.centre.id === centre.id)
      .flatMap(([one, other]) => {
        const [mentee, mentor] = [one, other].map((who) => onDesk.get(ids.get(who?.name ?? '') ?? ''));
        return mentee && mentor ? proposed({ mentee, mentor, coordinatorId, score: 500 }, now) : [];
      });
    await hear(centre.coordinator, { kind: 'home' });
    await write({ store, catalogue }, coordinatorId, now, effects, read?.revisions);
  }

  async function morning(centre: SimulatedCentre): Promise<void> {
    agenda.note(nextMorning(), { kind: 'morning', centre });
    const read = await store.readDesk(ids.get(centre.coordinator) as string, { persons: [] }, now);
    if (!read) return;
    // Each decision is a click of its own, on the desk as it is then.
    for (const act of actsOf(read.desk, now)) await hear(centre.coordinator, { kind: 'act', act });
  }

  /** The next working day, Monday to Friday. */
  function nextMorning(): string {
    const day = new Date(Date.parse(now) + DAY_MS);
    day.setUTCHours(MORNING_HOUR, 0, 0, 0);
    while (day.getUTCDay() % 6 === 0) day.setUTCDate(day.getUTCDate() + 1);
    return day.toISOString();
  }

  const ids = await placeAll({ store, catalogue, channel: name }, centres, people, now);
  for (const [nth, centre] of centres.entries()) {
    agenda.note(later((nth % MATCH_DAYS) * DAY_MS + 3 * HOUR_MS), { kind: 'match', centre });
    agenda.note(nextMorning(), { kind: 'morning', centre });
  }
  for (const who of people)
    for (const [nth, { weeks }] of who.temperament.deeds.entries()) {
      const hours = drawBetween(weeks[0] * 7 * 24, weeks[1] * 7 * 24, seed, who.name, nth, 'deed');
      agenda.note(later(hours * HOUR_MS), { kind: 'deed', who, nth });
    }

  /** Everything of this instant, until nothing more follows from it. */
  async function arrive(at: string): Promise<void> {
    now = at;
    await service.tick();
    for (const plan of agenda.take(at)) await follow(plan);
    await service.settle();
    for (let round = 0; sitting.size > 0; round++) {
      if (round === ROUNDS) {
        tell({ kind: 'failed', at, words: `somebody answered ${ROUNDS} questions at one instant` });
        sitting = new Set();
        return;
      }
      const answering = [...sitting];
      sitting = new Set();
      for (const who of answering) await answer(who);
      await service.settle();
    }
  }

  /** The next instant at which something happens, or null. */
  async function nextInstant(): Promise<string | null> {
    const [one, other] = [await store.nextInstant(), agenda.next()];
    if (one === null || other === null) return one ?? other;
    return one < other ? one : other;
  }

  return {
    ids,
    centres,
    people,
    said: said as readonly { to: string; text: string }[],
    now: () => now,
    /** Lives through everything until `until`; returns early when something does not go on. */
    async walk(until: string): Promise<void> {
      for (let next = await nextInstant(); next !== null && next <= until; next = await nextInstant()) {
        if (next < now) {
          tell({ kind: 'failed', at: now, words: `something due at ${next} does not go on` });
          return;
        }
        await arrive(next);
      }
      now = until;
    },
    /** One step: the next instant, if it is not after `until`. False when there is none. */
    async step(until: string): Promise<boolean> {
      const next = await nextInstant();
      if (next === null || next > until || next < now) return false;
      await arrive(next);
      return true;
    },
    hear,
    channel: name,
    /** From now on somebody else speaks for this person: they answer nothing and do nothing by themselves. */
    take(address: string): boolean {
      const mind = minds.get(address);
      if (mind) mind.taken = true;
      return mind !== undefined;
    },
    isTaken: (address: string): boolean => minds.get(address)?.taken ?? false,
    /** What a page sends for somebody; what follows from it has happened when this resolves. */
    async receive(arrival: Arrival): Promise<{ fresh: boolean; inputId: string }> {
      const received = await service.receive(arrival);
      await service.settle();
      return received;
    },
  };
}

/** An open world. */
export type World = Awaited<ReturnType<typeof openWorld>>;
