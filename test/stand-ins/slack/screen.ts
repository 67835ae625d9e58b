// A person's screen: chat, Home tab and modal as they look, and waiting for something to appear there.
import { PATIENCE_MS } from '../patience.ts';
import { fieldsOf } from './fields.ts';
import { buttonsOf, menusOf, shownText, textsOf, unescaped } from './render.ts';
import type { Match, ShownHome, ShownMessage, ShownModal } from './types.ts';
import type { Person, StoredMessage, World } from './world.ts';

/** Creates the screen of a person, with its cursor before the first message. */
export function createScreen(world: World, person: Person) {
  let cursor = 0;

  const chat = (): ShownMessage[] => person.messages.filter(({ deleted }) => !deleted).map(shownMessage);
  const home = (): ShownHome | null => {
    if (!person.home) return null;
    const { content, state } = person.home;
    return {
      text: textsOf(content.blocks).join('\n'),
      buttons: buttonsOf(content.blocks),
      menus: menusOf(content.blocks, state),
    };
  };
  const modal = (): ShownModal | null => shownModal(person);

  const render = (): string => {
    const lines = chat().map(renderMessage);
    const tab = home();
    const top = modal();
    return [
      `The chat of ${person.options.name}:`,
      lines.length > 0 ? lines.join('\n') : '  (empty)',
      ...(tab ? [`Home: ${tab.text}${renderButtons(tab.buttons)}`] : []),
      ...(top ? [`Modal: ${top.whole}`] : []),
      ...person.errors.map((error) => `Error: ${error}`),
    ].join('\n');
  };
  const wait = <T>(probe: () => T | undefined, timeoutMs: number, call: string, match: unknown): Promise<T> =>
    world.watch.until(probe, timeoutMs, () => {
      const wanted = match === undefined ? 'a message of the bot' : String(match);
      return `${call}: not ${wanted} within ${timeoutMs} ms. ${render()}`;
    });
  const botMessage = (message: StoredMessage, match: Match<ShownMessage> | undefined): ShownMessage | undefined => {
    if (message.from !== 'bot' || message.deleted) return undefined;
    const seen = shownMessage(message);
    return match === undefined || fits(seen, seen.text, match) ? seen : undefined;
  };

  return {
    chat,
    home,
    modal,
    render,
    next(match?: Match<ShownMessage>, timeoutMs = PATIENCE_MS): Promise<ShownMessage> {
      const probe = (): ShownMessage | undefined => {
        for (const [index, message] of person.messages.entries()) {
          const seen = index < cursor ? undefined : botMessage(message, match);
          if (!seen) continue;
          cursor = index + 1;
          return seen;
        }
        return undefined;
      };
      return wait(probe, timeoutMs, 'next', match);
    },
    sees(match: Match<ShownMessage>, timeoutMs = PATIENCE_MS): Promise<ShownMessage> {
      const probe = (): ShownMessage | undefined =>
        person.messages.map((message) => botMessage(message, match)).findLast((seen) => seen !== undefined);
      return wait(probe, timeoutMs, 'sees', match);
    },
    seesHome(match: Match<ShownHome>, timeoutMs = PATIENCE_MS): Promise<ShownHome> {
      const probe = (): ShownHome | undefined => {
        const shown = home();
        return shown && fits(shown, shown.text, match) ? shown : undefined;
      };
      return wait(probe, timeoutMs, 'seesHome', match);
    },
    seesModal(match: Match<ShownModal>, timeoutMs = PATIENCE_MS): Promise<ShownModal> {
      const probe = (): ShownModal | undefined => {
        const shown = modal();
        return shown && fits(shown, shown.whole, match) ? shown : undefined;
      };
      return wait(probe, timeoutMs, 'seesModal', match);
    },
  };
}

export type Screen = ReturnType<typeof createScreen>;

function fits<T>(shown: T, text: string, match: Match<T>): boolean {
  if (typeof match === 'string') return text.includes(match);
  // search() starts at the beginning whatever the flags are; test() of a /g would not.
  if (match instanceof RegExp) return text.search(match) >= 0;
  return match(shown);
}

/** A message as the person sees it. */
export function shownMessage(message: StoredMessage): ShownMessage {
  const { ts, from, blocks, ephemeral, editedTs, state, file } = message;
  const fallback = unescaped(message.text);
  return {
    ts,
    from,
    text: blocks.length > 0 ? textsOf(blocks).join('\n') : fallback,
    fallback,
    buttons: buttonsOf(blocks),
    menus: menusOf(blocks, state),
    edited: editedTs !== undefined,
    ephemeral,
    ...(file ? { file } : {}),
  };
}

function shownModal(person: Person): ShownModal | null {
  const view = person.stack.at(-1);
  if (!view) return null;
  const { title, submit, close, blocks, callback_id: callbackId, private_metadata: metadata } = view.content;
  const fields = fieldsOf(view);
  const text = textsOf(blocks).join('\n');
  const buttons = buttonsOf(blocks);
  const lines = fields.map(({ label, value, error }) => `  ${label}: ${String(value)}${error ? ` (!) ${error}` : ''}`);
  return {
    title: shownText(title),
    ...(submit === undefined ? {} : { submit: shownText(submit) }),
    ...(close === undefined ? {} : { close: shownText(close) }),
    text,
    fields,
    buttons,
    menus: menusOf(blocks, view.state),
    callbackId: String(callbackId ?? ''),
    privateMetadata: String(metadata ?? ''),
    viewId: view.id,
    errors: { ...view.errors },
    whole: [shownText(title), text, ...lines].filter((line) => line !== '').join('\n') + renderButtons(buttons),
  };
}

function renderMessage(message: ShownMessage): string {
  const marks = `${message.edited ? ' (edited)' : ''}${message.ephemeral ? ' (only visible to you)' : ''}`;
  const file = message.file ? ` <${message.file.name}>` : '';
  return `  ${message.ts} ${message.from}${marks}: ${message.text}${file}${renderButtons(message.buttons)}`;
}

function renderButtons(rows: ShownMessage['buttons']): string {
  return rows.map((row) => `\n      ${row.map(({ label }) => `[${label}]`).join(' ')}`).join('');
}
