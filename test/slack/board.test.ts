// The pages of a matching session as messages of the chat, where there is less room than at home: nothing of them is left out.
import { expect, it } from 'vitest';
import { messageBlocks } from '../../src/channels/slack/render-message.ts';
import { wordsIn } from '../../src/channels/slack/words.ts';
import { composeView, plainText } from '../../src/speech/compose-view.ts';
import { languages } from '../../src/speech/languages.ts';
import { judge } from '../stand-ins/slack/validate.ts';
import { everyView } from '../support/every-view.ts';
import { catalogue } from './connected.ts';

const { views, lists } = everyView();
const ours = views.filter(({ name }) => /^(match|match-why|matching|minutes)(\/|$| )/.test(name));

it('there are some, of crowded pools too', () => {
  expect(ours.map(({ name }) => name)).toEqual(expect.arrayContaining(['match/open/1', 'matching', 'minutes/closed']));
  expect(ours.length).toBeGreaterThan(10);
});

it.each(ours.map(({ name, view }) => [name, view] as const))('%s', (_, view) => {
  for (const { code } of languages) {
    const words = wordsIn(code, catalogue);
    const shown = composeView(view, code, catalogue, lists);
    const blocks = messageBlocks({ text: plainText(shown), buttons: [], view: shown }, 7, words);
    expect(JSON.stringify(blocks)).not.toContain(JSON.stringify(words.more).slice(1, -1));
    const { violations, pings } = judge('chat.update', { channel: 'D1', ts: '1700000000.000100', text: 'x', blocks });
    expect([...violations, ...pings]).toEqual([]);
  }
});
