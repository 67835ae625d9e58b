// Days on which nobody of a centre works: single ones (`2026-12-25`) or ranges (`2026-12-24/2027-01-02`), both ends included.
import { isDay } from './local-time.ts';

/** Whether a day (yyyy-mm-dd) is one of them. */
export const isClosed = (day: string, closingDays: readonly string[]): boolean =>
  closingDays.some((one) => {
    const [first = '', last = first] = one.split('/');
    return first <= day && day <= last;
  });

/** So many are kept for a centre; a range counts once. */
export const CLOSING_MAX = 60;

/**
 * What somebody wrote, one day or range in each line (or between commas), in order and each once; null when a line is none.
 * A range is written with `/`, or with a word or a dash between spaces: `2026-12-24 – 2027-01-02`.
 */
export function readClosingDays(written: string): string[] | null {
  const lines = written
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => {
    const [first = '', last, ...more] = line.split(/\s*\/\s*|\s+\S+\s+/);
    if (more.length > 0 || !isDay(first) || (last !== undefined && (!isDay(last) || last < first))) return null;
    return last === undefined || last === first ? first : `${first}/${last}`;
  });
  if (read.length > CLOSING_MAX || read.some((one) => one === null)) return null;
  return [...new Set(read as string[])].sort();
}
