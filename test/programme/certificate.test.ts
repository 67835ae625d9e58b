// The certificate of a duo that is over: counted from what both said, and the same file for whoever brings it back.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { handOut } from '../../src/app/hand-out.ts';
import { verifyAgreement } from '../../src/app/verify-agreement.ts';
import { certificateOf, heldIn } from '../../src/programme/certificate/paper.ts';
import type { PastDuo } from '../../src/programme/facts.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { factsFor } from '../support/facts.ts';

/** Six weeks. Together: week 1 by both (100 and 140 minutes: 120), week 2 by Ana alone (60); not: 3 contradicts, 4 both say no, 5 "not yet" for good, 6 nobody. */
const past: PastDuo = {
  ...{ id: 'duo', state: 'closed', centreId: 'ghent', coordinatorId: 'sofie', reason: null, agreement: null },
  ...{ startedAt: '2026-10-05T08:00:00.000Z', endsAt: '2026-11-16T09:00:00.000Z', endedAt: '2026-11-18T09:00:00.000Z' },
  partner: { id: 'q', firstName: 'Ben', role: 'mentor', zone: 'Europe/Brussels' },
  mine: {
    ...{ 'check-in/1.met': 'yes', 'check-in/1.minutes': 100, 'check-in/2.met': 'other', 'check-in/2.minutes': 60 },
    ...{ 'check-in/3.met': 'yes', 'check-in/3.minutes': 120, 'check-in/4.met': 'no', 'check-in/5.met': 'not-yet' },
  },
  theirs: {
    ...{ 'check-in/1.met': 'yes', 'check-in/1.minutes': 140, 'check-in/3.met': 'no', 'check-in/4.met': 'no' },
  },
};
const ana = { ...factsFor().person, id: 'p', firstName: 'Ana', role: 'mentee' } as const;

it('counts the meetings that both say were held, and those of which only one says anything; a contradiction is none', () => {
  expect(heldIn(past, 'mentee', 'Europe/Brussels')).toEqual({ meetings: 2, minutes: 180 });
  expect(heldIn({ ...past, mine: past.theirs, theirs: past.mine }, 'mentor', 'Europe/Brussels')).toEqual({
    meetings: 2,
    minutes: 180,
  });
});

it('there is none while a duo goes on, for one that never began, and for nobody', () => {
  for (const change of [{ state: 'evaluation' }, { startedAt: null }, { state: 'declined' }] as const)
    expect(certificateOf(factsFor({ person: ana, past: { ...past, ...change } }))).toBeNull();
  expect(certificateOf(factsFor({ person: ana, past: null }))).toBeNull();
});

it('carries what was held, until the last day of the duo; after an early end until that day', () => {
  const spec = (change: Partial<PastDuo> = {}) =>
    certificateOf(factsFor({ person: ana, past: { ...past, ...change } }));
  expect(spec()?.rows.map(([, value]) => value)).toMatchObject([
    { params: { start: '$date:2026-10-05', end: '$date:2026-11-16' } },
    '2',
    '3',
    'Ghent',
  ]);
  expect(spec({ state: 'ended', endedAt: '2026-11-01T09:00:00.000Z' })?.rows[0]?.[1]).toMatchObject({
    params: { end: '$date:2026-11-01' },
  });
});

it('is the same file whenever it is asked for, and known by its hash', async () => {
  const store = memoryStore();
  const at = '2026-11-18T10:00:00.000Z';
  const arrival = { channel: 'story', address: 'ana', key: '1', at, language: 'en' };
  const { personId } = await store.receive({ ...arrival, what: { kind: 'text', text: 'hello' } });
  const give = handOut(store, openCatalogue());
  const words = { title: 'Certificate', about: 'took part', source: 'Both said so.', sign: ['Name'] };
  const rows = [['Meetings', '2']] as const;
  const document = { ...certificateOf(factsFor({ person: ana, past })), ...words, rows, name: 'certificate.pdf' };
  const ask = (createdAt: string) => give({ document: document as never, personId, createdAt });
  const first = await ask(at);
  const again = await ask('2027-02-01T10:00:00.000Z');
  expect(Buffer.compare(first.bytes, again.bytes)).toBe(0);
  const hash = createHash('sha256').update(again.bytes).digest('hex');
  expect((await verifyAgreement(hash, store)).words).toEqual([
    'This is the certificate of duo duo: version certificate-1, in en, of 2026-11-18',
  ]);
  expect((await verifyAgreement('0'.repeat(64), store)).exit).toBe(1);
});
