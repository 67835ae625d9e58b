// Six months before a visitor's eyes: twenty duos of synthetic people in a store of their own, a day at a time; at any time the visitor can speak for one of them.
import { checkForm } from '../app/check-form.ts';
import { figureReport } from '../app/figure-report.ts';
import { handOut } from '../app/hand-out.ts';
import type { WebStore } from '../app/ports.ts';
import { webChannel } from '../channels/web/index.ts';
import type { LivePages } from '../channels/web/live.ts';
import type { Play, PlayedPerson, PlayState } from '../channels/web/play-port.ts';
import { assemble } from '../programme/figures/assemble.ts';
import type { FigureData } from '../programme/figures/data.ts';
import type { FigureId } from '../programme/figures/definitions.ts';
import { monthAt } from '../programme/figures/period.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { memoryStore } from '../store/memory.ts';
import { BEGIN } from './run.ts';
import { openTally } from './tally.ts';
import { openWorld } from './world.ts';

const DAY_MS = 24 * 3_600_000;
/** Thirty weeks: until six months are over for whoever began in the third week. */
const DAYS = 210;
const DUOS = 20;
/** A seed with which one duo ends early, and somebody asks for help. */
const SEED = 6;

/** What is shown of all figures when it is over. */
const CLOSING: readonly FigureId[] = [
  'begun-duos',
  'active-duos',
  'six-months',
  'early-ends',
  'meetings-held',
  'meetings-contradicted',
  'hours',
  'duos-at-risk',
  'evaluation-answered',
  'expectations',
  'objectives-reached',
  'relationship',
  'recommendation',
];

/** How a play goes on; tests let the days follow each other at once. */
export type PlayParts = { catalogue: Catalogue; pages: LivePages; msADay?: number };

/** A play that waits for its visitor; `close` ends it for good. */
export function openPlay({ catalogue, pages, msADay = 300 }: PlayParts): Play & { close: () => Promise<void> } {
  const listeners = new Set<() => void>();
  let phase: PlayState['phase'] = 'none';
  let day = 0;
  let game: Awaited<ReturnType<typeof begin>> | null = null;
  /** Read once, when it is over. */
  let figures: FigureData | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** What is under way: a day, or what somebody sent. One after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  async function begin() {
    const store = memoryStore();
    const known = new Map<string, string>();
    const tally = openTally((id) => known.get(id) ?? '');
    const screen = webChannel({ store: store.web, pages, clock });
    const files = handOut(store, catalogue);
    const world = await openWorld({
      ...{ store, catalogue, duos: DUOS, seed: SEED, begin: BEGIN, channel: 'web', handOut: files },
      tell: tally.see,
      show: screen.send,
    });
    for (const { name, firstName } of world.people) known.set(String(world.ids.get(name)), firstName);
    return { store, world, tally, files };
  }

  const clock = { now: (): string => game?.world.now() ?? BEGIN };

  function next(): void {
    timer = setTimeout(() => {
      void inTurn(async () => {
        if (phase !== 'running' || !game) return;
        day += 1;
        await game.world.walk(new Date(Date.parse(BEGIN) + day * DAY_MS).toISOString());
        if (day >= DAYS) {
          figures = assemble(await game.store.readFigures(null), clock.now());
          phase = 'over';
        }
        changed();
        if (phase === 'running') next();
      });
    }, msADay);
    timer.unref();
  }

  async function pause(): Promise<void> {
    if (timer) clearTimeout(timer);
    if (phase === 'running') phase = 'paused';
    await last;
    changed();
  }

  function peopleOf(): PlayedPerson[] {
    if (!game) return [];
    const { world } = game;
    const isTaken = (name: string) => world.isTaken(name);
    return [
      ...world.centres.map(({ coordinator }): PlayedPerson => {
        return { name: coordinator, firstName: 'Sofie', role: 'coordinator', taken: false };
      }),
      ...world.people.map(
        ({ name, firstName, role }): PlayedPerson => ({ name, firstName, role, taken: isTaken(name) }),
      ),
    ];
  }

  /** The store of the game that is played; before, there is nobody. */
  const current = (): WebStore => (game?.store ?? memoryStore()).web;
  const web: WebStore = {
    join: async () => null,
    session: async () => null,
    byAddress: (channel, address) => current().byAddress(channel, address),
    document: (session, line) => current().document(session, line),
    shown: (session, limit) => current().shown(session, limit),
    newest: (session) => current().newest(session),
    deliverWaiting: (session, at) => current().deliverWaiting(session, at),
  };

  return {
    state: () => ({
      ...{ phase, day, days: DAYS, now: clock.now() },
      figures: game?.tally.figures() ?? [],
      happened: game?.tally.happened ?? [],
      people: peopleOf(),
    }),
    closing(language) {
      if (!figures) return [];
      const zone = figures.centres[0]?.zone ?? 'UTC';
      const period = { from: monthAt(BEGIN, zone), until: monthAt(clock.now(), zone) };
      const asked = { data: figures, period, chosen: null, now: clock.now(), language, catalogue };
      const { groups } = figureReport({ ...asked, allOf: 'all.centres' });
      const rows = groups.flatMap((group) => group.rows);
      return rows
        .filter(({ id }) => CLOSING.some((one) => one === id))
        .map(({ name, cells }) => ({ name, value: cells[0]?.text ?? '' }));
    },
    async start() {
      await pause();
      await inTurn(async () => {
        figures = null;
        game = await begin();
        day = 0;
        phase = 'running';
      });
      next();
      changed();
    },
    pause,
    go() {
      if (phase !== 'paused') return;
      phase = 'running';
      next();
      changed();
    },
    async take(name) {
      await pause();
      if (!game?.world.ids.has(name)) return false;
      game.world.take(name);
      return true;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    talk: {
      store: web,
      receive: (arrival) =>
        inTurn(async () => {
          if (!game) throw new Error('Nothing is played');
          return game.world.receive(arrival);
        }),
      check: checkForm(catalogue, clock),
      keepFile: (arrival) => inTurn(async () => (game ? game.store.keepFile(arrival) : { fresh: false })),
      handOut: async (wanted) => {
        if (!game) throw new Error('Nothing is played');
        return game.files(wanted);
      },
      clock,
    },
    async close() {
      phase = 'none';
      if (timer) clearTimeout(timer);
      await last;
    },
  };
}
