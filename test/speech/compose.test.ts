// Finished messages: split where a reader would, filled without being read as a template, written in the reader's language.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { compose, MESSAGE_MAX, split } from '../../src/speech/compose.ts';
import { languages } from '../../src/speech/languages.ts';
import { languageName, languageNamed, offered } from '../../src/speech/spoken.ts';

const catalogue = openCatalogue();

describe('a long text', () => {
  it('loses nothing but the white space at its cuts, and no part is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 10, max: 60 }), (text, max) => {
        const parts = split(text, max);
        expect(parts.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('is never cut inside a character', () => {
    for (const part of split('😀'.repeat(100), 11)) expect(part.isWellFormed()).toBe(true);
  });

  it('is cut at the end of a paragraph rather than in one', () => {
    expect(split(`${'a'.repeat(30)}\n\n${'b'.repeat(30)}`, 50)).toEqual(['a'.repeat(30), 'b'.repeat(30)]);
  });

  it('has its buttons on the last part', () => {
    const text = { flow: 'onboarding', key: 'heard' };
    const lines = [{ flow: 'onboarding', step: 'heard', value: 'x '.repeat(MESSAGE_MAX) }];
    const parts = compose(
      { kind: 'say', text, lines, ask: 1, buttons: [[{ option: 'other', label: 'Other' }]] },
      'en',
      catalogue,
      {},
    );
    expect(parts.map((part) => part.buttons.length)).toEqual([0, 0, 1]);
  });
});

describe('what somebody wrote', () => {
  it.each(['{{name}}', '$t(common:done)', '<b>x</b> & y', "O'Brien", '{{{a}}}'])('%s stands as it is', (name) => {
    expect(catalogue.text('en', 'onboarding', 'done.team', { name, centre: 'Ghent', contact: '' })).toContain(
      `Thank you, ${name}!`,
    );
  });
});

describe('values', () => {
  it('dates and languages are written as the reader writes them', () => {
    const stored = (language: string) => catalogue.text(language, 'my-data', 'stored', { date: '$date:2026-12-01' });
    expect(stored('en')).toContain('1 December 2026');
    expect(stored('fr')).toContain('1er décembre 2026');
    expect(stored('nl')).toContain('1 december 2026');
    expect(catalogue.text('fr', 'onboarding', 'levels', { item: '$language:ti' })).toContain('Tigrigna');
  });

  it('every offered language is understood by its name in every language, and in itself', () => {
    for (const code of offered) {
      for (const { code: language } of languages) expect(languageNamed(languageName(code, language))).toBe(code);
      expect(languageNamed(languageName(code, code))).toBe(code);
    }
  });
});
