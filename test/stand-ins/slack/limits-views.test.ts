// Proves the limits of views: each is refused, and what lies just within is taken.
import { describe, expect, it } from 'vitest';
import {
  button,
  home,
  input,
  many,
  modal,
  mrkdwn,
  open,
  options,
  pick,
  plain,
  publish,
  section,
  typed,
  x,
} from './test-blocks.ts';

describe('views', () => {
  const refused: [string, object][] = [
    ['101 blocks', modal({ blocks: many(101, () => ({ type: 'divider' })) })],
    ['a title of 25', modal({ title: plain(x(25)) })],
    ['no title', { type: 'modal', blocks: [] }],
    ['a submit of 25', modal({ submit: plain(x(25)) })],
    ['a close of 25', modal({ close: plain(x(25)) })],
    ['inputs without submit', { type: 'modal', title: plain('T'), blocks: [input(typed())] }],
    ['private_metadata of 3001', modal({ private_metadata: x(3001) })],
    ['a callback_id of 256', modal({ callback_id: x(256) })],
    ['an external_id of 256', modal({ external_id: x(256) })],
    ['an input label of 2001', modal({ blocks: [input(typed(), { label: plain(x(2001)) })] })],
    ['a hint of 2001', modal({ blocks: [input(typed(), { hint: plain(x(2001)) })] })],
    ['a label with markup', modal({ blocks: [input(typed(), { label: mrkdwn('L') })] })],
    ['a max_length of 3001', modal({ blocks: [input(typed({ max_length: 3001 }))] })],
    ['an initial_value over max_length', modal({ blocks: [input(typed({ max_length: 3, initial_value: 'four' }))] })],
    ['a button as an input', modal({ blocks: [input(button())] })],
    ['two focuses', modal({ blocks: many(2, () => input(typed({ focus_on_load: true }))) })],
    ['a home', home()],
  ];
  it.each(refused)('refuses %s in a modal', (_name, view) => {
    const verdict = open(view);
    expect(verdict.error).toBe('invalid_arguments');
    expect(verdict.violations).toHaveLength(1);
  });

  it('refuses title and submit in a home, and a view over 250 kB', () => {
    expect(publish(home({ submit: plain('S') })).error).toBe('invalid_arguments');
    expect(publish(home({ title: plain('T') })).error).toBe('invalid_arguments');
    const heavy = (length: number) => home({ blocks: many(84, () => section(x(length))) });
    expect(publish(heavy(3000)).error).toBe('view_too_large');
    expect(publish(heavy(2900)).violations).toEqual([]);
  });

  it('takes a full form', () => {
    const blocks = [
      input(typed({ max_length: 3000, initial_value: 'v', multiline: true }), { hint: plain('H'), optional: true }),
      input(pick('multi_static_select', { initial_options: options(1), max_selected_items: 2 })),
      input({ type: 'datepicker', action_id: 'd', initial_date: '2026-01-31' }),
      input({ type: 'timepicker', action_id: 't', initial_time: '09:30' }),
    ];
    const more = { title: plain(x(24)), close: plain(x(24)), private_metadata: x(3000), callback_id: x(255) };
    expect(open(modal({ blocks, ...more, notify_on_close: true })).violations).toEqual([]);
  });
});
