// The letters of our PDFs: files of Noto Sans and Vazirmatn, each with the signs of some scripts, in the order in which a sign is looked for.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';
import { unwrapFont } from './unwrap-font.ts';

/** How strong the letters are. */
export type Weight = 400 | 700;

/** One file of letters. `name` is what a PDF calls it by. */
export type FontFile = { name: string; bytes: Buffer; font: Font };

/** Package and part of each. The first one is also where the box for an unknown sign comes from. */
const FILES: readonly [string, string][] = [
  ['noto-sans', 'latin'],
  ['noto-sans', 'latin-ext'],
  ['noto-sans', 'vietnamese'],
  ['noto-sans', 'cyrillic'],
  ['noto-sans', 'cyrillic-ext'],
  ['noto-sans', 'greek'],
  ['noto-sans', 'greek-ext'],
  // Not Noto's: that one draws the dots of letters by themselves, and who copies a name out of the PDF gets other letters.
  ['vazirmatn', 'arabic'],
  ['noto-sans-hebrew', 'hebrew'],
  ['noto-sans-ethiopic', 'ethiopic'],
  ['noto-sans', 'devanagari'],
];

/** Read when a sign needs them, and then kept: most documents need the first one or two only. */
const opened = new Map<string, FontFile>();

function fontFile([family, part]: readonly [string, string], weight: Weight): FontFile {
  const name = `${family}-${part}-${weight}`;
  const known = opened.get(name);
  if (known) return known;
  const place = import.meta.resolve(`@fontsource/${family}/files/${name}-normal.woff`);
  const bytes = unwrapFont(readFileSync(fileURLToPath(place)));
  const font = create(bytes);
  if (!('layout' in font)) throw new Error(`${name} is no single font`);
  const file = { name, bytes, font };
  opened.set(name, file);
  return file;
}

/** What has no shape of its own: joiners, marks of direction, variants of signs. */
const SHAPELESS = /\p{Default_Ignorable_Code_Point}/u;

const has = ({ font }: FontFile, sign: string): boolean =>
  [...sign].every((one) => SHAPELESS.test(one) || font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0));

/** Letters and digits. A file may have some of another script, drawn in another way. */
const OF_A_SCRIPT = /[\p{L}\p{N}]/u;

/** The first file that has this sign with its marks; for spaces and the like the one `before`, so that words stay in one. Null when none has it. */
export function fontFor(sign: string, weight: Weight, before: FontFile | null): FontFile | null {
  if (before && !OF_A_SCRIPT.test(sign) && has(before, sign)) return before;
  for (const one of FILES) {
    const file = fontFile(one, weight);
    if (has(file, sign)) return file;
  }
  return null;
}

/** The file whose box stands for a sign that no file has. */
export const boxFont = (weight: Weight): FontFile => fontFile(FILES[0] as [string, string], weight);

/** The sign as this file can write it: shapeless parts only where the file knows them. */
export const writable = ({ font }: FontFile, sign: string): string =>
  [...sign].filter((one) => !SHAPELESS.test(one) || font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0)).join('');
