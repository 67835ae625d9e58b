// The texts of a language as they stand in locales/, for walks that follow them in any language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const locales = join(import.meta.dirname, '..', '..', 'locales');

/** Gives the text of a key of a flow, or undefined. */
export function openTexts(language: string): (flow: string, key: string) => string | undefined {
  const read = new Map<string, Record<string, string>>();
  return (flow, key) => {
    const texts = read.get(flow) ?? JSON.parse(readFileSync(join(locales, language, `${flow}.json`), 'utf8'));
    read.set(flow, texts);
    return Object.hasOwn(texts, key) ? texts[key] : undefined;
  };
}
