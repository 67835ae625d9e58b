// Keeps messages and views within what Slack takes: what does not fit is left out, and a line says so. Pure.
import { type Block, richText } from './blocks.ts';

/** How much may be shown at once. */
export type Room = { blocks: number; characters: number; bytes: number };

/** 50 blocks; a message of about 13,200 characters was refused (`msg_blocks_too_long`), so it stays below. */
export const messageRoom: Room = { blocks: 50, characters: 12_000, bytes: 200_000 };
/** 100 blocks; 250 kB for everything, of which the frame of the view takes little. */
export const viewRoom: Room = { blocks: 100, characters: 100_000, bytes: 200_000 };

/** Ends such as buttons and fields count most: they may take all but this many blocks. */
const BLOCKS_FOR_THE_REST = 10;

/** The blocks that fit: the beginning and the end first, then as much of the middle as there is room for. */
export function fitted(parts: { head: Block[]; middle: Block[]; tail: Block[] }, room: Room, more: string): Block[] {
  const line = richText([{ text: more }]);
  const head = parts.head.slice(0, BLOCKS_FOR_THE_REST - 2);
  const left = { ...room, blocks: room.blocks - BLOCKS_FOR_THE_REST };
  const tail = begin(parts.tail, left);
  const rest = less(room, [...head, ...tail, ...line]);
  const middle = begin(parts.middle, rest);
  const all = head.length === parts.head.length && middle.length === parts.middle.length;
  return [...head, ...middle, ...(all && tail.length === parts.tail.length ? [] : line), ...tail];
}

/** The first blocks of the list for which there is room. */
function begin(blocks: readonly Block[], room: Room): Block[] {
  let left = room;
  const kept: Block[] = [];
  for (const block of blocks) {
    left = less(left, [block]);
    if (left.blocks < 0 || left.characters < 0 || left.bytes < 0) break;
    kept.push(block);
  }
  return kept;
}

function less(room: Room, blocks: readonly Block[]): Room {
  return {
    blocks: room.blocks - blocks.length,
    characters: room.characters - characters(blocks),
    bytes: room.bytes - Buffer.byteLength(JSON.stringify(blocks)),
  };
}

/** All words in the blocks. */
function characters(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, inner]) => sum + (name === 'text' && typeof inner === 'string' ? inner.length : characters(inner)),
    0,
  );
}
