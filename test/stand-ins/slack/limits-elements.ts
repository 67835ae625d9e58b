// Limits of Block Kit's elements, from the JSDoc of @slack/types 3.2.0, and the overrides of channels.md.
import { all, flag, int, isObject, list, object, oneOf, type Report, type Rule, text } from './check.ts';
import {
  actionId,
  choiceOption,
  confirm,
  date,
  optionGroup,
  overflowOption,
  placeholder,
  plain,
  plainOption,
  time,
  url,
} from './limits-text.ts';
import type { Payload } from './types.ts';

const element = (type: string, fields: Record<string, Rule>): Rule =>
  object({ 'type!': oneOf(type), action_id: actionId, ...fields });
const focusable = { focus_on_load: flag };
const input = {
  ...focusable,
  placeholder,
  dispatch_action_config: object({ trigger_actions_on: list(text(1, 30), 1, 2) }),
};
const select = { ...focusable, placeholder, confirm };
const anything: Rule = () => undefined;
const ids = list(text(1, 30), 0, 100);

const initialIsOption: Rule = (value, path, report) => {
  if (!isObject(value)) return;
  const options = optionsOf(value).map(canonical);
  const initial = [value.initial_option ?? [], value.initial_options ?? []].flat();
  if (initial.some((option) => !options.includes(canonical(option)))) {
    report(path, 'has an initial option that is none of its options');
  }
};
const optionsOrGroups: Rule = (value, path, report) => {
  const given = isObject(value) ? [value.options, value.option_groups].filter((one) => one !== undefined) : [];
  if (given.length !== 1) report(path, 'must have exactly one of options and option_groups');
};
const lengthsFit: Rule = (value, path, report) => {
  if (!isObject(value)) return;
  const { min_length: min = 0, max_length: max = 3000, initial_value: initial = '' } = value;
  if (Number(min) > Number(max)) report(path, 'has a min_length over its max_length');
  if (String(initial).length > Number(max)) report(`${path}/initial_value`, 'must not be longer than max_length');
};

// initial_option is checked as an option by being equal to one.
const listed = { options: list(plainOption, 1, 100), option_groups: list(optionGroup, 1, 100) };
const choice = { 'options!': list(choiceOption, 1, 10), ...focusable, confirm };
const atMost = { max_selected_items: int(1, 100) };

/** Rules by element type. */
export const elements: Record<string, Rule> = {
  button: element('button', {
    'text!': plain(75),
    url,
    value: text(1, 2000),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: text(1, 75),
  }),
  overflow: element('overflow', { 'options!': list(overflowOption, 1, 5), confirm }),
  static_select: all(
    element('static_select', { ...select, ...listed, initial_option: anything }),
    optionsOrGroups,
    initialIsOption,
  ),
  multi_static_select: all(
    element('multi_static_select', { ...select, ...listed, ...atMost, initial_options: list(anything, 1, 100) }),
    optionsOrGroups,
    initialIsOption,
  ),
  radio_buttons: all(element('radio_buttons', { ...choice, initial_option: anything }), initialIsOption),
  checkboxes: all(element('checkboxes', { ...choice, initial_options: list(anything, 1, 10) }), initialIsOption),
  users_select: element('users_select', { ...select, initial_user: text(1, 30) }),
  multi_users_select: element('multi_users_select', { ...select, ...atMost, initial_users: ids }),
  datepicker: element('datepicker', { ...select, initial_date: date }),
  timepicker: element('timepicker', { ...select, initial_time: time, timezone: text(1, 60) }),
  datetimepicker: element('datetimepicker', {
    ...focusable,
    confirm,
    initial_date_time: int(1_000_000_000, 9_999_999_999),
  }),
  plain_text_input: all(
    element('plain_text_input', {
      ...input,
      initial_value: text(0, 3000),
      multiline: flag,
      min_length: int(0, 3000),
      max_length: int(1, 3000),
    }),
    lengthsFit,
  ),
  email_text_input: element('email_text_input', { ...input, initial_value: text(0, 3000) }),
  url_text_input: element('url_text_input', { ...input, initial_value: text(0, 3000) }),
  number_input: element('number_input', {
    ...input,
    'is_decimal_allowed!': flag,
    initial_value: text(1, 30),
    min_value: text(1, 30),
    max_value: text(1, 30),
  }),
  image: object({ 'type!': oneOf('image'), 'alt_text!': text(1, 2000), 'image_url!': url }),
};

/** The rules of these elements only. */
export function only(...types: string[]): Record<string, Rule> {
  return Object.fromEntries(Object.entries(elements).filter(([type]) => types.includes(type)));
}

/** The options of an element, those in groups included. */
export function optionsOf(element: Payload): Payload[] {
  const groups = Array.isArray(element.option_groups) ? (element.option_groups as Payload[]) : [];
  const nested = groups.flatMap((group) => (Array.isArray(group?.options) ? (group.options as Payload[]) : []));
  return [...(Array.isArray(element.options) ? (element.options as Payload[]) : []), ...nested];
}

/** Reports every action_id that stands twice among the elements of a block. */
export function uniqueActionIds(found: unknown[], path: string, report: Report): void {
  const given = found.filter(isObject).flatMap(({ action_id: id }) => (typeof id === 'string' ? [id] : []));
  if (new Set(given).size < given.length) report(path, 'must not have the same action_id twice');
}

// Slack compares options by what they say, whatever the order of their fields.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
