// Starts every part of the service for a configuration, in the order in which they need each other. Used by main.ts and by the end-to-end tests.
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { loadFirstCentres } from './app/administer.ts';
import { checkForm } from './app/check-form.ts';
import type { AdminParts } from './app/command.ts';
import { figureOutput } from './app/figure-output.ts';
import { handOut } from './app/hand-out.ts';
import { planDigests } from './app/plan-digests.ts';
import type { Clock, Log } from './app/ports.ts';
import { toSafeError } from './app/safe-error.ts';
import { sandboxClock, sandboxTime } from './app/sandbox-clock.ts';
import { sandboxCoordinator } from './app/sandbox-coordinator.ts';
import { openService, type ServiceParts } from './app/service.ts';
import { showFigures } from './app/show-figures.ts';
import { showSession } from './app/show-session.ts';
import type { Channel } from './channels/channel.ts';
import { telegramChannel } from './channels/telegram/index.ts';
import { chatRoutes } from './channels/web/chat-routes.ts';
import { figureRoutes } from './channels/web/figure-routes.ts';
import { fileRoutes } from './channels/web/file-routes.ts';
import { webChannel } from './channels/web/index.ts';
import { livePages } from './channels/web/live.ts';
import { projectorRoutes } from './channels/web/projector-routes.ts';
import { sandboxRoutes } from './channels/web/sandbox-routes.ts';
import { openScreens } from './channels/web/screens.ts';
import { sheetRoutes } from './channels/web/sheet-routes.ts';
import { chance } from './cli/chance.ts';
import { commandServer } from './cli/command-server.ts';
import type { Config } from './config.ts';
import { qrPicture, qrSvg } from './documents/qr.ts';
import { httpApp, type Listening, listen } from './http.ts';
import { openLog } from './log.ts';
import { readiness } from './ready.ts';
import { startSchedule, tasks } from './schedule.ts';
import { openPlay } from './simulation/play.ts';
import { type Catalogue, openCatalogue } from './speech/catalogue.ts';
import { takeInstance } from './store/instance.ts';
import { CannotOpen, openConfigured } from './store/open.ts';

/** A running service. `tick` takes what is due now; the schedule does so every half minute. */
export type Running = { url: string; tick: () => Promise<void>; stop: () => Promise<void> };

/** `ready` waits this long for the first answer of Telegram and Slack, so that a refused token is said before it; an API that is away holds nobody up longer. */
const FIRST_ANSWER_MS = 3_000;
/** What a stop gives the channels and the open work; together less than the ten seconds that supervisors wait (reliability notes, R7). */
const LISTENING_ENDS_MS = 2_500;
const WORK_ENDS_MS = 4_000;

/** Where the time comes from. Tests bring their own, to live through months; `steady` is in milliseconds. */
export type TimeSource = { now: () => number; steady: () => number };
const realTime: TimeSource = { now: Date.now, steady: () => performance.now() };

/** Another programme and other texts than our own, for tests of what no flow of ours uses yet. */
export type Own = Pick<ServiceParts, 'turn'> & { catalogue?: Catalogue };

/** Starts it. `fatal` is called, at any later time, with one line when only a person can help. Throws CannotOpen before that. */
export async function startService(
  config: Config,
  fatal: (words: string) => void,
  time: TimeSource = realTime,
  own: Own = {},
): Promise<Running> {
  const closing = closers();
  try {
    return { ...(await startParts(config, fatal, time, closing.add, own)), stop: closing.close };
  } catch (error) {
    // What kept it from starting is what must be said, not what that broke.
    await closing.close().catch(() => {});
    throw error;
  }
}

/** What was opened, to be closed in the reverse order, each once; one that fails does not keep the others open. */
function closers() {
  const list: (() => unknown)[] = [];
  return {
    add: (close: () => unknown): void => {
      list.push(close);
    },
    close: async (): Promise<void> => {
      const failures: unknown[] = [];
      for (let close = list.pop(); close; close = list.pop()) {
        try {
          await close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

async function startParts(
  config: Config,
  fatal: (words: string) => void,
  { now, steady }: TimeSource,
  onStop: (close: () => unknown) => void,
  own: Own,
): Promise<Omit<Running, 'stop'>> {
  const log = openLog(config.logLevel);
  const opened = await openConfigured(config);
  onStop(opened.close);
  const { store } = opened;
  const instance = config.databaseUrl === null ? null : await takeInstance(config.databaseUrl);
  if (config.databaseUrl !== null && !instance) {
    throw new CannotOpen('Another process of this service works on the same database; only one may.');
  }
  if (instance) onStop(instance.release);
  const sandbox = config.sandbox ? sandboxClock(now) : null;
  const clock: Clock = sandbox ?? { now: () => new Date(now()).toISOString() };
  const catalogue = own.catalogue ?? openCatalogue();
  await loadFirstCentres(store.admin);

  // What Telegram or Slack refuses at the start ends the start; later it ends the service.
  let refusal: string | null = null;
  let started = false;
  const refuse = (words: string) => {
    if (started) fatal(words);
    else refusal ??= words;
  };

  const pages = livePages();
  const screens = openScreens();
  // Known when the port is open; no turn is taken before.
  let address = config.publicUrl ?? '';
  const channels = new Map<string, Channel>([['web', webChannel({ store: store.web, pages, clock })]]);
  const service = openService({
    ...{ store, clock, log, catalogue, channels, steady, chance, web: () => address },
    boardChanged: screens.changed,
    ...(own.turn ? { turn: own.turn } : {}),
  });
  onStop(() => settled(service.stop(), WORK_ENDS_MS));
  const telegram = config.telegram
    ? telegramChannel({
        settings: config.telegram,
        receive: service.receive,
        catalogue,
        log,
        now: clock.now,
        steady,
        fatal: refuse,
        named: (name) => store.admin.setSetting('telegram-bot', name),
      })
    : null;
  if (telegram) channels.set('telegram', telegram);
  const check = checkForm(catalogue, clock);
  const slack = config.slack
    ? // Loaded when it is used only: Slack's libraries are large.
      (await import('./channels/slack/index.ts')).slackChannel({
        settings: config.slack,
        receive: service.receive,
        check,
        catalogue,
        log,
        now: clock.now,
        steady,
        fatal: refuse,
      })
    : null;
  if (slack) channels.set('slack', slack);

  const web = {
    store: store.web,
    receive: service.receive,
    keepFile: service.keepFile,
    handOut: handOut(store, catalogue),
    pages,
    catalogue,
    clock,
    check,
  };
  const time = sandbox ? sandboxTime({ clock: sandbox, service, store, admin: store.admin }) : null;
  await time?.restore();
  const play = time ? openPlay({ catalogue, pages }) : null;
  if (play) onStop(play.close);
  const app = httpApp({
    catalogue,
    log,
    chat: chatRoutes({
      ...web,
      chance,
      secure: config.publicUrl?.startsWith('https:') ?? false,
      joined: service.wake,
    }),
    files: fileRoutes({ store, catalogue, clock }),
    sandbox:
      time && play ? sandboxRoutes({ ...web, time, coordinator: sandboxCoordinator(store.admin, clock), play }) : null,
    projector: projectorRoutes({
      ...{ store, screens, catalogue, clock, chance },
      show: showSession({ store, catalogue, clock, centres: store.admin.centres }),
      secure: config.publicUrl?.startsWith('https:') ?? false,
    }),
    figures: figureRoutes({
      ...{ store, catalogue, clock, chance },
      show: showFigures({ store, catalogue, clock }),
      ...figureOutput,
      secure: config.publicUrl?.startsWith('https:') ?? false,
    }),
    sheet: sheetRoutes({
      findInvite: store.findInvite,
      centres: store.admin.centres,
      bot: () => (config.telegram ? store.admin.setting('telegram-bot') : Promise.resolve(null)),
      web: () => address,
      clock,
      catalogue,
      qr: { svg: qrSvg, picture: qrPicture },
    }),
    telegram: telegram?.webhook ?? null,
    slack: slack?.http ?? null,
    ready: readiness({ admin: store.admin, channels, clock, tickAge: service.tickAge }),
  });
  const http = await openPort(app, config);
  onStop(http.close);
  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${http.port}`;

  address = config.publicUrl ?? url;

  if (opened.lock) {
    const admin: AdminParts = {
      admin: store.admin,
      clock,
      chance,
      actor: { kind: 'admin' },
      links: { web: address, telegram: config.telegram !== null },
      faults: async () => faultsOf(channels),
    };
    const socket = await openSocket(opened.lock.socket, admin, log);
    onStop(socket.close);
  }

  await service.start();
  const listening = [telegram, slack].filter((one) => one !== null);
  onStop(() => Promise.all(listening.map((one) => settled(one.stop(), LISTENING_ENDS_MS))));
  await Promise.all(listening.map((one) => settled(one.start(), FIRST_ANSWER_MS)));
  if (refusal !== null) throw new CannotOpen(refusal);
  const digests = planDigests(store.admin, clock);
  await digests();
  const stopSchedule = startSchedule(
    tasks({
      tick: service.tick,
      retain: () => store.admin.retain(clock.now()),
      plans: async () => {
        const duos = await store.admin.unplanned(clock.now());
        if (duos.length > 0) log.warn('active duos have no next check-in planned', { count: duos.length, duos });
      },
      digests,
      members: async () => slack?.look(await store.admin.coordinators('slack')),
      hold: async () => {
        if ((await instance?.hold()) === false) fatal('Another process of this service has taken over the database');
      },
    }),
    log,
  );
  onStop(stopSchedule);
  // Whatever nobody caught is a fault of ours: said safely, and the supervisor starts us again (reliability notes, R8).
  const uncaught = (error: unknown) => {
    log.error('an error was caught by nobody', { error: toSafeError(error) });
    fatal('The service ends because of an error that nobody caught');
  };
  process.on('unhandledRejection', uncaught);
  process.on('uncaughtException', uncaught);
  onStop(() => {
    process.off('unhandledRejection', uncaught);
    process.off('uncaughtException', uncaught);
  });
  started = true;
  return { url, tick: service.tick };
}

/** One line for every channel that does not work. */
function faultsOf(channels: ReadonlyMap<string, Channel>): string[] {
  return [...channels.values()].flatMap((one) => {
    const { ready, detail } = one.health();
    return ready ? [] : [`${one.name}: ${detail}`];
  });
}

/** Waits for `work`, but not longer than `ms`: what is then still open goes on by itself, or is found again at the next start. */
async function settled(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function openSocket(path: string, admin: AdminParts, log: Log): Promise<Listening> {
  try {
    rmSync(path, { force: true });
    return await commandServer(path, admin, log);
  } catch (error) {
    throw new CannotOpen(`The socket ${path} for commands cannot be made: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

async function openPort(app: Parameters<typeof listen>[0], { host, port }: Config): Promise<Listening> {
  try {
    return await listen(app, { host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new CannotOpen(
        `Port ${port} on ${host} is taken by another program; set another PORT (0 picks a free one).`,
      );
    throw new CannotOpen(`The service cannot listen on ${host}:${port}: ${code}.`);
  }
}
