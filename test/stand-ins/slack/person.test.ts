// Proves what a person does and sees beside the main path: menus, files, edits, hand-made clicks.
import { describe, expect, it } from 'vitest';
import type { SlackStandIn } from './index.ts';
import { clientFor, startService, withSlack } from './test-client.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['Red', 'Blue'].map((name) => ({ text: plain(name), value: name.toLowerCase() }));
const select = { type: 'static_select' as const, action_id: 'colour', placeholder: plain('Colour'), options };
const overflow = { type: 'overflow' as const, action_id: 'more', options };
const boxes = { type: 'checkboxes' as const, action_id: 'boxes', options };
const sure = { title: plain('Sure?'), text: plain('Really'), confirm: plain('Yes'), deny: plain('No') };
const go = { type: 'button' as const, text: plain('Go'), action_id: 'go', value: 'v', confirm: sure };
const actions = (id: string) => ({
  type: 'actions' as const,
  block_id: id,
  elements: [select, overflow, boxes, go],
});

// Only what these tests read; the rest is compared as a whole.
type Delivered = { event: object; actions: object[]; response_url: string };

/** A service that acknowledges everything, and the bodies that it got, read. */
async function withService(test: (slack: SlackStandIn, last: () => Delivered) => Promise<void>): Promise<void> {
  await withSlack({ teamId: 'T1' }, async (slack) => {
    const service = await startService([]);
    slack.deliverTo(service.url);
    const last = (): Delivered => {
      const body = service.received.at(-1)?.body ?? '';
      return JSON.parse(body.startsWith('{') ? body : (new URLSearchParams(body).get('payload') ?? ''));
    };
    try {
      await test(slack, last);
      expect(slack.violations).toEqual([]);
    } finally {
      await service.close();
    }
  });
}

describe('a person', () => {
  it('uses menus on messages and on the Home tab', () =>
    withService(async (slack, last) => {
      const api = clientFor(slack, slack.botToken);
      const ann = slack.user({ id: 'U1', name: 'Ann Lee' });
      await api.chat.postMessage({ channel: 'U1', text: 'Pick', blocks: [actions('b1')] });
      await ann.choose('Colour', 'Blue');
      const chosen = { type: 'static_select', selected_option: options[1] };
      expect(last()).toMatchObject({
        type: 'block_actions',
        user: { id: 'U1', username: 'ann.lee', team_id: 'T1' },
        team: { id: 'T1' },
        enterprise: null,
        container: { type: 'message', channel_id: ann.dm, is_ephemeral: false },
        channel: { id: ann.dm },
        message: { text: 'Pick', bot_id: slack.botId },
        state: { values: { b1: { colour: chosen } } },
        actions: [{ action_id: 'colour', block_id: 'b1', ...chosen }],
      });
      await ann.choose('more', 'Red');
      expect(last().actions[0]).toMatchObject({ type: 'overflow', selected_option: options[0] });
      await ann.choose('boxes', ['Red', 'Blue']);
      expect(last().actions[0]).toMatchObject({ type: 'checkboxes', selected_options: options });
      expect(ann.chat()[0]?.menus.map(({ selected }) => selected)).toEqual([['Blue'], [], ['Red', 'Blue']]);
      await ann.click('Go', { message: /^$/ });
      expect(last().actions[0]).toMatchObject({ action_id: 'go', value: 'v', confirm: { title: plain('Sure?') } });
      await expect(ann.click('Go', { message: /other/ })).rejects.toThrow('a button "Go" is not there');
      await expect(ann.choose('Size', 'L')).rejects.toThrow('a menu "Size" is not there');
      await api.views.publish({ user_id: 'U1', view: { type: 'home', blocks: [actions('h1')] } });
      await ann.chooseHome('Colour', 'Red');
      expect(last()).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
      expect(last()).not.toHaveProperty('response_url');
      await ann.openHome();
      await slack.until(() => slack.pending() === 0);
      expect(last().event).toMatchObject({ type: 'app_home_opened', tab: 'home', view: { type: 'home' } });
      await ann.openMessages();
      await slack.until(() => slack.pending() === 0);
      expect(last().event).not.toHaveProperty('view');
    }));

  it('is not the only one whose messages the app hears of, if the test asks', () =>
    withSlack({ echo: true }, async (slack, api) => {
      const service = await startService([]);
      slack.deliverTo(service.url);
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      const { ts = '' } = await api.chat.postMessage({ channel: 'U1', text: 'one' });
      await slack.until(() => slack.pending() === 0);
      await api.chat.update({ channel: ann.dm, ts, text: 'two' });
      await slack.until(() => slack.pending() === 0);
      await api.chat.delete({ channel: ann.dm, ts });
      await slack.until(() => slack.pending() === 0);
      const author = { user: slack.botUserId, bot_id: slack.botId };
      expect(service.received.map(({ body }) => JSON.parse(body).event)).toMatchObject([
        { type: 'message', channel_type: 'im', text: 'one', ts, ...author },
        { subtype: 'message_changed', message: { text: 'two', ...author }, previous_message: { text: 'one' } },
        { subtype: 'message_deleted', deleted_ts: ts },
      ]);
      await service.close();
    }));

  it('shares files, changes messages, and is deactivated', () =>
    withService(async (slack, last) => {
      const ann = slack.user({ id: 'U1', name: 'Ann', teamId: 'T2' });
      const settled = () => slack.until(() => slack.pending() === 0);
      await ann.shareFile('cv.pdf');
      await settled();
      expect(last().event).toMatchObject({ subtype: 'file_share', text: '', files: [{ name: 'cv.pdf' }], team: 'T2' });
      const ts = await ann.say('a & b');
      await ann.edit(ts, 'c');
      await settled();
      expect(last().event).toMatchObject({
        subtype: 'message_changed',
        message: { text: 'c', ts, edited: { user: 'U1' } },
        previous_message: { text: 'a &amp; b' },
      });
      ann.deactivate();
      await settled();
      expect(last().event).toMatchObject({ type: 'user_change', user: { id: 'U1', deleted: true, is_stranger: true } });
    }));

  it('may be played by a test that guesses ids', () =>
    withService(async (slack, last) => {
      slack.user({ id: 'U1', name: 'Ann' });
      const action = { action_id: 'guess', value: 'someone else' };
      expect(await slack.interact({ type: 'block_actions', user: 'U1', actions: [action] })).toMatchObject({
        acknowledged: true,
      });
      expect(last()).toMatchObject({ user: { id: 'U1' }, actions: [{ type: 'button', ...action }] });
      const view = { callback_id: 'form', private_metadata: 'forged' };
      await slack.interact({ type: 'view_submission', user: 'U1', view });
      expect(last()).toMatchObject({
        type: 'view_submission',
        view: { type: 'modal', ...view, state: { values: {} } },
      });
      await slack.repeatLast();
      expect(slack.deliveries.map(({ name }) => name)).toEqual([
        'block_actions guess',
        'view_submission',
        'view_submission',
      ]);
    }));

  it('sees what a response_url replaces and takes away', () =>
    withService(async (slack, last) => {
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      const blocks = [{ type: 'actions' as const, elements: [go] }];
      await clientFor(slack, slack.botToken).chat.postMessage({ channel: 'U1', text: 'Pick', blocks });
      await ann.click('Go');
      const write = (body: object) => fetch(last().response_url, { method: 'POST', body: JSON.stringify(body) });
      await write({ replace_original: true, text: 'Changed' });
      expect(ann.chat()).toMatchObject([{ text: 'Changed', edited: true, buttons: [] }]);
      await write({ delete_original: true });
      expect(ann.chat()).toEqual([]);
    }));
});
