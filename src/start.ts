// Starts every part of the service for a configuration, in the order in which they need each other. Used by main.ts and by the end-to-end tests.
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type AdminParts, loadFirstCentres } from './app/administer.ts';
import type { Chance, Clock } from './app/ports.ts';
import { toSafeError } from './app/safe-error.ts';
import { sandboxClock, sandboxTime } from './app/sandbox-clock.ts';
import { openService } from './app/service.ts';
import type { Channel } from './channels/channel.ts';
import { telegramChannel } from './channels/telegram/index.ts';
import { chatRoutes } from './channels/web/chat-routes.ts';
import { webChannel } from './channels/web/index.ts';
import { livePages } from './channels/web/live.ts';
import { sandboxRoutes } from './channels/web/sandbox-routes.ts';
import { commandServer } from './cli/socket.ts';
import type { Config } from './config.ts';
import { httpApp, type Listening, listen } from './http.ts';
import { openLog } from './log.ts';
import { readiness } from './ready.ts';
import { startSchedule, tasks } from './schedule.ts';
import { openCatalogue } from './speech/catalogue.ts';
import { takeInstance } from './store/instance.ts';
import { CannotOpen, openConfigured } from './store/open.ts';

/** Random ids and secrets: 24 bytes, written as 32 characters that a link can carry. */
export const chance: Chance = { id: randomUUID, token: () => randomBytes(24).toString('base64url') };

/** A running service. */
export type Running = { url: string; stop: () => Promise<void> };

/** Starts it. `fatal` is called, at any later time, with one line when only a person can help. Throws CannotOpen before that. */
export async function startService(config: Config, fatal: (words: string) => void): Promise<Running> {
  const log = openLog(config.logLevel);
  const steady = () => performance.now();
  const opened = await openConfigured(config);
  const { store } = opened;
  const instance = config.databaseUrl === null ? null : await takeInstance(config.databaseUrl);
  if (config.databaseUrl !== null && !instance) {
    await opened.close();
    throw new CannotOpen('Another process of this service works on the same database; only one may.');
  }
  const sandbox = config.sandbox ? sandboxClock(Date.now) : null;
  const clock: Clock = sandbox ?? { now: () => new Date().toISOString() };
  const catalogue = openCatalogue();
  await loadFirstCentres(store.admin);

  const pages = livePages();
  const channels = new Map<string, Channel>([['web', webChannel({ store: store.web, pages, clock })]]);
  const service = openService({ store, clock, log, catalogue, channels, steady });
  const telegram = config.telegram
    ? telegramChannel({
        settings: config.telegram,
        receive: service.receive,
        catalogue,
        log,
        now: clock.now,
        steady,
        fatal,
        named: (name) => store.admin.setSetting('telegram-bot', name),
      })
    : null;
  if (telegram) channels.set('telegram', telegram);
  if (config.slack) log.warn('Slack is set up, but this version does not connect to it yet');

  const web = { store: store.web, receive: service.receive, pages, catalogue, clock };
  const time = sandbox ? sandboxTime({ clock: sandbox, service, store, admin: store.admin }) : null;
  await time?.restore();
  const app = httpApp({
    catalogue,
    log,
    chat: chatRoutes({ ...web, chance, secure: config.publicUrl?.startsWith('https:') ?? false, joined: service.wake }),
    sandbox: time ? sandboxRoutes({ ...web, time }) : null,
    telegram: telegram?.webhook ?? null,
    ready: readiness({ admin: store.admin, channels, clock, tickAge: service.tickAge }),
  });
  const http = await openPort(app, config).catch(async (error) => {
    await instance?.release();
    await opened.close();
    throw error;
  });
  const url = `http://${config.host}:${http.port}`;

  const admin: AdminParts = {
    admin: store.admin,
    clock,
    chance,
    actor: { kind: 'admin' },
    links: { web: config.publicUrl ?? url, telegram: config.telegram !== null },
    faults: async () => [...channels.values()].filter((one) => !one.health().ready).map((one) => `${one.name}: ${one.health().detail}`),
  };
  let socket: Listening | null = null;
  if (opened.lock) {
    rmSync(opened.lock.socket, { force: true });
    socket = await commandServer(opened.lock.socket, admin);
  }

  await service.start();
  await telegram?.start();
  const stopSchedule = startSchedule(
    tasks({
      tick: service.tick,
      retain: () => store.admin.retain(clock.now()),
      hold: async () => {
        if ((await instance?.hold()) === false) fatal('Another process of this service has taken over the database');
      },
    }),
    log,
  );
  // Whatever nobody caught is a fault of ours: said safely, and the supervisor starts us again (reliability notes, R8).
  const uncaught = (error: unknown) => {
    log.error('an error was caught by nobody', { error: toSafeError(error) });
    fatal('The service ends because of an error that nobody caught');
  };
  process.on('unhandledRejection', uncaught);
  process.on('uncaughtException', uncaught);

  async function stop(): Promise<void> {
    await stopSchedule();
    await telegram?.stop();
    await http.close();
    await socket?.close();
    await service.stop();
    await instance?.release();
    await opened.close();
    process.off('unhandledRejection', uncaught);
    process.off('uncaughtException', uncaught);
  }
  return { url, stop };
}

async function openPort(app: Parameters<typeof listen>[0], { host, port }: Config): Promise<Listening> {
  try {
    return await listen(app, { host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new CannotOpen(`Port ${port} on ${host} is taken by another program; set another PORT (0 picks a free one).`);
    throw new CannotOpen(`The service cannot listen on ${host}:${port}: ${code}.`);
  }
}
