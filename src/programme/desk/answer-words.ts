// Answers of the interview as a coordinator reads and writes them in a form: values in words of a language, and words back into values. Pure.
import type { Value } from '../../core/conversation.ts';
import type { EngineFacts, Instead, Question } from '../../core/flow.ts';
import { optionCodes, type Place, readText } from '../../core/read.ts';
import type { Vocabulary } from '../../core/vocabulary.ts';
import { WORDS_MAX, type WordsQuestion } from '../interview/sitting.ts';

/** What words are written and read with: the catalogue's, the reader's language, and the lists in it. */
export type Wording = { vocabulary: Vocabulary; language: string; lists: EngineFacts['lists'] };

/** What was understood: a value and whether it is of closed lists alone; `long` or `unclear` when it cannot be kept. */
export type Written = { kind: 'value'; value: Value; coded: boolean } | { kind: 'long' | 'unclear' };

/** The label of an option, or of what stands in the place of an answer. */
export function labelOf(question: WordsQuestion, code: string, { vocabulary, language, lists }: Wording): string {
  if (question.instead?.some((one) => one === code))
    return vocabulary.label(language, 'common', 'instead', code) ?? code;
  if (question.kind !== 'text' && 'list' in question.options) {
    return lists[question.options.list]?.find(({ id }) => id === code)?.label ?? code;
  }
  return vocabulary.label(language, 'interview', question.step, code) ?? code;
}

/** The codes of a question's options, as far as its lists are known. */
export const codesOf = (question: WordsQuestion, lists: EngineFacts['lists']): readonly string[] =>
  question.kind === 'text' ? [] : optionCodes(question.options, { now: '', language: '', lists });

/** A value as it stands in a field: one thing a line. */
export function inWords(question: WordsQuestion, value: Value | undefined, wording: Wording): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((code: string) => labelOf(question, code, wording)).join('\n');
  return labelOf(question, String(value), wording);
}

/** Reads what was written into a field. Every line of a question of several things is one of them. */
export function readWords(question: WordsQuestion, words: string, wording: Wording): Written {
  const place = placeOf(question, wording);
  const read = (text: string) => readText(place, { ask: 0 }, text, wording.vocabulary);
  const codes = codesOf(question, wording.lists);
  const isInstead = (value: Value) => (question.instead ?? []).some((one: Instead) => one === value);
  const whole = read(words.trim());
  if (whole.kind === 'answer') {
    return { kind: 'value', value: whole.value, coded: isInstead(whole.value) || codes.includes(String(whole.value)) };
  }
  if (question.kind !== 'many') return { kind: words.trim().length > WORDS_MAX ? 'long' : 'unclear' };
  const picked: string[] = [];
  for (const line of words.split('\n').filter((one) => one.trim() !== '')) {
    const one = read(line);
    if (one.kind !== 'pick') return { kind: 'unclear' };
    picked.push(...one.picked);
  }
  if (picked.length === 0) return { kind: 'unclear' };
  const value = [...new Set(picked)];
  return { kind: 'value', value, coded: value.every((code) => codes.includes(code)) };
}

/** The question as the engine reads it, outside of a talk. */
function placeOf(question: WordsQuestion, { language, lists }: Wording): Place<EngineFacts> {
  const seen = { answers: {}, facts: { now: '', language, lists } };
  return { flow: 'interview', name: question.step, step: stepOf(question), seen };
}

function stepOf(question: WordsQuestion): Question<EngineFacts> {
  const asks = { instead: question.instead ?? [], next: 'end' as const };
  if (question.kind === 'text') return { kind: 'text', max: WORDS_MAX, ...asks };
  const { kind, options, free } = question;
  const open = free ? { free } : {};
  return kind === 'choice' ? { kind, options, ...open, ...asks } : { kind, options, min: 1, ...open, ...asks };
}

/** Whether a question takes nothing but its options: then it is a list to choose from. */
export const isClosed = (question: WordsQuestion): boolean => question.kind === 'choice' && !question.free;
