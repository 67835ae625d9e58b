// Messages from groups and channels that somebody has added the bot to.
import { findEntities } from './entities.ts';
import type { GroupMessage } from './types.ts';
import type { UpdateQueue } from './updates.ts';
import { addMessage, apiMessage, botUser, type Chat, seconds, type World } from './world.ts';

const adder = { id: 990_001, is_bot: false, first_name: 'Gwen' };

/** Pushes a message; the first one of a chat comes after the update that says the bot was added. */
export function pushGroupMessage(world: World, queue: UpdateQueue, message: GroupMessage) {
  const { kind = 'group', text = 'hello all' } = message;
  const id = message.chatId ?? { group: -5001, supergroup: -1_001_000_005_002, channel: -1_001_000_005_003 }[kind];
  const chat = world.chats.get(id) ?? addGroup(world, id, kind, message.title ?? `A ${kind}`);
  if (!chat.known || chat.blocked) {
    chat.known = true;
    chat.blocked = false;
    queue.push('my_chat_member', {
      chat: chat.api,
      from: adder,
      date: seconds(world),
      old_chat_member: { user: botUser(world), status: 'left' },
      new_chat_member: { user: botUser(world), status: kind === 'channel' ? 'administrator' : 'member' },
    });
  }
  const content = { text, ...findEntities(text) };
  const stored = addMessage(world, chat, { from: 'person', content, shownText: text });
  queue.push(kind === 'channel' ? 'channel_post' : 'message', apiMessage(world, stored));
  return { chatId: id, messageId: stored.id };
}

function addGroup(world: World, id: number, type: NonNullable<GroupMessage['kind']>, title: string): Chat {
  const chat: Chat = {
    id,
    type,
    api: { id, type, title },
    ...(type === 'channel' ? {} : { person: adder }),
    known: false,
    blocked: false,
    deactivated: false,
    messages: [],
    notices: [],
  };
  world.chats.set(id, chat);
  return chat;
}
