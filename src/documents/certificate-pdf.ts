// The certificate of somebody whose duo is over, as a PDF: one page, with a place for the signature of the centre.
import type { Catalogue } from '../speech/catalogue.ts';
import type { ComposedCertificate } from './composed.ts';
import { directionOf, wordsFor } from './language.ts';
import { openPaper } from './paper.ts';

/** The file; `at` is when it was decided to hand it out. */
export function certificatePdf(
  { language, person, title, about, rows, source, sign }: ComposedCertificate,
  at: string,
  catalogue: Catalogue,
): Promise<Uint8Array> {
  const words = wordsFor(language, catalogue);
  const paper = openPaper({ title: `${title} · ${person}`, language, direction: directionOf(language), at });
  paper.under('DUO for a JOB');
  paper.title(title);
  paper.line();
  paper.name(person);
  paper.text(about);
  for (const [label, value] of rows) paper.fact(label, value);
  paper.text(source);
  for (const label of sign) paper.blank(label);
  return paper.end((page, pages) => words.text('page', { page, pages }));
}
