// Proves each fault of the stand-in with the real grammY client.
import { HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { refusal, withTelegram } from './test-client.ts';

describe('faults', () => {
  it('answers a status, with the words of the API or with a page', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.start();
      const slow = telegram.fault({ method: 'sendMessage', kind: 'status', status: 429, retryAfter: 7 });
      const refused = await refusal(api.sendMessage(11, 'x'));
      expect([refused.error_code, refused.parameters.retry_after]).toEqual([429, 7]);
      telegram.fault({ method: /^send/, kind: 'status', status: 502, body: '<html>Bad Gateway</html>', times: 2 });
      await expect(api.sendMessage(11, 'x')).rejects.toThrow(HttpError);
      await expect(api.sendChatAction(11, 'typing')).rejects.toThrow(HttpError);
      await api.sendMessage(11, 'applied');
      expect(ann.chat().map(({ text }) => text)).toEqual(['/start', 'applied']);
      expect(slow.hits()).toBe(1);
      expect(telegram.requests.map(({ status }) => status)).toEqual([429, 502, 502, 200]);
    }));

  it('cuts the connection before or after the request is applied', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.start();
      telegram.fault({ method: 'sendMessage', kind: 'reset-before' });
      await expect(api.sendMessage(11, 'lost')).rejects.toThrow(HttpError);
      telegram.fault({ method: 'sendMessage', kind: 'reset-after' });
      await expect(api.sendMessage(11, 'arrived')).rejects.toThrow(HttpError);
      expect(ann.chat().map(({ text }) => text)).toEqual(['/start', 'arrived']);
      expect(telegram.requests.map(({ status }) => status)).toEqual([0, 0]);
      expect(telegram.violations).toEqual([]);
    }));

  it('delays and holds requests, in one chat only', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      const bob = telegram.user({ id: 12, firstName: 'Bob' });
      await ann.start();
      await bob.start();
      telegram.fault({ method: 'sendMessage', kind: 'delay', ms: 30 });
      const started = performance.now();
      await api.sendMessage(11, 'late');
      expect(performance.now() - started).toBeGreaterThan(25);
      const hold = telegram.fault({ method: 'sendMessage', kind: 'hold', chatId: 11 });
      const held = api.sendMessage(11, 'held');
      await hold.whenHit();
      await api.sendMessage(12, 'free');
      expect((await bob.next()).text).toBe('free');
      expect(ann.chat().at(-1)?.text).toBe('late');
      hold.release();
      await held;
      expect(ann.chat().at(-1)?.text).toBe('held');
    }));

  it('goes away and comes back on the same port', () =>
    withTelegram({}, async (telegram, api) => {
      const polling = api.getUpdates({ timeout: 50 });
      await telegram.until(() => telegram.requests.length === 1);
      const cut = expect(polling).rejects.toThrow(HttpError);
      await telegram.down();
      await cut;
      await expect(api.getMe()).rejects.toThrow(HttpError);
      await telegram.user({ id: 11, firstName: 'Ann' }).start();
      await telegram.up();
      expect(await api.getUpdates()).toHaveLength(1);
      expect(telegram.violations).toEqual([]);
    }));
});
