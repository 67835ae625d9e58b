// A strict local stand-in of the Telegram Bot API for end-to-end tests: start it, give its url to grammY as apiRoot.
import { PATIENCE_MS } from '../patience.ts';
import { createFaults } from './faults.ts';
import { createFrontDoor } from './front-door.ts';
import { pushGroupMessage } from './group.ts';
import { createMethods } from './methods.ts';
import { createPerson } from './person.ts';
import { startHttp } from './server.ts';
import type { Payload, RequestRecord, StartOptions, TelegramStandIn, TelegramUser } from './types.ts';
import { createUpdateQueue } from './updates.ts';
import { createWatch } from './watch.ts';
import { createWebhook } from './webhook.ts';
import type { Chat, World } from './world.ts';

export type {
  Button,
  Fault,
  FaultHandle,
  GroupMessage,
  Match,
  RequestRecord,
  ShownMessage,
  StartOptions,
  TelegramStandIn,
  TelegramUser,
} from './types.ts';

/** Starts a stand-in with an empty world; `stop()` ends it. */
export async function startTelegram(options: StartOptions = {}): Promise<TelegramStandIn> {
  const token = options.token ?? `700000001:stand-in-${'x'.repeat(26)}`;
  const username = options.username ?? 'stand_in_bot';
  const world = createWorld(options, token, username);
  const { watch } = world;
  const requests: RequestRecord[] = [];
  const violations: string[] = [];
  const users = new Map<number, TelegramUser>();

  const queue = createUpdateQueue(watch);
  const faults = createFaults(watch);
  const webhook = createWebhook({
    queue,
    backoffMs: options.webhookBackoffMs ?? 100,
    timeoutMs: options.webhookTimeoutMs ?? 10_000,
    execute: (method, payload) => door.execute(method, payload),
  });
  const apply = createMethods(world, queue, webhook, options.rateLimit ?? false);
  const door = createFrontDoor({ token, world, faults, apply, requests, violations });
  const http = await startHttp(door.listener, options.port);

  const down = async (): Promise<void> => {
    webhook.pause();
    await http.down();
  };

  return {
    url: `http://127.0.0.1:${http.port}`,
    token,
    username,
    requests,
    violations,
    commands: world.commands,
    profile: world.profile,
    webhook() {
      const target = webhook.target();
      return target ? { ...target, allowedUpdates: queue.allowed() } : null;
    },
    tunnel: webhook.tunnel,
    user(person) {
      const known = users.get(person.id) ?? createPerson(world, queue, addPrivateChat(world, person));
      users.set(person.id, known);
      return known;
    },
    fault: faults.add,
    down,
    async up() {
      await http.up();
      webhook.resume();
    },
    repeatLast: () => queue.repeatLast(PATIENCE_MS),
    groupMessage: (message = {}) => pushGroupMessage(world, queue, message),
    pushRaw(update) {
      registerTap(world, update);
      return queue.pushRaw(update);
    },
    expireQueries() {
      for (const query of world.queries.values()) query.expired = true;
    },
    pending: queue.size,
    async until(condition, timeoutMs = PATIENCE_MS) {
      const complain = (): string => `until: not so within ${timeoutMs} ms: ${condition.toString()}`;
      await watch.until(() => (condition() ? true : undefined), timeoutMs, complain);
    },
    async stop() {
      webhook.set(undefined);
      await down();
      faults.releaseAll();
    },
  };
}

function createWorld(options: StartOptions, token: string, username: string): World {
  return {
    botId: Number(token.split(':')[0]),
    username,
    now: options.now ?? Date.now,
    queryLifetimeMs: options.queryLifetimeMs ?? 600_000,
    watch: createWatch(),
    chats: new Map(),
    queries: new Map(),
    files: new Map(),
    commands: new Map(),
    profile: new Map(),
    nextMessageId: 101,
  };
}

function addPrivateChat(world: World, person: Parameters<TelegramStandIn['user']>[0]): Chat {
  const { id, firstName: first_name, languageCode, username } = person;
  const name = { first_name, ...(username === undefined ? {} : { username }) };
  const chat: Chat = {
    id,
    type: 'private',
    api: { id, type: 'private', ...name },
    person: { id, is_bot: false, ...name, ...(languageCode === undefined ? {} : { language_code: languageCode }) },
    known: false,
    blocked: false,
    deactivated: false,
    messages: [],
    notices: [],
  };
  world.chats.set(id, chat);
  return chat;
}

// A tap in a raw update can be answered like any other.
function registerTap(world: World, update: Payload): void {
  const tap = update.callback_query as Payload | null | undefined;
  if (typeof tap?.id !== 'string') return;
  const from = tap.from as Payload | null | undefined;
  const chatId = typeof from?.id === 'number' ? from.id : undefined;
  world.queries.set(tap.id, { id: tap.id, chatId, at: world.now(), answered: false, expired: false });
}
