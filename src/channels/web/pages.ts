// The pages of the web chat: files of the folder pages/, with their texts filled in the reader's language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../speech/catalogue.ts';
import { firstLanguage, languageFor, languages } from '../../speech/languages.ts';

/** Where the files stand, seen from this file. */
export const pagesFolder = join(import.meta.dirname, 'pages');

/** The language of a reader we know nothing of, from what the browser prefers. */
export function browserLanguage(header: string | undefined): string {
  for (const part of (header ?? '').split(',')) {
    const language = languageFor(part.split(';')[0]?.trim());
    if (language) return language;
  }
  return firstLanguage;
}

/** A page with every `{{hole}}` filled: from `values`, else from the texts of the web. Everything is escaped. */
export function fillPage(
  name: string,
  language: string,
  catalogue: Catalogue,
  values: Record<string, string> = {},
): string {
  const labels = catalogue.labels(language, 'web');
  const direction = languages.find((one) => one.code === language)?.direction ?? 'ltr';
  const known: Record<string, string> = { ...labels, ...values, language, direction };
  return readFileSync(join(pagesFolder, name), 'utf8').replace(/\{\{([\w.-]+)\}\}/g, (_, hole: string) => {
    const text = Object.hasOwn(known, hole) ? known[hole] : undefined;
    if (text === undefined) throw new Error(`The page ${name} has a hole "${hole}" that nothing fills`);
    return escapeHtml(text);
  });
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that can stand anywhere in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
