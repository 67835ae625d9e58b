// Two talks of one person become one: no button of the other app answers an open question by chance.
import { expect, it } from 'vitest';
import { type Conversation, silent } from '../../src/core/conversation.ts';
import { joined } from '../../src/core/joined.ts';

const talk = (asks: number, open: number | null): Conversation => ({
  ...silent,
  asks,
  open: open === null ? null : { ask: open },
});

it.each([
  ['asked less than the other', talk(4, 4), talk(9, 9), talk(10, 10)],
  ['asked more than the other', talk(9, 9), talk(4, 4), talk(10, 10)],
  ['has no open question', talk(3, null), talk(9, 9), talk(10, null)],
])('whoever stays and %s counts on above both', (_, stays, goes, is) => {
  expect(joined(stays, goes)).toEqual(is);
});

it('nothing changes when the other one was never asked anything', () => {
  for (const goes of [null, silent]) expect(joined(talk(4, 4), goes)).toEqual(talk(4, 4));
});
