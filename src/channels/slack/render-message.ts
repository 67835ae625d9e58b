// Lays out a message for Slack: a text with its buttons, or a card. Pure.
import type { types } from '@slack/bolt';
import type { OutboxBody } from '../../app/ports.ts';
import type { Button } from '../../speech/compose.ts';
import { buttonData } from '../button.ts';
import { type Block, buttonBlocks, linkBlock, plain, richText } from './blocks.ts';
import { fitted, messageRoom } from './fitted.ts';
import { viewParts } from './render-view.ts';
import type { Words } from './words.ts';

const LABEL_MAX = 75;

/** The blocks of a message with its buttons. */
export function messageBlocks(body: OutboxBody, ask: number | null, words: Words): Block[] {
  if (body.view) return fitted(viewParts(body.view, ask), messageRoom, words.more);
  const buttons = ask === null ? [] : body.buttons.flat().map((button, nth) => tapButton(button, ask, nth));
  const url = body.link?.url;
  const middle = url ? [...paragraphs(body.text.replace(`\n${url}`, '')), linkBlock(url)] : paragraphs(body.text);
  return fitted({ head: [], middle, tail: buttonBlocks(buttons) }, messageRoom, words.more);
}

/** A message as it stays when its question is answered: without buttons, with what was chosen. */
export function settledBlocks(body: OutboxBody, chosen: readonly string[], words: Words): Block[] {
  const tail = chosen.length > 0 ? richText([{ text: `➜ ${chosen.join(', ')}` }]) : [];
  const { head, middle } = body.view
    ? viewParts(withoutActions(body.view), null)
    : { head: [], middle: paragraphs(body.text) };
  return fitted({ head, middle, tail }, messageRoom, words.more);
}

/** Never without a block: then Slack would show the fallback. */
const paragraphs = (text: string): Block[] => richText([{ text: text.trim() === '' ? '–' : text }]);

function tapButton({ label, option, picked }: Button, ask: number, nth: number): types.Button {
  return {
    type: 'button',
    action_id: `tap.${nth}`,
    text: plain(label, LABEL_MAX),
    value: buttonData({ ask, option }),
    ...(picked ? { style: 'primary' } : {}),
  };
}

function withoutActions(view: NonNullable<OutboxBody['view']>): NonNullable<OutboxBody['view']> {
  return { ...view, actions: [], sections: view.sections.map((section) => ({ ...section, actions: [] })) };
}
