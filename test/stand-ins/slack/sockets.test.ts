// Proves Socket Mode with the real client: tickets, acknowledgements, repeats, refreshes and drops.
import { SocketModeClient } from '@slack/socket-mode';
import { describe, expect, it } from 'vitest';
import type { SlackStandIn, StartOptions } from './index.ts';
import { logger, withSlack, withSocketApp } from './test-client.ts';

const fast: StartOptions = { ackTimeoutMs: 100, retryAfterMs: [0, 10, 20] };

/** The client of Socket Mode, with what it received; acknowledges unless told otherwise. */
async function connect(slack: SlackStandIn, takes: (text: string, retry: number) => boolean = () => true) {
  const client = new SocketModeClient({
    appToken: slack.appToken,
    clientPingTimeout: 150,
    logger,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  const received: string[] = [];
  client.on('slack_event', async ({ ack, body, retry_num: retry = 0, retry_reason: reason = '' }) => {
    const text = body.event?.text ?? body.type ?? body.command;
    received.push(`${text} ${retry}${reason}`);
    if (takes(text, retry)) await ack();
  });
  await client.start();
  return { client, received };
}

describe('Socket Mode', () => {
  it('repeats an event that is not acknowledged, and keeps events until somebody connects', () =>
    withSlack(fast, async (slack) => {
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      await ann.say('early');
      expect([slack.pending(), slack.deliveries.length]).toEqual([1, 0]);
      const { client, received } = await connect(slack, (_text, retry) => retry > 0);
      await slack.until(() => slack.pending() === 0);
      expect(received).toEqual(['early 0', 'early 1timeout']);
      expect(slack.deliveries).toMatchObject([{ outcome: 'timeout' }, { outcome: 'acknowledged', attempt: 1 }]);
      await ann.command('/duo');
      expect(ann.errors()).toEqual(['/duo failed because the app did not respond']);
      await client.disconnect();
      await ann.command('/duo');
      expect(slack.timeouts).toEqual(['/duo: timeout', '/duo: nobody to deliver it to']);
    }));

  it('reconnects after a refresh and after a drop, and loses no event', () =>
    withSlack(fast, async (slack) => {
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      const seen: string[] = [];
      await withSocketApp(
        slack,
        (app) => app.message(async ({ message }) => void seen.push((message as { text: string }).text)),
        async () => {
          slack.refreshSockets();
          expect(slack.connections()).toBe(0);
          await ann.say('one');
          await slack.until(() => slack.connections() === 1 && slack.pending() === 0);
          slack.dropSockets();
          await slack.until(() => slack.connections() === 0);
          await ann.say('two');
          await slack.until(() => slack.pending() === 0);
          expect(seen).toEqual(['one', 'two']);
          expect(slack.requests.filter(({ method }) => method === 'apps.connections.open')).toHaveLength(3);
        },
      );
      expect(slack.violations).toEqual([]);
    }));

  it('delivers again at once what a cut connection left open, and calls nobody late', () =>
    withSlack({ ...fast, ackTimeoutMs: 5000 }, async (slack) => {
      const got = Promise.withResolvers<void>();
      const { client } = await connect(slack, (_text, retry) => {
        got.resolve();
        return retry > 0;
      });
      await slack.user({ id: 'U1', name: 'Ann' }).say('open');
      await got.promise;
      slack.dropSockets();
      await slack.until(() => slack.pending() === 0);
      expect(slack.deliveries.map(({ outcome }) => outcome)).toEqual(['socket_closed', 'acknowledged']);
      expect(slack.late).toEqual([]);
      await client.disconnect();
    }));

  it('gives each event to one connection, and both when it duplicates', () =>
    withSlack({ ...fast, duplicate: true }, async (slack) => {
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      const both = [await connect(slack), await connect(slack)];
      await slack.until(() => slack.connections() === 2);
      await ann.say('twice');
      await slack.until(() => slack.pending() === 0);
      expect(both.flatMap(({ received }) => received).sort()).toEqual(['twice 0', 'twice 1timeout']);
      const outcome = await slack.interact({ type: 'block_actions', user: 'U1', actions: [{ action_id: 'guess' }] });
      expect(outcome.acknowledged).toBe(true);
      for (const { client } of both) await client.disconnect();
    }));

  it('takes no payload with the acknowledgement of an event', () =>
    withSlack(fast, async (slack) => {
      const { client } = await connect(slack, () => false);
      client.on('team_join', ({ ack }) => ack({ text: 'thanks' }));
      slack.event({ type: 'team_join', user: { id: 'U1' } });
      await slack.until(() => slack.pending() === 0);
      expect(slack.violations).toEqual(['the acknowledgement of team_join has a payload']);
      await client.disconnect();
    }));

  it('sends anything, takes a ticket once, and says what acknowledges nothing', () =>
    withSlack(fast, async (slack) => {
      const { url } = (await (await connectOpen(slack)).json()) as { url: string };
      const socket = new WebSocket(url);
      const messages: string[] = [];
      socket.onmessage = ({ data }) => void messages.push(JSON.parse(String(data)).type);
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      slack.sendRaw({ type: 'events_api', envelope_id: 'e1', payload: { type: 'app_rate_limited' } });
      socket.send('{"envelope_id":"e1"}');
      socket.send('{"envelope_id":"e2"}');
      await slack.until(() => slack.violations.length > 0);
      expect(slack.violations).toEqual(['Socket Mode: a message that acknowledges no envelope']);
      expect(messages).toEqual(['hello', 'events_api']);
      const again = new WebSocket(url);
      const refused = await new Promise<string>((resolve) => {
        again.onerror = () => resolve('refused');
        again.onopen = () => resolve('opened');
      });
      expect(refused).toBe('refused');
      socket.close();
    }));
});

const connectOpen = (slack: SlackStandIn): Promise<Response> =>
  fetch(`${slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.appToken}` },
  });
