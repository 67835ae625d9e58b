// Reads Telegram's updates: what a person did, as the programme understands it. Pure; anything unknown is null and is passed over.
import type { Context } from 'grammy';
import type { Message } from 'grammy/types';
import type { Happening } from '../../core/input.ts';
import { readButton } from '../button.ts';
import { commandNamed } from '../commands.ts';

/** A deep link carries at most this; anything else is no invitation. */
const TOKEN = /^[A-Za-z0-9_-]{1,64}$/;

/** `/start` or `/start <token>`. */
export function parseStart(payload: string, language: string | undefined): Happening {
  const token = payload.trim();
  return { kind: 'start', ...(TOKEN.test(token) ? { token } : {}), ...(language ? { language } : {}) };
}

/** A command of the menu, or one that we do not know. */
export function parseCommand(text: string): Happening {
  const name = /^\/([a-z0-9_]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
  return { kind: 'command', name: commandNamed(name) ?? name };
}

/** A tap on a button; a button that is not ours counts as an old one. */
export function parseTap(data: string): Happening {
  return { kind: 'tap', ...(readButton(data) ?? { ask: 0, option: 'unknown' }) };
}

/** Kinds of message that are no text, in the order in which they are recognised. */
const media = [
  'photo',
  'voice',
  'video',
  'video_note',
  'audio',
  'sticker',
  'animation',
  'location',
  'contact',
  'poll',
] as const;

/** A message that is no command: its text, a file by its reference, or the kind of thing it is. Null for service messages. */
export function parseMessage(message: Message): Happening | null {
  if (message.text !== undefined) return { kind: 'text', text: message.text };
  // What moves without a sound is told as a document too.
  if (message.document && !message.animation) {
    const { file_id: ref, file_name: name = '', file_size: size = null } = message.document;
    return { kind: 'file', state: 'offered', ref, name, size };
  }
  const kind = media.find((name) => message[name] !== undefined);
  return kind ? { kind: 'media', media: kind } : null;
}

/** Whether the bot was blocked or unblocked in a private chat. */
export function parseMember(status: string): Happening {
  return status === 'kicked' || status === 'left'
    ? { kind: 'reach', state: 'unreachable', reason: 'blocked the bot' }
    : { kind: 'reach', state: 'active', reason: 'unblocked the bot' };
}

/** The language that the person's app is in, if Telegram says it. */
export const hintOf = (ctx: Pick<Context, 'from'>): string | undefined => ctx.from?.language_code;
