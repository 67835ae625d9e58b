// The checks beside each other: all of them run, whatever one of them finds, and one that fails is enough.
import { expect, test } from 'vitest';
import { allWell, checksIn } from '../../scripts/check.ts';

test('the checks are the scripts that are called so', () => {
  const scripts = { test: 't', check: 'c', 'check:types': 'tsc', format: 'f', 'check:docs': 'd' };
  expect(checksIn(JSON.stringify({ scripts }))).toEqual(['check:types', 'check:docs']);
});

test.each([
  ['none fails', '', true],
  ['the first fails', 'a', false],
  ['the last fails', 'd', false],
])('all run where %s, never more than asked for at once', async (_, failing, well) => {
  const begun: string[] = [];
  let now = 0;
  let most = 0;
  const work = async (one: string) => {
    begun.push(one);
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
    return one !== failing;
  };
  expect(await allWell(['a', 'b', 'c', 'd'], 2, work)).toBe(well);
  expect([begun, most]).toEqual([['a', 'b', 'c', 'd'], 2]);
});
