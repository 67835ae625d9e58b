// What the stand-in remembers: people, channels, messages, views and triggers.
import { randomBytes } from 'node:crypto';
import type { Watch } from '../telegram/watch.ts';
import { apiError } from './api-error.ts';
import type { StateValues } from './render.ts';
import type { Payload } from './types.ts';
import type { UserOptions } from './types-user.ts';

export type StoredMessage = {
  ts: string;
  from: 'bot' | 'person';
  text: string;
  blocks: Payload[];
  metadata?: unknown;
  threadTs?: string;
  /** Fields of a message of a person beside its text, such as files. */
  more: Payload;
  editedTs?: string;
  deleted: boolean;
  ephemeral: boolean;
  state: StateValues;
  /** Every button that it ever had, for people who press an old one. */
  everButtons: { block: Payload; button: Payload }[];
  /** A file that the bot handed out. */
  file?: { name: string; bytes: Uint8Array };
};

export type View = {
  id: string;
  /** The fields that the app gave, with the blocks as Slack completed them. */
  content: Payload & { blocks: Payload[] };
  state: StateValues;
  hash: string;
  rootId: string;
  previousId: string | null;
  /** Words of a rejected submission by block_id. */
  errors: Record<string, string>;
  open: boolean;
};

export type Person = {
  id: string;
  options: UserOptions;
  /** The channel of the direct messages with the bot. */
  dm: string;
  deleted: boolean;
  messages: StoredMessage[];
  /** The modals, the top one last. */
  stack: View[];
  home?: View;
  errors: string[];
};

export type Trigger = { personId: string; at: number; used: boolean; fromModal: boolean };

export type World = {
  teamId: string;
  appId: string;
  botUserId: string;
  botId: string;
  url: string;
  now: () => number;
  watch: Watch;
  deactivatedError: string;
  people: Map<string, Person>;
  views: Map<string, View>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, { person: Person; ts: string | undefined; at: number; uses: number }>;
  counter: number;
  /** What people shared, by its path. */
  files: Map<string, Uint8Array>;
  /** What the app hands out, by the id of the file; without bytes until they are uploaded. */
  uploads: Map<string, { name: string; length: number; bytes?: Uint8Array; done?: true }>;
  /** Delivers events about the bot's own messages, when the test asked for them. */
  echo?: (event: Payload) => void;
};

const triggerLifeMs = 3000;

/** The next number of the world; ids are made of it. */
export function nextNumber(world: World): number {
  world.counter += 1;
  return world.counter;
}

/** A time of Slack: seconds, and six digits that make it unique and growing. */
export function nextTs(world: World): string {
  return `${Math.floor(world.now() / 1000)}.${String(nextNumber(world)).padStart(6, '0')}`;
}

/** An id with this letter in front. */
export function nextId(world: World, letter: string): string {
  return `${letter}0STAND${String(nextNumber(world)).padStart(5, '0')}`;
}

/** A new hash of a view. */
export function newHash(world: World): string {
  return `${Math.floor(world.now() / 1000)}.${randomBytes(4).toString('hex')}`;
}

/** A new trigger_id of a person: 3 s and one use. */
export function newTrigger(world: World, personId: string, fromModal: boolean): string {
  const id = `${nextNumber(world)}.700000001.${randomBytes(16).toString('hex')}`;
  world.triggers.set(id, { personId, at: world.now(), used: false, fromModal });
  return id;
}

/** Uses a trigger_id, or throws what the API says about it. */
export function useTrigger(world: World, id: unknown): Trigger {
  const trigger = world.triggers.get(String(id));
  if (!trigger) throw apiError('invalid_trigger_id');
  if (trigger.used) throw apiError('exchanged_trigger_id');
  if (world.now() - trigger.at > triggerLifeMs) throw apiError('expired_trigger_id');
  trigger.used = true;
  return trigger;
}

/** A new response_url of a person, for the message of the interaction if it has one. */
export function newResponseUrl(world: World, person: Person, ts: string | undefined): string {
  const id = randomBytes(12).toString('hex');
  world.responseUrls.set(id, { person, ts, at: world.now(), uses: 0 });
  return `${world.url}/response/${id}`;
}

/** The person behind a channel argument: the DM, or a person's id. */
export function personOfChannel(world: World, channel: unknown): Person {
  const found = [...world.people.values()].find(({ id, dm }) => id === channel || dm === channel);
  if (!found) throw apiError('channel_not_found');
  return found;
}

/** Puts a message into the direct messages of a person. */
export function addMessage(
  world: World,
  person: Person,
  fresh: Pick<StoredMessage, 'from' | 'text'> & Partial<StoredMessage>,
): StoredMessage {
  const message: StoredMessage = {
    ts: nextTs(world),
    blocks: [],
    more: {},
    deleted: false,
    ephemeral: false,
    state: {},
    everButtons: [],
    ...fresh,
  };
  person.messages.push(message);
  return message;
}
