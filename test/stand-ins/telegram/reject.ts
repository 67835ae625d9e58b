// Refusals of content that the real API words in its own way, before a request is applied.
import { type ApiError, badRequest, isApiError, reasons } from './api-error.ts';
import type { Payload } from './types.ts';

/** The refusal that the content of this request meets, if it meets one. */
export function contentRefusal(method: string, payload: Payload): ApiError | undefined {
  try {
    rejectContent(method, payload);
    return undefined;
  } catch (error) {
    if (isApiError(error)) return error;
    throw error;
  }
}

function rejectContent(method: string, payload: Payload): void {
  if (method === 'sendMessage') rejectText(payload.text, reasons.textTooLong);
  if (method === 'editMessageText') rejectText(payload.text, reasons.editTooLong);
  if (method === 'answerCallbackQuery') rejectLength(payload.text, 200, 'MESSAGE_TOO_LONG');
  if (method === 'sendDocument') rejectLength(payload.caption, 1024, reasons.captionTooLong);
  if (method === 'setMyCommands') rejectCommands(payload.commands);
  const markup = payload.reply_markup;
  if (typeof markup === 'object' && markup !== null) rejectKeyboard((markup as Payload).inline_keyboard);
}

function rejectText(text: unknown, tooLong: string): void {
  if (typeof text !== 'string' || text === '') throw badRequest(reasons.textEmpty);
  if (Buffer.byteLength(text) > 32_768) throw badRequest(reasons.textTooManyBytes);
  if (text.trim() === '') throw badRequest(reasons.textBlank);
  rejectLength(text.trim(), 4096, tooLong);
}

function rejectLength(text: unknown, max: number, reason: string): void {
  if (typeof text === 'string' && text.length > max) throw badRequest(reason);
}

function rejectCommands(commands: unknown): void {
  if (!Array.isArray(commands)) return;
  for (const { command, description } of commands as Payload[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(String(command))) throw badRequest('BOT_COMMAND_INVALID');
    const length = String(description ?? '').length;
    if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
}

function rejectKeyboard(rows: unknown): void {
  if (!Array.isArray(rows)) return;
  for (const button of rows.flat() as Payload[]) {
    const { callback_data: data, url } = button;
    if (typeof data === 'string' && Buffer.byteLength(data) > 64) throw badRequest(reasons.buttonData);
    if (Object.keys(button).every((name) => name === 'text') || data === '' || url === '') {
      throw badRequest(reasons.buttonBare);
    }
    if (typeof url === 'string' && !isPublicUrl(url)) {
      throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
  }
}

// The API knows no host without a dot, such as localhost.
function isPublicUrl(url: string): boolean {
  if (url.startsWith('tg://')) return true;
  const parsed = URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname.includes('.');
}
