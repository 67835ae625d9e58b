// What the stand-in remembers: chats, messages, taps and files, in the shapes that the API gives them.
import { badRequest, reasons } from './api-error.ts';
import type { Payload, ShownMessage } from './types.ts';
import type { Watch } from './watch.ts';

export type StoredFile = { id: string; filename: string; bytes: Uint8Array };

export type StoredMessage = {
  id: number;
  chat: Chat;
  from: 'bot' | 'person';
  date: number;
  editDate?: number;
  deleted: boolean;
  /** The fields of the API that make this kind of message: text, photo, document and so on. */
  content: Payload;
  shownText: string;
  keyboard?: Payload[][];
  /** Every callback_data that it ever had, for people who tap an old button. */
  everData: Set<string>;
  document?: NonNullable<ShownMessage['document']>;
};

export type Chat = {
  id: number;
  type: 'private' | 'group' | 'supergroup' | 'channel';
  /** The Chat object of the API; `person` is the User object, absent in channels. */
  api: Payload;
  person?: Payload;
  /** The person has written to the bot, or the bot is in the group. */
  known: boolean;
  /** The person blocked the bot, or the bot left the group. */
  blocked: boolean;
  deactivated: boolean;
  messages: StoredMessage[];
  notices: string[];
};

export type Query = { id: string; chatId: number | undefined; at: number; answered: boolean; expired: boolean };

export type World = {
  botId: number;
  username: string;
  now: () => number;
  queryLifetimeMs: number;
  watch: Watch;
  chats: Map<number, Chat>;
  queries: Map<string, Query>;
  files: Map<string, StoredFile>;
  commands: Map<string, unknown[]>;
  profile: Map<string, unknown>;
  nextMessageId: number;
};

export type NewMessage = Pick<StoredMessage, 'from' | 'content' | 'shownText'> &
  Partial<Pick<StoredMessage, 'document'>> & { keyboard?: Payload[][] | undefined };

/** Times of the API are whole seconds. */
export function seconds(world: World): number {
  return Math.floor(world.now() / 1000);
}

/** The bot as a User object. */
export function botUser(world: World): Payload {
  return { id: world.botId, is_bot: true, first_name: world.username, username: world.username };
}

/** Puts a message into a chat. Identifiers grow over all private chats and groups, as they do for a bot account. */
export function addMessage(world: World, chat: Chat, fresh: NewMessage): StoredMessage {
  const { keyboard, ...rest } = fresh;
  const message: StoredMessage = {
    ...rest,
    id: world.nextMessageId++,
    chat,
    date: seconds(world),
    deleted: false,
    everData: new Set(),
  };
  setKeyboard(message, keyboard);
  chat.messages.push(message);
  return message;
}

/** Sets or removes the inline keyboard; the API drops empty rows, and a keyboard without rows is none. */
export function setKeyboard(message: StoredMessage, rows: Payload[][] | undefined): void {
  const kept = (rows ?? []).filter((row) => row.length > 0);
  if (kept.length === 0) {
    delete message.keyboard;
    return;
  }
  message.keyboard = kept;
  for (const button of kept.flat()) {
    if (typeof button.callback_data === 'string') message.everData.add(button.callback_data);
  }
}

/** A message as the API sends it; a deleted one is the InaccessibleMessage of old taps. */
export function apiMessage(world: World, message: StoredMessage): Payload {
  const { chat } = message;
  if (message.deleted) return { chat: chat.api, message_id: message.id, date: 0 };
  const author = message.from === 'bot' ? botUser(world) : chat.person;
  return {
    message_id: message.id,
    ...(author && chat.type !== 'channel' ? { from: author } : { sender_chat: chat.api }),
    chat: chat.api,
    date: message.date,
    ...(message.editDate === undefined ? {} : { edit_date: message.editDate }),
    ...message.content,
    ...(message.keyboard ? { reply_markup: { inline_keyboard: message.keyboard } } : {}),
  };
}

/** A message as the person sees it. */
export function shown(message: StoredMessage): ShownMessage {
  const buttons = (message.keyboard ?? []).map((row) =>
    row.map((button) => ({
      label: String(button.text),
      ...(typeof button.callback_data === 'string' ? { data: button.callback_data } : {}),
      ...(typeof button.url === 'string' ? { url: button.url } : {}),
    })),
  );
  const { id, from, shownText: text } = message;
  const base = { id, from, text, buttons, edited: message.editDate !== undefined };
  return message.document ? { ...base, document: message.document } : base;
}

/** The chat of a `chat_id`, or the refusal of the API: a bot cannot see people who never wrote to it. */
export function findChat(world: World, chatId: unknown): Chat {
  if (chatId === undefined || chatId === '') throw badRequest('chat_id is empty');
  const chat = world.chats.get(Number(chatId));
  if (!chat?.known) throw badRequest(reasons.chatNotFound);
  return chat;
}

/** Keeps a file under a new file_id. */
export function addFile(world: World, filename: string, bytes: Uint8Array): StoredFile {
  const id = `BQACAgQ-stand-in-${world.files.size + 1}`;
  const file = { id, filename, bytes };
  world.files.set(id, file);
  return file;
}

/** The fields that every file object of the API has. */
export function apiFile(file: StoredFile): Payload {
  return { file_id: file.id, file_unique_id: file.id.replace('BQACAgQ', 'AgAD'), file_size: file.bytes.length };
}
