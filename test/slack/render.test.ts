// What goes to Slack: every message and view is judged by the stand-in's limits, with the worst that people can write.
import { describe, expect, it } from 'vitest';
import type { OutboxBody } from '../../src/app/ports.ts';
import { cut } from '../../src/channels/slack/blocks.ts';
import { formView, loadingView, noticeView } from '../../src/channels/slack/render-form.ts';
import { messageBlocks, settledBlocks } from '../../src/channels/slack/render-message.ts';
import { homeView } from '../../src/channels/slack/render-view.ts';
import { wordsIn } from '../../src/channels/slack/words.ts';
import type { ShownView } from '../../src/speech/compose-view.ts';
import type { Payload } from '../stand-ins/slack/types.ts';
import { judge } from '../stand-ins/slack/validate.ts';
import { catalogue } from './connected.ts';
import { card, form, home } from './views.ts';

const words = wordsIn('en', catalogue);

/** What is wrong with a message of these blocks, and whom it pings. */
function faults(blocks: unknown): string[] {
  const { violations, pings } = judge('chat.update', { channel: 'D1', ts: '1700000000.000100', text: 'x', blocks });
  return [...violations, ...pings];
}
const viewFaults = (method: string, view: unknown) => {
  const given = method === 'views.publish' ? { user_id: 'U1' } : { view_id: 'V1' };
  const { violations, pings } = judge(method, { ...given, view } as Payload);
  return [...violations, ...pings];
};
/** All words, in the order in which they stand there. */
function shown(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'text' && typeof inner === 'string' ? [inner] : name === 'value' ? [] : shown(inner),
  );
}
const question = (text: string, labels: string[] = []): OutboxBody => ({
  text,
  buttons: labels.map((label, nth) => [{ label, option: `o${nth}` }]),
});

/** What people write to see whether it does something. */
const nasty = [
  '<!channel> <!here> <@U1> <#C1> <https://evil.example|click>',
  '*bold* _italic_ `code` ~gone~ > quote',
  ':smile: :+1:',
  '‏مرحبا بكم‏ שלום',
  '&amp; &lt;b&gt; <b>',
  '👩‍👩‍👧‍👦'.repeat(100),
  'x'.repeat(3000),
  '\u0000\n\n\t',
  '{{name}} $t(x)',
];

/** The same words everywhere that words can stand. */
function everywhere(text: string): ShownView {
  const sure = { title: text, text, yes: text, no: text };
  const action = { do: 'take', object: 'case/7', revision: 3, label: text, sure, tone: 'danger' as const };
  return card({
    title: text,
    notice: text,
    sections: [
      {
        title: text,
        text,
        lines: [text, text],
        beside: { heads: [text, text], rows: [{ label: text, left: text, right: '' }] },
        actions: [action],
      },
    ],
    fields: [
      { name: 'one', label: text, hint: text, kind: 'text', options: [], value: text, max: 10 },
      { name: 'two', label: text, kind: 'choice', options: [{ value: 'a', label: text }], value: 'a' },
    ],
    actions: [action],
  });
}

describe('whatever people write', () => {
  it.each(nasty)('%j is within the limits and pings nobody, in a message, a card, a page and a form', (text) => {
    const view = everywhere(text);
    expect(faults(messageBlocks(question(text, [text, text]), 4, words))).toEqual([]);
    expect(faults(settledBlocks(question(text), [text], words))).toEqual([]);
    expect(faults(messageBlocks({ text, buttons: [], view }, 4, words))).toEqual([]);
    expect(faults(settledBlocks({ text, buttons: [], view }, [text], words))).toEqual([]);
    expect(viewFaults('views.publish', homeView(view, words))).toEqual([]);
    expect(viewFaults('views.update', formView(view, 4, words))).toEqual([]);
    expect(viewFaults('views.update', noticeView(text, words))).toEqual([]);
  });

  it('is never markup: there is no mrkdwn, and no plain text turns colons into pictures', () => {
    const all = JSON.stringify([
      messageBlocks({ text: 'x', buttons: [], view: everywhere(':smile:') }, 4, words),
      homeView(everywhere(':smile:'), words),
      formView(everywhere(':smile:'), 4, words),
      loadingView(words),
    ]);
    expect(all).not.toContain('mrkdwn');
    expect(all).not.toMatch(/"type":"plain_text","text":"(?:[^"\\]|\\.)*"(?!,"emoji":false)/);
  });
});

describe('a question', () => {
  it('has its text and its buttons, each with the question and the option', () => {
    const blocks = messageBlocks(question('Does it fit?', ['Yes', 'No']), 12, words);
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Does it fit?' }] }],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'tap.0',
            text: { type: 'plain_text', text: 'Yes', emoji: false },
            value: '12.o0',
          },
          {
            type: 'button',
            action_id: 'tap.1',
            text: { type: 'plain_text', text: 'No', emoji: false },
            value: '12.o1',
          },
        ],
      },
    ]);
  });

  it('keeps all of 60 buttons and 3000 characters', () => {
    const labels = Array.from({ length: 60 }, (_, nth) => `option ${nth}`);
    const blocks = messageBlocks(question('y'.repeat(3000), labels), 1, words);
    expect(faults(blocks)).toEqual([]);
    expect(shown(blocks)).toEqual(['y'.repeat(3000), ...labels]);
  });

  it('that was answered keeps its text and what was chosen', () => {
    expect(shown(settledBlocks(question('Which?', ['A', 'B']), ['A', 'B'], words))).toEqual(['Which?', '➜ A, B']);
    expect(shown(settledBlocks(question('Which?', ['A', 'B']), [], words))).toEqual(['Which?']);
  });

  it('with a link to a file has it as a link that can be clicked, and once', () => {
    const url = `https://duo.example/file/${'t'.repeat(32)}`;
    const blocks = messageBlocks({ text: `A file:\n${url}`, buttons: [], link: { fileId: 'f', url } }, null, words);
    // The stand-in names every link: this one is ours, and the only one.
    expect(faults(blocks)).toEqual([`link:${url}`]);
    const section = (piece: object) => ({ type: 'rich_text_section', elements: [piece] });
    expect(blocks).toEqual([
      { type: 'rich_text', elements: [section({ type: 'text', text: 'A file:' })] },
      { type: 'rich_text', elements: [section({ type: 'link', url })] },
    ]);
  });

  it('without a word is not without a block: Slack would show the line for notifications', () => {
    expect(shown(messageBlocks(question(''), 1, words))).toEqual(['–']);
  });
});

describe('a message that is too long', () => {
  it('is shown as far as it goes, and says that there is more', () => {
    const blocks = messageBlocks(question('z'.repeat(40_000), ['Yes']), 1, words);
    expect(faults(blocks)).toEqual([]);
    expect(shown(blocks).slice(-2)).toEqual([words.more, 'Yes']);
    expect(shown(blocks).join('').length).toBeGreaterThan(8_000);
  });

  it('as a card keeps its title and its actions', () => {
    const sections = Array.from({ length: 200 }, (_, nth) => ({ title: `Person ${nth}`, lines: ['a'], actions: [] }));
    const view = card({ title: 'q'.repeat(500), sections });
    const blocks = messageBlocks({ text: '', buttons: [], view }, 1, words);
    expect(faults(blocks)).toEqual([]);
    expect(shown(blocks)[0]).toBe('q'.repeat(500));
    expect(shown(blocks).slice(-3)).toEqual([words.more, 'I take it', 'Write a note']);
  });

  it('as a card of many long paragraphs keeps within what Slack took when it was tried', () => {
    const sections = Array.from({ length: 40 }, () => ({ text: 'p'.repeat(700), lines: [], actions: [] }));
    const blocks = messageBlocks({ text: '', buttons: [], view: card({ sections }) }, 1, words);
    expect(faults(blocks)).toEqual([]);
    expect(shown(blocks).filter((text) => text.startsWith('pp')).length).toBeGreaterThan(14);
  });

  it('as a page keeps within 100 blocks and 250 kB', () => {
    const action = { do: 'take', object: `case/${'7'.repeat(200)}`, revision: 3, label: 'Take' };
    const sections = Array.from({ length: 99 }, () => ({ lines: ['a'], actions: Array(25).fill(action) }));
    const view = homeView(home({ sections, actions: Array(60).fill(action) }), words);
    expect(viewFaults('views.publish', view)).toEqual([]);
    expect(shown(view.blocks)).toContain(words.more);
    expect(shown(view.blocks).filter((text) => text === 'Take').length).toBeGreaterThan(60);
  });

  it('as a form keeps its fields', () => {
    const fields = Array.from({ length: 80 }, (_, nth) => ({
      name: `f${nth}`,
      label: `F${nth}`,
      kind: 'text' as const,
      options: [],
    }));
    const sections = Array.from({ length: 80 }, () => ({ text: 'Something', lines: [], actions: [] }));
    const view = formView(form({ fields, sections }), 1, words);
    expect(viewFaults('views.update', view)).toEqual([]);
    expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(80);
  });
});

describe('a card', () => {
  it('has a header, words, lines, and buttons that carry ids only', () => {
    const blocks = messageBlocks({ text: '', buttons: [], view: card() }, 5, words);
    expect(blocks[0]).toEqual({
      type: 'header',
      text: { type: 'plain_text', text: 'Somebody asks for a person', emoji: false },
    });
    expect(shown(blocks)).toContain('Centre: Ghent\nSince: today');
    const [take, note] = (blocks.at(-1) as { elements: { value: string; style?: string }[] }).elements;
    expect(take).toMatchObject({ style: 'primary', value: '{"d":"take","o":"case/7","r":3,"a":5,"l":"en"}' });
    expect(note?.value).toBe('{"d":"note","o":"case/7","r":3,"a":5,"l":"en","f":1}');
  });

  it('that is settled has no buttons left', () => {
    const blocks = settledBlocks({ text: '', buttons: [], view: card() }, ['I take it'], words);
    expect(JSON.stringify(blocks)).not.toContain('"button"');
    expect(shown(blocks).at(-1)).toBe('➜ I take it');
  });
});

describe('the home page', () => {
  it('puts two people beside each other, with the label above each value', () => {
    const { blocks } = homeView(home(), words);
    expect(blocks[2]).toMatchObject({
      type: 'section',
      fields: [{ text: 'Ana' }, { text: 'Bert' }, { text: 'Languages\nfr' }, { text: 'Languages\nnl, fr' }],
    });
  });

  it('asks before what must be sure, and names no card', () => {
    const button = (homeView(home(), words).blocks[3] as { elements: unknown[] }).elements[0];
    expect(button).toMatchObject({
      value: '{"d":"match","o":"duo/1","r":2,"l":"en"}',
      confirm: { text: { text: 'Both will be told.' }, confirm: { text: 'Yes' }, deny: { text: 'No' } },
    });
  });
});

describe('a form', () => {
  it('has a short title, the whole one inside, and a field of each kind', () => {
    const view = formView(form(), 5, words);
    expect(view).toMatchObject({
      callback_id: 'form',
      title: { text: 'A note about this talk …' },
      submit: { text: 'Save' },
      private_metadata: '{"d":"save","o":"case/7","r":3,"a":5,"l":"en"}',
    });
    expect(shown(view.blocks)[0]).toBe('A note about this talk with Ana');
    expect(view.blocks.slice(1)).toMatchObject([
      { block_id: 'subject', element: { type: 'plain_text_input', initial_value: 'Talk', max_length: 40 } },
      { block_id: 'note', hint: { text: 'Nobody else reads it.' }, element: { multiline: true, max_length: 3000 } },
      { block_id: 'next', optional: true, element: { type: 'static_select', initial_option: { value: 'call' } } },
    ]);
    expect(view.blocks[1]).not.toHaveProperty('optional');
  });

  it('leaves out what Slack could not take: a choice without options, too many options, and a value that is none', () => {
    const options = Array.from({ length: 120 }, (_, nth) => ({ value: `v${nth}`, label: `V${nth}` }));
    const fields: ShownView['fields'] = [
      { name: 'none', label: 'None', kind: 'choice', options: [] },
      { name: 'many', label: 'Many', kind: 'choice', options, value: 'gone' },
    ];
    const view = formView(form({ fields }), 5, words);
    expect(viewFaults('views.update', view)).toEqual([]);
    expect(view.blocks.filter(({ type }) => type === 'input')).toHaveLength(1);
  });

  it('that nothing can be done with has no fields', () => {
    expect(viewFaults('views.update', formView(form({ actions: [] }), 5, words))).toEqual([]);
  });
});

it('a cut never splits a character', () => {
  expect(cut('ab👍', 4)).toBe('ab👍');
  expect(cut('ab👍c', 4)).toBe('ab…');
  expect(cut('abcde', 3)).toBe('ab…');
});
