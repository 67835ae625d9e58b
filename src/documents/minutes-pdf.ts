// The minutes of a session as a PDF.
import type { Catalogue } from '../speech/catalogue.ts';
import type { ComposedMinutes } from './composed.ts';
import { directionOf, wordsFor } from './language.ts';
import { openPaper } from './paper.ts';

/** The file; `at` is when it was decided to hand it out. */
export function minutesPdf(
  { language, title, sections }: ComposedMinutes,
  at: string,
  catalogue: Catalogue,
): Promise<Uint8Array> {
  const words = wordsFor(language, catalogue);
  const paper = openPaper({ title, language, direction: directionOf(language), at });
  paper.title(title);
  paper.line();
  for (const section of sections) {
    paper.heading(section.title);
    for (const text of section.lines) paper.item(text);
  }
  return paper.end((page, pages) => words.text('page', { page, pages }));
}
