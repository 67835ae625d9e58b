// Turns what the engine wants to say into finished text and buttons in the reader's language. Channels only lay it out.
import type { ButtonRef, EngineEffect, FileWanted, Heading, Line, TextRef } from '../core/effect.ts';
import type { ListItem } from '../core/flow.ts';
import type { Catalogue } from './catalogue.ts';
import { languageName } from './spoken.ts';

/** A button as people see it, and the option that its tap stands for. */
export type Button = { label: string; option: string; picked?: boolean };

/** A finished message: plain text, never markup. */
export type Message = { text: string; buttons: Button[][]; file?: FileWanted };

/** A message longer than this is sent as several; every channel can carry it (Slack: 3000 characters a section). */
export const MESSAGE_MAX = 3000;

type Lists = Record<string, readonly ListItem[]>;

/** The finished messages of one say effect: one, or several when the text is long; the buttons are on the last. */
export function compose(
  effect: Extract<EngineEffect, { kind: 'say' }>,
  language: string,
  catalogue: Catalogue,
  lists: Lists,
): Message[] {
  const ref =
    effect.orElse && !catalogue.has(language, effect.text.flow, effect.text.key) ? effect.orElse : effect.text;
  const body = speak(ref, language, catalogue);
  const lines = (effect.lines ?? []).map((line: Line | Heading, at) =>
    'title' in line
      ? `${at === 0 ? '' : '\n'}${speak(line.title, language, catalogue)}`
      : composeLine(line, language, catalogue, lists),
  );
  const below = effect.below ? ['', speak(effect.below, language, catalogue)] : [];
  const parts = split([body, ...(lines.length > 0 ? ['', ...lines] : []), ...below].join('\n'), MESSAGE_MAX);
  const buttons = composeButtons(effect.buttons ?? [], language, catalogue);
  const { file } = effect;
  return parts.map((text, at) =>
    at === parts.length - 1 ? { text, buttons, ...(file ? { file } : {}) } : { text, buttons: [] },
  );
}

/** The rows of buttons, labelled. */
export function composeButtons(
  rows: readonly (readonly ButtonRef[])[],
  language: string,
  catalogue: Catalogue,
): Button[][] {
  return rows.map((row) =>
    row.map(({ option, label, picked }) => {
      const written = speak(label, language, catalogue);
      return picked ? { option, label: `✓ ${written}`, picked } : { option, label: written };
    }),
  );
}

/** A text of the catalogue, or words that stand for themselves. */
export function speak(ref: TextRef | string, language: string, catalogue: Catalogue): string {
  if (typeof ref === 'string') return ref;
  if (ref.flow === 'languages') return languageName(ref.key, language);
  return catalogue.text(language, ref.flow, ref.key, ref.params);
}

/** "First name: Ana": a line of a summary. */
export function composeLine(line: Line, language: string, catalogue: Catalogue, lists: Lists): string {
  const label = catalogue.has(language, line.flow, `${line.step}.label`)
    ? catalogue.text(language, line.flow, `${line.step}.label`)
    : line.step;
  const value = valueText(line, language, catalogue, lists);
  const whole = line.note ? `${value} (${speak(line.note, language, catalogue)})` : value;
  return catalogue.text(language, 'common', 'line', { label, value: whole });
}

/** Lists in one language before those that are in the language of the turn's beginning: it may have changed since. */
const inOrder = (lists: Lists): [string, readonly ListItem[]][] =>
  Object.entries(lists).sort(([a], [b]) => Number(b.includes('.')) - Number(a.includes('.')));

function valueText({ flow, step, value }: Line, language: string, catalogue: Catalogue, lists: Lists): string {
  const one = (code: string): string => {
    if (catalogue.has(language, flow, `${step}.${code}`)) return catalogue.text(language, flow, `${step}.${code}`);
    if (catalogue.has(language, 'common', `instead.${code}`))
      return catalogue.text(language, 'common', `instead.${code}`);
    for (const [name, list] of inOrder(lists)) {
      // The languages of the interface are named in themselves; as an answer they are named in the reader's language.
      // Frequent questions are no answers.
      if (name === 'interface' || name.startsWith('faq')) continue;
      const [, only = language] = name.split('.');
      if (only !== language) continue;
      const item = list.find((candidate) => candidate.id === code);
      if (item && item.label !== code) return item.label;
    }
    return code;
  };
  // A file is kept under an id that says nothing to a reader; that there is none is a code.
  const isId = typeof value === 'string' && !catalogue.has(language, 'common', `instead.${value}`);
  if (isId && catalogue.has(language, flow, `${step}.given`)) return catalogue.text(language, flow, `${step}.given`);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return one(value);
  if (Array.isArray(value)) {
    // What neither the catalogue nor a list knows is a language, or somebody's own words.
    const isLanguage = (code: string) => step === 'languages' && /^[a-z]{2,3}$/.test(code);
    return value
      .map(String)
      .map((code) => (one(code) === code && isLanguage(code) ? languageName(code, language) : one(code)))
      .join(', ');
  }
  return Object.entries(value)
    .map(([item, level]) => `${languageName(item, language)} ${level}`)
    .join(', ');
}

/** Cuts a long text at the end of a paragraph, a line, a sentence or a word, in this order; never inside a character. */
export function split(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const cut = ['\n\n', '\n', '. ', ' ']
      .map((mark) => rest.lastIndexOf(mark, max - mark.length) + mark.length)
      .find((at) => at > max / 2);
    // A cut between the two halves of a character outside the basic plane moves one to the left.
    const hard = /[\uD800-\uDBFF]/.test(rest.charAt(max - 1)) ? max - 1 : max;
    parts.push(rest.slice(0, cut ?? hard).trimEnd());
    rest = rest.slice(cut ?? hard).trimStart();
  }
  return [...parts, rest];
}
