// When a channel, the store or our own code fails: nothing is lost, nobody else waits, and the person hears one kind sentence.
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/app/ports.ts';
import { openService } from '../../src/app/service.ts';
import type { Channel, SendResult } from '../../src/channels/channel.ts';
import { type Catalogue, openCatalogue } from '../../src/speech/catalogue.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { rememberingLog } from '../support/log.ts';

/** A service over the store in memory, whose channel answers as the test says, and whose clock stands. */
function scene(answer: (delivery: Delivery) => SendResult, catalogue: Catalogue = openCatalogue()) {
  const store = memoryStore();
  const log = rememberingLog();
  const sent: Delivery[] = [];
  let now = '2026-11-22T09:00:00.000Z';
  const channel: Channel = {
    name: 'story',
    pace: { address: null, overall: null },
    send: async (delivery) => {
      sent.push(delivery);
      return answer(delivery);
    },
    health: () => ({ ready: true, detail: '' }),
    start: async () => {},
    stop: async () => {},
  };
  const service = openService({
    store,
    clock: { now: () => now },
    log,
    catalogue,
    channels: new Map([['story', channel]]),
    steady: () => Date.parse(now),
    chance: { token: () => 'token' },
    web: () => 'https://duo.example',
  });
  let count = 0;
  return {
    store,
    log,
    sent,
    later: async (ms: number) => {
      now = new Date(Date.parse(now) + ms).toISOString();
      await service.settle();
    },
    say: async (who: string, text: string) => {
      count += 1;
      await service.receive({
        channel: 'story',
        address: who,
        key: String(count),
        at: now,
        what: { kind: 'text', text },
        language: 'en',
      });
      await service.settle();
    },
  };
}

describe('a channel that fails', () => {
  it('is asked again for what did not get through, in order, and the next message waits', async () => {
    let up = false;
    const { say, later, sent } = scene(() =>
      up ? { kind: 'sent', externalId: '1' } : { kind: 'again', reason: 'ECONNREFUSED' },
    );
    await say('ana', 'hello');
    await say('ana', 'english');
    expect(sent).toHaveLength(1);
    up = true;
    await later(5_000);
    const texts = sent
      .slice(1)
      .filter((one) => one.kind === 'message')
      .map((one) => one.body.text);
    expect(texts[0]).toMatch(/Which language/);
    expect(texts[1]).toMatch(/I am the assistant/);
  });

  it('that asks for patience is left alone for that long, and no attempt is counted', async () => {
    let patience = true;
    const { say, later, sent } = scene(() =>
      patience ? { kind: 'later', afterMs: 7_000, reason: '429' } : { kind: 'sent', externalId: '1' },
    );
    await say('ana', 'hello');
    await later(6_999);
    expect(sent).toHaveLength(1);
    patience = false;
    await later(1);
    expect(sent.at(-1)?.attempts).toBe(0);
    expect(sent).toHaveLength(2);
  });

  it('that refuses one message for good does not block the next', async () => {
    const { say, sent } = scene((one) =>
      /Which language/.test(one.body.text) ? { kind: 'never', reason: '400' } : { kind: 'sent', externalId: '1' },
    );
    await say('ana', 'hello');
    await say('ana', 'english');
    expect(sent.filter((one) => one.kind === 'message').map((one) => one.body.text.slice(0, 15))).toEqual([
      'Hello! Which la',
      'I am the assist',
      'Do you agree th',
    ]);
  });

  it('whose person is gone marks the address, and nothing more is sent there until they write', async () => {
    let gone = true;
    const { say, sent, store } = scene(() =>
      gone ? { kind: 'unreachable', reason: 'blocked' } : { kind: 'sent', externalId: '1' },
    );
    await say('ana', 'hello');
    expect((await store.admin.person('story', 'ana'))?.channels[0]?.state).toBe('unreachable');
    gone = false;
    await say('ana', 'english');
    expect((await store.admin.person('story', 'ana'))?.channels[0]?.state).toBe('active');
    expect(sent.at(-1)?.body.text).toMatch(/Do you agree/);
  });

  it('gives up after a day', async () => {
    const { say, later, sent, log } = scene(() => ({ kind: 'again', reason: 'ECONNREFUSED' }));
    await say('ana', 'hello');
    for (let hour = 0; hour < 30; hour++) await later(3_600_000);
    const tries = sent.length;
    await later(48 * 3_600_000);
    expect(sent).toHaveLength(tries);
    expect(log.lines.join('\n')).toMatch(/given up after a day/);
  });
});

describe('a turn that fails', () => {
  const good = openCatalogue();
  const broken: Catalogue = {
    ...good,
    text: (language, flow, key, params) => {
      if (flow === 'onboarding' && key === 'role') throw new Error('a text with a secret in its message');
      return good.text(language, flow, key, params);
    },
  };

  it('is tried again, then parked; the person hears one kind sentence, and others notice nothing', async () => {
    const { say, later, sent, store, log } = scene(() => ({ kind: 'sent', externalId: '1' }), broken);
    await say('ana', 'hello');
    await say('ana', 'english');
    await say('ana', 'yes');
    await say('ben', 'hello');
    expect(sent.at(-1)).toMatchObject({ address: 'ben' });
    for (const wait of [1_000, 5_000, 30_000, 120_000]) await later(wait);
    expect(sent.at(-1)?.body.text).toMatch(/something went wrong on our side/);
    expect(await store.admin.parked()).toEqual(['story:3']);
    await say('ana', 'menu');
    expect(sent.at(-1)?.body.text).toMatch(/What can I do for you/);
    expect(log.lines.join('\n')).not.toMatch(/secret/);
  });

  it('keeps nothing of what it would have done', async () => {
    const { say, store } = scene(() => ({ kind: 'sent', externalId: '1' }), broken);
    await say('ana', 'hello');
    await say('ana', 'english');
    await say('ana', 'yes');
    expect(await store.admin.person('story', 'ana')).toMatchObject({ consent: null, answers: {} });
  });
});
