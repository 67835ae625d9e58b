// Limits of Block Kit's blocks, from the JSDoc of @slack/types 3.2.0.
import { all, byType, flag, isObject, list, object, oneOf, type Rule, text } from './check.ts';
import { elements, only, uniqueActionIds } from './limits-elements.ts';
import { richText } from './limits-rich-text.ts';
import { blockId, plain, textObject, url } from './limits-text.ts';

const block = (type: string, fields: Record<string, Rule>): Rule =>
  object({ 'type!': oneOf(type), block_id: blockId, ...fields });

const choosers = [
  'checkboxes',
  'radio_buttons',
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
];
const accessories = ['button', 'overflow', 'datepicker', 'timepicker', 'image', ...choosers];
const active = ['button', 'overflow', 'datepicker', 'timepicker', 'datetimepicker', ...choosers];
const texts = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input'];

const textOrFields: Rule = (value, path, report) => {
  if (isObject(value) && value.text === undefined && value.fields === undefined)
    report(path, 'must have text or fields');
};
const ownActionIds: Rule = (value, path, report) => {
  if (isObject(value) && Array.isArray(value.elements)) uniqueActionIds(value.elements, path, report);
};

const blocks: Record<string, Rule> = {
  section: all(
    block('section', {
      text: textObject(3000),
      fields: list(textObject(2000), 1, 10),
      accessory: byType(only(...accessories)),
      expand: flag,
    }),
    textOrFields,
  ),
  header: block('header', { 'text!': plain(150) }),
  divider: block('divider', {}),
  image: block('image', { 'alt_text!': text(1, 2000), 'image_url!': url, title: plain(2000) }),
  context: block('context', {
    'elements!': list(byType({ ...only('image'), plain_text: plain(3000), mrkdwn: textObject(3000) }), 1, 10),
  }),
  actions: all(block('actions', { 'elements!': list(byType(only(...active)), 1, 25) }), ownActionIds),
  input: block('input', {
    'label!': plain(2000),
    hint: plain(2000),
    optional: flag,
    dispatch_action: flag,
    'element!': byType(only(...texts, 'datepicker', 'timepicker', 'datetimepicker', ...choosers)),
  }),
  rich_text: block('rich_text', { 'elements!': richText }),
};

/** Elements that can be used or filled in. */
export const interactive = Object.keys(elements).filter((type) => type !== 'image');

const uniqueBlockIds: Rule = (value, path, report) => {
  const given = Array.isArray(value) ? value.filter(isObject).map(({ block_id: id }) => id) : [];
  const named = given.filter((id) => typeof id === 'string');
  if (new Set(named).size < named.length) report(path, 'must not have the same block_id twice');
};

const oneFocus: Rule = (value, path, report) => {
  if ((JSON.stringify(value) ?? '').split('"focus_on_load":true').length > 2)
    report(path, 'must have one focus at most');
};

/** The blocks of a message (50 at most) or of a view (100). */
export function blockList(max: number): Rule {
  return all(list(byType(blocks), 0, max), uniqueBlockIds, oneFocus);
}
