// Limits of rich text, as far as a bot that writes plain sentences needs it.
import { byType, flag, int, list, object, oneOf, type Rule, text } from './check.ts';
import { url } from './limits-text.ts';

const style = object({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag });
const piece = (type: string, fields: Record<string, Rule>): Rule => object({ 'type!': oneOf(type), style, ...fields });

const pieces = list(
  byType({
    text: piece('text', { 'text!': text(1, 3000) }),
    emoji: piece('emoji', { 'name!': text(1, 100), unicode: text(1, 100) }),
    link: piece('link', { 'url!': url, text: text(1, 3000), unsafe: flag }),
    user: piece('user', { 'user_id!': text(1, 30) }),
    usergroup: piece('usergroup', { 'usergroup_id!': text(1, 30) }),
    channel: piece('channel', { 'channel_id!': text(1, 30) }),
    broadcast: piece('broadcast', { 'range!': oneOf('here', 'channel', 'everyone') }),
  }),
  0,
  1000,
);
const part = (type: string, fields: Record<string, Rule> = {}): Rule =>
  object({ 'type!': oneOf(type), 'elements!': pieces, border: int(0, 1), ...fields });
const section = part('rich_text_section');

/** The elements of a rich_text block. */
export const richText: Rule = list(
  byType({
    rich_text_section: section,
    rich_text_quote: part('rich_text_quote'),
    rich_text_preformatted: part('rich_text_preformatted'),
    rich_text_list: part('rich_text_list', {
      'elements!': list(byType({ rich_text_section: section }), 1, 1000),
      'style!': oneOf('bullet', 'ordered'),
      indent: int(0, 8),
      offset: int(0, 1000),
    }),
  }),
  1,
  1000,
);
