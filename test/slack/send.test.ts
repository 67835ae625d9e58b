// What became of a delivery: every answer of the Web API, and every way in which it can fail, through the real client.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/app/ports.ts';
import { type Connected, connect, deliveryTo } from './connected.ts';
import { card, home } from './views.ts';

let open: Connected;
beforeAll(async () => {
  open = await connect();
});
afterAll(() => open.close());

let people = 0;
const somebody = () => {
  people += 1;
  return open.slack.user({ id: `U${1000 + people}`, name: 'Ana' });
};
const question = { text: 'Does it fit?', buttons: [[{ label: 'Yes', option: 'yes' }]] };
const send = (delivery: Delivery) => open.channel.send(delivery);
/** A delivery that changes what another one sent. */
const edit = (kind: 'settle' | 'amend', first: Delivery, externalId: string, body: Delivery['body']): Delivery => ({
  ...first,
  kind,
  body,
  target: { externalId, state: 'sent', body: first.body },
});
async function sent(delivery: Delivery): Promise<string> {
  const result = await send(delivery);
  if (result.kind !== 'sent' || result.externalId === null) throw new Error(result.kind);
  return result.externalId;
}

describe('a message', () => {
  it('arrives in the private chat, and nothing of it is on the lock screen', async () => {
    const ana = somebody();
    const secret = 'Ana <!channel> *wants* <https://evil.example|this> :smile:';
    expect(await send(deliveryTo(ana.id, { body: { ...question, text: secret } }))).toEqual({
      kind: 'sent',
      externalId: expect.stringMatching(new RegExp(`^${ana.dm}/\\d+\\.\\d{6}$`)),
    });
    const shown = await ana.next(/evil/);
    expect(shown).toMatchObject({ text: secret, fallback: 'New message from DUO for a JOB' });
    expect(shown.buttons.flat().map(({ label }) => label)).toEqual(['Yes']);
  });

  it('goes where the member wrote, and finds the chat anew when that one is gone', async () => {
    const ana = somebody();
    await ana.say('Hello');
    await open.slack.until(() => open.slack.pending() === 0);
    const places = () =>
      open.slack.requests.filter(({ method }) => method === 'chat.postMessage').map(({ args }) => args.channel);
    expect(await send(deliveryTo(ana.id, { body: question }))).toMatchObject({ kind: 'sent' });
    expect(places().at(-1)).toBe(ana.dm);
    open.slack.fault({ kind: 'error', error: 'channel_not_found', method: 'chat.postMessage', times: 1 });
    expect(await send(deliveryTo(ana.id, { body: question }))).toMatchObject({ kind: 'sent' });
    expect(places().slice(-2)).toEqual([ana.dm, ana.id]);
    expect(ana.chat().filter(({ from }) => from === 'bot')).toHaveLength(2);
  });

  it('with a view is a card in the language of the view', async () => {
    const ana = somebody();
    const view = card({ language: 'nl' });
    await send(deliveryTo(ana.id, { ask: 3, body: { text: 'in plain words', buttons: [], view } }));
    expect(await ana.next(/Centre: Ghent/)).toMatchObject({ fallback: 'Nieuw bericht van DUO for a JOB' });
  });

  it.each([
    [
      { kind: 'status', status: 429, retryAfter: 7 },
      { kind: 'later', afterMs: 7_000, reason: 'ratelimited' },
    ],
    [
      { kind: 'error', error: 'ratelimited' },
      { kind: 'later', afterMs: 30_000, reason: 'ratelimited' },
    ],
    [
      { kind: 'error', error: 'invalid_auth' },
      { kind: 'refused', reason: 'invalid_auth' },
    ],
    [
      { kind: 'error', error: 'missing_scope' },
      { kind: 'refused', reason: 'missing_scope' },
    ],
    [
      { kind: 'error', error: 'account_inactive' },
      { kind: 'refused', reason: 'account_inactive' },
    ],
    [
      { kind: 'error', error: 'messages_tab_disabled' },
      { kind: 'refused', reason: 'messages_tab_disabled' },
    ],
    [
      { kind: 'error', error: 'cannot_dm_bot' },
      { kind: 'unreachable', reason: 'cannot_dm_bot' },
    ],
    [
      { kind: 'error', error: 'is_archived' },
      { kind: 'unreachable', reason: 'is_archived' },
    ],
    [
      { kind: 'error', error: 'invalid_blocks' },
      { kind: 'never', reason: 'invalid_blocks' },
    ],
    [
      { kind: 'error', error: 'internal_error' },
      { kind: 'unknown', reason: 'internal_error' },
    ],
    [
      { kind: 'status', status: 503 },
      { kind: 'unknown', reason: '503' },
    ],
    [
      { kind: 'html', status: 200 },
      { kind: 'unknown', reason: 'no answer of the API' },
    ],
    [
      { kind: 'html', status: 502 },
      { kind: 'unknown', reason: '502' },
    ],
  ] as const)('after which Slack answers %o is %o', async (fault, result) => {
    open.slack.fault({ method: 'chat.postMessage', ...fault });
    expect(await send(deliveryTo(somebody().id, {}))).toEqual(result);
  });

  it.each(['reset-before', 'reset-after'] as const)('whose connection broke (%s) is in doubt', async (kind) => {
    open.slack.fault({ method: 'chat.postMessage', kind });
    expect((await send(deliveryTo(somebody().id, {}))).kind).toBe('unknown');
  });

  it('is tried once, whatever happens', async () => {
    const ana = somebody();
    const fault = open.slack.fault({ method: 'chat.postMessage', kind: 'status', status: 500, times: 9 });
    await send(deliveryTo(ana.id, {}));
    fault.release();
    expect(fault.hits()).toBe(1);
  });

  it('to somebody whose account is gone, or was never there, finds them unreachable', async () => {
    const ana = somebody();
    ana.deactivate();
    expect(await send(deliveryTo(ana.id, {}))).toEqual({ kind: 'unreachable', reason: 'user_disabled' });
    expect(await send(deliveryTo('U9999', {}))).toEqual({ kind: 'unreachable', reason: 'channel_not_found' });
  });

  it('that never left this computer is safe to send again', async () => {
    const ana = somebody();
    await open.slack.down();
    try {
      // The first one may still find the connection of the one before, and notices only while it writes.
      await send(deliveryTo(ana.id, {}));
      expect(await send(deliveryTo(ana.id, {}))).toEqual({ kind: 'again', reason: 'ECONNREFUSED' });
    } finally {
      await open.slack.up();
    }
  });
});

const bytes = new TextEncoder().encode('%PDF-1.7 agreement');
const agreement = { name: 'agreement.pdf', mediaType: 'application/pdf', bytes };

describe('a document', () => {
  const body = { text: 'Ana <!channel> *signed* <https://evil.example|this>', buttons: [] };

  it('is a file of its name and bytes in the private chat, with the text above it, as it was written', async () => {
    const ana = somebody();
    expect(await open.channel.send(deliveryTo(ana.id, { ask: null, body }), agreement)).toEqual({
      kind: 'sent',
      externalId: null,
    });
    const shown = ana.chat().at(-1);
    expect(shown).toMatchObject({ text: body.text, file: { name: 'agreement.pdf' } });
    expect(Buffer.from(shown?.file?.bytes ?? [])).toEqual(Buffer.from(bytes));
  });

  it('goes where the member wrote, and finds the chat anew when that one is gone', async () => {
    const ana = somebody();
    await ana.say('Hello');
    await open.slack.until(() => open.slack.pending() === 0);
    const opened = () => open.slack.requests.filter(({ method }) => method === 'conversations.open').length;
    const before = opened();
    expect(await open.channel.send(deliveryTo(ana.id, { body }), agreement)).toMatchObject({ kind: 'sent' });
    expect(opened()).toBe(before);
    open.slack.fault({ kind: 'error', error: 'channel_not_found', method: 'files.completeUploadExternal' });
    expect(await open.channel.send(deliveryTo(ana.id, { body }), agreement)).toMatchObject({ kind: 'sent' });
    expect(opened()).toBe(before + 1);
    expect(ana.chat().filter(({ file }) => file)).toHaveLength(2);
  });

  it.each([
    [
      'files.getUploadURLExternal',
      { kind: 'error', error: 'missing_scope' },
      { kind: 'refused', reason: 'missing_scope' },
    ],
    ['upload', { kind: 'status', status: 500 }, { kind: 'unknown', reason: '500' }],
    [
      'upload',
      { kind: 'status', status: 429, retryAfter: 3 },
      { kind: 'later', afterMs: 3_000, reason: 'ratelimited' },
    ],
    [
      'files.completeUploadExternal',
      { kind: 'error', error: 'internal_error' },
      { kind: 'unknown', reason: 'internal_error' },
    ],
    ['files.completeUploadExternal', { kind: 'reset-after' }, { kind: 'unknown', reason: expect.any(String) }],
  ] as const)('whose step %s fails (%o) is %o', async (method, fault, result) => {
    open.slack.fault({ method, ...fault });
    expect(await open.channel.send(deliveryTo(somebody().id, { body }), agreement)).toEqual(result);
  });

  it('to somebody whose account is gone finds them unreachable', async () => {
    const ana = somebody();
    ana.deactivate();
    expect(await open.channel.send(deliveryTo(ana.id, { body }), agreement)).toEqual({
      kind: 'unreachable',
      reason: 'user_disabled',
    });
  });
});

describe('a question that was answered', () => {
  it('loses its buttons and keeps what was chosen, however often it is said', async () => {
    const ana = somebody();
    const first = deliveryTo(ana.id, { body: question });
    const id = await sent(first);
    for (let times = 0; times < 2; times++) {
      expect(await send(edit('settle', first, id, { text: '', buttons: [], chosen: ['Yes'] }))).toEqual({
        kind: 'sent',
        externalId: null,
      });
    }
    expect(ana.chat().at(-1)).toMatchObject({ text: expect.stringMatching(/^Does it fit\?\s*➜ Yes$/), buttons: [] });
  });

  it('may be gone', async () => {
    const first = deliveryTo(somebody().id, { body: question });
    const id = (await sent(first)).replace(/\d{6}$/, '999999');
    const settled = edit('settle', first, id, { text: '', buttons: [], chosen: ['Yes'] });
    expect(await send(settled)).toEqual({ kind: 'sent', externalId: null });
  });
});

describe('a message that changes', () => {
  it('keeps its text and gets its new buttons', async () => {
    const ana = somebody();
    const first = deliveryTo(ana.id, { body: question });
    const buttons = [[{ label: '✓ Yes', option: 'yes', picked: true }], [{ label: 'Done', option: 'done' }]];
    await send(edit('amend', first, await sent(first), { text: '', buttons }));
    const shown = ana.chat().at(-1);
    expect(shown?.text).toContain('Does it fit?');
    expect(shown?.buttons.flat().map(({ label }) => label)).toEqual(['✓ Yes', 'Done']);
  });

  it('may be a card that becomes another', async () => {
    const ana = somebody();
    const first = deliveryTo(ana.id, { body: { text: '', buttons: [], view: card() } });
    const view = card({ notice: 'Els takes it.', actions: [] });
    await send(edit('amend', first, await sent(first), { text: '', buttons: [], view }));
    expect(ana.chat().at(-1)).toMatchObject({ text: expect.stringContaining('Els takes it.'), buttons: [] });
  });
});

describe('the home page', () => {
  it('is there, and is replaced', async () => {
    const ana = somebody();
    const page = (title: string) =>
      deliveryTo(ana.id, { kind: 'home', ask: null, body: { text: '', buttons: [], view: home({ title }) } });
    expect(await send(page('Ghent'))).toEqual({ kind: 'sent', externalId: null });
    expect(ana.home()?.text).toContain('Ghent');
    await send(page('Brussels'));
    expect(ana.home()?.text).toContain('Brussels');
  });
});

it('broke no limit of the API, and nothing of ours came back to us', () => {
  expect(open.slack.violations).toEqual([]);
  // Only what a member wrote to us in two of the tests above.
  const heard = open.stored.filter(({ onlyKnown }) => !onlyKnown);
  expect(heard.map(({ what }) => what)).toEqual([1, 2].map(() => ({ kind: 'text', text: 'Hello' })));
});
