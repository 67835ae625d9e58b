// How soon the next message may go out.
import { describe, expect, it } from 'vitest';
import { paceOf } from '../../src/app/pace.ts';

const limits = { address: { burst: 3, perSecond: 1 }, overall: { burst: 25, perSecond: 25 } };

describe('pace', () => {
  it('lets a short burst through to one address, then one a second', () => {
    const pace = paceOf(limits);
    expect([0, 0, 0].map(() => pace.take('a', false, 0))).toEqual([0, 0, 0]);
    expect(pace.take('a', false, 0)).toBe(1000);
    expect(pace.take('a', false, 400)).toBe(600);
    expect(pace.take('a', false, 1000)).toBe(0);
    expect(pace.take('b', false, 1000)).toBe(0);
  });

  it('counts edits for the channel only', () => {
    const pace = paceOf(limits);
    for (let edit = 0; edit < 25; edit++) expect(pace.take('a', true, 0)).toBe(0);
    expect(pace.take('b', false, 0)).toBe(40);
  });

  it('waits as long as the channel asked for, at that address', () => {
    const pace = paceOf(limits);
    pace.pause('a', 5_000, 0);
    expect(pace.take('a', false, 1_000)).toBe(4_000);
    expect(pace.take('b', false, 1_000)).toBe(0);
  });

  it('takes it for the whole channel when a second address is told to wait', () => {
    const pace = paceOf(limits);
    pace.pause('a', 5_000, 0);
    pace.pause('b', 3_000, 0);
    expect(pace.take('c', false, 1_000)).toBe(2_000);
    expect(pace.take('c', false, 3_000)).toBe(0);
  });
});
