// Proves the life of triggers and views: once, three seconds, hashes, stacks and answers to submissions.
import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { SlackStandIn } from './index.ts';
import { clientFor, refusal, withHttpApp, withSlack } from './test-client.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const field = (id: string) => ({
  type: 'input' as const,
  block_id: id,
  optional: true,
  label: plain(`Label ${id}`),
  element: { type: 'plain_text_input' as const, action_id: 'text' },
});
const modal = (title: string, more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Send'),
  blocks: [field('a')],
  ...more,
});

/** An app that takes everything, a person of it, and the trigger of one more command of this person. */
async function withTriggers(
  options: Parameters<typeof withSlack>[0],
  test: (slack: SlackStandIn, trigger: () => Promise<string>, last: () => string) => Promise<void>,
  answer: (metadata: string) => object | undefined = () => undefined,
): Promise<void> {
  await withSlack(options, async (slack) => {
    const triggers: string[] = [];
    await withHttpApp(
      slack,
      (app) => {
        app.command('/duo', async ({ ack, body }) => {
          triggers.push(body.trigger_id);
          await ack();
        });
        app.action(/./, async ({ ack, body }) => {
          if ('trigger_id' in body) triggers.push(body.trigger_id);
          await ack();
        });
        app.view(/.*/, async ({ ack, view }) => ack(answer(view.private_metadata) as never));
        app.view({ type: 'view_closed', callback_id: /.*/ }, async ({ ack }) => ack());
      },
      async () => {
        const trigger = async (): Promise<string> => {
          await slack.user({ id: 'U1', name: 'Ann' }).command('/duo');
          return triggers.at(-1) ?? '';
        };
        await test(slack, trigger, () => triggers.at(-1) ?? '');
      },
    );
  });
}

describe('triggers', () => {
  it('open one view, for three seconds', () => {
    let now = Date.UTC(2026, 0, 5);
    return withTriggers({ now: () => now }, async (slack, trigger) => {
      const api = clientFor(slack, slack.botToken);
      const open = (id: string) => api.views.open({ trigger_id: id, view: modal('Form') });
      const first = await trigger();
      expect((await open(first)).view).toMatchObject({ hash: expect.any(String), state: { values: { a: {} } } });
      expect(await refusal(open(first))).toBe('exchanged_trigger_id');
      expect(await refusal(open('1.2.3'))).toBe('invalid_trigger_id');
      const late = await trigger();
      now += 3001;
      expect(await refusal(open(late))).toBe('expired_trigger_id');
      expect(slack.violations).toEqual([]);
    });
  });
});

describe('views', () => {
  it('change by hash, keep what was filled in, and are gone when closed', () =>
    withTriggers({}, async (slack, trigger) => {
      const api = clientFor(slack, slack.botToken);
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      const { view } = await api.views.open({ trigger_id: await trigger(), view: modal('One', { external_id: 'e1' }) });
      const opened = { view_id: view?.id ?? '', hash: view?.hash ?? '' };
      await ann.fill({ 'Label a': 'kept' });
      await api.views.update({
        ...opened,
        view: modal('Two', { external_id: 'e1', blocks: [field('a'), field('b')] }),
      });
      expect(ann.modal()?.fields.map(({ value }) => value)).toEqual(['kept', '']);
      expect(await refusal(api.views.update({ ...opened, view: modal('Late') }))).toBe('hash_conflict');
      await api.views.update({ external_id: 'e1', view: modal('Three', { external_id: 'e1' }) });
      expect(ann.modal()?.title).toBe('Three');
      await ann.closeModal();
      expect(await refusal(api.views.update({ view_id: opened.view_id, view: modal('Gone') }))).toBe('not_found');
      const home = (text: string) => ({
        type: 'home' as const,
        blocks: [{ type: 'header' as const, text: plain(text) }],
      });
      const published = await api.views.publish({ user_id: 'U1', view: home('H1') });
      await api.views.publish({ user_id: 'U1', view: home('H2') });
      expect(ann.home()?.text).toBe('H2');
      const stale = api.views.publish({ user_id: 'U1', view: home('H3'), hash: published.view?.hash ?? '' });
      expect(await refusal(stale)).toBe('hash_conflict');
      expect(await refusal(api.views.publish({ user_id: 'U9', view: home('H') }))).toBe('user_not_found');
    }));

  it('are pushed three deep', () =>
    withTriggers({}, async (slack, trigger, last) => {
      const api = clientFor(slack, slack.botToken);
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      const more = { type: 'button' as const, text: plain('More'), action_id: 'more' };
      const deep = (title: string) => modal(title, { blocks: [{ type: 'actions', elements: [more] }] });
      await api.views.open({ trigger_id: await trigger(), view: deep('1') });
      const push = async (title: string) => {
        await ann.clickModal('More');
        return api.views.push({ trigger_id: last(), view: deep(title) });
      };
      expect(await refusal(api.views.push({ trigger_id: await trigger(), view: deep('x') }))).toBe('not_found');
      await push('2');
      await push('3');
      expect(await refusal(push('4'))).toBe('push_limit_reached');
      expect(ann.modal()?.title).toBe('3');
      await ann.submit();
      expect(ann.modal()?.title).toBe('2');
    }));

  it('obey the answer to a submission', () => {
    const answers: Record<string, object | undefined> = {
      errors: { response_action: 'errors', errors: { a: 'Too short', z: 'No such block' } },
      update: { response_action: 'update', view: modal('Updated', { private_metadata: 'push' }) },
      push: { response_action: 'push', view: modal('Pushed', { private_metadata: 'clear' }) },
      clear: { response_action: 'clear' },
      wrong: { response_action: 'update', view: modal('x'.repeat(25)) },
      odd: { response_action: 'explode' },
    };
    return withTriggers(
      {},
      async (slack, trigger) => {
        const api = clientFor(slack, slack.botToken);
        const ann = slack.user({ id: 'U1', name: 'Ann' });
        const open = async (metadata: string) => {
          const view = modal('Form', { private_metadata: metadata, notify_on_close: true });
          return api.views.open({ trigger_id: await trigger(), view });
        };
        await open('errors');
        await ann.submit();
        expect(ann.modal()).toMatchObject({ errors: { a: 'Too short' }, fields: [{ error: 'Too short' }] });
        expect(slack.violations).toEqual(['view_submission: errors name z, which is no input block']);
        await open('update');
        await ann.submit();
        expect(await ann.seesModal('Updated')).toMatchObject({ privateMetadata: 'push' });
        await ann.submit();
        expect(ann.modal()?.title).toBe('Pushed');
        await ann.submit();
        expect(ann.modal()).toBeNull();
        await open('wrong');
        await ann.submit();
        expect([ann.modal()?.title, ann.errors()]).toEqual(['Form', ['We had some trouble connecting. Try again?']]);
        await open('odd');
        await ann.submit();
        expect(slack.violations.slice(1)).toEqual([
          'views.push /view/title/text must have 1-24 characters',
          'view_submission was answered with an unknown response_action',
        ]);
        await ann.closeModal();
        expect(slack.deliveries.at(-1)).toMatchObject({ name: 'view_closed', outcome: 'acknowledged' });
      },
      (metadata) => answers[metadata],
    );
  });
});
