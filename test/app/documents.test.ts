// A document that a turn hands out: composed with the turn, made when it is sent, the same bytes at each attempt.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/app/ports.ts';
import { openService } from '../../src/app/service.ts';
import type { Channel, SendResult, SentDocument } from '../../src/channels/channel.ts';
import { print } from '../../src/cli/print.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { documentCatalogue, meeting, takeDocumentTurn } from '../support/document-talk.ts';
import { rememberingLog } from '../support/log.ts';

/** Ana in the talk that hands out documents, over a channel that answers as the test says. */
function scene(answer: () => SendResult = () => ({ kind: 'sent', externalId: '1' })) {
  const store = memoryStore();
  const log = rememberingLog();
  const sent: { delivery: Delivery; document: SentDocument | undefined }[] = [];
  let now = '2026-11-22T09:00:00.000Z';
  const channel: Channel = {
    name: 'story',
    pace: { address: null, overall: null },
    send: async (delivery, document) => {
      sent.push({ delivery, document });
      return answer();
    },
    health: () => ({ ready: true, detail: '' }),
    start: async () => {},
    stop: async () => {},
  };
  const service = openService({
    ...{ store, clock: { now: () => now }, log, catalogue: documentCatalogue },
    channels: new Map([['story', channel]]),
    steady: () => Date.parse(now),
    turn: takeDocumentTurn,
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
    say: async (text: string, who = 'ana') => {
      count += 1;
      const what = { kind: 'text', text } as const;
      await service.receive({ channel: 'story', address: who, key: String(count), at: now, what, language: 'en' });
      await service.settle();
    },
  };
}
const written = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('a document', () => {
  it('goes out with its text, and has the name and type of what it is', async () => {
    const { say, sent } = scene();
    await say('meeting');
    const [one, ...more] = sent;
    expect(more).toEqual([]);
    expect(one?.delivery).toMatchObject({
      kind: 'message',
      urgency: 'booked',
      body: { text: 'Here is your file.', document: { title: 'First meeting: Ana and Ömer' } },
    });
    expect(one?.document).toMatchObject({
      name: 'meeting.ics',
      mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
    });
    expect(written(one?.document?.bytes)).toContain('SUMMARY:First meeting: Ana and Ömer');
  });

  it('is a line with its name in a transcript', async () => {
    const { say, sent } = scene();
    await say('meeting');
    expect(sent.flatMap(({ delivery }) => print({ who: 'ana', delivery }, true))).toEqual([
      'bot: Here is your file.',
      '     [file: meeting.ics]',
    ]);
  });

  it('has the end of a long text beside it, and the rest in front', async () => {
    const { say, sent } = scene();
    await say('long');
    expect(sent.map(({ document }) => document?.name)).toEqual([undefined, 'meeting.ics']);
    expect(sent.at(-1)?.delivery.body.text.length).toBeLessThanOrEqual(1000);
    expect(sent.map(({ delivery }) => delivery.body.text).join(' ')).toContain('Here is your file.');
  });

  it('is the same to the last byte when it has to be sent again, a minute later', async () => {
    const answers: SendResult[] = [{ kind: 'unknown', reason: '500' }];
    const { say, sent, later } = scene(() => answers.pop() ?? { kind: 'sent', externalId: '1' });
    await say('meeting');
    await later(60_000);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.document).toEqual(sent[0]?.document);
  });

  it('that is an agreement is made once: both of a duo get the same bytes, and so does a second delivery', async () => {
    const { say, sent, store, later } = scene();
    await say('agreement');
    await later(3_600_000);
    await say('agreement', 'ben');
    await say('agreement');
    const [first, ...others] = sent.map(({ document }) => document);
    expect(first).toMatchObject({ name: 'agreement.pdf', mediaType: 'application/pdf' });
    expect(written(first?.bytes).slice(0, 5)).toBe('%PDF-');
    expect(others).toEqual([first, first]);
    const hash = createHash('sha256')
      .update(first?.bytes ?? '')
      .digest('hex');
    expect(await store.documentByHash(hash)).toMatchObject({ duoId: 'duo-1', version: '2026-1', language: 'en' });
  });

  it('that cannot be made is tried a few times, and then holds up nobody', async () => {
    const { say, sent, log, store, later } = scene();
    store.keptDocument = async () => {
      throw new Error('no');
    };
    await say('agreement');
    await say('meeting');
    expect(sent).toEqual([]);
    for (const ms of [5_000, 30_000, 120_000]) await later(ms);
    expect(sent.map(({ document }) => document?.name)).toEqual(['meeting.ics']);
    expect(log.lines.filter((line) => /could not be made/.test(JSON.stringify(line)))).toHaveLength(4);
  });

  it('waits in the outbox as words, not as bytes', async () => {
    const { say, sent } = scene();
    await say('meeting');
    expect(sent[0]?.delivery.body.document).toEqual({
      ...{ ...meeting, title: 'First meeting: Ana and Ömer', name: 'meeting.ics' },
      notes: 'Please bring your CV; we begin on time, at 18:00.',
    });
  });
});
