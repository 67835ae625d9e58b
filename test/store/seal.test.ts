// What sealing promises: only the same key opens, only in the same place, and only what nobody touched.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedHash, masterKey, newDataKey, seal, unseal, unwrap } from '../../src/store/seal.ts';

const master = masterKey('5'.repeat(64));
const { key, wrapped } = newDataKey('key-1', master);
const place = { table: 'answer', column: 'sealed', id: 'row-1' };
const text = fc.string({ unit: 'binary', maxLength: 300 });

describe('a sealed value', () => {
  it('opens to the same text, whatever the text', () => {
    fc.assert(fc.property(text, (words) => unseal(seal(words, key, place), key, place) === words.toWellFormed()));
  });

  it('is another one each time, says its version and its key, and nothing of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', minLength: 12 }), (words) => {
        const [one, two] = [seal(words, key, place), seal(words, key, place)];
        expect(one).not.toBe(two);
        expect(one).toMatch(/^v1\.key-1\.[\w-]{16}\.[\w-]+$/);
        expect(one).not.toContain(words);
      }),
    );
  });

  it('does not open when a single character of it is another', () => {
    const anyCharacter = fc.constantFrom(...'ABCXYZabcxyz0189-_.=+/ v1');
    fc.assert(
      fc.property(text, fc.nat(), anyCharacter, (words, where, character) => {
        const value = seal(words, key, place);
        const at = where % value.length;
        fc.pre(value[at] !== character);
        expect(() => unseal(value.slice(0, at) + character + value.slice(at + 1), key, place)).toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('does not open with any other last character, though some stand for the same bytes', () => {
    for (const words of ['a', 'ab', 'abc']) {
      const value = seal(words, key, place);
      for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
        if (!value.endsWith(last)) expect(() => unseal(value.slice(0, -1) + last, key, place)).toThrow();
      }
    }
  });

  it('does not open when something is added or cut off', () => {
    const value = seal('words', key, place);
    for (const other of [`${value}.`, `${value}.x`, `${value}=`, `${value}\n`, ` ${value}`, '', 'v1', 'words']) {
      expect(() => unseal(other, key, place)).toThrow();
    }
    for (let length = 0; length < value.length; length++)
      expect(() => unseal(value.slice(0, length), key, place)).toThrow();
  });

  it('does not open in another table, column or row', () => {
    const value = seal('words', key, place);
    for (const other of [{ table: 'inbox' }, { column: 'body' }, { id: 'row-2' }]) {
      expect(() => unseal(value, key, { ...place, ...other })).toThrow();
    }
  });

  it('does not open with another key, even one of the same name', () => {
    const value = seal('words', key, place);
    expect(() => unseal(value, newDataKey('key-1', master).key, place)).toThrow();
    expect(() => unseal(value, { ...key, id: 'key-2' }, place)).toThrow();
  });
});

describe('a data key', () => {
  it('is unwrapped by the master key that wrapped it, under its own name', () => {
    expect(unwrap('key-1', wrapped, master)).toEqual(key);
    expect(() => unwrap('key-2', wrapped, master)).toThrow();
    expect(() => unwrap('key-1', wrapped, masterKey('6'.repeat(64)))).toThrow();
  });
});

describe('a keyed hash', () => {
  it('is the same for the same purpose, value and key, and for nothing else', () => {
    const hash = keyedHash('address', 'ana', master);
    expect(keyedHash('address', 'ana', masterKey('5'.repeat(64)))).toBe(hash);
    expect(keyedHash('name', 'ana', master)).not.toBe(hash);
    expect(keyedHash('address', 'ana ', master)).not.toBe(hash);
    expect(keyedHash('address', 'ana', masterKey('6'.repeat(64)))).not.toBe(hash);
  });

  it('is not the same for two divisions of the same letters', () => {
    const word = fc.string({ unit: 'grapheme-ascii', maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        fc.pre(b !== '');
        expect(keyedHash(a + b, c, master)).not.toBe(keyedHash(a, b + c, master));
      }),
    );
  });
});

describe('the master key', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

  it('is the same from hex, in either case, and from base64, plain or for addresses', () => {
    fc.assert(
      fc.property(bytes, (raw) => {
        const buffer = Buffer.from(raw);
        const hex = buffer.toString('hex');
        const expected = masterKey(hex);
        for (const form of [hex.toUpperCase(), buffer.toString('base64'), buffer.toString('base64url')]) {
          expect(masterKey(form)).toEqual(expected);
        }
      }),
    );
  });

  it('is refused in any other form', () => {
    const base64 = randomBytes(32).toString('base64');
    const wrong = ['', ' ', 'secret', '5'.repeat(63), '5'.repeat(65), `${'5'.repeat(63)}g`, `${base64} `, ` ${base64}`];
    const sizes = [16, 31, 33, 48, 64].map((size) => randomBytes(size).toString('base64'));
    const inside = [
      `${base64.slice(0, 9)}!${base64.slice(9)}`,
      `${base64}=`,
      `${'A'.repeat(42)}B=`,
      `${'A'.repeat(20)}\n${base64.slice(20)}`,
    ];
    for (const text of [...wrong, ...sizes, ...inside])
      expect(() => masterKey(text)).toThrow(/ENCRYPTION_KEY must be 32 bytes/);
  });

  it('is never told by its refusal', () => {
    expect(() => masterKey('a-secret-somebody-mistyped')).toThrow(/^(?!.*a-secret)/);
  });
});
