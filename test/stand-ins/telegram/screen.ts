// A person's screen: the messages of a chat as they look, and waiting for one to appear.
import { PATIENCE_MS } from '../patience.ts';
import type { Match, ShownMessage } from './types.ts';
import { type Chat, type StoredMessage, shown, type World } from './world.ts';

export type Screen = {
  messages(): ShownMessage[];
  next(match?: Match, timeoutMs?: number): Promise<ShownMessage>;
  sees(match: Match, timeoutMs?: number): Promise<ShownMessage>;
  /** The chat as text, for errors. */
  render(): string;
};

/** Creates the screen of a chat, with its cursor before the first message. */
export function createScreen(world: World, chat: Chat): Screen {
  let cursor = 0;

  const botMessage = (message: StoredMessage, match: Match | undefined): ShownMessage | undefined => {
    if (message.from !== 'bot' || message.deleted) return undefined;
    const seen = shown(message);
    return match === undefined || fits(seen, match) ? seen : undefined;
  };
  const messages = (): ShownMessage[] => chat.messages.filter(({ deleted }) => !deleted).map(shown);
  const render = (): string => {
    const lines = messages().map(renderMessage);
    return lines.length > 0 ? lines.join('\n') : '(the chat is empty)';
  };
  const complain = (call: string, match: Match | undefined, timeoutMs: number) => (): string =>
    `${call}: no message of the bot ${match === undefined ? '' : `that matches ${String(match)} `}` +
    `within ${timeoutMs} ms. The chat:\n${render()}`;

  return {
    messages,
    render,
    next(match, timeoutMs = PATIENCE_MS) {
      const probe = (): ShownMessage | undefined => {
        for (const [index, message] of chat.messages.entries()) {
          const seen = index < cursor ? undefined : botMessage(message, match);
          if (!seen) continue;
          cursor = index + 1;
          return seen;
        }
        return undefined;
      };
      return world.watch.until(probe, timeoutMs, complain('next', match, timeoutMs));
    },
    sees(match, timeoutMs = PATIENCE_MS) {
      const probe = (): ShownMessage | undefined =>
        chat.messages
          .map((message) => botMessage(message, match))
          .filter((seen) => seen !== undefined)
          .at(-1);
      return world.watch.until(probe, timeoutMs, complain('sees', match, timeoutMs));
    },
  };
}

function fits(message: ShownMessage, match: Match): boolean {
  if (typeof match === 'string') return message.text.includes(match);
  // search() starts at the beginning whatever the flags are; test() of a /g would not.
  if (match instanceof RegExp) return message.text.search(match) >= 0;
  return match(message);
}

function renderMessage(message: ShownMessage): string {
  const rows = message.buttons.map((row) => `\n      ${row.map(({ label }) => `[${label}]`).join(' ')}`).join('');
  const file = message.document ? ` <${message.document.filename}>` : '';
  return `  #${message.id} ${message.from}${message.edited ? ' (edited)' : ''}: ${message.text}${file}${rows}`;
}
