// Every invariant of the simulation is seen to fail: a fault is planted into what happens, and only what it breaks is said.
import { describe, expect, it } from 'vitest';
import type { RowChange } from '../../src/app/ports.ts';
import type { Happened } from '../../src/simulation/happened.ts';
import { type Guard, type Invariant, invariants, openGuard } from '../../src/simulation/invariants.ts';

const NOON = '2026-11-24T12:00:00.000Z';
const NIGHT = '2026-11-24T22:30:00.000Z';
const days = (count: number, from = NOON) => new Date(Date.parse(from) + count * 86_400_000).toISOString();

const insert = (table: string, row: Record<string, unknown> & { id: string }) =>
  ({ op: 'insert', table, row }) as RowChange;
const update = (table: string, id: string, row: Record<string, unknown>) =>
  ({ op: 'update', table, id, row }) as RowChange;

const committed = (input: string, rows: RowChange[], at = NOON, person = 'ana'): Happened => ({
  kind: 'committed',
  at,
  commit: { input, person, rows },
});
/** Something is said to Ana because its time had come. */
const prompt = (occurrence: string, at = NOON, urgency = 'unasked', more: RowChange[] = []): Happened =>
  committed(`due:${occurrence}@${at}`, [insert('outbox', { id: `o/${at}`, kind: 'message', urgency }), ...more], at);
const week = (number: number, at = days(number * 7), more: RowChange[] = []): Happened =>
  prompt(`duo/ana/check-in/${number}`, at, 'unasked', more);
const sent = (seq: number, at = NOON, urgency = 'answer'): Happened => ({
  kind: 'sent',
  at,
  delivery: { id: `m${seq}`, addressId: 'ana-chat', personId: 'ana', kind: 'message', urgency, seq },
});

/** Ana and Ben, active, with three signatures. */
function begun(): Guard {
  const guard = openGuard();
  const person = (id: string, role: string) =>
    insert('person', { id, role, stage: 'onboarding', zone: 'Europe/Brussels' });
  const people = [person('ana', 'mentee'), person('ben', 'mentor')];
  const steps = ['pool', 'first-meeting', 'agreement', 'mentoring'];
  guard.see(committed('start', people));
  for (const stage of steps) guard.see(committed('step', [update('person', 'ana', { stage })]));
  guard.see(committed('new', [insert('duo', { id: 'duo', mentee_id: 'ana', mentor_id: 'ben', state: 'proposed' })]));
  guard.see(committed('both', [update('duo', 'duo', { state: 'agreement' })]));
  guard.see(committed('paper', [insert('agreement', { id: 'duo', edition: 1 })]));
  for (const who of ['ana', 'ben', 'sofie'])
    guard.see(committed('sign', [insert('signature', { id: who, duo_id: 'duo', person_id: who })]));
  guard.see(committed('active', [update('duo', 'duo', { state: 'active' })]));
  return guard;
}

const unsigned = update('agreement', 'duo', { edition: 2 });
const opened = insert('help_case', { id: 'case', person_id: 'ana', kind: 'silent', state: 'open' });

/** For each invariant: what happens in order, the last of it wrong. */
const faults: Record<Invariant, readonly Happened[]> = {
  'the state of a duo goes a legal way': [committed('x', [update('duo', 'duo', { state: 'proposed' })])],
  'the stage of a person goes a legal way': [committed('x', [update('person', 'ana', { stage: 'training' })])],
  'at most one prompt for each occurrence': [prompt('duo/ana/pulse/30'), prompt('duo/ana/pulse/30', days(2))],
  'nothing in quiet hours but answers and safety': [sent(1, NIGHT, 'safety'), sent(2, NIGHT), sent(3, NIGHT, 'booked')],
  'nothing to somebody who has left': [
    committed('leave', [update('person', 'ana', { stage: 'left' })]),
    prompt('duo/ana/meeting-reminder', NOON, 'booked'),
  ],
  'nothing unasked during a break or a pause': [
    committed('pause', [update('duo', 'duo', { paused_until: days(20) })]),
    week(1),
  ],
  'nothing to an address that cannot be reached': [
    { kind: 'reached', at: NOON, addressId: 'ana-chat', state: 'unreachable' },
    sent(1),
  ],
  'signed by all three before the first weekly question': [committed('change', [unsigned]), week(1)],
  'to each address in order': [sent(2), sent(1)],
  'never two weeks at once': [week(1), week(2, days(7.5))],
  'a case after two silent weeks': [week(1), week(2), week(3), week(4)],
  'one open duo for each mentee': [
    committed('second', [insert('duo', { id: 'other', mentee_id: 'ana', mentor_id: 'jan', state: 'proposed' })]),
  ],
  'at most one unasked message a day': [prompt('duo/ana/pulse/30'), prompt('duo/ana/heavy/1')],
  'at most three unasked messages a week': [0, 1, 2, 3].map((day) => prompt(`duo/ana/offer/${day}`, days(day))),
  'no turn fails': [{ kind: 'failed', at: NOON, words: 'a turn failed' }],
};

describe('a planted fault', () => {
  for (const [name, events] of Object.entries(faults) as [Invariant, readonly Happened[]][]) {
    it(`is found: ${name}`, () => {
      const guard = begun();
      expect([...guard.counts]).toEqual([]);
      for (const event of events.slice(0, -1)) guard.see(event);
      expect(guard.first).toEqual([]);
      guard.see(events.at(-1) as Happened);
      expect([...guard.counts.keys()]).toContain(name);
    });
  }

  it('is planted for each of them', () => {
    expect(Object.keys(faults)).toEqual(Object.keys(invariants));
  });
});

describe('what is allowed', () => {
  it('is not found: a case for who is silent, a week after another, a prompt and an answer in the night', () => {
    const guard = begun();
    for (const event of [week(1), week(2), week(3, days(21), [opened]), week(4), week(5)]) guard.see(event);
    guard.see(
      committed('simulation:ana/1', [insert('outbox', { id: 'a', kind: 'message', urgency: 'answer' })], NIGHT),
    );
    guard.see(committed('simulation:ana/2', [insert('duo_answer', { id: 'd', person_id: 'ana' })], NIGHT));
    for (const number of [6, 7, 8]) guard.see(week(number));
    expect(guard.first).toEqual([]);
    expect(guard.prompts()).toBe(8);
  });
});
