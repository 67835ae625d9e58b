// Bot API methods around messages: taps, chat actions, commands, names, chats and files.
import { badRequest, reasons } from './api-error.ts';
import type { Handlers } from './methods.ts';
import { writableChat } from './methods-messages.ts';
import type { Payload } from './types.ts';
import { apiFile, botUser, findChat, type World } from './world.ts';

/** The handlers of everything that neither writes a message nor hands over updates. */
export function botMethods(world: World): Handlers {
  const setText = (kind: string) => (payload: Payload) => {
    world.profile.set(`${kind}|${languageOf(payload)}`, payload[kind] ?? '');
    return { result: true };
  };

  return {
    getMe: () => ({
      result: {
        ...botUser(world),
        can_join_groups: true,
        can_read_all_group_messages: false,
        can_manage_bots: false,
        supports_inline_queries: false,
        can_connect_to_business: false,
        has_main_web_app: false,
        has_topics_enabled: false,
        allows_users_to_create_topics: false,
      },
    }),
    answerCallbackQuery(payload) {
      const query = world.queries.get(String(payload.callback_query_id));
      const tooOld = !query || query.expired || world.now() - query.at > world.queryLifetimeMs;
      if (tooOld) throw badRequest(reasons.queryTooOld);
      // A second answer is taken and shows nothing.
      if (!query.answered && typeof payload.text === 'string' && payload.text !== '') {
        if (query.chatId !== undefined) world.chats.get(query.chatId)?.notices.push(payload.text);
      }
      query.answered = true;
      return { result: true };
    },
    sendChatAction(payload) {
      writableChat(world, payload.chat_id);
      return { result: true };
    },
    setMyCommands(payload) {
      world.commands.set(commandKey(payload), payload.commands as unknown[]);
      return { result: true };
    },
    getMyCommands: (payload) => ({ result: world.commands.get(commandKey(payload)) ?? [] }),
    deleteMyCommands(payload) {
      world.commands.delete(commandKey(payload));
      return { result: true };
    },
    setMyName: setText('name'),
    setMyDescription: setText('description'),
    setMyShortDescription: setText('short_description'),
    setChatMenuButton(payload) {
      world.profile.set(`menu_button|${payload.chat_id ?? ''}`, payload.menu_button ?? { type: 'default' });
      return { result: true };
    },
    leaveChat(payload) {
      const chat = writableChat(world, payload.chat_id);
      if (chat.type === 'private') throw badRequest("chat member status can't be changed in private chats");
      chat.blocked = true;
      return { result: true };
    },
    getChat(payload) {
      const chat = findChat(world, payload.chat_id);
      return { result: { ...chat.api, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} } };
    },
    getFile(payload) {
      const file = world.files.get(String(payload.file_id));
      if (!file) throw badRequest('invalid file_id');
      return { result: { ...apiFile(file), file_path: `files/${file.id}` } };
    },
  };
}

const languageOf = (payload: Payload): string => String(payload.language_code ?? '');

function commandKey(payload: Payload): string {
  const scope = (payload.scope ?? { type: 'default' }) as Payload;
  const ids = [scope.chat_id, scope.user_id].filter((id) => id !== undefined);
  return `${languageOf(payload)}|${[scope.type, ...ids].join(':')}`;
}
