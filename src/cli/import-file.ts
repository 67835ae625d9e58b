// Reads the sheet of an import from a file, and writes the file with the links. The spreadsheet decides about signs and separators; what cannot be read is refused in one line.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The sheet as rows of cells, or why it cannot be read. */
export type SheetRead = { rows: string[][] } | { wrong: string };

const LARGEST = 5_000_000;

/** Reads a CSV file: UTF-8 with or without a mark, or Windows-1252; comma, semicolon or tab. */
export function readSheet(path: string): SheetRead {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch {
    return { wrong: `There is no file ${path}, or it cannot be read` };
  }
  if (content.length > LARGEST)
    return { wrong: `${path} is larger than five million bytes: cut it into several files` };
  return sheetOf(content, path);
}

/** The same of the bytes of a file. */
export function sheetOf(content: Uint8Array, name: string): SheetRead {
  // A zero byte stands in no text: a workbook (.xlsx, .ods), or UTF-16.
  if (content.includes(0)) return { wrong: `${name} is no CSV file: in your spreadsheet, save it as "CSV UTF-8"` };
  const text = textOf(content);
  if (text === null)
    return { wrong: `${name} is neither UTF-8 nor Windows-1252: in your spreadsheet, save it as "CSV UTF-8"` };
  try {
    const rows = parse(text, { delimiter: delimiterOf(text), relax_column_count: true, bom: true }) as string[][];
    return { rows };
  } catch (error) {
    // The message of the library quotes cells; its line is enough to find the place.
    const line = (error as { lines?: unknown }).lines;
    return { wrong: `${name} is no CSV file: a quotation mark is out of place near line ${Number(line) || 1}` };
  }
}

function textOf(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    const text = new TextDecoder('windows-1252').decode(content);
    // Windows-1252 has no sign at five places: a file that uses them was written in something else.
    return /[\u0080-\u009f]/.test(text) ? null : text;
  }
}

/** What the first line is divided by. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n|\r/, 1);
  const counted = [';', ',', '\t'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/** A cell that no spreadsheet takes for a formula. */
const cellOf = (value: string | null): string => {
  const text = value ?? '';
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
};

/** Writes links as CSV into a new file that only its owner can read; false when there is such a file, or it cannot be made. */
export function writeLinks(path: string, invites: readonly Record<string, string | null>[]): boolean {
  const columns = ['ref', 'role', 'firstName', 'telegram', 'web', 'sheet', 'expiresAt'];
  const rows = [columns, ...invites.map((one) => columns.map((column) => one[column] ?? null))];
  const text = `${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      // A mark, so that spreadsheets read it as UTF-8.
      writeSync(file, `\uFEFF${text}`);
    } finally {
      closeSync(file);
    }
    return true;
  } catch {
    return false;
  }
}
