// The check of the texts finds what somebody breaks: each case spoils a copy of locales/ in one place.
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkLocales } from '../../scripts/check-locales.ts';
import { usedTexts } from '../../scripts/used-texts.ts';
import { localesFolder } from '../../src/speech/catalogue.ts';

type Content = Record<string, unknown>;
type Change = (content: Content) => void;

const folder = mkdtempSync(join(tmpdir(), 'locales-'));
const used = usedTexts(join(import.meta.dirname, '..', '..'));
const before = checkLocales(localesFolder, used).faults;
afterAll(() => rmSync(folder, { recursive: true }));

/** The faults that a change brings, beside those that are there without it. */
function faultsAfter(change: () => void): string[] {
  rmSync(folder, { recursive: true });
  cpSync(localesFolder, folder, { recursive: true });
  change();
  return checkLocales(folder, used).faults.filter((fault) => !before.includes(fault));
}

/** Changes one file of the copy. */
function spoil(file: string, change: Change): () => void {
  const path = join(folder, file);
  return () => {
    const content = JSON.parse(readFileSync(path, 'utf8')) as Content;
    change(content);
    writeFileSync(path, JSON.stringify(content, null, 2));
  };
}

const set =
  (key: string, text: unknown): Change =>
  (content) =>
    Object.assign(content, { [key]: text });
const without =
  (key: string): Change =>
  (content) =>
    void delete content[key];
const withWord =
  (command: string, word: string): Change =>
  ({ commands }) =>
    (commands as Record<string, string[]>)[command]?.push(word);

test.each<[what: string, file: string, change: Change, fault: RegExp]>([
  ['a missing text of a flow', 'en/onboarding.json', without('role.label'), /^en: missing onboarding:role\.label$/],
  ['a missing text of the engine', 'en/common.json', without('retry.few'), /^en: missing common:retry\.few$/],
  ['a missing text of the code', 'en/common.json', without('broken'), /^en: missing common:broken$/],
  ['a missing text of the web', 'en/web.json', without('info.how'), /^en: missing web:info\.how$/],
  ['a missing text of Telegram', 'en/channel.json', without('command.stop'), /^en: missing channel:command\.stop$/],
  ['a missing centre', 'en/centres.json', without('ghent'), /^en: missing centres:ghent$/],
  ['a text that another language lacks', 'nl/menu.json', without('choose'), /^nl: missing menu:choose$/],
  ['a text that nothing uses', 'en/menu.json', set('old', 'Old'), /^en: unused menu:old$/],
  ['a text that only another language has', 'fr/menu.json', set('old', 'Vieux'), /^fr: menu:old is not in en$/],
  ['another hole', 'fr/common.json', set('line', '{{label}}'), /^fr: common:line has the holes \[\{\{label\}\}\]/],
  ['an empty text', 'fr/leave.json', set('stay', ' '), /^fr: leave:stay is empty/],
  ['something that is no text', 'fr/leave.json', set('stay', 1), /^fr\/leave\.json: stay is no text$/],
  ['a long button', 'nl/menu.json', set('choose.help', 'x'.repeat(80)), /^nl: menu:choose\.help has 80 characters/],
  ['a long text', 'nl/leave.json', set('stay', 'x'.repeat(3001)), /^nl: leave:stay has 3001 characters/],
  ['a promise', 'en/leave.json', set('stay', 'Write “abracadabra”.'), /^en: leave:stay promises “abracadabra”/],
  [
    'a promise in French',
    'fr/leave.json',
    set('stay', 'Écrivez « abracadabra ».'),
    /^fr: leave:stay promises “abracadabra”/,
  ],
  [
    'a word with two meanings',
    'fr/words.json',
    withWord('leave', 'MENU!'),
    /^words\.json: “menu” means .*menu.* and .*leave/,
  ],
  ['a missing list of words', 'nl/words.json', without('done'), /^nl\/words\.json: done is no list of words$/],
  ['words for nothing', 'nl/words.json', set('maybe', ['misschien']), /^nl\/words\.json: unused maybe$/],
])('%s is found', (_, file, change, fault) => {
  expect(faultsAfter(spoil(file, change))).toContainEqual(expect.stringMatching(fault));
});

test('a missing file, a missing language, a language too many and a key that is there twice are found', () => {
  const faults = faultsAfter(() => {
    rmSync(join(folder, 'fr'), { recursive: true });
    rmSync(join(folder, 'nl', 'help.json'));
    mkdirSync(join(folder, 'xx'));
    writeFileSync(join(folder, 'en', 'leave.json'), '{\n  "stay": "a",\n  "stay": "b"\n}');
    appendFileSync(join(folder, 'en', 'leave.json'), '\n');
  });
  expect(faults).toEqual(
    expect.arrayContaining([
      'fr: has no texts',
      'nl: the file help.json is missing',
      'xx: a folder of texts, but no language of src/speech/languages.ts',
      'en/leave.json: stay is there twice',
    ]),
  );
});

test('a copy that nobody touched has no more faults than the original', () => {
  expect(faultsAfter(() => {})).toEqual([]);
});
