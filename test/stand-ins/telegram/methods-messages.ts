// Bot API methods that write into chats: send, edit, delete.
import { apiError, badRequest, forbidden, reasons } from './api-error.ts';
import type { Handlers } from './methods.ts';
import { isUploadedFile } from './multipart.ts';
import type { Payload } from './types.ts';
import {
  addFile,
  addMessage,
  apiFile,
  apiMessage,
  type Chat,
  findChat,
  type StoredFile,
  type StoredMessage,
  seconds,
  setKeyboard,
  type World,
} from './world.ts';

const deletableSeconds = 48 * 3600;

/** The handlers of sendMessage, sendDocument, the edits and deleteMessage. */
export function messageMethods(world: World): Handlers {
  const sendMessage = (payload: Payload) => {
    const chat = writableChat(world, payload.chat_id);
    const content = textContent(payload);
    const keyboard = inlineRows(payload);
    const message = addMessage(world, chat, { from: 'bot', content, shownText: String(content.text), keyboard });
    return { result: apiMessage(world, message) };
  };

  const sendDocument = (payload: Payload) => {
    const chat = writableChat(world, payload.chat_id);
    const file = documentFile(world, payload.document);
    const caption = typeof payload.caption === 'string' && payload.caption !== '' ? { caption: payload.caption } : {};
    const message = addMessage(world, chat, {
      from: 'bot',
      content: { document: { ...apiFile(file), file_name: file.filename }, ...caption },
      shownText: caption.caption ?? '',
      keyboard: inlineRows(payload),
      document: { filename: file.filename, bytes: file.bytes, ...caption },
    });
    return { result: apiMessage(world, message) };
  };

  const editMessageText = (payload: Payload) => {
    const message = editable(world, payload);
    if (message.content.text === undefined) throw badRequest(reasons.noText);
    const content = textContent(payload);
    const rows = keptRows(inlineRows(payload));
    if (same(message.content, content) && same(message.keyboard, rows)) throw badRequest(reasons.notModified);
    message.content = content;
    message.shownText = String(content.text);
    return edited(message, rows);
  };

  const editMessageReplyMarkup = (payload: Payload) => {
    const message = editable(world, payload);
    const rows = keptRows(inlineRows(payload));
    if (same(message.keyboard, rows)) throw badRequest(reasons.notModified);
    return edited(message, rows);
  };

  const edited = (message: StoredMessage, rows: Payload[][] | undefined) => {
    setKeyboard(message, rows);
    message.editDate = seconds(world);
    return { result: apiMessage(world, message) };
  };

  const deleteMessage = (payload: Payload) => {
    const chat = findChat(world, payload.chat_id);
    const message = chat.messages.find(({ id, deleted }) => id === payload.message_id && !deleted);
    if (!message) throw badRequest(reasons.deleteNotFound);
    if (seconds(world) - message.date >= deletableSeconds) throw badRequest(reasons.notDeletable);
    message.deleted = true;
    return { result: true };
  };

  return { sendMessage, sendDocument, editMessageText, editMessageReplyMarkup, deleteMessage };
}

/** The chat, if the bot may write to it. */
export function writableChat(world: World, chatId: unknown): Chat {
  const chat = findChat(world, chatId);
  if (chat.deactivated) throw apiError(403, forbidden.deactivated);
  if (chat.blocked) throw apiError(403, forbidden[chat.type]);
  return chat;
}

function editable(world: World, payload: Payload): StoredMessage {
  const chat = writableChat(world, payload.chat_id);
  const message = chat.messages.find(({ id, deleted }) => id === payload.message_id && !deleted);
  if (!message) throw badRequest(reasons.editNotFound);
  if (message.from !== 'bot') throw badRequest(reasons.notEditable);
  return message;
}

// The API trims what it stores, so an edit that differs in outer whitespace only is "not modified".
function textContent(payload: Payload): Payload {
  const entities = Array.isArray(payload.entities) && payload.entities.length > 0 ? { entities: payload.entities } : {};
  return { text: String(payload.text).trim(), ...entities };
}

function inlineRows(payload: Payload): Payload[][] | undefined {
  const markup = payload.reply_markup as Payload | undefined;
  return Array.isArray(markup?.inline_keyboard) ? (markup.inline_keyboard as Payload[][]) : undefined;
}

function keptRows(rows: Payload[][] | undefined): Payload[][] | undefined {
  const kept = rows?.filter((row) => row.length > 0) ?? [];
  return kept.length > 0 ? kept : undefined;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function documentFile(world: World, document: unknown): StoredFile {
  if (isUploadedFile(document)) {
    if (document.bytes.length === 0) throw badRequest(reasons.fileEmpty);
    return addFile(world, document.filename, document.bytes);
  }
  const known = world.files.get(String(document));
  if (!known) throw badRequest(reasons.fileWrong);
  return known;
}
