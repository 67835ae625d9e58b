// A font file of the web (WOFF 1.0) as the plain font that is inside it. PDF libraries read both, but unpack the first anew in JavaScript each time.
import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;
const PLAIN_HEADER = 12;
const PLAIN_ENTRY = 16;

/** The plain font. Throws for what is no WOFF file. */
export function unwrapFont(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF file');
  const count = woff.readUInt16BE(12);
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(PLAIN_HEADER + count * PLAIN_ENTRY);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  const parts = [head];
  let at = head.length;
  for (let nth = 0; nth < count; nth++) {
    const entry = HEADER + nth * ENTRY;
    const [from, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(from, from + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    const plain = PLAIN_HEADER + nth * PLAIN_ENTRY;
    woff.copy(head, plain, entry, entry + 4);
    woff.copy(head, plain + 4, entry + 16, entry + 20);
    head.writeUInt32BE(at, plain + 8);
    head.writeUInt32BE(length, plain + 12);
    // Tables begin at whole words.
    const padded = Buffer.concat([table, Buffer.alloc((4 - (length % 4)) % 4)]);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts);
}
