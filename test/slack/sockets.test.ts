// Socket Mode as it is in real life: connections that are renewed, cut, silent or refused, and envelopes of strange shapes.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { socketReceiver } from '../../src/channels/slack/socket.ts';
import { rememberingLog } from '../support/log.ts';
import { type Connected, type ConnectOptions, connect } from './connected.ts';

let open: Connected;
const opened = async (options: ConnectOptions = {}) => {
  open = await connect(options);
  return open;
};
afterEach(() => open?.close());

const heard = () => open.stored.map(({ what }) => ('text' in what ? what.text : what.kind));
const ana = () => open.slack.user({ id: 'U1', name: 'Ana' });

/** How long it takes until something that is said is stored. */
async function secondsUntilHeard(text: string): Promise<number> {
  const since = performance.now();
  await ana().say(text);
  await open.slack.until(() => heard().includes(text));
  return (performance.now() - since) / 1000;
}

describe('a connection', () => {
  it('that Slack renews is followed by another before it is closed', async () => {
    const { slack } = await opened({ refreshGraceMs: 400 });
    slack.refreshSockets();
    await slack.until(() => slack.connections() === 1, 390);
    expect(await secondsUntilHeard('after the renewal')).toBeLessThan(1);
    expect(slack.deliveries.every(({ attempt }) => attempt === 0)).toBe(true);
  });

  it('that Slack renews still carries the acknowledgement of what came over it', async () => {
    const held = Promise.withResolvers<void>();
    const { slack, attempts } = await opened({ refreshGraceMs: 800, hold: held.promise });
    await ana().say('Hello');
    await expect.poll(() => attempts.length).toBe(1);
    slack.refreshSockets();
    await slack.until(() => slack.connections() === 1);
    held.resolve();
    await slack.until(() => slack.pending() === 0);
    expect(slack.deliveries).toMatchObject([{ attempt: 0, outcome: 'acknowledged' }]);
  });

  it('that is cut is there again within a second, and once more when that one is cut at once', async () => {
    const { slack, channel } = await opened({ retryAfterMs: [50, 100, 200] });
    for (const text of ['first', 'second']) {
      slack.dropSockets();
      await slack.until(() => slack.connections() === 0);
      expect(await secondsUntilHeard(text)).toBeLessThan(1);
      expect(channel.health()).toEqual({ ready: true, detail: 'socket mode' });
    }
  });

  it('that cannot be made, because the API is away for a while, is made as soon as it is back', async () => {
    const { slack, log, channel } = await opened();
    const away = slack.fault({ method: 'apps.connections.open', kind: 'status', status: 500, times: 100 });
    slack.dropSockets();
    await away.whenHit(2);
    expect(channel.health()).toEqual({ ready: false, detail: 'not connected' });
    away.release();
    await slack.until(() => slack.connections() === 1);
    expect(await secondsUntilHeard('again')).toBeLessThan(1);
    expect(log.lines.filter((line) => line.includes('cannot be connected to'))).toHaveLength(1);
  });

  it('is not wanted any more after a stop, and stopping is quick', async () => {
    const { slack, channel } = await opened();
    const since = performance.now();
    await channel.stop();
    expect(performance.now() - since).toBeLessThan(2_000);
    await slack.until(() => slack.connections() === 0);
    expect(slack.requests.filter(({ method }) => method === 'apps.connections.open')).toHaveLength(1);
  });

  it('of a process that ends acknowledges what it is storing', async () => {
    const held = Promise.withResolvers<void>();
    const { slack, channel, attempts } = await opened({ hold: held.promise });
    await ana().say('Hello');
    await expect.poll(() => attempts.length).toBe(1);
    const stopped = channel.stop();
    held.resolve();
    await stopped;
    expect(slack.deliveries).toMatchObject([{ outcome: 'acknowledged' }]);
  });
});

describe('an envelope', () => {
  it('without an event, such as app_rate_limited, is acknowledged and does no harm', async () => {
    const { slack, log } = await opened();
    slack.sendRaw({ envelope_id: 'e1', type: 'events_api', payload: { type: 'app_rate_limited' } });
    expect(await secondsUntilHeard('still here')).toBeLessThan(1);
    expect(slack.violations).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  it('of any other shape is passed over', async () => {
    const { slack } = await opened();
    const strange = [
      {},
      { type: 'events_api' },
      { envelope_id: 'e1' },
      { envelope_id: 'e2', type: 'events_api', payload: null },
      { envelope_id: 'e3', type: 'events_api', payload: { event: null } },
      { envelope_id: 'e4', type: 'events_api', payload: { event: 'text' } },
      { envelope_id: 'e5', type: 'events_api', payload: { event: { type: 'message', channel: null } } },
      { envelope_id: 'e6', type: 'interactive', payload: { type: 'block_actions', actions: [] } },
      { envelope_id: 'e7', type: 'interactive', payload: { type: 'view_submission', view: null } },
      { envelope_id: 'e8', type: 'slash_commands', payload: { command: '/duo' } },
      { envelope_id: 'e9', type: 'new_kind', payload: { deep: [[[[]]]] } },
    ];
    for (const envelope of strange) slack.sendRaw(envelope);
    expect(await secondsUntilHeard('still here')).toBeLessThan(1);
    expect(heard()).toEqual(['still here']);
  });

  it('waits for the one before it of the same member', async () => {
    const held = Promise.withResolvers<void>();
    const { slack, attempts } = await opened({ hold: held.promise });
    await ana().say('one');
    await expect.poll(() => attempts.length).toBe(1);
    await ana().say('two');
    await slack.user({ id: 'U2', name: 'Bert' }).say('from somebody else');
    await expect.poll(() => attempts.length).toBe(2);
    held.resolve();
    await slack.until(() => slack.pending() === 0);
    expect(open.stored.filter(({ address }) => address === 'U1').map(({ what }) => what)).toMatchObject([
      { text: 'one' },
      { text: 'two' },
    ]);
  });
});

describe('a token', () => {
  it('of the app that Slack refuses ends the service with one sentence', async () => {
    const { fatal } = await opened({ settings: { appToken: 'xapp-revoked' } });
    expect(fatal).toEqual(['Slack refuses SLACK_APP_TOKEN (invalid_auth)']);
  });

  it('of the bot that Slack refuses ends the service with one sentence', async () => {
    const { fatal, slack } = await opened({ settings: { botToken: 'xoxb-wrong' } });
    expect(fatal).toEqual(['Slack refuses SLACK_BOT_TOKEN (invalid_auth)']);
    expect(slack.connections()).toBe(0);
  });

  it('that is taken away while the service runs ends it at the next connection', async () => {
    const { slack, fatal } = await opened();
    slack.revoke('token_revoked');
    slack.dropSockets();
    await expect.poll(() => fatal).toEqual(['Slack refuses SLACK_APP_TOKEN (token_revoked)']);
  });

  it('is asked about again and again while the API is away', async () => {
    const { channel, fatal, slack, log } = await opened({ start: false });
    await slack.down();
    await channel.start();
    expect(channel.health()).toEqual({ ready: false, detail: 'Slack has not answered yet' });
    expect(fatal).toEqual([]);
    expect(log.lines).toEqual(['warn Slack cannot be reached; trying again {"in":5000,"reason":"network"}']);
  });

  it('for both ways means Socket Mode, and is said', async () => {
    const { log, channel } = await opened({ settings: { signingSecret: 's' } });
    expect(channel.http).toBeNull();
    expect(log.lines).toEqual([expect.stringContaining('Slack is used in Socket Mode')]);
  });
});

describe('a peer that says nothing', () => {
  /** Greets, and then neither sends, nor answers pings, nor takes part in closing. */
  async function deaf() {
    const sockets: WebSocket[] = [];
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/` }));
    });
    const wss = new WebSocketServer({ server, autoPong: false });
    wss.on('connection', (socket) => {
      sockets.push(socket);
      socket.send(JSON.stringify({ type: 'hello' }));
      // What is not read is not answered, not even a farewell.
      socket.pause();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return {
      sockets,
      wss,
      apiUrl: `http://127.0.0.1:${port}/api`,
      close: () => {
        for (const socket of sockets) socket.terminate();
        server.closeAllConnections();
        server.close();
      },
    };
  }

  it('is left for a new connection, and is not waited for at the end', async () => {
    const peer = await deaf();
    const log = rememberingLog();
    const receiver = socketReceiver({
      appToken: 'xapp-1',
      apiUrl: peer.apiUrl,
      handle: async () => ({ safe: true, response: undefined }),
      log,
      steady: () => performance.now(),
      refused: () => {},
      silentMs: 200,
    });
    try {
      await receiver.start();
      expect(receiver.connected()).toBe(true);
      await once(peer.wss, 'connection');
      expect(log.lines[0]).toContain('nothing was heard from Slack for too long');
      const since = performance.now();
      await receiver.stop();
      expect(performance.now() - since).toBeLessThan(2_000);
      expect(receiver.connected()).toBe(false);
    } finally {
      peer.close();
    }
  });
});
