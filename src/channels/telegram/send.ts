// Sends one delivery through the Bot API and says what became of it. No retry here: that is the delivery loop's alone.
import { type Api, GrammyError, HttpError, InputFile } from 'grammy';
import type { Delivery } from '../../app/ports.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import type { SendResult, SentDocument } from '../channel.ts';
import { networkCode, neverLeft } from '../network.ts';
import { keyboardOf, settledText, viewText } from './render.ts';

/** Longer than the API ever takes, shorter than a stop may. */
const SEND_TIMEOUT_MS = 20_000;

/** Sends, or changes a message that was sent. With a document it is the document, with the text as its caption. */
export async function sendTelegram(
  api: Api,
  delivery: Delivery,
  catalogue: Catalogue,
  document?: SentDocument,
): Promise<SendResult> {
  const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
  try {
    if (document) return { kind: 'sent', externalId: await sendFile(api, delivery, document, signal as never) };
    return { kind: 'sent', externalId: await call(api, delivery, catalogue, signal as never) };
  } catch (error) {
    return failureOf(error, delivery.kind !== 'message');
  }
}

async function sendFile(
  api: Api,
  { address, body }: Delivery,
  { name, bytes }: SentDocument,
  signal: Parameters<Api['sendDocument']>[3],
): Promise<string> {
  const file = new InputFile(bytes, name);
  return String((await api.sendDocument(Number(address), file, { caption: body.text }, signal)).message_id);
}

async function call(
  api: Api,
  delivery: Delivery,
  catalogue: Catalogue,
  signal: Parameters<Api['sendMessage']>[3],
): Promise<string | null> {
  const chat = Number(delivery.address);
  const { body, target } = delivery;
  const keyboard = keyboardOf(body, delivery.ask);
  const message = Number(target?.externalId);
  switch (delivery.kind) {
    case 'message': {
      const sent = await api.sendMessage(
        chat,
        viewText(body, catalogue),
        { link_preview_options: { is_disabled: true }, ...(keyboard ? { reply_markup: keyboard } : {}) },
        signal,
      );
      return String(sent.message_id);
    }
    case 'amend':
      if (body.view) {
        await api.editMessageText(chat, message, viewText(body, catalogue), {}, signal);
        return null;
      }
      await api.editMessageReplyMarkup(chat, message, keyboard ? { reply_markup: keyboard } : {}, signal);
      return null;
    case 'settle': {
      const text = target ? settledText(target.body, body.chosen ?? []) : null;
      if (text === null) await api.editMessageReplyMarkup(chat, message, {}, signal);
      else await api.editMessageText(chat, message, text, { link_preview_options: { is_disabled: true } }, signal);
      return null;
    }
    case 'home':
    case 'form':
      // Pages and forms are for Slack and the web; here they are their words.
      return String((await api.sendMessage(chat, viewText(body, catalogue), {}, signal)).message_id);
    case 'fetch':
      throw new Error('A file is fetched, not sent');
  }
}

/** What an error of grammY means for a delivery. Texts: `channels.md`, section 2. */
export function failureOf(error: unknown, edit: boolean): SendResult {
  if (error instanceof GrammyError) return refusalOf(error, edit);
  if (error instanceof HttpError) {
    const code = networkCode(error.error);
    const reason = code ?? 'network';
    return neverLeft(code) ? { kind: 'again', reason } : { kind: 'unknown', reason };
  }
  throw error;
}

function refusalOf(error: GrammyError, edit: boolean): SendResult {
  const { error_code: code, description, parameters } = error;
  if (code === 429) return { kind: 'later', afterMs: (parameters.retry_after ?? 1) * 1000, reason: '429' };
  if (code === 403) return { kind: 'unreachable', reason: description.replace(/^Forbidden: /, '') };
  if (code === 401 || code === 404) return { kind: 'refused', reason: String(code) };
  if (code >= 500) return { kind: 'unknown', reason: String(code) };
  // The edit is there already, or its message is gone: nothing is left to do.
  if (edit && /not modified|to edit not found|can't be edited|MESSAGE_ID_INVALID/.test(description))
    return { kind: 'sent', externalId: null };
  if (/chat not found|PEER_ID_INVALID|user not found/.test(description))
    return { kind: 'unreachable', reason: 'chat not found' };
  return { kind: 'never', reason: `400 ${description.slice(0, 80)}` };
}
