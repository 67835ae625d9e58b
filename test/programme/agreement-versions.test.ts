// The texts that people have signed stay as they are: every version by its hash, in every language, with the clauses that the talk needs.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { released } from '../../src/programme/agreement/released.ts';
import { clausesOf, currentVersion, versions } from '../../src/programme/agreement/versions.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { languages } from '../../src/speech/languages.ts';

const catalogue = openCatalogue();

/** The words of a version in a language, with their holes, simpler ones too: whoever reads them is explained the same. */
function wordsOf(version: string, language: string): string {
  const files = { agreement: catalogue.labels(language, 'agreement'), charter: catalogue.labels(language, 'charter') };
  const { simple } = versions[version as keyof typeof versions];
  return clausesOf(version)
    .flatMap((clause) => [clause, ...(simple.some((one) => one === clause) ? [`${clause}.simple`] : [])])
    .map((clause) => {
      const [file = '', name = '', ending] = clause.split('.');
      return files[file as keyof typeof files][`${version}.${name}${ending ? `.${ending}` : ''}`] ?? '';
    })
    .join('\n\n');
}

describe.each(Object.keys(versions))('the agreement and the charter %s', (version) => {
  it.each(languages.map(({ code }) => code))('say in %s what they said when they were released', (language) => {
    expect(createHash('sha256').update(wordsOf(version, language)).digest('hex')).toBe(released[version]?.[language]);
  });

  it('have the clauses that the questions after reading are about', () => {
    expect(clausesOf(version)).toEqual(expect.arrayContaining(['charter.money', 'charter.wrong']));
  });

  it('say every clause once, and begin with a title', () => {
    const all = clausesOf(version);
    expect(new Set(all).size).toBe(all.length);
    expect(all[0]).toBe('agreement.title');
  });

  it('have no empty line inside a clause: the document is cut there', () => {
    for (const { code } of languages)
      expect(
        wordsOf(version, code)
          .split('\n\n')
          .every((one) => one !== ''),
      ).toBe(true);
    for (const { code } of languages) {
      const parts = clausesOf(version).length + versions[version as keyof typeof versions].simple.length;
      expect(wordsOf(version, code).split('\n\n')).toHaveLength(parts);
    }
  });
});

it('agreements are prepared with a version that is released', () => {
  expect(Object.keys(released)).toContain(currentVersion);
  expect(Object.keys(released).sort()).toEqual(Object.keys(versions).sort());
});
