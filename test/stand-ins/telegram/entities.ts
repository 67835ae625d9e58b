// Entities that the API finds in a person's text: commands and links, with offsets in UTF-16 units.
import type { Payload } from './types.ts';

const kinds: [string, RegExp][] = [
  ['bot_command', /(?<![\w/@])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?/g],
  ['url', /(?<![\w@./])(?:https?:\/\/)[^\s]+/g],
  ['email', /(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
];

/** `{ entities }` for a text that has some, else an empty object, as the API leaves the field out. */
export function findEntities(text: string): Payload {
  const entities = kinds
    .flatMap(([type, pattern]) =>
      [...text.matchAll(pattern)].map((found) => ({ type, offset: found.index, length: found[0].length })),
    )
    .sort((one, other) => one.offset - other.offset);
  return entities.length > 0 ? { entities } : {};
}
