// Limits of every Bot API method that the service may call, by hand from the JSDoc of @grammyjs/types 5.0.0.
// Generation was not simple: the limits stand in prose and the parameters in the arguments of a generic type.
// limits.test.ts compares this table with that JSDoc, so that the two cannot drift apart.
import type { SchemaObject } from 'ajv';
import {
  chatId,
  commandScope,
  commands,
  entities,
  flag,
  inlineKeyboard,
  int,
  languageCode,
  linkPreview,
  list,
  menuButton,
  object,
  replyMarkup,
  replyParameters,
  str,
  text,
  unused,
} from './limits-markup.ts';

export const updateKinds = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'guest_message',
  'stopped_message_generation',
  'message_reaction',
  'message_reaction_count',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'managed_bot',
  'subscription',
];
const allowedUpdates = list({ enum: updateKinds }, 0, 100);
const file: SchemaObject = { upload: true };

// #sendmessage and #senddocument have these in common.
const sending = {
  business_connection_id: str,
  'chat_id!': chatId,
  message_thread_id: int,
  direct_messages_topic_id: int,
  ephemeral_message_parameters: unused,
  parse_mode: str,
  disable_notification: flag,
  protect_content: flag,
  allow_paid_broadcast: flag,
  suggested_post_parameters: unused,
  message_effect_id: str,
  reply_parameters: replyParameters,
  reply_markup: replyMarkup,
  reply_to_message_id: int,
};

// #editmessagetext and #editmessagereplymarkup; the service has no inline messages, so both identifiers are required.
const editing = {
  business_connection_id: str,
  'chat_id!': chatId,
  'message_id!': int,
  inline_message_id: str,
  reply_markup: inlineKeyboard,
};

/** Schemas by method name; the anchor in https://core.telegram.org/bots/api is the name in lower case. */
export const limits: Record<string, SchemaObject> = {
  getMe: object({}),
  getUpdates: object({
    offset: int,
    limit: { type: 'integer', minimum: 1, maximum: 100 },
    // The API caps a longer wait at 50 s without a word; a service that asks for more waits for less than it thinks.
    timeout: { type: 'integer', minimum: 0, maximum: 50 },
    allowed_updates: allowedUpdates,
  }),
  setWebhook: object({
    'url!': str,
    certificate: file,
    ip_address: str,
    max_connections: { type: 'integer', minimum: 1, maximum: 100 },
    allowed_updates: allowedUpdates,
    drop_pending_updates: flag,
    secret_token: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,256}$' },
  }),
  deleteWebhook: object({ drop_pending_updates: flag }),
  getWebhookInfo: object({}),
  setMyCommands: object({ 'commands!': commands, scope: commandScope, language_code: languageCode }),
  getMyCommands: object({ scope: commandScope, language_code: languageCode }),
  deleteMyCommands: object({ scope: commandScope, language_code: languageCode }),
  setMyName: object({ name: text(0, 64), language_code: languageCode }),
  setMyDescription: object({ description: text(0, 512), language_code: languageCode }),
  setMyShortDescription: object({ short_description: text(0, 120), language_code: languageCode }),
  setChatMenuButton: object({ chat_id: int, menu_button: menuButton }),
  sendMessage: object({ ...sending, 'text!': text(1, 4096), entities, link_preview_options: linkPreview }),
  sendDocument: object({
    ...sending,
    'document!': file,
    thumbnail: file,
    caption: text(0, 1024),
    caption_entities: entities,
    disable_content_type_detection: flag,
  }),
  editMessageText: object({
    ...editing,
    'text!': text(1, 4096),
    parse_mode: str,
    entities,
    link_preview_options: linkPreview,
    rich_message: unused,
  }),
  editMessageReplyMarkup: object(editing),
  deleteMessage: object({ 'chat_id!': chatId, 'message_id!': int }),
  answerCallbackQuery: object({
    'callback_query_id!': str,
    text: text(0, 200),
    show_alert: flag,
    url: str,
    cache_time: int,
  }),
  sendChatAction: object({
    business_connection_id: str,
    'chat_id!': chatId,
    message_thread_id: int,
    'action!': {
      enum: [
        'typing',
        'upload_photo',
        'record_video',
        'upload_video',
        'record_voice',
        'upload_voice',
        'upload_document',
        'choose_sticker',
        'find_location',
        'record_video_note',
        'upload_video_note',
      ],
    },
  }),
  leaveChat: object({ 'chat_id!': chatId }),
  getChat: object({ 'chat_id!': chatId }),
  getFile: object({ 'file_id!': str }),
};
