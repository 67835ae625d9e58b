// The check of how texts are written finds what somebody breaks: each case spoils a copy of locales/ in one place.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkTexts, FLOORS } from '../../scripts/check-texts.ts';
import { usedTexts } from '../../scripts/used-texts.ts';
import { localesFolder } from '../../src/speech/catalogue.ts';

const folder = mkdtempSync(join(tmpdir(), 'texts-'));
const used = usedTexts(join(import.meta.dirname, '..', '..'));
afterAll(() => rmSync(folder, { recursive: true }));

type Texts = Record<string, string | undefined>;

/** What the check says of a copy in which one file was changed. */
function after(file: string, change: (texts: Texts) => Texts) {
  rmSync(folder, { recursive: true });
  cpSync(localesFolder, folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as Texts)));
  return checkTexts(folder, used);
}

/** A text of so many words, one sentence. */
const sentence = (words: number) => `${Array(words).fill('we').join(' ')}.`;
/** Short sentences of so many characters together. */
const sentences = (length: number) => 'We are. '.repeat(length).slice(0, length).trimEnd();

test('the texts as they are have no faults, and every language is measured', () => {
  const { faults, measured } = checkTexts(localesFolder, used);
  expect(faults).toEqual([]);
  expect(measured.filter((line) => /^(en|fr|nl): .+ \d+\.\d \(at least \d+\)/.test(line))).toHaveLength(3);
  expect(measured.find((line) => line.startsWith('en:'))).toMatch(/Flesch-Kincaid grade \d/);
});

test.each<[what: string, file: string, key: string, text: string | undefined, fault: string]>([
  [
    'a long message',
    'nl/leave.json',
    'stay',
    sentences(301),
    'nl/leave.json: stay has 301 characters; above 300 it needs simpler words: “stay.simple” here and `simple` at its question, or fewer words',
  ],
  [
    'a message that lost its simpler words',
    'en/help.json',
    'explain.simple',
    undefined,
    'en/help.json: explain has 349 characters; above 300 it needs simpler words: “explain.simple” here and `simple` at its question, or fewer words',
  ],
  [
    'a message that is too long in any case',
    'en/leave.json',
    'stay',
    sentences(701),
    'en/leave.json: stay has 701 characters; at most 700, whatever stands beside it',
  ],
  [
    'a long sentence',
    'fr/leave.json',
    'stay',
    `Oui. ${sentence(21)}`,
    'fr/leave.json: stay has a sentence of 21 words, at most 20: “we we we we we …”',
  ],
  [
    'a long sentence in simpler words',
    'nl/delete.json',
    'sure.simple',
    sentence(16),
    'nl/delete.json: sure.simple has a sentence of 16 words, at most 15: “we we we we we …”',
  ],
  [
    'simpler words that are not simpler',
    'en/delete.json',
    'sure.simple',
    'Irrevocable elimination necessitates confirmation.',
    'en/delete.json: sure has simpler words that are not easier to read: -178, the usual ones 80',
  ],
  [
    'a button without a sign',
    'en/leave.json',
    'sure.no',
    'No, I stay',
    'en/leave.json: sure.no is a button without a sign: begin “No, I stay” with one, such as ✅',
  ],
  [
    'a button of many words',
    'en/leave.json',
    'sure.no',
    `✅ ${'x'.repeat(44)}`,
    'en/leave.json: sure.no is a button of 46 characters; at most 45 fit one line of a phone',
  ],
  ['a click', 'en/desk.json', 'help', 'Click here.', 'en/desk.json: help says “Click”; write that people tap'],
  ['a clic', 'fr/leave.json', 'stay', 'Cliquez ici.', 'fr/leave.json: stay says “Cliquez”; write that people tap'],
  ['a klik', 'nl/leave.json', 'stay', 'Klik hier.', 'nl/leave.json: stay says “Klik”; write that people tap'],
])('%s is found', (_, file, key, text, fault) => {
  expect(after(file, (texts) => ({ ...texts, [key]: text })).faults).toEqual([fault]);
});

test.each(Object.entries(FLOORS))('%s that has become hard to read is found, with one line', (language, floor) => {
  const hard = 'Internationalisation, administration.';
  const { faults } = after(`${language}/onboarding.json`, (texts) =>
    Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, (text ?? '').length > 60 ? hard.repeat(12).trim() : text]),
    ),
  );
  const whole = faults.filter((fault) => fault.startsWith(`${language}: `));
  expect(whole).toEqual([
    expect.stringMatching(new RegExp(`^${language}: [\\w -]+ \\d+\\.\\d, at least ${floor}: write`)),
  ]);
});

test('texts for the team are measured and may be longer; French words that only begin so are no click', () => {
  const { faults } = after('fr/desk.json', (texts) => ({ ...texts, help: `Le client. Un climat. ${sentences(800)}` }));
  expect(faults).toEqual([]);
});
