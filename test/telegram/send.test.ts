// What became of a message: every answer of the Bot API, and every way in which it can fail, through the real grammY client.
import { Api } from 'grammy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/app/ports.ts';
import { sendTelegram } from '../../src/channels/telegram/send.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram/index.ts';

const catalogue = openCatalogue();

let telegram: TelegramStandIn;
let api: Api;
beforeAll(async () => {
  telegram = await startTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.url });
});
afterAll(() => telegram.stop());

let people = 0;
/** Somebody who has opened the chat, and a message to them. */
async function message(text = 'Hello'): Promise<{ delivery: Delivery; id: number }> {
  people += 1;
  const id = 1000 + people;
  await telegram.user({ id, firstName: 'Ana' }).start();
  return { id, delivery: deliveryTo(id, text) };
}

function deliveryTo(id: number, text: string): Delivery {
  return {
    id: `m${id}`,
    seq: 1,
    personId: 'p',
    addressId: 'a',
    channel: 'telegram',
    address: String(id),
    addressState: 'active',
    kind: 'message',
    cause: 'test',
    urgency: 'answer',
    ask: 1,
    body: { text, buttons: [[{ label: 'Yes', option: 'yes' }]] },
    attempts: 0,
    createdAt: '2026-11-22T09:00:00.000Z',
    target: null,
  };
}

const settle = (delivery: Delivery, externalId: string, chosen: string[]): Delivery => ({
  ...delivery,
  kind: 'settle',
  body: { text: '', buttons: [], chosen },
  target: { externalId, state: 'sent', body: delivery.body },
});

const ics = new TextEncoder().encode('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
const invitation = { name: 'meeting.ics', mediaType: 'text/calendar; charset=utf-8; method=PUBLISH', bytes: ics };

describe('a document', () => {
  it('is a file of its name and bytes, with the text as its caption, as it was written', async () => {
    const { delivery, id } = await message('Your <b>meeting</b>, *Ana*');
    const sent = await sendTelegram(api, { ...delivery, ask: null }, catalogue, invitation);
    const shown = telegram.user({ id, firstName: 'Ana' }).chat().at(-1);
    expect(sent).toEqual({ kind: 'sent', externalId: String(shown?.id) });
    expect(shown?.text).toBe('Your <b>meeting</b>, *Ana*');
    expect(shown?.document?.filename).toBe('meeting.ics');
    expect(Buffer.from(shown?.document?.bytes ?? [])).toEqual(Buffer.from(ics));
    expect(telegram.requests.at(-1)?.payload).not.toHaveProperty('parse_mode');
  });

  it.each([
    [
      { kind: 'status', status: 429, retryAfter: 7 },
      { kind: 'later', afterMs: 7_000, reason: '429' },
    ],
    [
      { kind: 'status', status: 502 },
      { kind: 'unknown', reason: '502' },
    ],
    [
      { kind: 'status', status: 400 },
      { kind: 'never', reason: expect.stringMatching(/^400/) },
    ],
  ] as const)('after which Telegram answers %o is %o', async (fault, result) => {
    const { delivery } = await message();
    telegram.fault({ method: 'sendDocument', ...fault });
    expect(await sendTelegram(api, delivery, catalogue, invitation)).toEqual(result);
  });
});

describe('a message', () => {
  it('arrives, with its buttons', async () => {
    const { delivery } = await message();
    expect(await sendTelegram(api, delivery, catalogue)).toMatchObject({
      kind: 'sent',
      externalId: expect.stringMatching(/^\d+$/),
    });
  });

  it('of somebody who wrote markup arrives as it was written', async () => {
    const { delivery } = await message('<b>*bold*</b> [x](http://y) _z_ {{name}}');
    await sendTelegram(api, delivery, catalogue);
    expect(telegram.requests.at(-1)?.payload).toMatchObject({ text: '<b>*bold*</b> [x](http://y) _z_ {{name}}' });
    expect(telegram.requests.at(-1)?.payload).not.toHaveProperty('parse_mode');
  });

  it('to somebody who blocked us, or whose account is gone, finds them unreachable', async () => {
    const { delivery, id } = await message();
    await telegram.user({ id, firstName: 'Ana' }).block();
    expect(await sendTelegram(api, delivery, catalogue)).toEqual({
      kind: 'unreachable',
      reason: 'bot was blocked by the user',
    });
    expect(await sendTelegram(api, deliveryTo(999_999, 'Hello'), catalogue)).toEqual({
      kind: 'unreachable',
      reason: 'chat not found',
    });
  });

  it('that comes too soon is asked to wait as long as Telegram says', async () => {
    const { delivery } = await message();
    telegram.fault({ method: 'sendMessage', kind: 'status', status: 429, retryAfter: 7 });
    expect(await sendTelegram(api, delivery, catalogue)).toEqual({ kind: 'later', afterMs: 7_000, reason: '429' });
  });

  it('that Telegram can never take is dead', async () => {
    const { delivery } = await message('x'.repeat(5_000));
    expect(await sendTelegram(api, delivery, catalogue)).toMatchObject({ kind: 'never' });
    telegram.violations.length = 0;
  });

  it.each([500, 502])('after which Telegram answers %i is in doubt', async (status) => {
    const { delivery } = await message();
    telegram.fault({ method: 'sendMessage', kind: 'status', status, body: '<html>Bad Gateway</html>' });
    expect((await sendTelegram(api, delivery, catalogue)).kind).toBe('unknown');
  });

  it('whose connection broke, before or after it was taken, is in doubt', async () => {
    const { delivery } = await message();
    telegram.fault({ method: 'sendMessage', kind: 'reset-before' });
    expect((await sendTelegram(api, delivery, catalogue)).kind).toBe('unknown');
    telegram.fault({ method: 'sendMessage', kind: 'reset-after' });
    expect((await sendTelegram(api, delivery, catalogue)).kind).toBe('unknown');
  });

  it('that never left this computer is safe to send again', async () => {
    const { delivery } = await message();
    await telegram.down();
    try {
      expect(await sendTelegram(api, delivery, catalogue)).toEqual({ kind: 'again', reason: 'ECONNREFUSED' });
    } finally {
      await telegram.up();
    }
  });

  it('with a token that is no longer good is refused, and the reason holds no token', async () => {
    const { delivery } = await message();
    const result = await sendTelegram(new Api('42:revoked', { apiRoot: telegram.url }), delivery, catalogue);
    expect(result).toEqual({ kind: 'refused', reason: '401' });
  });
});

describe('a question that was answered', () => {
  it('loses its buttons and keeps what was chosen', async () => {
    const { delivery, id } = await message('Does it fit?');
    const sent = await sendTelegram(api, delivery, catalogue);
    const externalId = sent.kind === 'sent' ? (sent.externalId ?? '') : '';
    expect(await sendTelegram(api, settle(delivery, externalId, ['Yes']), catalogue)).toMatchObject({ kind: 'sent' });
    expect(telegram.user({ id, firstName: 'Ana' }).chat().at(-1)).toMatchObject({
      text: 'Does it fit?\n\n➜ Yes',
      buttons: [],
    });
  });

  it('may be settled twice, or after somebody deleted it', async () => {
    const { delivery } = await message('Does it fit?');
    const sent = await sendTelegram(api, delivery, catalogue);
    const externalId = sent.kind === 'sent' ? (sent.externalId ?? '') : '';
    await sendTelegram(api, settle(delivery, externalId, ['Yes']), catalogue);
    expect(await sendTelegram(api, settle(delivery, externalId, ['Yes']), catalogue)).toMatchObject({ kind: 'sent' });
    expect(await sendTelegram(api, settle(delivery, '123456', ['Yes']), catalogue)).toMatchObject({ kind: 'sent' });
  });
});
