// Lines of words as they are drawn from left to right, in scripts of both directions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontFor } from '../../src/documents/fonts.ts';
import { type Direction, linesOf } from '../../src/documents/lines.ts';

const drawn = (text: string, base: Direction, width = 10_000) =>
  linesOf(text, 10, 400, width, base).map(({ runs }) => runs.map((run) => run.text));

describe('a line', () => {
  it('of one direction is one run in the order of reading', () => {
    expect(drawn('We meet (once).', 'ltr')).toEqual([['We meet (once).']]);
    // The font draws it from the right.
    expect(drawn('نلتقي مرة واحدة', 'rtl').flat().join('|')).toContain('نلتقي');
  });

  it('with words of the other direction has them in their place, with their brackets turned', () => {
    expect(drawn('Ana (أنا) ok', 'ltr')).toEqual([['Ana (', 'أنا', ') ok']]);
    expect(drawn('قالت (Ana) نعم', 'rtl')).toEqual([['نعم', ' (', 'Ana', ')', 'قالت ']]);
  });

  it('ends on its full stop where its direction ends', () => {
    expect(drawn('أنا Ana.', 'rtl')[0]?.at(0)).toBe('.');
    expect(drawn('أنا Ana.', 'ltr')[0]?.at(-1)).toMatch(/Ana\.$/);
  });

  it('reads numbers from the left, in whatever digits', () => {
    expect(drawn('من 25 إلى 120', 'rtl').flat()).toEqual(expect.arrayContaining(['25', '120']));
    // Turned once more than the font does, so that they come out as they are read.
    expect(drawn('من ١٢٣', 'rtl').flat()).toContain('٣٢١');
  });

  it('joins Arabic letters: a word is not as wide as its letters apart', () => {
    const width = (text: string) => linesOf(text, 10, 400, 10_000, 'rtl')[0]?.width ?? 0;
    expect(width('ببب')).toBeLessThan(width('ب') * 3 * 0.8);
    expect(width('لا')).toBeLessThan(width('ل') + width('ا'));
  });
});

describe('a paragraph', () => {
  it('is broken between words, and within one that is too long', () => {
    expect(drawn('We meet once a week', 'ltr', 50)).toEqual([['We meet'], ['once a'], ['week']]);
    const [first, ...more] = drawn(`a ${'x'.repeat(30)}`, 'ltr', 50).flat();
    expect(first).toBe('a');
    expect(more.join('')).toBe('x'.repeat(30));
  });

  it('keeps together what a no-break space joins', () => {
    expect(drawn('at 15:05\u00a0CET', 'ltr', 50)).toEqual([['at'], ['15:05\u00a0CET']]);
  });

  it('is never too wide and loses no letter, whatever somebody wrote', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 });
    const scripts = fc
      .array(fc.constantFrom('Ana', 'أنا', 'دوید', 'דוד', 'ሰላም', 'Олена', '12', '١٢', '(', ')', ',', '漢', '😀', ' '))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(anything, scripts), fc.constantFrom<Direction>('ltr', 'rtl'), (text, base) => {
        const lines = linesOf(text, 10, 400, 120, base);
        for (const { runs, width } of lines) {
          if ([...runs.map((run) => run.text).join('')].length > 1) expect(width).toBeLessThanOrEqual(121);
        }
        const letters = (some: string) => [...some.normalize('NFC')].filter((one) => /[\p{L}\p{N}]/u.test(one)).sort();
        expect(letters(lines.flatMap(({ runs }) => runs.map((run) => run.text)).join(''))).toEqual(letters(text));
      }),
      { numRuns: 60 },
    );
  });
});

it('there are letters for the languages of our mentees', () => {
  const words = {
    latin: 'ÀÉÎÕÜàéîõüÿßœŒşŞğĞıİłŁżŻćĆśŚńŃőŐűŰčČšŠžŽřŘđĐțȚșȘăĂħĦñçÇåøæþðẽĩọộữ“”‘’„«»–—…€·•',
    cyrillic: 'АБВГДЕЁЖЗабвгґєіїйўђјљњћџыэюяʼ',
    greek: 'ΑΒΓΔάέήίόύώςϊΰ',
    arabic: 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩،؛؟',
    persian: 'پچژگکی۰۱۲۳۴۵۶۷۸۹',
    pashto: 'ټځڅډړږښګڼېۍ',
    sorani: 'ڵڕێۆەڤ',
    urdu: 'ٹڈڑںےھۓ',
    hebrew: 'אבגדהוזחטיכלמנסעפצקרשתםןףץך',
    tigrinya: 'ሀለሐመሠረሰሸቀበተኀነኘአከወዐዘየደገጠጨጰጸፀፈፐኣቐኸ፡።፣',
    devanagari: 'अआइईउऊएऐओऔकखगघ',
  };
  const without = Object.entries(words).flatMap(([script, letters]) =>
    [...letters].filter((one) => !fontFor(one, 400, null) || !fontFor(one, 700, null)).map((one) => `${script} ${one}`),
  );
  expect(without).toEqual([]);
});
