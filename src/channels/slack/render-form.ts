// Lays out the windows of Slack: a form, the empty one that is shown at once, and a plain notice. Pure.
import type { types } from '@slack/bolt';
import type { ShownField, ShownView } from '../../speech/compose-view.ts';
import { carry } from './act-value.ts';
import { type Block, cut, plain, richText } from './blocks.ts';
import { fitted, viewRoom } from './fitted.ts';
import { noticeBlocks, sectionBlocks } from './render-view.ts';
import type { Words } from './words.ts';

/** The name by which a form of ours is known when it is sent. */
export const FORM = 'form';

const TITLE_MAX = 24;
const LABEL_MAX = 2000;
const TEXT_MAX = 3000;
const OPTION_MAX = { label: 75, value: 150, count: 100 };

/** The form. Its one action sends it. */
export function formView(view: ShownView, ask: number | null, words: Words): types.ModalView {
  const [action] = view.actions;
  const head = [
    ...(view.title.length > TITLE_MAX ? richText([{ text: view.title, bold: true }]) : []),
    ...noticeBlocks(view),
  ];
  const act = action && {
    do: action.do,
    object: action.object,
    revision: action.revision,
    ...(ask === null ? {} : { ask }),
  };
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(view.title, TITLE_MAX),
    close: plain(words.close, TITLE_MAX),
    ...(action ? { submit: plain(action.label, TITLE_MAX) } : {}),
    ...(act ? { private_metadata: carry(act, view.language) } : {}),
    blocks: fitted(
      {
        head,
        middle: view.sections.flatMap(sectionBlocks),
        // Without a way to send it, Slack takes no field.
        tail: action ? view.fields.flatMap((field) => fieldBlocks(field, words)) : [],
      },
      viewRoom,
      words.more,
    ),
  };
}

/** A field; the name of its block is the name of the field. */
function fieldBlocks(field: ShownField, words: Words): Block[] {
  const element = elementOf(field, words);
  if (!element) return [];
  return [
    {
      type: 'input',
      block_id: field.name,
      label: plain(field.label, LABEL_MAX),
      ...(field.hint ? { hint: plain(field.hint, LABEL_MAX) } : {}),
      ...(field.optional ? { optional: true } : {}),
      element,
    },
  ];
}

type Element = types.PlainTextInput | types.StaticSelect | types.Datepicker | types.Timepicker | types.NumberInput;

/** Null when there is nothing to choose from. */
function elementOf(field: ShownField, words: Words): Element | null {
  const { kind, value } = field;
  switch (kind) {
    case 'choice':
      return select(field, words);
    // Slack refuses a whole window for one first value that is no date or time.
    case 'date':
      return {
        type: 'datepicker',
        action_id: 'value',
        ...(value && /^\d{4}-\d\d-\d\d$/.test(value) ? { initial_date: value } : {}),
      };
    case 'time':
      return {
        type: 'timepicker',
        action_id: 'value',
        ...(value && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? { initial_time: value } : {}),
      };
    case 'number':
      return {
        type: 'number_input',
        action_id: 'value',
        is_decimal_allowed: false,
        ...(value && /^\d+$/.test(value) ? { initial_value: value } : {}),
      };
    default:
      return input(field);
  }
}

function input(field: ShownField): types.PlainTextInput {
  const max = Math.min(Math.max(field.max ?? TEXT_MAX, 1), TEXT_MAX);
  return {
    type: 'plain_text_input',
    action_id: 'value',
    max_length: max,
    ...(field.kind === 'long' ? { multiline: true } : {}),
    ...(field.value ? { initial_value: cut(field.value, max) } : {}),
  };
}

/** Null when there is nothing to choose from. */
function select(field: ShownField, words: Words): types.StaticSelect | null {
  const options = field.options
    .filter(({ value }) => value !== '' && value.length <= OPTION_MAX.value)
    .slice(0, OPTION_MAX.count)
    .map(({ value, label }) => ({ value, text: plain(label, OPTION_MAX.label) }));
  if (options.length === 0) return null;
  const initial = options.find(({ value }) => value === field.value);
  return {
    type: 'static_select',
    action_id: 'value',
    placeholder: plain(words.choose, 150),
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
}

/** The window that is there at once, while the form is made. */
export const loadingView = (words: Words): types.ModalView => noticeView(words.wait, words);

/** A window that only says something. */
export function noticeView(text: string, words: Words): types.ModalView {
  return {
    type: 'modal',
    title: plain(words.window, TITLE_MAX),
    close: plain(words.close, TITLE_MAX),
    blocks: richText([{ text: cut(text, TEXT_MAX) }]),
  };
}
