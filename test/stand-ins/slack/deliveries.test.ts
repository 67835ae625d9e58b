// Proves how deliveries reach the service by HTTP: signatures, retries, late answers, repeats and response_urls.
import { describe, expect, it } from 'vitest';
import type { StartOptions } from './index.ts';
import { startService, withHttpApp, withSlack } from './test-client.ts';

const fast: StartOptions = { ackTimeoutMs: 100, retryAfterMs: [0, 10, 20] };

describe('HTTP', () => {
  it('signs, and repeats an event until it is acknowledged', () =>
    withSlack(fast, async (slack) => {
      const service = await startService([500, null, 302, 200]);
      slack.deliverTo(service.url);
      await slack.user({ id: 'U1', name: 'Ann' }).say('hello');
      await slack.until(() => slack.pending() === 0);
      const tries = service.received.map(({ headers }) => [
        headers['x-slack-retry-num'],
        headers['x-slack-retry-reason'],
      ]);
      expect(tries).toEqual([
        [undefined, undefined],
        ['1', 'http_error'],
        ['2', 'http_timeout'],
        ['3', 'http_error'],
      ]);
      const [first, ...others] = service.received;
      expect(others.every(({ body }) => body === first?.body)).toBe(true);
      const timestamp = Number(first?.headers['x-slack-request-timestamp']);
      expect(first?.headers).toMatchObject(slack.sign(first?.body ?? '', timestamp));
      expect(JSON.parse(first?.body ?? '')).toMatchObject({
        type: 'event_callback',
        team_id: slack.teamId,
        event: { type: 'message', channel_type: 'im', text: 'hello', user: 'U1' },
      });
      expect(slack.late).toEqual(['events_api message was not acknowledged within 100 ms']);
      await service.close();
    }));

  it('gives up after three retries, but waits for a service that is away', () =>
    withSlack(fast, async (slack) => {
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      const failing = await startService([500, 500, 500, 500]);
      slack.deliverTo(failing.url);
      await ann.say('lost');
      await slack.until(() => slack.lost.length === 1);
      await failing.close();
      await ann.say('kept');
      await slack.until(() => slack.deliveries.filter(({ outcome }) => outcome === 'connection_failed').length > 4);
      await ann.command('/duo');
      expect(slack.timeouts).toEqual(['/duo: connection_failed']);
      expect(ann.errors()).toEqual(['/duo failed because the app did not respond']);
      const back = await startService([]);
      slack.deliverTo(back.url);
      await slack.until(() => slack.pending() === 0);
      expect(JSON.parse(back.received[0]?.body ?? '').event.text).toBe('kept');
      await slack.repeatLast();
      expect(back.received).toHaveLength(2);
      await back.close();
    }));

  it('is what the receiver of Bolt takes, with its challenge', () =>
    withSlack({ ackTimeoutMs: 500 }, async (slack) => {
      const seen: unknown[] = [];
      await withHttpApp(
        slack,
        (app) => {
          app.event('team_join', async ({ body, context }) => void seen.push([body.event_id, context.retryNum]));
        },
        async () => {
          expect(await slack.challenge()).toBe(true);
          const id = slack.event({ type: 'team_join', user: { id: 'U1' } });
          await slack.until(() => seen.length === 1);
          await slack.repeatLast();
          await slack.until(() => seen.length === 2);
          expect(seen).toEqual([
            [id, undefined],
            [id, 1],
          ]);
        },
      );
    }));
});

describe('response_url', () => {
  it('writes five times, changes and takes away its message', () => {
    let now = Date.UTC(2026, 0, 5);
    return withSlack({ ...fast, now: () => now }, async (slack) => {
      const service = await startService([]);
      slack.deliverTo(service.url);
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      await ann.command('/duo');
      const address = new URLSearchParams(service.received[0]?.body).get('response_url') ?? '';
      const write = (body: object) => fetch(address, { method: 'POST', body: JSON.stringify(body) });
      for (let index = 1; index <= 5; index += 1) expect((await write({ text: `t${index}` })).status).toBe(200);
      expect(ann.chat().map(({ text, ephemeral }) => `${text} ${ephemeral}`)).toContain('t5 true');
      expect((await write({ text: 't6' })).status).toBe(404);
      await ann.command('/duo');
      now += 31 * 60_000;
      const late = new URLSearchParams(service.received[1]?.body).get('response_url') ?? '';
      expect((await fetch(late, { method: 'POST', body: '{"text":"late"}' })).status).toBe(404);
      expect(slack.violations).toHaveLength(2);
      await service.close();
    });
  });
});
