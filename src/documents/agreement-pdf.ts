// The signed agreement as a PDF: title, numbered clauses, and a table of who signed when and where.
import type { Catalogue } from '../speech/catalogue.ts';
import type { ComposedAgreement } from './composed.ts';
import { directionOf, wordsFor } from './language.ts';
import { openPaper } from './paper.ts';
import { whenSigned } from './when-signed.ts';

/** So much of a hash is on the paper; the whole is in the database. */
const HASH_SHOWN = 12;
/** For an agreement that says no instant. It must not be the time of making it: everybody has the same bytes. */
const NO_TIME = '2000-01-01T00:00:00.000Z';

/** The file. Nothing but the agreement itself goes into it, so that it is the same whenever it is made. */
export function agreementPdf(agreement: ComposedAgreement, catalogue: Catalogue): Promise<Uint8Array> {
  const { language, title, duo, version, parts, signatures } = agreement;
  const words = wordsFor(language, catalogue);
  const at =
    signatures
      .map((one) => instantOf(one.at))
      .sort()
      .at(-1) || NO_TIME;
  const paper = openPaper({ title: `${title} · ${duo}`, language, direction: directionOf(language), at });
  paper.title(title);
  paper.under(duo);
  paper.line();
  for (const [nth, { heading, paragraphs }] of parts.entries()) {
    // A text that says its own numbers keeps them; a heading alone stands above what follows.
    const own = /^(\d+)\.\s/.exec(heading ?? '')?.[1];
    const number = own ?? `${nth + 1}`;
    if (heading !== undefined && (own || paragraphs.length === 0)) paper.heading(heading);
    else paper.heading(heading === undefined ? `${number}.` : `${number}. ${heading}`);
    for (const [at, text] of paragraphs.entries()) paper.clause(`${number}.${at + 1}`, text);
  }
  const heads = ['role', 'name', 'when', 'channel', 'hash'].map((key) => words.text(`sign.${key}`));
  const rows = signatures.map((one) => [
    words.named('role', one.role),
    one.name,
    whenSigned(one.at, language),
    words.named('channel', one.channel),
    one.hash.slice(0, HASH_SHOWN),
  ]);
  paper.table(words.text('sign.title'), heads, rows, [17, 29, 24, 12, 18]);
  paper.note(words.text('sign.note'), words.direction);
  return paper.end((page, pages) => `${words.text('page', { page, pages })} · ${words.text('version', { version })}`);
}

const instantOf = (at: string): string => /^\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(at)?.[0] ?? '';
