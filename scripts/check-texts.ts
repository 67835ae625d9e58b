// Checks how the texts of locales/ are written: short messages, short sentences, signs on buttons, “tap”, and how easy they are to read. `npm run check:texts`
import { join } from 'node:path';
import { localesFolder } from '../src/speech/catalogue.ts';
import { languages } from '../src/speech/languages.ts';
import { readTexts } from './check-locales.ts';
import { formulas, kincaidGrade, measure, sentencesOf } from './readability.ts';
import { type UsedTexts, usedTexts } from './used-texts.ts';

/**
 * A message of more characters needs simpler words beside it. 300 are about 50 words: half a minute for somebody who
 * reads slowly, and about what a small phone shows at once above the buttons. Measured when it was set: only seven
 * explanations were longer in one of the languages, and all of them are read before something is decided.
 */
export const MESSAGE_LONG = 300;
/** No message is longer, whatever stands beside it: it would fill a small phone twice. */
export const MESSAGE_MOST = 700;
/** The most words of a sentence; guides to plain language ask for 15 to 20. */
export const SENTENCE_MOST = 20;
/** The most words of a sentence in simpler words. */
export const SIMPLE_SENTENCE_MOST = 15;
/** The most characters of a button: what fits one line of a phone, where a button has its row to itself. */
export const BUTTON_MOST = 45;

/**
 * The lowest reading ease that all texts for participants of a language may have together, a few points below what was
 * measured when the floor was set (91, 87 and 86). From 80 on a text is “easy” on the scales of Flesch and of Douma.
 * It shows a drift; how easy one message is, sentences and eyes show better than a formula.
 */
export const FLOORS: Readonly<Record<string, number>> = { en: 85, fr: 80, nl: 80 };

/** People tap on a phone; nobody clicks. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  en: /\bclick\w*/iu,
  fr: /(?<!\p{L})cli(?:c(?!\p{L})|qu)\p{L}*/iu,
  nl: /(?:\b|aan|door)klik\w*/iu,
};

/** Texts for the team: measured, and held to no limit but the forbidden words. */
const isForTeam = (file: string) => /^desk(-|$)/.test(file);
/** Names, and lists of words: no prose. */
const NAMES = ['centres', 'sectors'];
/** These speak to people whose language is not known yet: they hold all languages. */
const IN_ALL_LANGUAGES = ['onboarding:language', 'onboarding:no-language', 'language:language'];
/** Fewer words are a label, not prose. */
const PROSE_WORDS = 4;

/** A sign: a pictograph, an arrow; or what is a sign itself: a number, a level of a language. */
const SIGN = /^(?:\p{Extended_Pictographic}|\p{S}|\d+\b|[ABC][12]\b)/u;

/** What was found: one sentence a fault, and one line a language. */
export type TextsChecked = { faults: string[]; measured: string[] };

type Texts = ReadonlyMap<string, string>;

/** Checks a folder of texts. What is missing, unused, or has other holes than its translation is the matter of check-locales.ts. */
export function checkTexts(
  folder = localesFolder,
  used: UsedTexts = usedTexts(join(import.meta.dirname, '..')),
): TextsChecked {
  const faults: string[] = [];
  const measured: string[] = [];
  for (const { code } of languages) {
    const { texts } = readTexts(folder, code, []);
    for (const [key, text] of texts) {
      const at = `${code}/${fileOf(key)}.json: ${nameOf(key)}`;
      for (const fault of [...wordFaults(text, code), ...writingFaults(key, text, code, texts, used)])
        faults.push(`${at} ${fault}`);
    }
    const { lines, fault } = ease(code, texts, used);
    measured.push(...lines);
    if (fault) faults.push(fault);
  }
  return { faults, measured };
}

const fileOf = (key: string) => key.slice(0, key.indexOf(':'));
const nameOf = (key: string) => key.slice(key.indexOf(':') + 1);

function wordFaults(text: string, language: string): string[] {
  const found = FORBIDDEN[language]?.exec(text)?.[0];
  return found ? [`says “${found}”; write that people tap`] : [];
}

function writingFaults(key: string, text: string, language: string, texts: Texts, used: UsedTexts): string[] {
  if (isForTeam(fileOf(key))) return [];
  if (used.buttons.has(key)) return buttonFaults(key, text);
  return isProse(key, text, used) ? proseFaults(key, text, language, texts) : [];
}

/** The labels of a summary's answers get their sign with `common:change`; centres are names. */
function buttonFaults(key: string, label: string): string[] {
  const faults: string[] = [];
  const named = key.endsWith('.label') || NAMES.includes(fileOf(key));
  if (!named && !SIGN.test(label)) faults.push(`is a button without a sign: begin “${label}” with one, such as ✅`);
  if (label.length > BUTTON_MOST)
    faults.push(`is a button of ${label.length} characters; at most ${BUTTON_MOST} fit one line of a phone`);
  return faults;
}

function proseFaults(key: string, text: string, language: string, texts: Texts): string[] {
  const faults: string[] = [];
  const simple = texts.get(`${key}.simple`);
  const isSimple = key.endsWith('.simple');
  if (text.length > MESSAGE_MOST)
    faults.push(`has ${text.length} characters; at most ${MESSAGE_MOST}, whatever stands beside it`);
  else if (text.length > MESSAGE_LONG && !isSimple && simple === undefined)
    faults.push(
      `has ${text.length} characters; above ${MESSAGE_LONG} it needs simpler words: “${nameOf(key)}.simple” here and \`simple\` at its question, or fewer words`,
    );
  const most = isSimple ? SIMPLE_SENTENCE_MOST : SENTENCE_MOST;
  for (const words of sentencesOf(text)) {
    if (words.length > most)
      faults.push(`has a sentence of ${words.length} words, at most ${most}: “${words.slice(0, 5).join(' ')} …”`);
  }
  const [usual, simpler] = [measure([text], language), simple === undefined ? null : measure([simple], language)];
  if (usual && simpler && simpler.ease <= usual.ease)
    faults.push(
      `has simpler words that are not easier to read: ${simpler.ease.toFixed(0)}, the usual ones ${usual.ease.toFixed(0)}`,
    );
  return faults;
}

/** Whether a text is read as sentences: no button, no name, no line in several languages. */
function isProse(key: string, text: string, used: UsedTexts): boolean {
  if (used.buttons.has(key) || key.endsWith('.label') || IN_ALL_LANGUAGES.includes(key)) return false;
  return !NAMES.includes(fileOf(key)) && sentencesOf(text).flat().length >= PROSE_WORDS;
}

/** How easy a language is to read: all texts for participants, and each file. */
function ease(language: string, texts: Texts, used: UsedTexts): { lines: string[]; fault: string | null } {
  const formula = formulas[language];
  const floor = FLOORS[language];
  if (!formula || floor === undefined)
    return {
      lines: [`${language}: no formula of readability is known; sentences and lengths are checked`],
      fault: null,
    };
  const prose = [...texts].filter(([key, text]) => isProse(key, text, used));
  const byFile = new Map<string, string[]>();
  for (const [key, text] of prose) byFile.set(fileOf(key), [...(byFile.get(fileOf(key)) ?? []), text]);
  const whole = measure(
    [...byFile].flatMap(([file, all]) => (isForTeam(file) ? [] : all)),
    language,
  );
  if (!whole) return { lines: [], fault: null };
  const grade = language === 'en' ? `, Flesch-Kincaid grade ${kincaidGrade(whole).toFixed(1)}` : '';
  const files = [...byFile].map(([file, all]) => `${file} ${measure(all, language)?.ease.toFixed(0)}`);
  const figure = `${formula.name} ${whole.ease.toFixed(1)}`;
  const lines = [
    `${language}: ${figure} (at least ${floor})${grade}, ${whole.words} words in ${whole.sentences} sentences`,
    `    ${files.join(' · ')}`,
  ];
  const fault = `${language}: ${figure}, at least ${floor}: write shorter sentences and shorter words, beginning with the lowest file`;
  return { lines, fault: whole.ease < floor ? fault : null };
}

if (process.argv[1] === import.meta.filename) {
  const { faults, measured } = checkTexts();
  for (const line of measured) console.log(line);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
