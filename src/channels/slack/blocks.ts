// Slack's building blocks for finished words. Only rich text and plain text: in neither can what people wrote ping or format anything. Pure.
import type { types } from '@slack/bolt';

/** A block of a message or a view. */
export type Block = types.KnownBlock;
type PlainText = types.PlainTextElement;

/** A paragraph of rich text. */
export type Paragraph = { text: string; bold?: true };

/** An address of the web under its words. */
export type LinkParagraph = { text: string; url: string };

/** Slack's limits in UTF-16 units; source: the JSDoc of `@slack/types`, which mirrors docs.slack.dev. */
const PIECE_MAX = 3000;
const HEADER_MAX = 150;
const FIELD_MAX = 2000;
const FIELDS_MAX = 10;
const BUTTONS_MAX = 25;

/** At most `max` units, never half a character; what was cut ends with an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const kept = text.slice(0, max - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

/** A plain text of 1 to `max` characters. Colons stay colons: `:smile:` is what somebody wrote. */
export function plain(text: string, max: number): PlainText {
  return { type: 'plain_text', text: cut(text === '' ? '–' : text, max), emoji: false };
}

/** Paragraphs under each other; a text that is longer than a block may be goes on in the next. */
export function richText(paragraphs: readonly Paragraph[]): Block[] {
  const pieces = paragraphs.flatMap(({ text, bold }) => pieceUp(text).map((piece) => ({ text: piece, bold })));
  const blocks: Paragraph[][] = [];
  let room = 0;
  for (const { text, bold } of pieces) {
    if (text.length > room) {
      blocks.push([]);
      room = PIECE_MAX;
    }
    room -= text.length;
    blocks.at(-1)?.push(bold ? { text, bold } : { text });
  }
  return blocks.map((inside) => ({
    type: 'rich_text',
    elements: inside.map(({ text, bold }) => ({
      type: 'rich_text_section',
      elements: [{ type: 'text', text, ...(bold ? { style: { bold } } : {}) }],
    })),
  }));
}

/** Links, one a line. Their words are ours, and short. */
export function linkList(links: readonly LinkParagraph[]): Block[] {
  if (links.length === 0) return [];
  return [
    {
      type: 'rich_text',
      elements: links.map(({ text, url }) => ({
        type: 'rich_text_section',
        elements: [{ type: 'link', url, text: cut(text, FIELD_MAX) }],
      })),
    },
  ];
}
/** An address that can be clicked: in rich text the words of an address alone cannot. Only for addresses of our own. */
export const linkBlock = (url: string): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url }] }],
});

function pieceUp(text: string): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const kept = rest.slice(0, PIECE_MAX);
    const end = rest.length > PIECE_MAX && /[\uD800-\uDBFF]$/.test(kept) ? PIECE_MAX - 1 : kept.length;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return pieces;
}

/** The title of a card or a page; a long one is a bold paragraph, so that nothing of it is lost. */
export function heading(title: string): Block[] {
  if (title === '' || title.length > HEADER_MAX) return richText([{ text: title, bold: true }]);
  return [{ type: 'header', text: plain(title, HEADER_MAX) }];
}

/** Two columns: the heads, then one line a row with its label above each value. */
export function columns(
  heads: readonly [string, string],
  rows: readonly { label: string; left: string; right: string }[],
): Block[] {
  const fields = [
    plain(heads[0], FIELD_MAX),
    plain(heads[1], FIELD_MAX),
    ...rows.flatMap(({ label, left, right }) =>
      [left, right].map((value) => plain(`${label}\n${value === '' ? '–' : value}`, FIELD_MAX)),
    ),
  ];
  return chunks(fields, FIELDS_MAX).map((some) => ({ type: 'section', fields: some }));
}

/** Buttons, as many to a block as Slack takes. */
export function buttonBlocks(buttons: readonly types.Button[]): Block[] {
  return chunks(buttons, BUTTONS_MAX).map((elements) => ({ type: 'actions', elements }));
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, nth) => list.slice(nth * size, (nth + 1) * size));
}
