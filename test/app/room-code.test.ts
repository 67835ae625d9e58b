// The code of a room: four digits that do not follow from the id, which everybody can see.
import { expect, it } from 'vitest';
import { roomCode } from '../../src/app/room-code.ts';

const ids = Array.from({ length: 500 }, (_, nth) => nth.toString(16).padStart(20, '0'));

it('is four digits, also when it begins with a nought', () => {
  const codes = ids.map((id) => roomCode('token', id));
  expect(codes.filter((code) => !/^\d{4}$/.test(code))).toEqual([]);
  expect(codes.some((code) => code.startsWith('0'))).toBe(true);
});

it('is another one under another token: who knows the id knows nothing', () => {
  const same = ids.filter((id) => roomCode('one', id) === roomCode('two', id));
  expect(same.length).toBeLessThan(5);
});

it('is the same for the same gathering', () => {
  expect(roomCode('token', 'a')).toBe(roomCode('token', 'a'));
});
