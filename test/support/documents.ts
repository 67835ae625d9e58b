// Small documents as programs write them, for tests of files: a PDF, and ZIP files with the entries that make them a DOCX or an ODT.

const text = new TextEncoder();

/** A PDF that says nothing; `size` fills it up. */
export const pdf = (size = 0): Uint8Array => {
  const bytes = text.encode('%PDF-1.7\n%âãÏÓ\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
  if (size <= bytes.length) return bytes;
  const whole = new Uint8Array(size).fill(0x20);
  whole.set(bytes);
  return whole;
};

/** A photo, by its first bytes. */
export const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x00, 0x01]);

/** A Word document, with more entries where wanted. */
export const docx = (...more: string[]): Uint8Array =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>', ...named(more) });

/** An OpenDocument text. */
export const odt = (...more: string[]): Uint8Array =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<content/>', ...named(more) });

/** An old Word document, or another file of the same container. */
export const ole = (...streams: string[]): Uint8Array => {
  const names = streams.map((name) => [...name].flatMap((sign) => [sign.charCodeAt(0), 0]));
  return new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(504).fill(0), ...names.flat()]);
};

const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'x']));

/** A ZIP file whose entries are stored as they are. The sums are left at zero: nothing here is unpacked. */
export function zip(entries: Readonly<Record<string, string>>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [named, stored] = [text.encode(name), text.encode(content)];
    const local = record(30, { 0: 0x04034b50, 18: stored.length, 22: stored.length }, { 4: 20, 26: named.length });
    const central = record(
      46,
      { 0: 0x02014b50, 20: stored.length, 24: stored.length, 42: at },
      { 4: 20, 6: 20, 28: named.length },
    );
    parts.push(local, named, stored);
    directory.push(central, named);
    at += local.length + named.length + stored.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(entries).length;
  const end = record(22, { 0: 0x06054b50, 12: size, 16: at }, { 8: count, 10: count });
  return joined([...parts, ...directory, end]);
}

function record(length: number, longs: Record<number, number>, shorts: Record<number, number>): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of Object.entries(longs)) view.setUint32(Number(at), value, true);
  for (const [at, value] of Object.entries(shorts)) view.setUint16(Number(at), value, true);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(parts.flatMap((part) => [...part]));
}
