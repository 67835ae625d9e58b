// Checks the texts of locales/: the same in every language, none missing, none unused, short enough, and true to what people can type. `npm run check:locales`
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isQuestion } from '../src/core/flow.ts';
import { OPTION_BYTES } from '../src/core/inspect.ts';
import { fold } from '../src/core/read.ts';
import { SIMPLER } from '../src/core/simple.ts';
import { firstCentres } from '../src/programme/centres.ts';
import { commands, flows } from '../src/programme/index.ts';
import { localesFolder } from '../src/speech/catalogue.ts';
import { MESSAGE_MAX } from '../src/speech/compose.ts';
import { firstLanguage, languages } from '../src/speech/languages.ts';
import { offered } from '../src/speech/spoken.ts';
import { type UsedTexts, usedTexts } from './used-texts.ts';

/** Slack's limit for the words on a button; a picked one has a tick in front. */
const BUTTON_MAX = 75;
const TICK = 2;
/** What words.json must have beside `commands`. */
const KINDS = ['yes', 'no', 'done', 'unsure', 'nothing'] as const;

type Words = Record<(typeof KINDS)[number], string[]> & { commands: Record<string, string[]> };
/** The texts of one language by `<file>:<key>`, and its words. */
type Texts = { language: string; files: string[]; texts: Map<string, string>; words: Words };

const root = join(import.meta.dirname, '..');

/** Checks a folder of texts: one sentence a fault, and how many texts the first language has. */
export function checkLocales(folder = localesFolder, used = usedTexts(root)): { faults: string[]; texts: number } {
  const faults: string[] = [];
  const all = languages.map(({ code }) => readTexts(folder, code, faults));
  const [first = readTexts(folder, firstLanguage, []), ...others] = all;
  faults.push(...useFaults(first, used));
  for (const other of others) faults.push(...differences(first, other));
  for (const one of all) faults.push(...textFaults(one, used), ...wordFaults(one), ...promiseFaults(one, used));
  for (const name of readdirSync(folder)) {
    if (!languages.some(({ code }) => code === name))
      faults.push(`${name}: a folder of texts, but no language of src/speech/languages.ts`);
  }
  return { faults: [...faults, ...sharedWords(all), ...optionFaults()], texts: first.texts.size };
}

/** Reads the texts of one language; what is wrong with its files is added to `faults`. */
export function readTexts(folder: string, language: string, faults: string[]): Texts {
  const path = join(folder, language);
  const files = existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];
  const texts = new Map<string, string>();
  let words = {} as Words;
  if (files.length === 0) faults.push(`${language}: has no texts`);
  for (const name of files) {
    const file = name.slice(0, -'.json'.length);
    const written = readFileSync(join(path, name), 'utf8');
    const content = JSON.parse(written) as Record<string, unknown>;
    if (file === 'words') {
      words = content as Words;
      continue;
    }
    for (const [key, text] of Object.entries(content)) {
      if (typeof text === 'string') texts.set(`${file}:${key}`, text);
      else faults.push(`${language}/${name}: ${key} is no text`);
    }
    // JSON takes the last of two without a word.
    const keys = [...written.matchAll(/^\s*"((?:[^"\\]|\\.)*)"\s*:/gm)].map((found) => found[1] ?? '');
    for (const key of keys)
      if (keys.indexOf(key) !== keys.lastIndexOf(key)) faults.push(`${language}/${name}: ${key} is there twice`);
  }
  return { language, files, texts, words };
}

/** What is missing in the first language, and what nothing uses. */
function useFaults({ language, texts }: Texts, { needed, optional }: UsedTexts): string[] {
  const missing = [...needed].filter((key) => !texts.has(key)).sort();
  const unused = [...texts.keys()].filter((key) => !needed.has(key) && !optional.has(key));
  return [...missing.map((key) => `${language}: missing ${key}`), ...unused.map((key) => `${language}: unused ${key}`)];
}

/** What another language has more, less, or with other holes than the first. */
function differences(first: Texts, other: Texts): string[] {
  const { language } = other;
  const faults = [
    ...first.files
      .filter((name) => !other.files.includes(name))
      .map((name) => `${language}: the file ${name} is missing`),
    ...other.files
      .filter((name) => !first.files.includes(name))
      .map((name) => `${language}: the file ${name} is not in ${first.language}`),
    ...[...other.texts.keys()]
      .filter((key) => !first.texts.has(key))
      .map((key) => `${language}: ${key} is not in ${first.language}`),
  ];
  for (const [key, text] of first.texts) {
    const same = other.texts.get(key);
    if (same === undefined) faults.push(`${language}: missing ${key}`);
    else if (holesOf(same) !== holesOf(text))
      faults.push(`${language}: ${key} has the holes [${holesOf(same)}], ${first.language} [${holesOf(text)}]`);
  }
  return faults;
}

function holesOf(text: string): string {
  return [...new Set(text.match(/\{\{[^}]*\}\}/g) ?? [])].sort().join(' ');
}

/** Texts that are empty, too long for a message, or too long for their button. */
function textFaults({ language, texts }: Texts, { buttons }: UsedTexts): string[] {
  const faults: string[] = [];
  for (const [key, text] of texts) {
    if (text.trim() === '' || text !== text.trim())
      faults.push(`${language}: ${key} is empty, or has spaces at an end`);
    if (text.length > MESSAGE_MAX)
      faults.push(`${language}: ${key} has ${text.length} characters, at most ${MESSAGE_MAX} fit a message`);
    if (buttons.has(key) && text.length + TICK > BUTTON_MAX) {
      faults.push(`${language}: ${key} has ${text.length} characters, at most ${BUTTON_MAX - TICK} fit its button`);
    }
  }
  return faults;
}

/** Whether words.json has all its parts: yes, no, done, and words for every command. */
function wordFaults({ language, words }: Texts): string[] {
  const wanted = [...Object.keys(commands), 'back', 'cancel', SIMPLER];
  const given = Object.keys(words.commands ?? {});
  const lists: [string, unknown][] = [
    ...KINDS.map((kind): [string, unknown] => [kind, words[kind]]),
    ...given.map((name): [string, unknown] => [`commands.${name}`, words.commands[name]]),
  ];
  const isList = (list: unknown) =>
    Array.isArray(list) && list.length > 0 && list.every((word) => typeof word === 'string' && word.trim() !== '');
  return [
    ...wanted.filter((name) => !given.includes(name)).map((name) => `${language}/words.json: missing commands.${name}`),
    ...given.filter((name) => !wanted.includes(name)).map((name) => `${language}/words.json: unused commands.${name}`),
    ...Object.keys(words)
      .filter((name) => name !== 'commands' && !KINDS.some((kind) => kind === name))
      .map((name) => `${language}/words.json: unused ${name}`),
    ...lists.filter(([, list]) => !isList(list)).map(([name]) => `${language}/words.json: ${name} is no list of words`),
  ];
}

/** As a reader compares them: signs alone fold to nothing and stand for themselves. */
const plain = (word: string) => fold(word) || word.trim();

/** Words that mean two things. A command is understood in every language, whatever the person's own is. */
function sharedWords(all: readonly Texts[]): string[] {
  const meanings = new Map<string, Map<string, string>>();
  for (const { language, words } of all) {
    const lists = [
      ...KINDS.map((kind) => [kind, words[kind] ?? []] as const),
      ...Object.entries(words.commands ?? {}).map(([name, list]) => [`the command ${name}`, list] as const),
    ];
    for (const [meaning, list] of lists) {
      for (const word of list) {
        const known = meanings.get(plain(word)) ?? new Map<string, string>();
        meanings.set(plain(word), known.set(meaning, `${meaning} (${language})`));
      }
    }
  }
  return [...meanings]
    .filter(([, known]) => known.size > 1)
    .map(([word, known]) => `words.json: “${word}” means ${[...known.values()].join(' and ')}`);
}

/** Words in quotation marks tell people what to write or tap: it must exist in that language. */
function promiseFaults({ language, texts, words }: Texts, { buttons }: UsedTexts): string[] {
  const understood = new Set(
    Object.values(words.commands ?? {})
      .flat()
      .map(plain),
  );
  const tapped = new Set([...texts].filter(([key]) => buttons.has(key)).map(([, label]) => plain(label)));
  const faults: string[] = [];
  for (const [key, text] of texts) {
    for (const [, high, angled] of text.matchAll(/[“„]([^”“]+)[”“]|«\s*([^»]+?)\s*»/gu)) {
      const word = high ?? angled ?? '';
      if (!understood.has(plain(word)) && !tapped.has(plain(word)))
        faults.push(`${language}: ${key} promises “${word}”, which is no command and no button`);
    }
  }
  return faults;
}

/** Options that a tap cannot carry, where they come from a list or a summary; inspect looks at all others. */
function optionFaults(): string[] {
  const codes = [...firstCentres.map(({ id }) => id), ...languages.map(({ code }) => code), ...offered];
  for (const flow of Object.values(flows)) {
    for (const step of Object.values(flow.steps)) {
      if (isQuestion(step) && step.kind === 'review') codes.push(...step.of.map((of) => `change.${of}`));
    }
  }
  return codes
    .filter((code) => Buffer.byteLength(code) > OPTION_BYTES)
    .map((code) => `the option ${code} does not fit a button`);
}

if (process.argv[1] === import.meta.filename) {
  const { faults, texts } = checkLocales();
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`locales: ${languages.length} languages, ${texts} texts each`);
}
