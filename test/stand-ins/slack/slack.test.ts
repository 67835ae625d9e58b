// Proves with real Bolt apps what the stand-in carries from a person to the app and back.
import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { SlackStandIn } from './index.ts';
import { withHttpApp, withSlack, withSocketApp } from './test-client.ts';

const button = (text: string, action: string, value: string) => ({
  type: 'button' as const,
  text: { type: 'plain_text' as const, text },
  action_id: action,
  value,
});
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (text: string) => ({
  type: 'modal' as const,
  callback_id: 'form',
  private_metadata: 'm1',
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [
    { type: 'section' as const, text: plain(text) },
    {
      type: 'input' as const,
      block_id: 'why',
      label: plain('Why'),
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 20 },
    },
    {
      type: 'input' as const,
      block_id: 'day',
      label: plain('Day'),
      element: {
        type: 'static_select' as const,
        action_id: 'select',
        options: ['Mon', 'Tue'].map((name) => ({ text: plain(name), value: name.toLowerCase() })),
      },
    },
  ],
});

/** A small app: a greeting with a button, a modal, a home tab and a command. */
function listen(app: App, seen: unknown[]): void {
  app.message(/hello/, async ({ message, client }) => {
    seen.push((message as { text: string }).text);
    await client.chat.postMessage({
      channel: (message as { user: string }).user,
      text: 'Hi &amp; welcome',
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'Hi &amp; welcome' } },
        { type: 'actions', elements: [button('Go', 'go', 'v1'), button('Form', 'form', 'f')] },
      ],
    });
  });
  app.action('go', async ({ ack, body, client, action }) => {
    await ack();
    seen.push(action);
    if (!('message' in body) || !body.message || !body.channel) throw new Error('no message');
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: 'Gone' });
  });
  app.action('form', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: modal('Please') });
  });
  app.view('form', async ({ ack, view }) => {
    seen.push(view.state.values);
    if (view.state.values.why?.text?.value === 'bad') await ack({ response_action: 'errors', errors: { why: 'No' } });
    else await ack();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'actions', elements: [button('Home', 'home', 'h')] }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  app.action('home', async ({ ack, body }) => {
    await ack();
    seen.push((body as unknown as { container: unknown }).container);
  });
  app.command('/duo', async ({ ack, command }) => {
    await ack({ text: `You said ${command.text}` });
  });
}

async function carry(slack: SlackStandIn, seen: unknown[]): Promise<void> {
  const ann = slack.user({ id: 'U1', name: 'Ann Lee' });
  await ann.say('hello <you>');
  const greeting = await ann.next();
  expect(greeting).toMatchObject({ from: 'bot', text: 'Hi & welcome', fallback: 'Hi & welcome', edited: false });
  expect(greeting.buttons.flat().map(({ label }) => label)).toEqual(['Go', 'Form']);
  expect(seen).toEqual(['hello &lt;you&gt;']);
  await ann.click('Form');
  expect(await ann.seesModal(/Please/)).toMatchObject({ title: 'Form', submit: 'Send', privateMetadata: 'm1' });
  await expect(ann.submit()).rejects.toThrow('the field "Why" must be filled in');
  await expect(ann.fill({ Day: 'Wed' })).rejects.toThrow('no option "Wed"; there are: Mon, Tue');
  await expect(ann.fill({ Why: 'x'.repeat(21) })).rejects.toThrow('20 characters at most');
  await ann.fill({ Why: 'bad', day: 'Tue' });
  await ann.submit();
  expect(ann.modal()).toMatchObject({ errors: { why: 'No' } });
  await ann.fill({ Why: 'good' });
  await ann.submit();
  expect(ann.modal()).toBeNull();
  expect(seen.at(-1)).toEqual({
    why: { text: { type: 'plain_text_input', value: 'good' } },
    day: { select: { type: 'static_select', selected_option: { text: plain('Tue'), value: 'tue' } } },
  });
  await ann.click('Go');
  expect(await ann.sees(/^Gone$/)).toMatchObject({ edited: true, buttons: [] });
  expect(seen.at(-1)).toMatchObject({ type: 'button', action_id: 'go', value: 'v1', text: { text: 'Go' } });
  await expect(ann.click('Go')).rejects.toThrow('a button "Go" is not there. The chat of Ann Lee:');
  await ann.clickOld('Go');
  await ann.openHome();
  await ann.seesHome((home) => home.buttons.length === 1);
  await ann.clickHome('Home');
  expect(seen.at(-1)).toMatchObject({ type: 'view', view_id: expect.stringMatching(/^V/) });
  await ann.command('/duo', 'help');
  expect(await ann.next()).toMatchObject({ text: 'You said help', ephemeral: true });
  await ann.command('/other');
  expect(ann.errors()).toEqual(['/other failed because the app did not respond']);
  await expect(ann.next('Never', 20)).rejects.toThrow(/within 20 ms.*\n.*person: hello <you>/);
  expect(slack.violations).toEqual([]);
}

describe('a Bolt app', () => {
  it('is carried through in Socket Mode', () =>
    withSlack({ ackTimeoutMs: 500 }, async (slack) => {
      const seen: unknown[] = [];
      await withSocketApp(
        slack,
        (app) => listen(app, seen),
        () => carry(slack, seen),
      );
    }));

  it('is carried through by HTTP', () =>
    withSlack({ ackTimeoutMs: 500 }, async (slack) => {
      const seen: unknown[] = [];
      await withHttpApp(
        slack,
        (app) => listen(app, seen),
        () => carry(slack, seen),
      );
    }));
});
