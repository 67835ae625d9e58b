// Proves what the Web API says: tokens, conversations, messages, people, rates and faults.
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { clientFor, refusal, withSlack } from './test-client.ts';

const blocks = (text: string) => [{ type: 'section' as const, text: { type: 'plain_text' as const, text } }];

describe('files', () => {
  it('are known when their bytes have come, go to a conversation, once', () =>
    withSlack({}, async (slack, api) => {
      const ana = slack.user({ id: 'U1', name: 'Ana' });
      const { upload_url: place = '', file_id: id = '' } = await api.files.getUploadURLExternal({
        filename: 'a.pdf',
        length: 3,
      });
      const complete = (channel: string) =>
        api.files.completeUploadExternal({
          files: [{ id, title: 'a.pdf' }],
          channel_id: channel,
          blocks: blocks('Here'),
        });
      expect(await refusal(complete(ana.dm))).toBe('file_not_found');
      expect((await fetch(place, { method: 'POST', body: 'four' })).status).toBe(400);
      expect(slack.violations.splice(0)).toEqual(['an upload has 4 bytes, not 3 as was said']);
      expect(await (await fetch(place, { method: 'POST', body: 'abc' })).text()).toBe('OK - 3');
      expect(await refusal(complete(ana.id))).toBe('channel_not_found');
      await complete(ana.dm);
      expect(await refusal(complete(ana.dm))).toBe('file_not_found');
      expect(ana.chat().map(({ text, file }) => [text, file?.name])).toEqual([['Here', 'a.pdf']]);
      expect(slack.violations).toEqual([]);
    }));
});

describe('tokens', () => {
  it('open what they are for', () =>
    withSlack({}, async (slack, api) => {
      expect(await api.auth.test()).toMatchObject({ ok: true, team_id: slack.teamId, user_id: slack.botUserId });
      const app = clientFor(slack, slack.appToken);
      const { url } = await app.apps.connections.open();
      expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
      expect(await refusal(app.auth.test())).toBe('not_allowed_token_type');
      expect(await refusal(api.apps.connections.open())).toBe('not_allowed_token_type');
      expect(await refusal(clientFor(slack, 'xoxb-other').auth.test())).toBe('invalid_auth');
      expect(await refusal(new WebClient(undefined, { slackApiUrl: slack.apiUrl }).auth.test())).toBe('not_authed');
      slack.revoke();
      expect(await refusal(api.auth.test())).toBe('token_revoked');
      slack.restore();
      const response = await fetch(`${slack.apiUrl}bots.info`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
        body: JSON.stringify({ bot: slack.botId }),
      });
      expect(await response.json()).toMatchObject({ ok: true, bot: { user_id: slack.botUserId } });
      expect(slack.requests.map(({ method, error }) => `${method} ${error ?? 'ok'}`)).toEqual([
        'auth.test ok',
        'apps.connections.open ok',
        'auth.test not_allowed_token_type',
        'apps.connections.open not_allowed_token_type',
        'auth.test invalid_auth',
        'auth.test not_authed',
        'auth.test token_revoked',
        'bots.info ok',
      ]);
      expect(slack.violations).toEqual([]);
    }));
});

describe('messages', () => {
  it('go to a person, are changed and taken away', () =>
    withSlack({}, async (slack, api) => {
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      expect((await api.conversations.open({ users: 'U1' })).channel?.id).toBe(ann.dm);
      const metadata = { event_type: 'sent', event_payload: { id: 'x1' } };
      const sent = await api.chat.postMessage({ channel: 'U1', text: 'one', blocks: blocks('One'), metadata });
      expect(sent.channel).toBe(ann.dm);
      const at = { channel: ann.dm, ts: sent.ts ?? '' };
      expect(ann.chat()).toMatchObject([{ text: 'One', fallback: 'one', edited: false }]);
      await api.chat.update({ ...at, text: 'two' });
      expect(ann.chat()).toMatchObject([{ text: 'two', edited: true, ts: at.ts }]);
      expect(await refusal(api.chat.update({ ...at, channel: 'U1', text: 'x' }))).toBe('channel_not_found');
      expect(await refusal(api.chat.update({ ...at, ts: '1700000000.000100', text: 'x' }))).toBe('message_not_found');
      expect(await refusal(api.chat.update({ ...at, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
      const own = await ann.say('mine');
      expect(await refusal(api.chat.update({ channel: ann.dm, ts: own, text: 'x' }))).toBe('cant_update_message');
      expect(await refusal(api.chat.delete({ channel: ann.dm, ts: own }))).toBe('cant_delete_message');
      expect(await refusal(api.chat.postMessage({ channel: 'U9', text: 'x' }))).toBe('channel_not_found');
      expect(await refusal(api.chat.postMessage({ channel: 'U1', text: '' }))).toBe('no_text');
      const found = await api.conversations.history({ channel: ann.dm, include_all_metadata: true, limit: 1 });
      expect([found.has_more, found.messages?.[0]?.text]).toEqual([true, 'mine']);
      const cursor = found.response_metadata?.next_cursor ?? '';
      const older = await api.conversations.history({ channel: ann.dm, include_all_metadata: true, cursor });
      expect(older.messages).toMatchObject([{ text: 'two', ts: at.ts, metadata, bot_id: slack.botId }]);
      await api.chat.postEphemeral({ channel: ann.dm, user: 'U1', text: 'hidden' });
      expect(ann.chat().at(-1)).toMatchObject({ text: 'hidden', ephemeral: true });
      await api.chat.delete(at);
      expect(ann.chat().map(({ text }) => text)).toEqual(['mine', 'hidden']);
    }));

  it('do not reach people who are deactivated', () =>
    withSlack({}, async (slack, api) => {
      const ann = slack.user({ id: 'U1', name: 'Ann Lee', locale: 'nl-NL', isRestricted: true });
      ann.deactivate();
      expect(await refusal(api.chat.postMessage({ channel: 'U1', text: 'x' }))).toBe('user_disabled');
      const info = await api.users.info({ user: 'U1', include_locale: true });
      expect(info.user).toMatchObject({ deleted: true, locale: 'nl-NL', is_restricted: true, real_name: 'Ann Lee' });
      await expect(ann.say('x')).rejects.toThrow('Ann Lee is deactivated');
      ann.reactivate();
      await api.chat.postMessage({ channel: 'U1', text: 'x' });
      expect(await refusal(api.users.info({ user: 'U9' }))).toBe('user_not_found');
      expect((await api.users.list({})).members).toHaveLength(1);
    }));
});

describe('rates', () => {
  it('are one message a second in a channel, and tiers for the rest', () =>
    withSlack({ rateLimit: true }, async (slack, api) => {
      slack.user({ id: 'U1', name: 'Ann' });
      slack.user({ id: 'U2', name: 'Bob' });
      for (let index = 0; index < 5; index += 1) await api.chat.postMessage({ channel: 'U1', text: 'x' });
      const limited = await api.chat.postMessage({ channel: 'U1', text: 'x' }).catch((error: unknown) => error);
      expect(limited).toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
      expect(slack.requests.at(-1)?.status).toBe(429);
      await api.chat.postMessage({ channel: 'U2', text: 'x' });
      const opens = await Promise.allSettled(Array.from({ length: 51 }, () => api.conversations.open({ users: 'U1' })));
      expect(opens.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    }));
});

describe('faults', () => {
  it('answer, cut and hold calls', () =>
    withSlack({}, async (slack, api) => {
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      slack.user({ id: 'U2', name: 'Bob' });
      const say = (text: string, channel = 'U1') => api.chat.postMessage({ channel, text });
      const code = async (call: Promise<unknown>) =>
        ((await call.catch((error: unknown) => error)) as { code: string }).code;
      slack.fault({ method: 'chat.postMessage', kind: 'error', error: 'internal_error' });
      expect(await refusal(say('x'))).toBe('internal_error');
      slack.fault({ method: /^chat/, kind: 'status', status: 500 });
      expect(await code(say('x'))).toBe('slack_webapi_http_error');
      slack.fault({ method: /^chat/, kind: 'status', status: 429, retryAfter: 7 });
      expect(await code(say('x'))).toBe('slack_webapi_rate_limited_error');
      slack.fault({ method: 'chat.postMessage', kind: 'html' });
      expect(await refusal(say('x'))).toMatch(/^<html>/);
      slack.fault({ method: 'chat.postMessage', kind: 'reset-before' });
      expect(await code(say('lost'))).toBe('slack_webapi_request_error');
      const after = slack.fault({ method: 'chat.postMessage', kind: 'reset-after', channel: ann.dm });
      await say('free', 'U2');
      expect(await code(say('arrived'))).toBe('slack_webapi_request_error');
      expect([after.hits(), slack.requests.at(-1)?.status]).toEqual([1, 0]);
      const hold = slack.fault({ method: 'chat.postMessage', kind: 'hold' });
      const held = say('held');
      await hold.whenHit();
      expect(ann.chat().map(({ text }) => text)).toEqual(['arrived']);
      hold.release();
      await held;
      await ann.sees('held');
      await slack.down();
      expect(await code(say('x'))).toBe('slack_webapi_request_error');
      await slack.up();
      await say('back');
      expect(slack.violations).toEqual([]);
    }));
});
