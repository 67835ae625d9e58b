// An arrival is confirmed only when it is stored, and not later than two seconds.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Arrival, Store } from '../../src/app/ports.ts';
import { openService } from '../../src/app/service.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { silentLog } from '../support/log.ts';

const arrival: Arrival = {
  channel: 'story',
  address: 'ana',
  key: '1',
  at: '2026-11-22T09:00:00.000Z',
  what: { kind: 'text', text: 'hello' },
  language: 'en',
};

function service(store: Store) {
  const clock = { now: () => '2026-11-22T09:00:00.000Z' };
  return openService({
    store,
    clock,
    log: silentLog(),
    catalogue: openCatalogue(),
    channels: new Map(),
    steady: () => 0,
    chance: { token: () => 'token' },
    web: () => 'https://duo.example',
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('what is not stored after two seconds is refused, so that the channel delivers it again', async () => {
  const refused = expect(
    service({ ...memoryStore(), receive: () => new Promise(() => {}) }).receive(arrival),
  ).rejects.toThrow('not in time');
  await vi.advanceTimersByTimeAsync(2_000);
  await refused;
});

it('what the store refuses is refused at once', async () => {
  const store = { ...memoryStore(), receive: () => Promise.reject(new Error('away')) };
  await expect(service(store).receive(arrival)).rejects.toThrow('away');
});

it('what is stored is confirmed, and a repeat as well', async () => {
  const store = memoryStore();
  const { receive } = service(store);
  await receive(arrival);
  await receive(arrival);
  expect(store.admin.count('inbox')).toBe(1);
});
