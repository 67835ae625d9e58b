// Limits of Block Kit's composition objects, from the JSDoc of @slack/types 3.2.0.
import { byType, flag, list, object, oneOf, pattern, type Rule, text } from './check.ts';

/** A plain_text object of 1 to `max` characters. */
export function plain(max: number): Rule {
  return byType({ plain_text: object({ 'type!': oneOf('plain_text'), 'text!': text(1, max), emoji: flag }) });
}

/** A plain_text or mrkdwn object of 1 to `max` characters. */
export function textObject(max: number): Rule {
  return byType({
    plain_text: plain(max),
    mrkdwn: object({ 'type!': oneOf('mrkdwn'), 'text!': text(1, max), verbatim: flag }),
  });
}

export const url: Rule = (value, path, report) => {
  text(1, 3000)(value, path, report);
  if (typeof value === 'string' && !/^(https?:\/\/|mailto:|slack:\/\/)\S+$/.test(value)) report(path, 'must be a URL');
};

export const actionId = text(1, 255);
export const blockId = text(1, 255);
export const placeholder = plain(150);
export const date = pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-01-31');
export const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 09:30');

export const confirm = object({
  title: plain(100),
  'text!': textObject(300),
  confirm: plain(30),
  deny: plain(30),
  style: oneOf('primary', 'danger'),
});

// The JSDoc says 75 for the value; the documentation has said 150 since 2024.
const optionFields = { 'value!': text(1, 150), description: plain(75) };

/** An option of a select. */
export const plainOption = object({ 'text!': plain(75), ...optionFields });
/** An option of an overflow menu, the only one with a link. */
export const overflowOption = object({ 'text!': plain(75), ...optionFields, url });
/** An option of radio buttons and checkboxes, whose texts may have formats. */
export const choiceOption = object({ 'text!': textObject(75), ...optionFields, description: textObject(75) });
export const optionGroup = object({ 'label!': plain(75), 'options!': list(plainOption, 1, 100) });
