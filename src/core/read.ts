// Reads what somebody typed or tapped as the answer to the open question.
import type { Open, Value } from './conversation.ts';
import { type FileType, typeOfName } from './file.ts';
import {
  type EngineFacts,
  type Instead,
  insteadOf,
  listOf,
  type Options,
  type Part,
  type Question,
  type Seen,
  spokenAs,
} from './flow.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What was understood: an answer, a change of the choice so far, more of a long text, or nothing. */
export type Reading =
  | { kind: 'answer'; value: Value; chosen?: readonly string[] }
  | { kind: 'pick'; picked: readonly string[] }
  | { kind: 'draft'; draft: string }
  | { kind: 'change'; step: string }
  | { kind: 'skip' }
  | {
      kind: 'unclear';
      why: 'text' | 'number' | 'range' | 'long' | 'choice' | 'many' | 'few' | 'file' | 'kind' | 'big' | 'gone';
    };

/** A question with the place it stands in. */
export type Place<F> = {
  flow: string;
  name: string;
  step: Question<F>;
  seen: Seen<F>;
  /** The explanations said so far that have simpler words. */
  said?: readonly string[];
};

/** A text of this many characters may be one piece of a longer one: Telegram's clients cut at 4096. */
export const PIECE = 4000;
const TEXT_MAX = 20_000;
/** Own words that are an answer beside options. */
const OWN_MAX = 200;
/** Of these in UTF-8 at most four bytes each: with a sign in front they fit a button. */
const OWN_CHARACTERS = 12;

/** Folds what people type: case, accents, signs and spaces at both ends do not matter. */
export function fold(text: string): string {
  return (
    text
      // The sign before a button's words would otherwise become a letter (ℹ is an "i" to Unicode).
      .replace(/[\p{Extended_Pictographic}\u2139]/gu, ' ')
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLocaleLowerCase('und')
      .replace(/[^\p{L}\p{N}+ ]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Whether two texts are the same to a reader. Signs alone ("👍", "?") fold to nothing and are compared as they are. */
export function sameWords(a: string, b: string): boolean {
  const folded = fold(a);
  return folded === '' ? a.trim() === b.trim() : folded === fold(b);
}

/** The option codes of a question, with a named list looked up in the facts. */
export function optionCodes<F extends EngineFacts>(options: Options, facts: F): readonly string[] {
  return 'list' in options ? listOf(facts, options.list).map((item) => item.id) : options;
}

/** Somebody's own words as the option of a button: its beginning, which fits a tap and stays the same when it is tapped twice. */
export function ownWords(words: string): string {
  return [...words].slice(0, OWN_CHARACTERS).join('');
}

/** The things that an `each` step asks about, in order. */
export function itemsOf<F>(place: Place<F>): readonly string[] {
  if (place.step.kind !== 'each') return [];
  const of = place.seen.answers[place.step.of];
  return Array.isArray(of) ? (of as readonly string[]) : [];
}

/** The steps of a summary that were answered in this talk: only those can be changed from it. */
export function changeable<F>(place: Place<F>): readonly string[] {
  return place.step.kind === 'review' ? place.step.of.filter((name) => place.seen.answers[name] !== undefined) : [];
}

/** Where somebody is in a document: how many parts they have read, how many there are, and the one that comes now. */
export function partOf<F>({ step, name, seen }: Place<F>): { read: number; parts: number; part: Part } | null {
  if (step.kind !== 'document') return null;
  const parts = step.parts(seen);
  // The document may have become shorter since.
  const read = Math.max(0, Math.min(Number(seen.answers[name] ?? 0), parts.length - 1));
  const part = parts[read];
  return part ? { read, parts: parts.length, part } : null;
}

/** The levels given so far by an `each` step. */
export function levelsOf<F>(place: Place<F>): Readonly<Record<string, string>> {
  const value = place.seen.answers[place.name];
  return value !== undefined && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, string>>)
    : {};
}

/** Reads a tap on a button of the open question. */
export function readTap<F extends EngineFacts>(place: Place<F>, open: Open, option: string): Reading {
  const { step, seen } = place;
  if (insteadOf(step).some((code) => code === option) && !open.picked?.length) return { kind: 'answer', value: option };
  switch (step.kind) {
    case 'choice':
    case 'each':
      return optionCodes(step.options, seen.facts).includes(option)
        ? { kind: 'answer', value: option }
        : { kind: 'unclear', why: 'choice' };
    case 'many':
      return readPick(optionCodes(step.options, seen.facts), step.min, open.picked ?? [], option);
    case 'review': {
      if (option === 'confirm') return { kind: 'answer', value: 'confirm' };
      const name = option.startsWith('change.') ? option.slice('change.'.length) : '';
      return changeable(place).includes(name) ? { kind: 'change', step: name } : { kind: 'unclear', why: 'choice' };
    }
    case 'text':
      if (option === 'skip' && step.skip) return { kind: 'skip' };
      if (option === 'done' && open.draft) return { kind: 'answer', value: open.draft };
      return { kind: 'unclear', why: 'text' };
    case 'number':
      return { kind: 'unclear', why: 'number' };
    case 'document':
      return option === 'next' ? { kind: 'answer', value: 'next' } : { kind: 'unclear', why: 'choice' };
    case 'file':
      return option === 'skip' && step.skip ? { kind: 'skip' } : { kind: 'unclear', why: 'file' };
  }
}

/** A button of a several-choice says the state it leads to (+fr, -fr), so that a double tap changes nothing. */
function readPick(codes: readonly string[], min: number, picked: readonly string[], option: string): Reading {
  if (option === 'done') {
    return picked.length >= min ? { kind: 'answer', value: picked, chosen: picked } : { kind: 'unclear', why: 'few' };
  }
  const named = option.slice(1);
  const code = codes.includes(named) ? named : (picked.find((other) => ownWords(other) === named) ?? named);
  if (!codes.includes(code) && !picked.includes(code)) return { kind: 'unclear', why: 'many' };
  const without = picked.filter((other) => other !== code);
  return { kind: 'pick', picked: option.startsWith('+') ? [...without, code] : without };
}

/** Reads a typed text. Options are recognised by label, number or plain yes and no, in every language of the interface. */
export function readText<F extends EngineFacts>(
  place: Place<F>,
  open: Open,
  text: string,
  vocabulary: Vocabulary,
): Reading {
  const { step, seen } = place;
  const instead = open.draft === undefined && !open.picked?.length ? insteadNamed(place, text, vocabulary) : null;
  if (instead) return { kind: 'answer', value: instead };
  switch (step.kind) {
    case 'text':
      return readWords(step, open, text, vocabulary);
    case 'number':
      return readNumber(text, step.min(seen), step.max(seen));
    case 'choice': {
      const option = matchOption(place, optionCodes(step.options, seen.facts), text, vocabulary);
      if (option) return { kind: 'answer', value: option };
      if (step.free && text.trim().length > 0 && text.length <= OWN_MAX) return { kind: 'answer', value: text.trim() };
      return { kind: 'unclear', why: 'choice' };
    }
    case 'each': {
      const option = matchOption(place, step.options, text, vocabulary);
      return option ? { kind: 'answer', value: option } : { kind: 'unclear', why: 'choice' };
    }
    case 'many':
      return readSeveral(place, step, open, text, vocabulary);
    case 'file':
      return readNoFile(place, step, text, vocabulary);
    case 'document': {
      const next = matchOption(place, ['next'], text, vocabulary);
      const agreed = isWord(text, vocabulary, 'yes') || isWord(text, vocabulary, 'done');
      return next || agreed ? { kind: 'answer', value: 'next' } : { kind: 'unclear', why: 'choice' };
    }
    case 'review':
      return readReview(place, changeable(place), text, vocabulary);
  }
}

function readWords<F>(
  step: Extract<Question<F>, { kind: 'text' }>,
  open: Open,
  text: string,
  vocabulary: Vocabulary,
): Reading {
  const clean = text.trim();
  if (open.draft !== undefined) {
    if (isWord(clean, vocabulary, 'done')) return { kind: 'answer', value: open.draft };
    const whole = `${open.draft}\n${text}`;
    return whole.length > TEXT_MAX ? { kind: 'unclear', why: 'long' } : { kind: 'draft', draft: whole };
  }
  if (step.skip && isWord(clean, vocabulary, 'no')) return { kind: 'skip' };
  if (clean.length === 0 || !/[\p{L}\p{N}]/u.test(clean)) return { kind: 'unclear', why: 'text' };
  if (step.max !== undefined) {
    return clean.length > step.max ? { kind: 'unclear', why: 'long' } : { kind: 'answer', value: clean };
  }
  return text.length >= PIECE ? { kind: 'draft', draft: text } : { kind: 'answer', value: clean };
}

/** Words instead of a file: they can only say that there is none. */
function readNoFile<F extends EngineFacts>(
  place: Place<F>,
  step: Extract<Question<F>, { kind: 'file' }>,
  text: string,
  vocabulary: Vocabulary,
): Reading {
  const labels = vocabulary.languages.map((language) => vocabulary.label(language, place.flow, place.name, 'skip'));
  const skips = isWord(text, vocabulary, 'no') || labels.some((label) => label !== null && sameWords(text, label));
  return step.skip && skips ? { kind: 'skip' } : { kind: 'unclear', why: 'file' };
}

/** What is wrong with a file before anything of it was fetched, by its name and the size that the channel tells; null: fetch it. */
export function refusedBefore<F>(
  step: Extract<Question<F>, { kind: 'file' }>,
  { name, size }: { name: string; size: number | null },
): Extract<Reading, { kind: 'unclear' }> | null {
  const type = typeOfName(name);
  if (type === null || !step.types.includes(type)) return { kind: 'unclear', why: 'kind' };
  return size !== null && size > step.maxBytes ? { kind: 'unclear', why: 'big' } : null;
}

/** Reads a file that is in the store. */
export function readFile<F>(
  step: Extract<Question<F>, { kind: 'file' }>,
  { file, name, type, size }: { file: string; name: string; type: FileType; size: number },
): Reading {
  if (!step.types.includes(type)) return { kind: 'unclear', why: 'kind' };
  if (size > step.maxBytes) return { kind: 'unclear', why: 'big' };
  return { kind: 'answer', value: file, chosen: [`📎 ${name}`] };
}

/** What somebody typed in the place of an answer: the words of its button, its number, or others that mean the same. */
function insteadNamed<F extends EngineFacts>(
  { step, seen }: Place<F>,
  text: string,
  vocabulary: Vocabulary,
): Instead | null {
  const numbered = 'options' in step && /^\d{1,2}$/.test(fold(text));
  if (numbered) return insteadOf(step)[Number(fold(text)) - 1 - optionCodes(step.options, seen.facts).length] ?? null;
  const means = (code: Instead) =>
    isWord(text, vocabulary, code === 'none' ? 'nothing' : code) ||
    // “No” where there are no options that it could mean.
    (code !== 'unsure' && step.kind !== 'choice' && isWord(text, vocabulary, 'no')) ||
    vocabulary.languages.some((language) => {
      const label = vocabulary.label(language, 'common', 'instead', code);
      return label !== null && sameWords(text, label);
    });
  return insteadOf(step).find(means) ?? null;
}

function isWord(text: string, vocabulary: Vocabulary, kind: 'yes' | 'no' | 'done' | Exclude<Instead, 'none'>): boolean {
  return vocabulary.languages.some((language) =>
    vocabulary.words(language)[kind].some((word) => sameWords(text, word)),
  );
}

/** Digits of every script are understood (١٩٩٥ as well as 1995), and words around the one number do not matter. */
function readNumber(text: string, min: number, max: number): Reading {
  const plain = [...text].map((sign) => digitOf(sign) ?? sign).join('');
  const numbers = plain.match(/\d+/g) ?? [];
  const inRange = numbers.map(Number).filter((number) => number >= min && number <= max);
  const [only] = inRange;
  if (only !== undefined && new Set(inRange).size === 1) return { kind: 'answer', value: only };
  return { kind: 'unclear', why: numbers.length > 0 ? 'range' : 'number' };
}

/** Decimal digits stand in runs of ten in Unicode, so the distance to the run's zero is the value. */
function digitOf(sign: string): string | null {
  if (!/^\p{Nd}$/u.test(sign)) return null;
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value++;
  // Runs that touch each other (0-9 of two scripts) do not exist below the mathematical digits, which start at U+1D7CE.
  return code >= 0x1d7ce && code <= 0x1d7ff ? String((code - 0x1d7ce) % 10) : String(value);
}

/** The option that a text means: its label or its number, or the one that stands for yes or no. Null when unclear. */
export function matchOption<F extends EngineFacts>(
  place: Place<F>,
  codes: readonly string[],
  text: string,
  vocabulary: Vocabulary,
): string | null {
  const typed = fold(text);
  for (const language of [place.seen.facts.language, ...vocabulary.languages]) {
    const hit = codes.find((code) =>
      labelsOf(place, code, language, vocabulary).some((label) => sameWords(text, label)),
    );
    if (hit) return hit;
  }
  if (/^\d{1,2}$/.test(typed)) return codes[Number(typed) - 1] ?? null;
  const yes = codes.find((code) => code === 'yes');
  const no = codes.find((code) => code === 'no');
  if (yes && isWord(text, vocabulary, 'yes')) return yes;
  if (no && isWord(text, vocabulary, 'no')) return no;
  if (typed.length < 3) return null;
  const starts = codes.filter((code) =>
    labelsOf(place, code, place.seen.facts.language, vocabulary).some((label) => fold(label).startsWith(typed)),
  );
  return starts.length === 1 ? (starts[0] ?? null) : null;
}

function labelsOf<F extends EngineFacts>(
  place: Place<F>,
  code: string,
  language: string,
  vocabulary: Vocabulary,
): string[] {
  const { step, seen } = place;
  if ('options' in step && 'list' in step.options) {
    const name = step.options.list;
    if (name === 'spoken') return [vocabulary.languageName(code, language)];
    return listOf(seen.facts, name)
      .filter((item) => item.id === code)
      .flatMap((item) => [item.label, ...(item.also ?? [])]);
  }
  const label = vocabulary.label(language, place.flow, spokenAs(place.name, step), code);
  // "B1 · daily life" is understood by either half.
  return label === null ? [] : [label, ...label.split(/[·:,(]/u).filter((part) => fold(part) !== '')];
}

/** Several things in one text ("French and English"), added to what was tapped before; a plain "done" ends the choice. */
function readSeveral<F extends EngineFacts>(
  place: Place<F>,
  { options, min, free }: Extract<Question<F>, { kind: 'many' }>,
  open: Open,
  text: string,
  vocabulary: Vocabulary,
): Reading {
  const picked = open.picked ?? [];
  if (isWord(text, vocabulary, 'done')) {
    return picked.length >= min ? { kind: 'answer', value: picked, chosen: picked } : { kind: 'unclear', why: 'few' };
  }
  const codes = optionCodes(options, place.seen.facts);
  const spoken = 'list' in options && options.list === 'spoken';
  const found: string[] = [];
  let own = '';
  // "CV and letters" is one thing, "French and English" are two: the whole is tried before its halves.
  const match = (part: string) =>
    matchOption(place, codes, part, vocabulary) ?? (spoken ? vocabulary.languageNamed(part) : null);
  for (const part of match(text) ? [text] : text.split(/[,;/\n&+]/u)) {
    for (const half of match(part) ? [part] : part.split(/\s+(?:and|et|en|und|y|e|ve|و)\s+/iu)) {
      if (half.trim() === '') continue;
      const code = match(half);
      if (code) found.push(code);
      else if (free) own = own === '' ? half.trim() : text.trim();
      else return { kind: 'unclear', why: 'many' };
    }
  }
  // A sentence is not taken to pieces: what is not understood in several places is kept as it was written.
  if (own !== '') found.push(found.length === 0 ? text.trim() : own);
  if (own.length > OWN_MAX || (own !== '' && !/[\p{L}\p{N}]/u.test(own))) return { kind: 'unclear', why: 'many' };
  if (found.length === 0) return { kind: 'unclear', why: 'many' };
  return { kind: 'pick', picked: [...new Set([...picked, ...found])] };
}

function readReview<F extends EngineFacts>(
  place: Place<F>,
  of: readonly string[],
  text: string,
  vocabulary: Vocabulary,
): Reading {
  if (isWord(text, vocabulary, 'yes') || isWord(text, vocabulary, 'done')) return { kind: 'answer', value: 'confirm' };
  const typed = fold(text);
  if (typed === '1') return { kind: 'answer', value: 'confirm' };
  if (/^\d{1,2}$/.test(typed)) {
    const step = of[Number(typed) - 2];
    return step ? { kind: 'change', step } : { kind: 'unclear', why: 'choice' };
  }
  for (const language of vocabulary.languages) {
    const step = of.find((name) => {
      const label = vocabulary.label(language, place.flow, name, 'label');
      return label !== null && sameWords(text, label);
    });
    if (step) return { kind: 'change', step };
  }
  return { kind: 'unclear', why: 'choice' };
}
