// Breaks a paragraph into lines and puts each line into the order in which it is drawn from left to right, also where scripts of both directions mix.
import bidiFactory, { type Bidi } from 'bidi-js';
import { boxFont, type FontFile, fontFor, type Weight, writable } from './fonts.ts';

/** Its types speak of a module; Node loads the function itself. */
const bidi = (bidiFactory as unknown as () => Bidi)();

/** Which way a language is read: from the left or from the right. */
export type Direction = 'ltr' | 'rtl';

/** Signs that are drawn in one go. Letters of a right-to-left script are in the order of reading: the font turns them round. `read`: what such letters say, for who copies or hears them. */
export type Run = { text: string; file: FontFile; width: number; read: string | null };

/** A line from left to right. */
export type Line = { runs: readonly Run[]; width: number };

/** A sign with its marks, and where it stands in the text. */
type Sign = { text: string; at: number; file: FontFile; level: number };

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Where the scripts stand that are written from the right, with their digits. */
const OF_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** A line may end after these: spaces, the word sign of Ge’ez, hyphens and dashes. */
const BREAKS = /^[ \u1361\u002d\u2010\u2013\u2014]$/u;

/** The lines of a paragraph that is `width` points wide. Line ends in the text are spaces. */
export function linesOf(words: string, size: number, weight: Weight, width: number, base: Direction): Line[] {
  const text = words
    .normalize('NFC')
    .replace(/[^\S\u00a0]+|[^\S\u00a0]*\p{Cc}+[^\S\u00a0]*/gu, ' ')
    .trim();
  const signs = signsOf(text, weight, base);
  const lines: Line[] = [];
  for (let from = 0; from < signs.length; ) {
    const to = endOfLine(signs, from, size, width);
    const line = trimmed(signs.slice(from, to));
    const runs = runsOf(line, base).map((run) => ({ ...run, width: widthOf(run.text, run.file, size) }));
    lines.push({ runs, width: runs.reduce((sum, run) => sum + run.width, 0) });
    from = to;
    while (signs[from]?.text === ' ') from += 1;
  }
  return lines;
}

function signsOf(text: string, weight: Weight, base: Direction): Sign[] {
  const { levels } = bidi.getEmbeddingLevels(text, base);
  let before: FontFile | null = null;
  return [...graphemes.segment(text)].map(({ segment, index }) => {
    const file: FontFile = fontFor(segment, weight, before) ?? boxFont(weight);
    before = file;
    return { text: segment, at: index, file, level: levels[index] ?? 0 };
  });
}

const trimmed = (signs: readonly Sign[]): readonly Sign[] =>
  signs.slice(0, signs.findLastIndex(({ text }) => text !== ' ') + 1);

/** Where the line ends that begins at `from`: after the last break that fits; within a word when that alone is too long. */
function endOfLine(signs: readonly Sign[], from: number, size: number, width: number): number {
  let end = from;
  let used = 0;
  for (let start = from; start < signs.length; ) {
    let next = start + 1;
    while (next < signs.length && !BREAKS.test(signs[next - 1]?.text ?? '')) next += 1;
    const piece = signs.slice(start, next);
    const word = trimmed(piece);
    const shown = used + widthOfSigns(word, size);
    if (shown > width) break;
    const [space] = piece.slice(word.length);
    used = shown + (space ? widthOf(' ', space.file, size) : 0);
    end = next;
    start = next;
  }
  if (end > from) return end;
  // A word that is too long alone: sign by sign. Letters that join are never wider than apart.
  for (let sign = signs[end]; sign; sign = signs[end]) {
    used += widthOfSigns([sign], size);
    if (used > width) break;
    end += 1;
  }
  return Math.max(end, from + 1);
}

function widthOfSigns(signs: readonly Sign[], size: number): number {
  return sameFont(signs).reduce((sum, part) => sum + widthOf(joined(part), part[0].file, size), 0);
}

const widthOf = (text: string, { font }: FontFile, size: number): number =>
  text === '' ? 0 : (font.layout(text).advanceWidth / font.unitsPerEm) * size;

const joined = (signs: readonly Sign[]): string => signs.map(({ text, file }) => writable(file, text)).join('');

/** Neighbours of one font and one direction. */
function sameFont(signs: readonly Sign[]): [Sign, ...Sign[]][] {
  const parts: [Sign, ...Sign[]][] = [];
  for (const sign of signs) {
    const last = parts.at(-1);
    if (last && last[0].file === sign.file && last[0].level === sign.level) last.push(sign);
    else parts.push([sign]);
  }
  return parts;
}

/** The runs of a line from left to right (rule L2 of the bidirectional algorithm, on signs). */
function runsOf(line: readonly Sign[], base: Direction): Omit<Run, 'width'>[] {
  // Spaces at the end of what is turned belong to the line (rule L1): they were cut off with it.
  const parts = sameFont(line);
  const levels = parts.map(([{ level }]) => level);
  const lowest = base === 'rtl' ? 1 : Math.min(...levels.filter((level) => level % 2 === 1), Infinity);
  for (let level = Math.max(...levels, 0); level >= lowest; level--) {
    for (let at = 0; at < parts.length; at++) {
      if ((levels[at] ?? 0) < level) continue;
      let end = at;
      while ((levels[end + 1] ?? -1) >= level) end += 1;
      parts.splice(at, end - at + 1, ...parts.slice(at, end + 1).reverse());
      levels.splice(at, end - at + 1, ...levels.slice(at, end + 1).reverse());
      at = end;
    }
  }
  return parts.map((part) => {
    const [{ file, level }] = part;
    const fromRight = level % 2 === 1;
    const signs = part.map((sign) => ({
      ...sign,
      text: (fromRight ? bidi.getMirroredCharacter(sign.text) : null) ?? sign.text,
    }));
    // A font turns round what it takes for a script from the right: letters, but digits of such scripts too, which are read
    // from the left; and signs alone, such as brackets, it leaves as they are. What it does otherwise is turned here.
    const turned = (fromRight || OF_THE_RIGHT.test(joined(signs))) && turnedBy(file, joined(signs));
    return {
      text: joined(turned === fromRight ? signs : signs.reverse()),
      file,
      read: turned && fromRight ? joined(part) : null,
    };
  });
}

/** Whether the font draws this from the right; its types do not say that it tells. */
const turnedBy = ({ font }: FontFile, text: string): boolean =>
  (font.layout(text) as { direction?: string }).direction === 'rtl';
