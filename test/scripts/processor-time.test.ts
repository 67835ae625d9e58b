// What the kernel's numbers say about who kept the processors busy.
import { expect, test } from 'vitest';
import { parseProcessorTime, readProcessorTime, takenByOthers } from '../../scripts/processor-time.ts';

const stat = (user: number, idle: number) =>
  `cpu  ${user} 10 20 ${idle} 400 5 6 7 0 0\ncpu0 1 2 3 4 5 6 7 8 0 0\nintr 9 9\n`;
const self = (own: number, children: number) =>
  `42 (node (a b) c) S 1 42 42 0 -1 4194304 900 800 0 0 ${own} 3 ${children} 4 20 0 11 0 77 88 99\n`;

test('is read with the name of the program in the way', () => {
  expect(parseProcessorTime(stat(100, 1000), self(30, 50))).toEqual({ all: 1548, worked: 148, ours: 87 });
});

test('what we and our children did is not the others’', () => {
  const before = parseProcessorTime(stat(100, 1000), self(30, 50));
  expect(takenByOthers(before, parseProcessorTime(stat(400, 1700), self(130, 250)))).toBe(0);
  expect(takenByOthers(before, parseProcessorTime(stat(700, 1400), self(130, 250)))).toBe(0.3);
  // What was counted late, or twice, is nobody's.
  expect(takenByOthers(before, parseProcessorTime(stat(200, 1900), self(530, 250)))).toBe(0);
});

test('a computer that does not say was not busy', () => {
  const time = { all: 9, worked: 5, ours: 1 };
  expect([takenByOthers(null, time), takenByOthers(time, null), takenByOthers(time, time)]).toEqual([0, 0, 0]);
});

test('grows by our own work where the computer says it at all', () => {
  const before = readProcessorTime();
  const begun = process.cpuUsage().user;
  while (process.cpuUsage().user - begun < 60_000);
  const after = readProcessorTime();
  if (process.platform !== 'linux') return expect(after).toBeNull();
  expect((after?.ours ?? 0) - (before?.ours ?? 0)).toBeGreaterThanOrEqual(4);
  expect((after?.all ?? 0) - (before?.all ?? 0)).toBeGreaterThanOrEqual(4);
});
