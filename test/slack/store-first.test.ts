// Nothing is acknowledged that is not stored: through the real Bolt, over Socket Mode and over HTTP.
import { afterEach, describe, expect, it } from 'vitest';
import { type Connected, connect } from './connected.ts';

let open: Connected;
afterEach(() => open?.close());

const texts = () => open.stored.map(({ what }) => ('text' in what ? what.text : what.kind));

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  it('a message is stored, then acknowledged', async () => {
    open = await connect({ mode });
    await open.slack.user({ id: 'U1', name: 'Ana' }).say('Hello');
    await open.slack.until(() => open.slack.pending() === 0);
    expect(open.stored).toEqual([
      {
        channel: 'slack',
        address: 'U1',
        key: expect.stringMatching(/^Ev/),
        at: '2026-11-22T09:00:00.000Z',
        language: 'en',
        what: { kind: 'text', text: 'Hello' },
      },
    ]);
    expect(open.slack.deliveries).toMatchObject([{ name: 'message', attempt: 0, outcome: 'acknowledged' }]);
  });

  it('what cannot be stored is not acknowledged, comes again, and is stored once', async () => {
    open = await connect({ mode, ackTimeoutMs: 300 });
    open.store.away = true;
    await open.slack.user({ id: 'U1', name: 'Ana' }).say('Hello');
    await open.slack.until(() => open.attempts.length === 2);
    expect(open.stored).toEqual([]);
    open.store.away = false;
    await open.slack.until(() => open.slack.pending() === 0);
    expect(texts()).toEqual(['Hello']);
    expect(open.slack.deliveries[0]?.outcome).toBe(mode === 'http' ? 'http_error' : 'timeout');
    expect(open.slack.deliveries.at(-1)?.outcome).toBe('acknowledged');
    expect(new Set(open.attempts).size).toBe(1);
    expect(open.slack.lost).toEqual([]);
  });

  it('what is delivered twice has the same key, and both are acknowledged', async () => {
    open = await connect({ mode, duplicate: true });
    const ana = open.slack.user({ id: 'U1', name: 'Ana' });
    await ana.say('Hello');
    await ana.command('/duo', 'help');
    await open.slack.until(() => open.attempts.length === 4 && open.slack.pending() === 0);
    expect(texts().sort()).toEqual(['Hello', 'command']);
    expect(open.slack.deliveries.every(({ outcome }) => outcome === 'acknowledged')).toBe(true);
  });

  it('a button or a command that cannot be stored shows its owner an error', async () => {
    open = await connect({ mode, ackTimeoutMs: 300 });
    const ana = open.slack.user({ id: 'U1', name: 'Ana' });
    open.store.away = true;
    await ana.command('/duo', 'help');
    expect(ana.errors()).toHaveLength(1);
    open.store.away = false;
    await ana.command('/duo', 'help');
    expect(ana.errors()).toHaveLength(1);
    expect(texts()).toEqual(['command']);
  });
});
