// Lays out a view for Slack: as a card in the chat, or as the home page. Pure.
import type { types } from '@slack/bolt';
import type { ShownAction, ShownSection, ShownView } from '../../speech/compose-view.ts';
import { carry } from './act-value.ts';
import { type Block, buttonBlocks, columns, heading, linkList, plain, richText } from './blocks.ts';
import { fitted, viewRoom } from './fitted.ts';
import type { Words } from './words.ts';

const LABEL_MAX = 75;
const CONFIRM_MAX = { title: 100, text: 300, button: 30 };

/** A view in three parts, for fitting in. `ask` is the number of the card that it is, or null on the home page. */
export function viewParts(view: ShownView, ask: number | null): { head: Block[]; middle: Block[]; tail: Block[] } {
  let nth = 0;
  const button = (action: ShownAction): types.Button => actButton(action, view.language, ask, nth++);
  const middle = view.sections.flatMap((section) => [
    ...sectionBlocks(section),
    ...buttonBlocks(section.actions.map(button)),
  ]);
  return {
    head: [...heading(view.title), ...noticeBlocks(view)],
    middle,
    tail: buttonBlocks(view.actions.map(button)),
  };
}

/** The sentence above everything. */
export const noticeBlocks = (view: ShownView): Block[] => (view.notice ? richText([{ text: view.notice }]) : []);

/** A block of a view without its actions. */
export function sectionBlocks({ title, text, lines, beside, links }: ShownSection): Block[] {
  return [
    ...richText([
      ...(title ? [{ text: title, bold: true as const }] : []),
      ...(text ? [{ text }] : []),
      ...(lines.length > 0 ? [{ text: lines.join('\n') }] : []),
    ]),
    ...linkList((links ?? []).map(({ label, url }) => ({ text: label, url }))),
    ...(beside ? columns(beside.heads, beside.rows) : []),
  ];
}

/** The home page. */
export function homeView(view: ShownView, words: Words): types.HomeView {
  return { type: 'home', blocks: fitted(viewParts(view, null), viewRoom, words.more) };
}

/** A button that stands for an action of a view. */
export function actButton(action: ShownAction, language: string, ask: number | null, nth: number): types.Button {
  const { do: verb, object, revision, label, opens, tone, sure } = action;
  const act = { do: verb, object, revision, ...(ask === null ? {} : { ask }) };
  return {
    type: 'button',
    action_id: `act.${nth}`,
    text: plain(label, LABEL_MAX),
    value: carry(act, language, opens),
    ...(tone ? { style: tone === 'main' ? 'primary' : 'danger' } : {}),
    ...(sure
      ? {
          confirm: {
            title: plain(sure.title, CONFIRM_MAX.title),
            text: plain(sure.text, CONFIRM_MAX.text),
            confirm: plain(sure.yes, CONFIRM_MAX.button),
            deny: plain(sure.no, CONFIRM_MAX.button),
            ...(tone === 'danger' ? { style: 'danger' } : {}),
          },
        }
      : {}),
  };
}
