// Lays out a finished message for Telegram. Plain text, never a parse mode: what people wrote can never format anything.
import { InlineKeyboard } from 'grammy';
import type { OutboxBody } from '../../app/ports.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { buttonData } from '../button.ts';

/** Telegram's limit for a text, in UTF-16 units. */
const TEXT_MAX = 4096;

/** The keyboard of a message; undefined when it has no buttons. */
export function keyboardOf(body: OutboxBody, ask: number | null): InlineKeyboard | undefined {
  if (ask === null || body.buttons.length === 0) return undefined;
  const rows = body.buttons.map((row) =>
    row.map(({ label, option }) => InlineKeyboard.text(label, buttonData({ ask, option }))),
  );
  return new InlineKeyboard(rows);
}

/** A message as it is; a view in words: its actions need more room than a button has here, so the text says where they are. */
export function viewText({ text, view }: OutboxBody, catalogue: Catalogue): string {
  if (!view) return text;
  const where = `\n\n${catalogue.text(view.language, 'channel', 'desk.elsewhere')}`;
  const room = TEXT_MAX - where.length;
  const whole = text.length <= room ? text : `${text.slice(0, room - 1)}…`;
  return `${whole}${where}`;
}

/** The question as it stays after the answer: its text, and what was chosen. Null when only the buttons should go. */
export function settledText(question: OutboxBody, chosen: readonly string[]): string | null {
  if (chosen.length === 0) return null;
  const text = `${question.text}\n\n➜ ${chosen.join(', ')}`;
  return text.length <= TEXT_MAX ? text : null;
}
