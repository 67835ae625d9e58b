// Blocks as a person sees them: texts, buttons and menus.
import { isObject } from './check.ts';
import { optionsOf } from './limits-elements.ts';
import type { Payload, ShownMenu } from './types.ts';
import type { ShownButton } from './types-user.ts';

const menuTypes = new Set([
  'overflow',
  'static_select',
  'multi_static_select',
  'radio_buttons',
  'checkboxes',
  'users_select',
  'multi_users_select',
  'datepicker',
  'timepicker',
  'datetimepicker',
]);

/** Objects in an unknown value; anything else in it is dropped. */
export function objectsOf(value: unknown): Payload[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** What a text object shows; mrkdwn is sent with three characters escaped, plain_text is not. */
export function shownText(value: unknown): string {
  if (!isObject(value) || typeof value.text !== 'string') return '';
  return value.type === 'mrkdwn' ? unescaped(value.text) : value.text;
}

/** Slack's markup with its escapes read. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The texts of blocks from top to bottom, without those of buttons and menus. */
export function textsOf(blocks: unknown): string[] {
  return objectsOf(blocks)
    .flatMap((block) => {
      if (block.type === 'context') return objectsOf(block.elements).map(textOrImage);
      if (block.type === 'rich_text') return [richText(block)];
      if (block.type === 'image') return [shownText(block.title), textOrImage(block)];
      // Labels of form fields are shown with their fields.
      if (block.type === 'input') return [];
      return [shownText(block.text), ...objectsOf(block.fields).map(shownText)];
    })
    .filter((text) => text !== '');
}

const textOrImage = (value: Payload): string =>
  value.type === 'image' ? `[${String(value.alt_text)}]` : shownText(value);

function richText(value: Payload): string {
  if (value.type === 'text') return String(value.text);
  if (value.type === 'emoji') return `:${String(value.name)}:`;
  if (value.type === 'link') return String(value.text ?? value.url);
  return objectsOf(value.elements)
    .map(richText)
    .join(value.type === 'rich_text_list' ? '\n' : '');
}

/** Everything in a block that can be used, form fields left out. */
export function controlsOf(block: Payload): Payload[] {
  if (block.type === 'actions') return objectsOf(block.elements);
  return block.type === 'section' && isObject(block.accessory) ? [block.accessory] : [];
}

/** Buttons, one row for each block that has any. */
export function buttonsOf(blocks: unknown): ShownButton[][] {
  return objectsOf(blocks)
    .map((block) =>
      controlsOf(block)
        .filter(({ type }) => type === 'button')
        .map((button) => shownButton(block, button)),
    )
    .filter((row) => row.length > 0);
}

function shownButton(block: Payload, button: Payload): ShownButton {
  const optional = Object.fromEntries(
    ['value', 'url', 'style'].flatMap((name) => (typeof button[name] === 'string' ? [[name, button[name]]] : [])),
  );
  return {
    label: shownText(button.text),
    actionId: String(button.action_id),
    blockId: String(block.block_id),
    ...optional,
  };
}

/** Menus and other choices that are no form fields. */
export function menusOf(blocks: unknown, state: StateValues = {}): ShownMenu[] {
  return objectsOf(blocks).flatMap((block) =>
    controlsOf(block)
      .filter(({ type }) => menuTypes.has(String(type)))
      .map((element) => ({
        type: String(element.type),
        label: shownText(element.placeholder),
        actionId: String(element.action_id),
        blockId: String(block.block_id),
        options: optionsOf(element).map(({ text }) => shownText(text)),
        selected: [shownValue(state[String(block.block_id)]?.[String(element.action_id)])]
          .flat()
          .filter((one) => one !== ''),
      })),
  );
}

export type StateValues = Record<string, Record<string, Payload>>;

/** What a field with this state shows: a text, or labels of options. */
export function shownValue(state: Payload | undefined): string | string[] {
  if (!state) return '';
  if (Array.isArray(state.selected_options))
    return objectsOf(state.selected_options).map(({ text }) => shownText(text));
  if (Array.isArray(state.selected_users)) return state.selected_users.map(String);
  if (isObject(state.selected_option)) return shownText(state.selected_option.text);
  const scalar =
    state.value ?? state.selected_date ?? state.selected_time ?? state.selected_date_time ?? state.selected_user;
  return scalar === undefined || scalar === null ? '' : String(scalar);
}
