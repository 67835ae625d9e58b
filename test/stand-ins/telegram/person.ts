// The user side of a private chat: what a person does becomes updates, as the real API words them.
import { findEntities } from './entities.ts';
import { createScreen } from './screen.ts';
import type { Payload, TelegramUser } from './types.ts';
import type { UpdateQueue } from './updates.ts';
import {
  addFile,
  addMessage,
  apiFile,
  apiMessage,
  botUser,
  type Chat,
  type StoredMessage,
  seconds,
  type World,
} from './world.ts';

const longestText = 4096;

/** Creates the person of a private chat. */
export function createPerson(world: World, queue: UpdateQueue, chat: Chat): TelegramUser {
  const screen = createScreen(world, chat);

  const write = (content: Payload, shownText: string): void => {
    if (chat.blocked) throw new Error(`person ${chat.id} has blocked the bot and cannot write to it`);
    chat.known = true;
    const message = addMessage(world, chat, { from: 'person', content, shownText });
    queue.push('message', apiMessage(world, message));
  };

  const send = async (text: string): Promise<void> => {
    const trimmed = text.trim();
    if (trimmed === '') throw new Error('the Telegram apps do not send an empty message');
    for (let start = 0; start < trimmed.length; start += longestText) {
      const piece = trimmed.slice(start, start + longestText);
      write({ text: piece, ...findEntities(piece) }, piece);
    }
  };

  const bytesOf = (filename: string): Uint8Array => new TextEncoder().encode(`bytes of ${filename}`);
  const attach = (
    kind: string,
    filename: string,
    fields: Payload,
    caption?: string,
    bytes = bytesOf(filename),
  ): void => {
    const file = apiFile(addFile(world, filename, bytes));
    // A photo comes as a list of sizes, everything else as one object.
    const media = kind === 'photo' ? [{ ...file, ...fields }] : { ...file, ...fields };
    const words = caption === undefined ? {} : { caption, ...renamed(findEntities(caption)) };
    write({ [kind]: media, ...words }, caption === undefined ? `[${kind}]` : `[${kind}] ${caption}`);
  };

  const press = (message: StoredMessage, data: string): void => {
    if (chat.blocked) throw new Error(`person ${chat.id} has blocked the bot and cannot tap`);
    const id = `${chat.id}${String(world.queries.size + 1).padStart(8, '0')}`;
    world.queries.set(id, { id, chatId: chat.id, at: world.now(), answered: false, expired: false });
    const shownNow = apiMessage(world, message);
    queue.push('callback_query', {
      id,
      from: chat.person,
      message: shownNow,
      chat_instance: `-${chat.id}000000`,
      data,
    });
  };

  const findMessage = (what: string, accepts: (message: StoredMessage) => boolean): StoredMessage => {
    const found = chat.messages.findLast(accepts);
    if (!found) throw new Error(`${what} is not there. The chat:\n${screen.render()}`);
    return found;
  };

  const membership = (before: string, after: string): void => {
    const member = (status: string) => ({
      user: botUser(world),
      status,
      ...(status === 'kicked' ? { until_date: 0 } : {}),
    });
    queue.push('my_chat_member', {
      chat: chat.api,
      from: chat.person,
      date: seconds(world),
      old_chat_member: member(before),
      new_chat_member: member(after),
    });
  };

  return {
    id: chat.id,
    start: (payload) => send(payload === undefined ? '/start' : `/start ${payload}`),
    send,
    async tap(label) {
      const message = findMessage(`a button "${label}"`, (one) => !one.deleted && buttonOf(one, label) !== undefined);
      const data = buttonOf(message, label)?.callback_data;
      if (typeof data !== 'string') throw new Error(`the button "${label}" opens a link and tells the bot nothing`);
      press(message, data);
    },
    async tapData(data, messageId) {
      const accepts = (one: StoredMessage): boolean =>
        messageId === undefined ? one.everData.has(data) : one.id === messageId;
      press(findMessage(messageId === undefined ? `data "${data}"` : `message ${messageId}`, accepts), data);
    },
    async edit(messageId, text) {
      const message = findMessage(
        `an own text ${messageId}`,
        (one) => one.id === messageId && one.from === 'person' && !one.deleted && one.content.text !== undefined,
      );
      message.content = { text, ...findEntities(text) };
      message.shownText = text;
      message.editDate = seconds(world);
      queue.push('edited_message', apiMessage(world, message));
    },
    photo: async (caption) => attach('photo', 'photo.jpg', { width: 640, height: 480 }, caption),
    sticker: async () =>
      attach('sticker', 'sticker.webp', {
        width: 512,
        height: 512,
        type: 'regular',
        is_animated: false,
        is_video: false,
        emoji: '👍',
      }),
    voice: async () => attach('voice', 'voice.ogg', { duration: 3, mime_type: 'audio/ogg' }),
    document: async (name = 'cv.pdf', bytes) =>
      attach('document', name, { file_name: name, mime_type: 'application/pdf' }, undefined, bytes),
    location: async () => write({ location: { latitude: 50.8467, longitude: 4.3525 } }, '[location]'),
    async contact(phone) {
      const contact = { phone_number: phone, first_name: chat.person?.first_name, user_id: chat.id };
      write({ contact }, `[contact] ${phone}`);
    },
    async block() {
      if (chat.blocked) return;
      chat.blocked = true;
      membership('member', 'kicked');
    },
    async unblock() {
      if (!chat.blocked) return;
      chat.blocked = false;
      membership('kicked', 'member');
    },
    deactivate() {
      chat.deactivated = true;
    },
    chat: screen.messages,
    next: screen.next,
    sees: screen.sees,
    notices: () => [...chat.notices],
    unanswered: () =>
      [...world.queries.values()].filter(({ chatId, answered }) => chatId === chat.id && !answered).length,
  };
}

function buttonOf(message: StoredMessage, label: string): Payload | undefined {
  return message.keyboard?.flat().find((button) => button.text === label);
}

// Entities of a caption have their own name.
const renamed = (found: Payload): Payload => (found.entities ? { caption_entities: found.entities } : {});
