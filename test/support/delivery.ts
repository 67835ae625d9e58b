// A delivery for tests of channels, changed as a test needs it.
import type { Delivery } from '../../src/app/ports.ts';

/** A message to somebody who can be reached. */
export function deliveryOf(change: Partial<Delivery>): Delivery {
  return {
    id: 'message',
    seq: 1,
    personId: 'person',
    addressId: 'address',
    channel: 'test',
    address: 'U1',
    addressState: 'active',
    kind: 'message',
    cause: 'cause',
    urgency: 'answer',
    ask: null,
    body: { text: 'Hello', buttons: [] },
    attempts: 0,
    createdAt: '2026-11-22T09:00:00.000Z',
    target: null,
    ...change,
  };
}
