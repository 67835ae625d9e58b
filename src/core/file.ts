// Files that people may send: which types there are, and which one a name or a content is. Pure.

/** The types that a flow may ask for. Pictures are none: a photo of papers is what nobody should send. */
export const fileTypes = ['pdf', 'docx', 'doc', 'odt'] as const;
export type FileType = (typeof fileTypes)[number];

/** No file is larger, whatever a flow allows: 5 MB. */
export const FILE_MAX = 5 * 1024 * 1024;

/** What a browser and an office program call each type. */
export const mediaTypes: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  odt: 'application/vnd.oasis.opendocument.text',
};

/** Longest name that is kept. */
const NAME_MAX = 100;

/** The type that a name ends in, or null. */
export function typeOfName(name: string): FileType | null {
  const ending = /\.([a-z]+)$/i.exec(name.trim())?.[1]?.toLowerCase();
  return fileTypes.find((type) => type === ending) ?? null;
}

/** A name as it is kept and shown: without folders and signs that a program could take for an order, with the ending of what it is. */
export function safeName(name: string, type: FileType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/\.[a-z]{1,5}$/i, '')
    // Nothing that cannot be seen: no line ends, no signs that turn the writing round.
    .replace(/[\p{C}\p{Zl}\p{Zp}"<>:|?*;%]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${[...plain].slice(0, NAME_MAX).join('') || 'file'}.${type}`;
}

/** The type of a content by its own marks, whatever its name says; null when it is none of them, or holds programs (macros). */
export function typeOfContent(bytes: Uint8Array): FileType | null {
  if (indexOf(bytes.subarray(0, 1024), ascii('%PDF-')) >= 0) return 'pdf';
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    const macros = indexOf(bytes, wide('_VBA_PROJECT')) >= 0;
    return !macros && indexOf(bytes, wide('WordDocument')) >= 0 ? 'doc' : null;
  }
  if (!starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return null;
  const names = namesInZip(bytes);
  if (names === null || names.some((name) => /vbaProject\.bin$|^(Basic|Scripts)\//i.test(name))) return null;
  if (names.includes('[Content_Types].xml') && names.includes('word/document.xml')) return 'docx';
  // The format wants this entry first, and not compressed: name and words stand at a fixed place.
  return starts(bytes.subarray(30), ascii(`mimetype${mediaTypes.odt}`)) && names.includes('content.xml') ? 'odt' : null;
}

/** The names in the directory at the end of a ZIP file, or null when it is no whole one. */
function namesInZip(bytes: Uint8Array): string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The last record is 22 bytes, and after it at most a remark of 64 kB.
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 65_536 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const names: string[] = [];
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return null;
    const length = view.getUint16(at + 28, true);
    if (at + 46 + length > end) return null;
    names.push(String.fromCharCode(...bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));
const wide = (text: string): number[] => ascii(text).flatMap((code) => [code, 0]);
const starts = (bytes: Uint8Array, marks: readonly number[]): boolean =>
  bytes.length >= marks.length && marks.every((mark, at) => bytes[at] === mark);

function indexOf(bytes: Uint8Array, marks: readonly number[]): number {
  for (let at = bytes.indexOf(marks[0] ?? 0); at >= 0; at = bytes.indexOf(marks[0] ?? 0, at + 1)) {
    if (starts(bytes.subarray(at), marks)) return at;
  }
  return -1;
}
