// Limits of the objects that several methods share: keyboards, replies, entities, commands.
// From the JSDoc of @grammyjs/types 5.0.0. `characters` and `maxBytes` are keywords of validate.ts.
import type { SchemaObject } from 'ajv';

export const text = (min: number, max: number): SchemaObject => ({ type: 'string', characters: [min, max] });
export const str: SchemaObject = { type: 'string' };
export const int: SchemaObject = { type: 'integer' };
export const flag: SchemaObject = { type: 'boolean' };
export const chatId: SchemaObject = { type: ['integer', 'string'] };
export const list = (items: SchemaObject, min: number, max: number): SchemaObject => ({
  type: 'array',
  items,
  minItems: min,
  maxItems: max,
});
/** An object with these fields and no others; a name that ends in "!" is required. */
export function object(fields: Record<string, SchemaObject>): SchemaObject {
  const names = Object.keys(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name.replace('!', ''), schema])),
    required: names.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1)),
    additionalProperties: false,
  };
}
/** One schema or the other; built from pairs, since an object written with a `then` looks like a promise. */
const either = (test: SchemaObject, yes: SchemaObject, no: SchemaObject): SchemaObject =>
  Object.fromEntries([
    ['if', test],
    ['then', yes],
    ['else', no],
  ]);
/** An object that the service does not use: only its being an object is checked. */
export const unused: SchemaObject = { type: 'object' };

// #messageentity
export const entities = list(
  object({
    'type!': str,
    'offset!': { type: 'integer', minimum: 0 },
    'length!': { type: 'integer', minimum: 1 },
    url: str,
    user: unused,
    language: str,
    custom_emoji_id: str,
    unix_time: int,
    date_time_format: str,
  }),
  0,
  100,
);

// #inlinekeyboardbutton: exactly one of these says what the button does.
const inlineActions = {
  url: text(1, 2048),
  callback_data: { type: 'string', minLength: 1, maxBytes: 64 },
  web_app: object({ 'url!': str }),
  login_url: unused,
  disabled: unused,
  switch_inline_query: str,
  switch_inline_query_current_chat: str,
  switch_inline_query_chosen_chat: unused,
  copy_text: object({ 'text!': text(1, 256) }),
  callback_game: unused,
  pay: flag,
};
const style: SchemaObject = { enum: ['danger', 'success', 'primary'] };
const label: SchemaObject = { type: 'string', minLength: 1 };
const inlineButton: SchemaObject = {
  ...object({ 'text!': label, icon_custom_emoji_id: str, style, ...inlineActions }),
  oneOf: Object.keys(inlineActions).map((name) => ({ required: [name] })),
};

// #inlinekeyboardmarkup; 8 in a row and 100 over all are not documented but what the server keeps.
export const inlineKeyboard = object({
  'inline_keyboard!': list(list(inlineButton, 1, 8), 0, 100),
  force_reply: flag,
});

const keyboardButton = object({
  'text!': label,
  icon_custom_emoji_id: str,
  style,
  request_users: unused,
  request_chat: unused,
  request_contact: flag,
  request_location: flag,
  request_poll: unused,
  request_managed_bot: unused,
  web_app: object({ 'url!': str }),
});

const replyKeyboard = object({
  'keyboard!': list(list(either({ type: 'string' }, label, keyboardButton), 1, 12), 1, 100),
  is_persistent: flag,
  resize_keyboard: flag,
  one_time_keyboard: flag,
  input_field_placeholder: text(1, 64),
  selective: flag,
  force_reply: flag,
});

const removeKeyboard = object({ 'remove_keyboard!': { const: true }, selective: flag });
const forceReply = object({ 'force_reply!': { const: true }, input_field_placeholder: text(1, 64), selective: flag });

/** #sendmessage reply_markup: which of the four it is decides what is checked, so that messages stay readable. */
export const replyMarkup: SchemaObject = {
  type: 'object',
  ...either(
    { required: ['inline_keyboard'] },
    inlineKeyboard,
    either(
      { required: ['keyboard'] },
      replyKeyboard,
      either({ required: ['remove_keyboard'] }, removeKeyboard, forceReply),
    ),
  ),
};

// #replyparameters
export const replyParameters = object({
  message_id: int,
  chat_id: chatId,
  ephemeral_message_id: int,
  checklist_task_id: int,
  poll_option_id: str,
  allow_sending_without_reply: flag,
  quote: text(0, 1024),
  quote_parse_mode: str,
  quote_entities: entities,
  quote_position: int,
});

// #linkpreviewoptions
export const linkPreview = object({
  is_disabled: flag,
  url: str,
  prefer_small_media: flag,
  prefer_large_media: flag,
  show_above_text: flag,
});

// #botcommand, #botcommandscope, #menubutton
export const commands = list(
  object({
    'command!': { type: 'string', pattern: '^[a-z0-9_]{1,32}$' },
    'description!': text(1, 256),
    is_ephemeral: flag,
  }),
  0,
  100,
);
export const commandScope: SchemaObject = object({
  'type!': {
    enum: [
      'default',
      'all_private_chats',
      'all_group_chats',
      'all_chat_administrators',
      'chat',
      'chat_administrators',
      'chat_member',
    ],
  },
  chat_id: chatId,
  user_id: int,
});
export const menuButton = object({
  'type!': { enum: ['commands', 'web_app', 'default'] },
  text: str,
  web_app: object({ 'url!': str }),
});
export const languageCode: SchemaObject = { type: 'string', pattern: '^([a-z]{2})?$' };
