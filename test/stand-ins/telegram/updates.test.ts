// Proves how the stand-in hands over updates: polling, conflicts and the webhook.
import { Api, Bot } from 'grammy';
import { describe, expect, it } from 'vitest';
import { refusal, startService, withTelegram } from './test-client.ts';

const ids = (updates: { update_id: number }[]): number[] => updates.map(({ update_id }) => update_id);

describe('polling', () => {
  it('repeats updates until an offset confirms them', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      for (const text of ['one', 'two', 'three']) await ann.send(text);
      const all = await api.getUpdates();
      expect(all.map(({ message }) => message?.text)).toEqual(['one', 'two', 'three']);
      const [first = 0, second = 0, third = 0] = ids(all);
      expect([second, third]).toEqual([first + 1, first + 2]);
      expect(ids(await api.getUpdates({ limit: 1 }))).toEqual([first]);
      expect(ids(await api.getUpdates({ offset: second }))).toEqual([second, third]);
      expect(ids(await api.getUpdates())).toEqual([second, third]);
      expect(ids(await api.getUpdates({ offset: -1 }))).toEqual([third]);
      expect(telegram.pending()).toBe(1);
      expect(ids(await api.getUpdates({ offset: third + 1 }))).toEqual([]);
      expect(telegram.pending()).toBe(0);
      expect(telegram.violations).toEqual([]);
    }));

  it('waits for an update, and gives the last one again on demand', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      const waiting = api.getUpdates({ timeout: 50 });
      await telegram.until(() => telegram.requests.length === 1);
      await ann.start('code');
      const [update] = await waiting;
      expect(update?.message).toMatchObject({
        text: '/start code',
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
        chat: { id: 11, type: 'private' },
      });
      const offset = (update?.update_id ?? 0) + 1;
      const [repeated] = await Promise.all([api.getUpdates({ offset, timeout: 50 }), telegram.repeatLast()]);
      expect(repeated).toEqual([update]);
      expect(await api.getUpdates({ offset })).toEqual([]);
    }));

  it('leaves out what allowed_updates does not name', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await api.getUpdates({ allowed_updates: ['my_chat_member'] });
      await ann.send('unheard');
      await ann.block();
      const updates = await api.getUpdates();
      expect(updates.map((update) => update.my_chat_member?.new_chat_member.status)).toEqual(['kicked']);
      telegram.pushRaw({ message: null, odd: true });
      expect(await api.getUpdates()).toHaveLength(2);
    }));

  it('ends the earlier of two polls with 409', () =>
    withTelegram({}, async (telegram, api) => {
      const earlier = refusal(api.getUpdates({ timeout: 50 }));
      await telegram.until(() => telegram.requests.length === 1);
      await api.getUpdates();
      expect((await earlier).error_code).toBe(409);
      expect((await earlier).description).toBe(
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      );
    }));

  it('refuses polls while a webhook is set, and ends a waiting one', () =>
    withTelegram({}, async (telegram, api) => {
      const waiting = refusal(api.getUpdates({ timeout: 50 }));
      await telegram.until(() => telegram.requests.length === 1);
      await api.setWebhook('https://duo.example/telegram', { secret_token: 's' });
      expect((await waiting).description).toBe('Conflict: terminated by setWebhook request');
      const refused = await refusal(api.getUpdates());
      expect(refused.error_code).toBe(409);
      expect(refused.description).toContain("Conflict: can't use getUpdates method while webhook is active");
      await api.deleteWebhook({ drop_pending_updates: true });
      expect(await api.getUpdates()).toEqual([]);
      expect((await refusal(api.setWebhook('http://duo.example/'))).description).toContain('An HTTPS URL must be');
    }));

  it('carries a grammY bot from /start to a tap', () =>
    withTelegram({}, async (telegram) => {
      const bot = new Bot(telegram.token, { client: { apiRoot: telegram.url } });
      bot.command('start', (ctx) =>
        ctx.reply('Hello', { reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] } }),
      );
      bot.callbackQuery('go', async (ctx) => {
        await ctx.answerCallbackQuery({ text: 'Went' });
        // The second tap comes from a remembered button, when the text already is what it will be.
        if (ctx.callbackQuery.message?.text !== 'Gone') await ctx.editMessageText('Gone');
        await ctx.reply('Bye');
      });
      const running = bot.start();
      const ann = telegram.user({ id: 11, firstName: 'Ann', languageCode: 'fr' });
      await ann.start();
      expect((await ann.next()).buttons).toEqual([[{ label: 'Go', data: 'go' }]]);
      await ann.tap('Go');
      expect((await ann.next()).text).toBe('Bye');
      expect(await ann.sees(/^Gone$/)).toMatchObject({ edited: true, buttons: [] });
      expect([ann.notices(), ann.unanswered()]).toEqual([['Went'], 0]);
      await expect(ann.tap('Go')).rejects.toThrow('a button "Go" is not there');
      await ann.tapData('go');
      await ann.next('Bye');
      await expect(ann.next('Never', 20)).rejects.toThrow(/within 20 ms.*\n.*#101 person: \/start/);
      await bot.stop();
      await running;
      expect(telegram.violations).toEqual([]);
    }));
});

describe('webhook', () => {
  it('pushes in order with the secret, and repeats until 2xx', () =>
    withTelegram({ webhookBackoffMs: 10 }, async (telegram, api) => {
      const service = await startService([{ status: 500 }, { status: 503, retryAfter: 60 }, { status: 404 }]);
      telegram.tunnel('https://duo.example', service.url);
      await api.setWebhook('https://duo.example/telegram', { secret_token: 'sesame' });
      expect(telegram.webhook()).toMatchObject({ url: 'https://duo.example/telegram', secret: 'sesame' });
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.send('one');
      await ann.send('two');
      await telegram.until(() => telegram.pending() === 0);
      const texts = service.deliveries.map(({ update }) => (update.message as { text: string }).text);
      expect(texts).toEqual(['one', 'one', 'one', 'one', 'two']);
      const secrets = service.deliveries.map(({ headers }) => headers['x-telegram-bot-api-secret-token']);
      expect(new Set(secrets)).toEqual(new Set(['sesame']));
      await telegram.repeatLast();
      expect(service.deliveries.at(-1)?.update).toEqual(service.deliveries.at(-2)?.update);
      expect((await api.getWebhookInfo()).last_error_message).toBe('Wrong response from the webhook: 404');
      await service.close();
    }));

  it('executes a method in the answer, and calls nobody while it is down', () =>
    withTelegram({ webhookBackoffMs: 10 }, async (telegram, api) => {
      const body = JSON.stringify({ method: 'sendMessage', chat_id: 11, text: 'from the answer' });
      const service = await startService([
        { status: 200, body },
        { status: 200, body: '{"method":"deleteWebhook"}' },
      ]);
      await api.setWebhook(service.url);
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.send('hello');
      expect((await ann.next()).text).toBe('from the answer');
      await telegram.down();
      await ann.send('unheard');
      expect(service.deliveries).toHaveLength(1);
      await telegram.up();
      await telegram.until(() => telegram.pending() === 0);
      expect(telegram.webhook()?.url).toBe(service.url);
      await service.close();
    }));
});

describe('access', () => {
  it('refuses a wrong token and an unknown method', () =>
    withTelegram({}, async (telegram, api) => {
      const stranger = new Api('700000001:wrong', { apiRoot: telegram.url });
      const refused = await refusal(stranger.getMe());
      expect([refused.error_code, refused.description]).toEqual([401, 'Unauthorized']);
      const response = await fetch(`${telegram.url}/bot${telegram.token.slice(0, -1)}/getMe`);
      expect(await response.text()).toBe('{"ok":false,"error_code":401,"description":"Unauthorized"}');
      expect((await refusal(api.getAvailableGifts())).error_code).toBe(404);
      expect(telegram.violations).toEqual(['getAvailableGifts is no method that the stand-in knows']);
      expect((await api.getMe()).username).toBe('stand_in_bot');
    }));
});
