// Proves the limits of blocks and their elements: each is refused, and what lies just within is taken.
import { describe, expect, it } from 'vitest';
import {
  actions,
  button,
  confirm,
  many,
  mrkdwn,
  option,
  options,
  pick,
  plain,
  post,
  section,
  typed,
  x,
} from './test-blocks.ts';

describe('blocks', () => {
  const refused: [string, object[]][] = [
    ['51 blocks', many(51, () => ({ type: 'divider' }))],
    ['an empty section', [section('')]],
    ['a section of 3001', [section(x(3001))]],
    ['a section of nothing', [{ type: 'section' }]],
    ['11 fields', [{ type: 'section', fields: many(11, () => plain('f')) }]],
    ['a field of 2001', [{ type: 'section', fields: [plain(x(2001))] }]],
    ['a header of 151', [{ type: 'header', text: plain(x(151)) }]],
    ['a header with markup', [{ type: 'header', text: mrkdwn('h') }]],
    ['11 context elements', [{ type: 'context', elements: many(11, () => plain('c')) }]],
    ['26 buttons', [actions(...many(26, (index) => button({ action_id: `a${index}` })))]],
    ['no buttons', [actions()]],
    ['a label of 76', [actions(button({ text: plain(x(76)) }))]],
    ['an empty label', [actions(button({ text: plain('') }))]],
    ['a label with markup', [actions(button({ text: mrkdwn('B') }))]],
    ['a value of 2001', [actions(button({ value: x(2001) }))]],
    ['an empty value', [actions(button({ value: '' }))]],
    ['an action_id of 256', [actions(button({ action_id: x(256) }))]],
    ['one action_id twice', [actions(button(), button())]],
    ['a block_id of 256', [{ type: 'divider', block_id: x(256) }]],
    ['one block_id twice', many(2, () => ({ type: 'divider', block_id: 'same' }))],
    ['a url of 3001', [actions(button({ url: `https://${x(2993)}` }))]],
    ['a url that is none', [actions(button({ url: 'duo.example' }))]],
    ['an unknown style', [actions(button({ style: 'warning' }))]],
    ['a confirm title of 101', [actions(button({ confirm: confirm({ title: plain(x(101)) }) }))]],
    ['a confirm text of 301', [actions(button({ confirm: confirm({ text: plain(x(301)) }) }))]],
    ['a confirm button of 31', [actions(button({ confirm: confirm({ confirm: plain(x(31)) }) }))]],
    ['a deny button of 31', [actions(button({ confirm: confirm({ deny: plain(x(31)) }) }))]],
    ['101 options', [actions(pick('static_select', { options: options(101) }))]],
    ['no options', [actions(pick('static_select', { options: [] }))]],
    [
      'options and groups',
      [actions(pick('static_select', { option_groups: [{ label: plain('G'), options: options(1) }] }))],
    ],
    ['an option text of 76', [actions(pick('static_select', { options: [option({ text: plain(x(76)) })] }))]],
    ['an option description of 76', [actions(pick('overflow', { options: [option({ description: plain(x(76)) })] }))]],
    ['an option value of 151', [actions(pick('static_select', { options: [option({ value: x(151) })] }))]],
    ['11 radio buttons', [actions(pick('radio_buttons', { options: options(11) }))]],
    ['11 checkboxes', [actions(pick('checkboxes', { options: options(11) }))]],
    ['6 overflow options', [actions(pick('overflow', { options: options(6) }))]],
    ['a foreign initial option', [actions(pick('static_select', { initial_option: option({ value: 'other' }) }))]],
    ['foreign initial options', [actions(pick('checkboxes', { initial_options: [option({ value: 'other' })] }))]],
    ['a placeholder of 151', [actions(pick('static_select', { placeholder: plain(x(151)) }))]],
    ['a date in words', [actions({ type: 'datepicker', action_id: 'd', initial_date: 'today' })]],
    ['an unknown block', [{ type: 'poem' }]],
    ['a markdown block', [{ type: 'markdown', text: 'hello' }]],
    ['an unknown field', [{ type: 'divider', colour: 'red' }]],
    ['an unknown field of an element', [actions(button({ colour: 'red' }))]],
    ['an input as a button', [actions(typed())]],
  ];
  it.each(refused)('refuses %s', (_name, blocks) => {
    const verdict = post(...blocks);
    expect(verdict.error).toBe('invalid_blocks');
    expect(verdict.violations).toHaveLength(1);
    expect(verdict.messages).toHaveLength(1);
  });

  it('takes what is just within', () => {
    const select = pick('static_select', {
      options: options(100),
      placeholder: plain(x(150)),
      initial_option: options(1)[0],
    });
    const verdicts = [
      post(...many(50, () => ({ type: 'divider' }))),
      post(section(x(3000)), { type: 'section', fields: many(10, () => plain('f')) }),
      post({ type: 'header', text: plain(x(150)) }, { type: 'context', elements: many(10, () => mrkdwn('c')) }),
      post(actions(...many(25, (index) => button({ action_id: `a${index}`, value: x(400) })))),
      post(actions(button({ text: plain(x(75)), value: x(2000), action_id: x(255), url: `https://${x(2992)}` }))),
      post(actions(select, pick('radio_buttons', { options: options(10), action_id: 'r' }))),
      post(
        actions(
          pick('overflow', { options: [option({ value: x(150), description: plain(x(75)), url: 'https://x' })] }),
        ),
      ),
    ];
    expect(verdicts.map(({ violations }) => violations)).toEqual(verdicts.map(() => []));
  });

  it('never shows a text in what it reports', () => {
    const { violations, messages } = post(section(`${x(3000)} secret`));
    expect(`${violations} ${messages}`).not.toMatch(/xxx|secret/);
  });
});
