// Chance that is always the same: a fraction that depends on nothing but the words it is asked with.

/** A fraction from 0 up to, not including, 1. The same words give the same one, in whatever order things happen. */
export function draw(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of words.join('|')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** A whole number from `from` to `to`, both included. */
export const drawBetween = (from: number, to: number, ...words: readonly (string | number)[]): number =>
  from + Math.floor(draw(...words) * (to - from + 1));

/** One of these, each as likely as its weight; undefined when none has any. */
export function drawOne<T>(
  weighted: readonly (readonly [T, number])[],
  ...words: readonly (string | number)[]
): T | undefined {
  const all = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let left = draw(...words) * all;
  for (const [one, weight] of weighted) {
    left -= weight;
    if (left < 0) return one;
  }
  return weighted.findLast(([, weight]) => weight > 0)?.[0];
}
