// Small makers of blocks, views and verdicts for the tests of limits.
import { judge } from './validate.ts';

export const x = (length: number): string => 'x'.repeat(length);
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
export const plain = (text: unknown) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
export const button = (more: object = {}) => ({ type: 'button', text: plain('B'), action_id: 'a', ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const option = (more: object = {}) => ({ text: plain('O'), value: 'o', ...more });
export const options = (count: number) => many(count, (index) => option({ value: `o${index}` }));
export const pick = (type: string, more: object = {}) => ({ type, action_id: 'p', options: options(2), ...more });
export const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('L'), element, ...more });
export const typed = (more: object = {}) => ({ type: 'plain_text_input', action_id: 't', ...more });
export const confirm = (more: object) => ({ text: plain('Sure?'), ...more });
export const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('T'),
  submit: plain('S'),
  blocks: [],
  ...more,
});
export const home = (more: object = {}) => ({ type: 'home', blocks: [], ...more });

export const post = (...blocks: object[]) => judge('chat.postMessage', { channel: 'D1', text: 'T', blocks });
export const open = (view: object) => judge('views.open', { trigger_id: 't', view });
export const publish = (view: object) => judge('views.publish', { user_id: 'U1', view });
