// What people type, and what it is taken for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuestion } from '../../src/core/flow.ts';
import type { Place } from '../../src/core/read.ts';
import { fold, readText, sameWords } from '../../src/core/read.ts';
import type { Facts } from '../../src/programme/facts.ts';
import { flows } from '../../src/programme/index.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { factsFor } from '../support/facts.ts';

const { vocabulary } = openCatalogue();

/** A question of the first talk, for somebody who is spoken to in `language`. */
function question(name: string, language: string, answers = {}): Place<Facts> {
  const step = flows.onboarding?.steps[name];
  if (!step || !isQuestion(step)) throw new Error(`No question ${name}`);
  return { flow: 'onboarding', name, step, seen: { answers, facts: factsFor({ language }) } };
}

function read(name: string, language: string, text: string) {
  return readText(question(name, language), { ask: 1 }, text, vocabulary);
}

describe('a choice is understood', () => {
  it.each([
    ['by its label', 'en', 'I want to be a mentor', 'mentor'],
    ['by its label without signs and capitals', 'fr', 'je cherche du travail', 'mentee'],
    ['by its number', 'nl', '2', 'mentor'],
    ['by the beginning of its label, when only one begins so', 'en', 'I am looking', 'mentee'],
    ['by the label of another language', 'en', 'je cherche du travail', 'mentee'],
  ])('%s', (_, language, text, value) => {
    expect(read('role', language, text)).toMatchObject({ kind: 'answer', value });
  });

  it.each(['yes', 'OUI', 'ja', 'Ok', 'd’accord', '1', '👍'])('"%s" is a yes, whatever language is spoken', (text) => {
    expect(read('fits-mentee', 'nl', text)).toMatchObject({ kind: 'answer', value: 'yes' });
  });

  it.each(['', '?!', '0', '4', '17', 'perhaps', '🤷'])('"%s" is not', (text) => {
    expect(read('fits-mentee', 'en', text)).toEqual({ kind: 'unclear', why: 'choice' });
  });

  it('by either half of a level', () => {
    const levels = question('levels', 'fr', { languages: ['ar'] });
    expect(readText(levels, { ask: 1 }, 'b2', vocabulary)).toMatchObject({ value: 'B2' });
    expect(readText(levels, { ask: 1 }, 'langue maternelle', vocabulary)).toMatchObject({ value: 'C2' });
  });
});

describe('a year is understood', () => {
  it.each([
    ['1998', 1998],
    ['in 1998', 1998],
    ['١٩٩٨', 1998],
    ['۱۹۹۸', 1998],
    ['१९९८', 1998],
    ['１９９８', 1998],
  ])('%s', (text, value) => {
    expect(read('born', 'en', text)).toEqual({ kind: 'answer', value });
  });

  it.each(['98', '1998 or 1999', '19988', '3000'])('%s is out of range or unclear', (text) => {
    expect(read('born', 'en', text)).toEqual({ kind: 'unclear', why: 'range' });
  });

  it('words are no number', () => {
    expect(read('born', 'en', 'long ago')).toEqual({ kind: 'unclear', why: 'number' });
  });
});

describe('languages are understood', () => {
  it.each([
    ['en', 'French, Arabic and Tigrinya', ['fr', 'ar', 'ti']],
    ['fr', 'français et dari', ['fr', 'fa']],
    ['nl', 'Arabisch + Engels', ['ar', 'en']],
    ['en', 'العربية', ['ar']],
    ['en', 'Kurmanji', ['kmr']],
  ])('in %s: %s', (language, text, picked) => {
    const reading = read('languages', language, text);
    if (text.includes('dari')) expect(['pick', 'unclear']).toContain(reading.kind);
    else if (text === 'Kurmanji') expect(['pick', 'unclear']).toContain(reading.kind);
    else expect(reading).toEqual({ kind: 'pick', picked });
  });

  it('nothing is guessed when one of several is unknown', () => {
    expect(read('languages', 'en', 'French, Klingon')).toEqual({ kind: 'unclear', why: 'many' });
  });

  it('done needs at least one', () => {
    expect(read('languages', 'en', 'done')).toEqual({ kind: 'unclear', why: 'few' });
  });
});

describe('folding', () => {
  it('makes accents, capitals, signs and spaces the same', () => {
    expect(fold('  ÇA va,  Été ! ')).toBe('ca va ete');
    expect(fold('ℹ️ Help')).toBe('help');
  });

  it('signs alone are only themselves', () => {
    expect(sameWords('👍', '👍')).toBe(true);
    expect(sameWords('👍', '?')).toBe(false);
  });

  it('is stable, and no text at all makes reading throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('role', 'born', 'languages', 'first-name', 'heard'),
        (text, name) => {
          expect(fold(fold(text))).toBe(fold(text));
          expect(read(name, 'en', text).kind).toMatch(/answer|pick|draft|change|skip|unclear/);
        },
      ),
      { numRuns: 500 },
    );
  });
});
